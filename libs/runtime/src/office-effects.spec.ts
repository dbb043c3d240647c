import { jest } from '@jest/globals';
import type { Actor } from '@tabir/engine';
import { AppError, armFaults } from '@tabir/kernel';
import { mkdirSync, writeFileSync } from 'node:fs';
import { memoryWorld, type MemoryWorld } from '../../testing/src/memory-world.js';
import { CALENDAR_CHANGE, SETTINGS_CHANGE } from '../../testing/src/office-changes.js';
import { sample } from '../../testing/src/sample-workflow.js';
import { calendarChangeV1 } from '../../../workflows/calendar-change/v1/index.js';
import { settingsChangeV1 } from '../../../workflows/settings-change/v1/index.js';
import { EffectRunner, officeEffects, readLogEntry, type Delivery, type LogRecord } from './index.js';

const person = (id: string, role: string): Actor => ({ id, role, unit: 'unit-1', agency: null, onBehalfOf: null });
const [officer, chair, head] = [person('o-1', 'officer'), person('c-1', 'chair'), person('h-1', 'head')];

let commandNumber = 0;
const commandId = (): string => `command-${++commandNumber}`;
const office = (now?: string): MemoryWorld =>
  memoryWorld([sample, settingsChangeV1, calendarChangeV1], now === undefined ? {} : { now });

const begin = async (world: MemoryWorld, workflow: string, payload: object, actor = officer): Promise<string> =>
  (await world.commands.start({ commandId: commandId(), actor, workflow, payload })).instanceId;

async function send(world: MemoryWorld, instanceId: string, type: string, actor: Actor, payload: object = {}): Promise<void> {
  const ifMatch = (await world.reads.instance(instanceId))?.revision ?? 0;
  await world.commands.send({ commandId: commandId(), instanceId, actor, type, payload, ifMatch });
}

const runnerOf = (world: MemoryWorld): EffectRunner =>
  new EffectRunner(world.commands, world.agenda, world.office, {
    ...officeEffects({ ...world, versions: world.office }),
    notify: () => Promise.resolve(null),
  });

/** Delivers what waits and what that causes, until nothing waits any more. */
async function deliverAll(world: MemoryWorld): Promise<Delivery[]> {
  const came: Delivery[] = [];
  for (let waiting = ['']; waiting.length > 0;) {
    waiting = await world.agenda.waitingEffects(world.systemClock.now(), 100);
    for (const id of waiting) came.push(await runnerOf(world).deliver(id));
  }
  return came;
}

const secret = (world: MemoryWorld, endsOn = '2026-12-31', agency?: string): Promise<string> =>
  begin(world, 'sample', { unit: 'unit-1', title: 'Rahasia', endsOn, ...(agency === undefined ? {} : { agency }) });

const context = async (world: MemoryWorld, id: string): Promise<Record<string, unknown>> =>
  (await world.reads.instance(id))?.state.context as Record<string, unknown>;
const log = async (world: MemoryWorld, id: string): Promise<LogRecord[]> =>
  (await world.reads.history(`case:${id}`, 0, 1_000)).map(readLogEntry);

async function activated(world: MemoryWorld, workflow: string, payload: object): Promise<string> {
  const id = await begin(world, workflow, payload);
  await send(world, id, 'ACTIVATE', chair);
  return id;
}

afterEach(() => armFaults(() => undefined));

describe('adoptSettings', () => {
  it('merges the change into what is in force at that moment, and says which version came of it', async () => {
    const world = office();
    const first = await activated(world, 'settings-change', SETTINGS_CHANGE);
    const second = await activated(world, 'settings-change', {
      ...SETTINGS_CHANGE,
      opinionQuorum: undefined,
      duties: [{ duty: 'sample.preparation', roles: ['chair'] }],
    });
    await deliverAll(world);
    expect(world.office.settings().values).toEqual({ opinionQuorum: 2, duties: { 'sample.preparation': ['chair'] } });
    expect((await context(world, second))['version']).toBe(world.office.settings().version);
    expect((await world.reads.instance(first))?.state.value).toBe('inForce');
  });

  it('changes nothing more when it is done again after its worker died, whatever came into force since', async () => {
    const world = office();
    const id = await activated(world, 'settings-change', SETTINGS_CHANGE);
    armFaults((point) => {
      if (point === 'office.after-adopt') throw new AppError('unavailable', 'x.y', 'Dead.');
    });
    await deliverAll(world);
    armFaults(() => undefined);
    await activated(world, 'settings-change', { ...SETTINGS_CHANGE, opinionQuorum: 5 });
    await deliverAll(world);
    world.systemClock.advance(60_000);
    await deliverAll(world);
    expect((await world.reads.instance(id))?.state.value).toBe('inForce');
    expect(world.office.settings().values).toEqual({ opinionQuorum: 5 });
  });
});

describe('a ladder put in force', () => {
  const LADDER = { t90: 90, t60: 70, t45: 45, t5: 5 };
  const change = { ...SETTINGS_CHANGE, opinionQuorum: undefined, ladder: LADDER };

  it('reaches every record that runs, with a row in its log, and the history verifies', async () => {
    const world = office();
    const [mine, endless] = [await secret(world), await begin(world, 'sample', { unit: 'unit-1', title: 'Rahasia' })];
    const id = await activated(world, 'settings-change', change);
    await deliverAll(world);
    const { version } = world.office.settings();
    expect(await context(world, id)).toMatchObject({ version, sums: { checked: 3, moved: 1, failed: 0 } });
    expect((await log(world, mine)).at(-1)).toMatchObject({
      kind: 'recalculated',
      settings: version,
      event: {
        payload: {
          deadlines: [{ from: '2026-10-05T16:00:00.000Z', to: '2026-09-21T16:00:00.000Z', past: false }],
          atOnce: 0,
        },
      },
    });
    expect((await log(world, endless)).at(-1)?.kind).toBe('start');
    for (const one of [mine, endless]) {
      expect(await world.reads.instance(one)).toMatchObject({ settings: version });
      expect(await world.verifier.instance(one)).toEqual([]);
    }
    expect((await world.reads.deadlines(mine)).map(({ dueAt }) => dueAt)).toContain('2026-09-21T16:00:00.000Z');
  });

  it('fires at once what it puts into the past, and leaves fired what has fired', async () => {
    const world = office('2026-09-25T01:00:00.000Z');
    const id = await secret(world);
    await activated(world, 'settings-change', change);
    await deliverAll(world);
    const last = (await log(world, id)).at(-1);
    expect(last?.event.payload).toMatchObject({ moved: 2, atOnce: 1 });
    await world.commands.fireDue(id);
    await activated(world, 'settings-change', { ...change, ladder: { ...LADDER, t60: 50 } });
    await deliverAll(world);
    const rungs = (await log(world, id)).filter(({ event }) => event.type === 'rung1');
    expect(rungs).toMatchObject([{ at: '2026-09-25T01:00:00.000Z', dueAt: '2026-09-21T16:00:00.000Z' }]);
    expect((await world.reads.deadlines(id)).map(({ name }) => name)).not.toContain('rung1');
    expect(await world.verifier.instance(id)).toEqual([]);
  });

  it('is found out when the moments were counted with other settings than the row says', async () => {
    const world = office();
    const id = await secret(world);
    const other = { version: 'other', values: { ladder: LADDER } };
    world.office.adopt(other);
    const instance = await world.reads.instance(id);
    Object.assign(instance!, { settings: other.version });
    expect(await world.verifier.instance(id)).toContainEqual(expect.objectContaining({ kind: 'deadlines' }));
  });

  it('is derived page by page, and counts once what a worker moved that died', async () => {
    const world = office();
    for (let i = 0; i < 3; i++) await secret(world);
    const id = await activated(world, 'settings-change', change);
    let passed = 0;
    armFaults((point) => {
      if (point === 'recalculate.after-record' && ++passed === 2) throw new AppError('unavailable', 'x.y', 'Dead.');
    });
    expect(await deliverAll(world)).toContain('later');
    world.systemClock.advance(60_000);
    await deliverAll(world);
    expect((await context(world, id))['sums']).toMatchObject({ checked: 4, moved: 3, failed: 0 });
  });

  it('leaves every record alone when another setting changes', async () => {
    const world = office();
    const id = await secret(world);
    const before = await world.reads.instance(id);
    await activated(world, 'settings-change', SETTINGS_CHANGE);
    await deliverAll(world);
    expect(await world.reads.instance(id)).toEqual(before);
  });
});

describe('a proposal to give duties to other roles', () => {
  const propose = (duty: string, roles: string[]): Promise<string> =>
    begin(office(), 'settings-change', { ...SETTINGS_CHANGE, duties: [{ duty, roles }] });
  const problem = (path: string, rule: string): object => ({
    code: 'payload.invalid',
    meta: { errors: [expect.objectContaining({ path, rule })] },
  });

  it('is taken when each duty is some workflow’s and each role may read there', async () => {
    await expect(propose('sample.preparation', ['chair', 'officer'])).resolves.toEqual(expect.any(String));
  });

  it.each<[string, string, string[], string, string]>([
    ['a duty that no workflow has', 'sample.unheard-of', ['chair'], 'duties.0.duty', 'isDuty'],
    ['a duty of a workflow that is not there', 'strange.preparation', ['chair'], 'duties.0.duty', 'isDuty'],
    ['what every object has', 'sample.constructor', ['chair'], 'duties.0.duty', 'isDuty'],
    ['a role that cannot read the records', 'settings-change.activation', ['agency'], 'duties.0.roles', 'isReader'],
    ['a duty taken from those who are named for it', 'sample.vote', ['chair'], 'duties.0.roles', 'keepsRole'],
    ['no role', 'sample.preparation', [], 'duties.0.roles', 'arrayMinSize'],
    ['a role twice', 'sample.preparation', ['chair', 'chair'], 'duties.0.roles', 'arrayUnique'],
    ['a role that nobody knows', 'sample.preparation', ['king'], 'duties.0.roles', 'isIn'],
  ])('is refused for %s', async (_what, duty, roles, path, rule) => {
    await expect(propose(duty, roles)).rejects.toMatchObject(problem(path, rule));
  });
});

describe('adoptCalendar', () => {
  it('puts the changed calendar in force, and every record is derived anew', async () => {
    const world = office();
    const [mine, theirs, later] = [
      await secret(world),
      await secret(world, '2026-12-31', 'a-1'),
      await secret(world, '2030-12-31'),
    ];
    const id = await activated(world, 'calendar-change', CALENDAR_CHANGE);
    await deliverAll(world);
    expect((await world.reads.instance(id))?.state.value).toBe('inForce');
    expect(await context(world, id)).toMatchObject({
      version: world.office.calendar().version,
      sums: {
        checked: 4,
        moved: 2,
        failed: 0,
        agencies: [
          { agency: null, moved: 1 },
          { agency: 'a-1', moved: 1 },
        ],
      },
    });
    const [row] = (await log(world, mine)).slice(-1);
    expect(row).toMatchObject({ kind: 'recalculated', event: { payload: { moved: expect.any(Number), atOnce: 0 } } });
    expect((await log(world, later)).at(-1)?.kind).toBe('start');
    expect(await world.verifier.instance(theirs)).toEqual([]);
    expect(await world.verifier.instance(id)).toEqual([]);
  });

  it('says for each deadline where it lay, where it lies, and which fell into the past and fires at once', async () => {
    // The second rung of the term lay on 17 November at 00:00; now that the 18th is off, it passed on the 16th.
    const world = office('2026-11-16T01:00:00.000Z');
    const id = await secret(world);
    await activated(world, 'calendar-change', {
      ...CALENDAR_CHANGE,
      decree: { ...CALENDAR_CHANGE.decree, remove: [] },
    });
    await deliverAll(world);
    const rows = await log(world, id);
    const recalculated = rows.at(-1);
    const payload = recalculated?.event.payload as {
      deadlines: { key: string; from: string; to: string; past: boolean }[];
      atOnce: number;
    };
    const rung = payload.deadlines.find(({ key }) => key.endsWith('rung2'));
    expect(rung).toMatchObject({ from: '2026-11-16T16:00:00.000Z', to: '2026-11-15T16:00:00.000Z', past: true });
    expect(payload.atOnce).toBe(1);
    await world.commands.fireDue(id);
    expect((await log(world, id))[rows.length]).toMatchObject({
      kind: 'deadline',
      at: '2026-11-16T01:00:00.000Z',
      dueAt: '2026-11-15T16:00:00.000Z',
    });
    const history = await world.queries.history(id, officer, rows.length - 1, 1);
    expect(history[0]?.sentence.id).toMatch(
      /kalender kerja dan pengaturan yang baru\. Yang bergeser: \d+\. .*langsung jatuh tempo: 1\.$/,
    );
  });

  it('goes back to the people when the calendar in force has changed so that it does not fit', async () => {
    const world = office();
    const both = [
      await activated(world, 'calendar-change', CALENDAR_CHANGE),
      await activated(world, 'calendar-change', CALENDAR_CHANGE),
    ];
    await deliverAll(world);
    const values = await Promise.all(both.map(async (id) => (await world.reads.instance(id))?.state.value));
    expect(values).toEqual(['inForce', 'proposed']);
  });

  it('hides no fault behind that: it is tried again', async () => {
    const world = office();
    const id = await activated(world, 'calendar-change', CALENDAR_CHANGE);
    armFaults((point) => {
      if (point === 'office.after-adopt') throw new AppError('unavailable', 'x.y', 'Dead.');
    });
    expect(await deliverAll(world)).toEqual(['later']);
    armFaults(() => undefined);
    world.systemClock.advance(60_000);
    await deliverAll(world);
    expect((await world.reads.instance(id))?.state.value).toBe('inForce');
  });
});

describe('recalculateAll', () => {
  it('goes on page by page, and counts once what a worker moved that died', async () => {
    const world = office();
    for (let i = 0; i < 230; i++) await secret(world);
    const id = await activated(world, 'calendar-change', CALENDAR_CHANGE);
    let passed = 0;
    armFaults((point) => {
      if (point === 'recalculate.after-record' && ++passed === 50) throw new AppError('unavailable', 'x.y', 'Dead.');
    });
    expect(await deliverAll(world)).toContain('later');
    expect((await context(world, id))['sums']).toMatchObject({ checked: 0, moved: 0 });
    world.systemClock.advance(60_000);
    await deliverAll(world);
    expect((await context(world, id))['sums']).toMatchObject({ checked: 231, moved: 230, failed: 0 });
    const rows = await log(world, (await world.reads.instanceIds(null, 1))[0]!);
    expect(rows.filter(({ kind }) => kind === 'recalculated')).toHaveLength(1);
  });

  it('passes by what it cannot derive, counts it, and derives the others', async () => {
    const world = office();
    const [broken, fine] = [await secret(world), await secret(world)];
    const { recalculate } = world.commands;
    const fails = [new Error('broken'), new AppError('unavailable', 'workflow.version-missing', 'Newer.')];
    const ids = [broken, await secret(world)];
    jest.spyOn(world.commands, 'recalculate').mockImplementation((id) => {
      const fault = fails[ids.indexOf(id)];
      return fault ? Promise.reject(fault) : recalculate.call(world.commands, id);
    });
    const id = await activated(world, 'calendar-change', CALENDAR_CHANGE);
    await deliverAll(world);
    expect((await context(world, id))['sums']).toMatchObject({ checked: 4, moved: 1, failed: 2 });
    expect((await log(world, fine)).at(-1)?.kind).toBe('recalculated');
  });

  it('waits for the database instead of counting it as a failure', async () => {
    const world = office();
    await secret(world);
    const away = jest
      .spyOn(world.commands, 'recalculate')
      .mockRejectedValue(new AppError('unavailable', 'database.unavailable', 'Away.'));
    const id = await activated(world, 'calendar-change', CALENDAR_CHANGE);
    expect(await deliverAll(world)).toContain('later');
    away.mockRestore();
    world.systemClock.advance(60_000);
    await deliverAll(world);
    expect((await context(world, id))['sums']).toMatchObject({ checked: 2, moved: 1, failed: 0 });
  });
});

/** UPDATE_HISTORIES=1 records these lives for the replay tier, as the demo's are (CONTRIBUTING). */
if (process.env['UPDATE_HISTORIES'])
  it.each([
    ['settings-change', SETTINGS_CHANGE, { ...SETTINGS_CHANGE, opinionQuorum: 5 }],
    ['calendar-change', CALENDAR_CHANGE, { ...CALENDAR_CHANGE, decree: undefined, week: 6 }],
  ])('the lives of %s are recorded', async (workflow, one, other) => {
    const world = office();
    const lives = [await begin(world, workflow, one), await begin(world, workflow, one), await begin(world, workflow, other)];
    await send(world, lives[0]!, 'REJECT', head, { reason: 'Belum perlu.' });
    await send(world, lives[1]!, 'ACTIVATE', chair);
    world.clock.advance(1_000);
    await deliverAll(world);
    const rows = (await Promise.all(lives.map((id) => world.reads.history(`case:${id}`, 0, 100)))).flat();
    const folder = new URL(`../../../workflows/${workflow}/v1/histories/`, import.meta.url);
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL('lives.jsonl', folder), rows.map(({ bytes }) => `${Buffer.from(bytes).toString()}\n`).join(''));
    expect(rows.length).toBeGreaterThan(lives.length);
  });
