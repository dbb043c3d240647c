import { activePaths, deadlinesOf, tasksOf, type Actor } from '@tabir/engine';
import { canonicalText, plusDays, plusMs } from '@tabir/kernel';
import { effectiveStatus, type RegisterRow } from '@tabir/register/row';
import { getMicrosteps, type AnyMachineSnapshot, type AnyStateNode, type AnyTransitionDefinition } from 'xstate';
import { PAYLOADS, PEOPLE, REMAINDER, determination, ground, record } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal, SYSTEM } from '../../../libs/testing/src/rehearsal.js';
import { type Context } from './context.js';
import { exemptInformationV1 } from './index.js';

const workflow = exemptInformationV1;
const { agency, member1, member2, member3 } = PEOPLE;
const DAY_MS = 86_400_000;

function nodes(node: AnyStateNode = workflow.machine.root): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap((child) => nodes(child as AnyStateNode))];
}
const candidatesOf = (node: AnyStateNode): AnyTransitionDefinition[] =>
  [...node.transitions.values()].flat().concat((node.always ?? []) as AnyTransitionDefinition[]);
const nameOf = (t: AnyTransitionDefinition): string =>
  `${t.source.path.join('.')} —${t.eventType === '' ? 'always' : t.eventType}${candidatesOf(t.source)
    .filter(({ eventType }) => eventType === t.eventType)
    .indexOf(t)}→ ${(t.target ?? []).map((node) => node.path.join('.')).join() || '·'}`;

const ALL_STATES = nodes()
  .map((node) => node.path.join('.'))
  .filter((path) => path !== '');
const ALL_TRANSITIONS = nodes().flatMap(candidatesOf).map(nameOf);

const ended = determination([ground({ kind: 'date', endsOn: '2026-01-04' })]);
const inPart = determination([ground()], { scope: 'part', exemptPart: 'x' });
const weak = determination([ground({ kind: 'unstated', recheckOn: '2026-06-01' }), ground()]);

/** Who sends what: every event with its example, those with several outcomes in several forms. */
const FORMS: Readonly<Record<string, readonly object[]>> = {
  PREPARE_REVIEW: [
    { ...PAYLOADS.PREPARE_REVIEW, panel: [member1.id, member2.id, member3.id], panelAgencies: [null, 'agency-1', 'agency-2'] },
    { recommendation: 'keep', reason: 'x', noConsiderationBecause: 'y' },
    { recommendation: 'open', reason: 'x', noConsiderationBecause: 'y', remainder: REMAINDER },
  ],
  REMAINDER_BEGUN: [PAYLOADS.REMAINDER_BEGUN, { ref: 'remainder', code: 'event.refused', rules: ['recheck.too-late'] }],
  ENTRY_OPENED: [PAYLOADS.ENTRY_OPENED, { values: [{ key: 'publicTitle', value: null }] }],
  PLACE_HOLD: [PAYLOADS.PLACE_HOLD, { ...PAYLOADS.PLACE_HOLD, caseNumber: 'another' }],
  PROPOSE_CORRECTION: [
    PAYLOADS.PROPOSE_CORRECTION,
    {
      ...PAYLOADS.PROPOSE_CORRECTION,
      number: 'longer',
      grounds: [ground({ kind: 'date', endsOn: '2040-12-31' })],
    },
  ],
  REPORT_END: [
    PAYLOADS.REPORT_END,
    { ...PAYLOADS.REPORT_END, ground: 1 },
    { ...PAYLOADS.REPORT_END, ground: 2 },
    { ...PAYLOADS.REPORT_END, endedBy: 'event' },
    { ...PAYLOADS.REPORT_END, endedBy: 'ruling', ground: 1 },
    { ...PAYLOADS.REPORT_END, endedBy: 'ruling', remainder: REMAINDER },
  ],
  RECORD_DETERMINATION: [
    determination(),
    determination([ground({ kind: 'years', startsOn: '2020-01-01', years: 20 })]),
    weak,
    ended,
  ],
};
const senders = (duty: string): readonly Actor[] =>
  duty === 'system' ? [SYSTEM] : Object.values(PEOPLE).filter(({ role }) => workflow.duties[duty]?.includes(role));

/** A hold bears on what is stored; that it bears on nothing else is a test of its own. */
const bearsOn = (r: Rehearsal, type: string): boolean =>
  !type.endsWith('_HOLD') || activePaths(r.state.value).includes('storage.stored');

/** Every step that the rules allow from here: all events, the next deadline, and a worker that comes back after a year. */
function* moves(r: Rehearsal): Generator<(copy: Rehearsal) => Rehearsal> {
  for (const type of r.possible().filter((one) => bearsOn(r, one)))
    for (const actor of senders(workflow.events[type]?.duty ?? ''))
      for (const form of FORMS[type] ?? [(PAYLOADS as Record<string, object>)[type] ?? {}]) {
        // What is dated carries the day on which it is sent.
        const dated = Object.fromEntries(
          Object.entries(form).map(([field, value]) => [
            field,
            ['uploadedOn', 'dueBackOn', 'letterDate', 'takenDownOn'].includes(field)
              ? calendar.dateOf(r.now)
              : field === 'recheckOn'
                ? plusDays(calendar.dateOf(r.now), 90)
                : (value as unknown),
          ]),
        );
        if (r.refusals(type, actor, dated).length === 0) yield (copy) => copy.send(type, actor, dated);
      }
  const next = r.last.deadlines[0]?.dueAt;
  if (next) yield (copy) => copy.moveTo(next);
  yield (copy) => copy.moveTo(plusMs(r.now, 365 * DAY_MS));
}

/** What makes a scene worth walking on from: regions that bear on each other, in combinations not yet met. */
function keysOf(r: Rehearsal): string[] {
  const paths = activePaths(r.state.value);
  const combine = (...regions: string[]): string =>
    paths.filter((path) => regions.some((region) => path.startsWith(region))).join();
  return [
    combine('intake', 'term.active.review', 'term.open'),
    combine('filing', 'listing', 'term.open'),
    combine('listing', 'entry'),
    `${combine('term.active.review')} ${(r.state.context as Context).opinions.length}`,
    `${combine('term.active.change', 'term.open.change', 'listing')} ${(r.state.context as Context).proposal?.determination?.number ?? ''}`,
    combine('term.active.change', 'term.active.review'),
    `${combine('term.active.change', 'intake')} ${(r.state.context as Context).ends.length > 0}`,
    `${combine('openPart', 'intake', 'term.open.release')} ${(r.state.context as Context).determination?.scope ?? ''}`,
    combine('remainder', 'term.active.review', 'term.open.release', 'intake'),
    combine('takedown', 'term.open', 'intake.withdrawn'),
    `${combine('term.active.recheck', 'term.active.mending')} ${(r.state.context as Context).reported?.ground ?? ''} ${(r.state.context as Context).reported?.endedBy ?? ''}`,
  ];
}

/** Walks on wherever something is new: a state, a transition, or a combination of the regions that bear on each other. */
function walk(starts: readonly Rehearsal[], visit: (r: Rehearsal) => void) {
  const states = new Set<string>();
  const transitions = new Set<string>();
  const keys = new Set<string>();
  const isNew = (set: Set<string>, item: string): boolean => set.size < set.add(item).size;
  const queue = [...starts];
  for (let r = queue.shift(); r; r = queue.shift()) {
    for (const move of moves(r)) {
      const copy = r.fork();
      const taken: string[] = [];
      watch(copy, taken);
      visit(move(copy));
      const fresh = [
        ...taken.map((name) => isNew(transitions, name)),
        ...activePaths(copy.state.value).map((path) => isNew(states, path)),
        ...keysOf(copy).map((key) => isNew(keys, key)),
      ];
      if (fresh.some(Boolean)) queue.push(copy);
    }
  }
  return { states, transitions };
}

/** Notes the transitions that a copy takes from now on, those of `always` among them. */
function watch(copy: Rehearsal, taken: string[]): void {
  const machine = workflow.machine;
  copy.onStep = (state, event, facts) => {
    const persisted = {
      value: state.value,
      status: 'active',
      context: { ...(state.context as object), $: { ...facts, today: calendar.dateOf(facts.at) } },
      historyValue: {},
      children: {},
    };
    let before = machine.restoreSnapshot(persisted as never, {} as never) as AnyMachineSnapshot;
    taken.push(...(machine.getTransitionData(before, event) as AnyTransitionDefinition[]).map(nameOf));
    for (const [after] of getMicrosteps(machine, before, event) as [AnyMachineSnapshot, unknown][]) {
      taken.push(...alwaysBetween(before, after).map(nameOf));
      before = after;
    }
  };
}

/** The `always` transitions whose source was active before a microstep and whose target is active after it. */
const alwaysBetween = (before: AnyMachineSnapshot, after: AnyMachineSnapshot): AnyTransitionDefinition[] =>
  before._nodes.flatMap((node: AnyStateNode) =>
    ((node.always ?? []) as AnyTransitionDefinition[]).filter(
      ({ target }) => !after._nodes.includes(node) && (target ?? []).every((one) => after._nodes.includes(one)),
    ),
  );

const begin = (more: object): Rehearsal =>
  Rehearsal.begin(workflow, calendar, '2026-01-05T01:00:00.000Z', agency, record(more), { opinionQuorum: 2 });

const accepted = (endsOn: string): Rehearsal =>
  begin({ determination: determination([ground({ kind: 'date', endsOn })]) })
    .send('SUBMIT', agency)
    .send('ACCEPT', PEOPLE.chair);

/** Chair and head have decided on a day; somebody's consent opened it before. */
const decidedButOpenedBefore = (): Rehearsal =>
  accepted('2026-12-31')
    .send('OPEN_REVIEW', PEOPLE.officer)
    .send('PREPARE_REVIEW', PEOPLE.officer, { recommendation: 'open', reason: 'x', noConsiderationBecause: 'y' })
    .send('DECIDE_TO_OPEN', PEOPLE.chair, { ...PAYLOADS.DECIDE_TO_OPEN, opensOn: '2026-06-01' })
    .send('APPROVE_OPENING', PEOPLE.head)
    .send('REPORT_END', PEOPLE.officer, PAYLOADS.REPORT_END)
    .send('CONFIRM_END', PEOPLE.chair);

/** Open by a typing error, and its real day passed while the head was asked. */
const closedTooLate = (): Rehearsal =>
  accepted('2026-01-31')
    .moveTo('2026-02-02T01:00:00.000Z')
    .send('PROPOSE_CORRECTION', PEOPLE.officer, {
      ...PAYLOADS.PROPOSE_CORRECTION,
      grounds: [ground({ kind: 'date', endsOn: '2026-02-28' })],
    })
    .send('CONFIRM_CHANGE', PEOPLE.chair)
    .moveTo('2026-03-02T01:00:00.000Z');

/** The public has what is open of it, and another determination closes another part. */
const anotherPart = (): Rehearsal =>
  begin({ determination: inPart })
    .send('SUBMIT', agency)
    .send('ACCEPT', PEOPLE.chair)
    .send('PROVIDE_OPEN_PART', PEOPLE.officer, PAYLOADS.PROVIDE_OPEN_PART)
    .send('PROPOSE_DETERMINATION', PEOPLE.officer, { ...PAYLOADS.PROPOSE_DETERMINATION, scope: 'part', exemptPart: 'y' })
    .send('DETERMINE_CHANGE', PEOPLE.chair);

/** Public and released, and its schedule is over: the paper may be destroyed. */
const disposable = (): Rehearsal =>
  accepted('2026-01-31')
    .send('STORE', PEOPLE.officer, PAYLOADS.STORE)
    .send('RECORD_RETENTION', PEOPLE.officer, PAYLOADS.RECORD_RETENTION)
    .moveTo('2026-02-02T01:00:00.000Z')
    .send('RELEASE', PEOPLE.officer, PAYLOADS.RELEASE);

function walkAll() {
  const visited: { r: Rehearsal; row: RegisterRow }[] = [];
  const starts = [
    begin({}),
    begin({ determination: determination() }),
    begin({ determination: determination([ground({ kind: 'event', event: 'x', recheckOn: '2026-06-01' }, 'h')]) }),
    begin({ determination: weak }),
    begin({ determination: ended }),
    begin({ determination: inPart }),
    anotherPart(),
    decidedButOpenedBefore(),
    closedTooLate(),
    disposable(),
  ];
  return { ...walk(starts, (r) => visited.push({ r, row: r.row as unknown as RegisterRow })), visited };
}

describe('a walk over the whole machine', () => {
  let walked: ReturnType<typeof walkAll> | undefined;
  /** Walked by the first test that asks, so that a walk that fails is a failed test and nobody who runs another one waits for it. */
  const whole = (): ReturnType<typeof walkAll> => (walked ??= walkAll());

  it('reaches every state and takes every transition', () => {
    const { states, transitions, visited } = whole();
    expect(ALL_STATES.filter((path) => !states.has(path))).toEqual([]);
    expect(ALL_TRANSITIONS.filter((name) => !transitions.has(name))).toEqual([]);
    expect(visited.length).toBeGreaterThan(1000);
  });

  it('finds in every state what the text of it gives back, with the tasks and deadlines derived anew', () => {
    for (const { r } of whole().visited) {
      const text = canonicalText(r.state);
      const again = JSON.parse(text) as typeof r.state;
      expect(canonicalText([tasksOf(workflow, again, r.measures), deadlinesOf(workflow, again, r.measures)])).toBe(
        canonicalText([r.last.tasks, r.last.deadlines]),
      );
      expect(canonicalText(again)).toBe(text);
      expect(r.state).toMatchObject({ status: 'active' });
      expect(r.state.context).not.toHaveProperty('$');
    }
  });

  it('keeps nothing that was reported or proposed beyond the state in which it waits', () => {
    for (const { r } of whole().visited) {
      const paths = activePaths(r.state.value);
      const { reported, proposal } = r.state.context as Context;
      expect(reported !== null).toBe(paths.includes('term.active.period.ending.reported'));
      const waits = paths.some((path) => /change\.(determining|correcting|awaitingHead|voiding|voidAwaitingHead)$/.test(path));
      expect([proposal !== null, paths]).toEqual([waits, paths]);
    }
  });

  it('agrees everywhere with the computed status: open exactly from its moment on', () => {
    for (const { r, row } of whole().visited) {
      const open = effectiveStatus(row, r.now) === 'open';
      expect([row.stage, row.term, open]).toEqual([row.stage, row.term, row.term === 'open']);
    }
  });

  it('leaves no work and no clock in a withdrawn record, and none of the law in an opened one', () => {
    for (const { r, row } of whole().visited) {
      // What is online still has to be taken down, and a paper that was lent to come back.
      const left = [...r.last.tasks, ...r.last.deadlines].filter(
        ({ state }) => !/^(listing\.outdated|storage\.stored|takedown)/.test(state),
      );
      if (row.stage === 'withdrawn') expect(left).toEqual([]);
      const legal = r.last.deadlines.filter(({ name }) => /^t\d|overdue|termEnds|opens|reviewOpens/.test(name));
      if (row.term === 'open') expect(legal).toEqual([]);
      if (row.term === 'active' && row.openBasis === 'law') expect(legal.map(({ name }) => name)).toContain('termEnds');
      if (row.term === 'active' && row.openBasis === 'decision') expect(legal.map(({ name }) => name)).toEqual(['opens']);
    }
  });

  it('lets no hold touch the period: with one more the same legal moments, tasks and clocks, but for a destruction that it ends', () => {
    const legal = ({ r }: { r: Rehearsal }): unknown => {
      const { hold: _hold, storage: _storage, ...row } = r.row;
      const elsewhere = <T extends { readonly state: string }>(items: readonly T[]): T[] =>
        items.filter(({ state }) => state !== 'storage.stored.destroying');
      return [row, elsewhere(r.last.tasks), elsewhere(r.last.deadlines)];
    };
    for (const [at, visit] of whole().visited.entries()) {
      if (at % 23 !== 0 || !visit.r.possible().includes('PLACE_HOLD')) continue;
      const caseNumber = `case ${at}`;
      const held = visit.r.fork().send('PLACE_HOLD', PEOPLE.officer, { ...PAYLOADS.PLACE_HOLD, caseNumber });
      expect(legal({ r: held })).toEqual(legal(visit));
      const lifted = held.fork().send('LIFT_HOLD', PEOPLE.chair, { ...PAYLOADS.LIFT_HOLD, caseNumber });
      expect(legal({ r: lifted })).toEqual(legal(visit));
      expect(held.row['storage']).not.toBe('stored.destroying');
    }
  });

  it('destroys a paper only of what is public and released and that nobody holds', () => {
    const destroyed = whole().visited.filter(({ row }) => row.storage === 'destroyed');
    expect(destroyed.length).toBeGreaterThan(0);
    for (const { r } of destroyed) {
      expect(r.state.context).toMatchObject({ locator: null, destruction: { approval: { by: { id: expect.any(String) } } } });
      expect(r.possible()).not.toEqual(expect.arrayContaining(['LEND']));
      expect(r.possible()).not.toEqual(expect.arrayContaining(['MOVE']));
    }
  });

  it('never shows the public what the chair has not authorised', () => {
    for (const { row } of whole().visited) {
      expect(row.listed).toBe(row.publicTitle !== null);
      if (['waiting', 'pending', 'proposed'].includes(row.listing)) expect(row.listed).toBe(false);
    }
  });
});
