import { defineWorkflow, type Actor } from '@tabir/engine';
import { AppError } from '@tabir/kernel';
import { cite, NOTHING_VERIFIED } from '@tabir/law';
import { unchanged } from '../../testing/src/bare-definition.js';
import { memoryWorld, MemoryPeople, type MemoryWorld } from '../../testing/src/memory-world.js';
import { sample, sampleDefinition } from '../../testing/src/sample-workflow.js';
import { CLOSED, Definitions, ERASED, inClear, Queries, sentenceOf, type Finding, type LogRecord, type Page } from './index.js';

const person = (id: string, role: string, more: Partial<Actor> = {}): Actor => ({
  id,
  role,
  unit: 'u',
  agency: null,
  onBehalfOf: null,
  ...more,
});
const officer = person('o-1', 'officer');
const colleague = person('o-2', 'officer');
const ANI = '01890a5d-ac96-774b-bcce-b302099a8057';
const voter = person(ANI, 'voter');
const people = new MemoryPeople({ [ANI]: { roles: ['voter'], agency: null } });

let commandNumber = 0;
const id = (): string => `note-${++commandNumber}`;

async function begun(world: MemoryWorld, payload: object = { endsOn: '2026-12-31' }): Promise<string> {
  const start = { commandId: id(), actor: officer, workflow: 'sample', payload: { unit: 'u', title: 'Rahasia', ...payload } };
  return (await world.commands.start(start)).instanceId;
}

const send = (world: MemoryWorld, instanceId: string, actor: Actor, type: string, payload: object = {}) =>
  world.commands.send({ commandId: id(), instanceId, actor, type, payload });

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'carried out';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

describe('view', () => {
  it('shows the state that holds now although nothing has fired yet, and writes nothing', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    world.clock.moveTo('2026-10-07T00:00:00.000Z');
    const view = await world.queries.view(instanceId, officer);
    expect(view.value).toEqual({ review: 'preparing', clock: { running: 'told' } });
    expect(view.tasks).toEqual([expect.objectContaining({ duty: 'preparation', claimedBy: null })]);
    expect((await world.reads.instance(instanceId))?.lastSeq).toBe(1);
  });

  it('resolves sealed values for the reader, keeps private ones closed and says what was erased', async () => {
    const world = memoryWorld([sample], { people });
    const instanceId = await begun(world);
    await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    await send(world, instanceId, officer, 'PREPARE', { panel: [ANI, ANI] });
    await send(world, instanceId, voter, 'VOTE', { choice: 'yes' });
    const view = await world.queries.view(instanceId, officer);
    expect(view.context).toMatchObject({ title: 'Rahasia', votes: [{ key: ANI, handle: CLOSED }] });
    expect(await inClear(world.reads, instanceId, { a: [{ sealed: 'gone' }], b: null, c: 5 })).toEqual({
      a: [ERASED],
      b: null,
      c: 5,
    });
    expect(await inClear(world.reads, instanceId, 'plain')).toBe('plain');
  });

  it('lists what the actor may send, with the reason for what a rule refuses now', async () => {
    const world = memoryWorld([sample], { people });
    const instanceId = await begun(world);
    await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    await send(world, instanceId, officer, 'PREPARE', { panel: [ANI] });
    expect((await world.queries.view(instanceId, voter)).allowedEvents).toEqual([
      { type: 'VOTE', duty: 'vote', decision: false, refusals: [] },
    ]);
    expect((await world.queries.view(instanceId, person('x', 'voter'))).allowedEvents).toEqual([
      {
        type: 'VOTE',
        duty: 'vote',
        decision: false,
        refusals: [
          {
            id: 'not-yours',
            basis: 'SOP 467/05/DPPKB.02 langkah 3 (belum diverifikasi)',
            citations: [cite('sop-467-05-dppkb-02/step-3', NOTHING_VERIFIED)],
            message: { id: 'You are not on the panel.', en: 'You are not on the panel.' },
          },
        ],
      },
    ]);
    expect((await world.queries.view(instanceId, person('x', 'inspector'))).allowedEvents).toEqual([]);
  });

  it('shows a blocked instance as it is stored', async () => {
    const world = memoryWorld([
      {
        ...sample,
        label: () => {
          throw new Error('broken');
        },
      },
    ]);
    const good = memoryWorld([sample]);
    const instanceId = await begun(good);
    good.clock.moveTo('2026-10-07T00:00:00.000Z');
    const { Queries } = await import('./queries.js');
    const queries = new Queries({ ...good, definitions: world.definitions });
    expect((await queries.view(instanceId, officer)).value).toEqual({ review: 'waiting', clock: { running: 'quiet' } });
  });

  it.each<[string, Actor, boolean]>([
    ['the own unit', person('x', 'chair'), true],
    ['another unit', person('x', 'chair', { unit: 'v' }), false],
    ['the own agency', person('x', 'agency', { agency: 'a-1' }), true],
    ['another agency', person('x', 'agency', { agency: 'a-2' }), false],
    ['the own agency of another unit', person('x', 'agency', { agency: 'a-1', unit: 'v' }), false],
    ['an agency role without agency', person('x', 'agency'), false],
    ['a role that reads all', person('x', 'inspector', { unit: null }), true],
    ['a role that reads none', person('x', 'administrator'), false],
    ['a role unheard of', person('x', 'constructor'), false],
  ])('answers %s by the reach of the role', async (_who, actor, reads) => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world, { agency: 'a-1' });
    expect(await codeOf(world.queries.view(instanceId, actor))).toBe(reads ? 'carried out' : 'instance.not-found');
  });
});

describe('preview', () => {
  it('tells what sending would do and writes nothing', async () => {
    const world = memoryWorld([sample], { people });
    const instanceId = await begun(world);
    const preview = await world.queries.preview(instanceId, officer, 'AMEND', { endsOn: '2027-03-31' });
    expect(preview.deadlines.map(({ name, dueAt }) => `${name} ${dueAt}`)).toContain('rung2 2027-02-03T16:00:00.000Z');
    expect((await world.reads.instance(instanceId))?.lastSeq).toBe(1);
  });

  it.each([
    ['NO_SUCH', {}, 'event.unknown'],
    ['AMEND', {}, 'payload.invalid'],
    ['VOTE', { choice: 'yes' }, 'policy.duty'],
    ['REDO', {}, 'policy.duty'],
    ['PREPARE', { panel: [ANI.replace('7', '8')] }, 'person.not-in-role'],
  ])('refuses %s as sending would', async (type, payload, code) => {
    const world = memoryWorld([sample], { people });
    expect(await codeOf(world.queries.preview(await begun(world), officer, type, payload))).toBe(code);
  });
});

describe('deadlines', () => {
  it('explain every pending moment and every due date of a task', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    const explained = await world.queries.deadlines(instanceId, officer);
    expect(explained.map(({ name, dueAt, counts }) => [name, dueAt, counts.length])).toEqual([
      ['rung1', '2026-10-05T16:00:00.000Z', 1],
      ['rung2', '2026-11-16T16:00:00.000Z', 1],
      ['ends', '2026-12-31T16:00:00.000Z', 0],
      ['idle', expect.any(String), 1],
      ['rung1', '2026-10-05T16:00:00.000Z', 1],
    ]);
  });
});

describe('inbox', () => {
  it('holds the open tasks of the actor’s duties, most urgent first, in pages', async () => {
    const world = memoryWorld([sample], { people });
    for (const endsOn of ['2027-12-31', '2026-12-31', undefined]) {
      const instanceId = await begun(world, endsOn ? { endsOn } : {});
      await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    }
    const first = await world.queries.inbox(officer, 2, null);
    expect(first.items.map(({ label }) => label)).toEqual(['Sample until 2026-12-31', 'Sample until 2027-12-31']);
    const second = await world.queries.inbox(officer, 2, first.next);
    expect(second).toMatchObject({ items: [{ label: 'Sample until further notice' }], next: null });
  });

  it('shows a task meant for one person to that person alone, and nothing to roles without duties', async () => {
    const world = memoryWorld([sample], { people });
    const instanceId = await begun(world);
    await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    await send(world, instanceId, officer, 'PREPARE', { panel: [ANI] });
    expect((await world.queries.inbox(voter, 10, null)).items).toHaveLength(1);
    for (const actor of [
      person('x', 'voter'),
      person('x', 'inspector'),
      person('x', 'administrator'),
      person(ANI, 'voter', { unit: 'v' }),
    ])
      expect((await world.queries.inbox(actor, 10, null)).items).toEqual([]);
  });

  it('shows an agency only what is its own', async () => {
    const world = memoryWorld([{ ...sample, duties: { ...sample.duties, preparation: ['officer', 'agency'] } }]);
    for (const agency of ['a-1', 'a-2']) await send(world, await begun(world, { agency }), officer, 'PREPARE', { panel: [] });
    expect((await world.queries.inbox(person('x', 'agency', { agency: 'a-1' }), 10, null)).items).toHaveLength(1);
  });

  it('follows the setting that maps a duty to another role', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    world.office.adopt({ version: 'settings-2', values: { duties: { 'sample.preparation': ['chair'] } } });
    const chair = person('c', 'chair');
    expect(await codeOf(send(world, instanceId, officer, 'PREPARE', { panel: [] }))).toBe('policy.duty');
    await send(world, instanceId, chair, 'PREPARE', { panel: [] });
    expect((await world.queries.inbox(chair, 10, null)).items).toHaveLength(1);
  });
});

describe('history', () => {
  it('tells each row in a sentence of both languages, in pages', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    world.clock.moveTo('2026-08-24T00:00:00.000Z');
    await send(world, instanceId, officer, 'AMEND', { endsOn: '2027-03-31' });
    await world.notes.comment({ commandId: id(), instanceId, actor: officer }, 'Mohon dicek.');
    const rows = await world.queries.history(instanceId, officer, 0, 10);
    expect(rows.map(({ sentence }) => sentence.en)).toEqual([
      'The record was begun.',
      'Review opened.',
      'End moved to 2027-03-31.',
      'Comment: Mohon dicek.',
    ]);
    expect(rows[1]).toMatchObject({ kind: 'deadline', dueAt: '2026-08-23T16:00:00.000Z', payload: null });
    expect(await world.queries.history(instanceId, officer, 3, 1)).toMatchObject([{ seq: 4, type: 'COMMENT' }]);
  });

  it('falls back to the bare names for what has no text', () => {
    const record = { kind: 'event', event: { type: 'UNHEARD' } } as LogRecord;
    expect(sentenceOf(sample, record, {}).id).toBe('UNHEARD');
    expect(sentenceOf(sample, { ...record, kind: 'deadline' }, {}).id).toBe('UNHEARD');
    expect(sentenceOf(sample, { ...record, event: { type: 'AMEND' } }, {}).en).toBe('End moved to {endsOn}.');
  });
});

describe('notes', () => {
  it('claim a task for one person until it is released, without a step', async () => {
    const world = memoryWorld([sample], { people: new MemoryPeople({ [officer.id]: { roles: ['officer'], agency: null } }) });
    const instanceId = await begun(world);
    await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    const key = 'review.preparing#1';
    const at = (actor: Actor) => ({ commandId: id(), instanceId, actor });
    await world.notes.claim(at(officer), key);
    expect(await codeOf(world.notes.claim(at(colleague), key))).toBe('task.claimed');
    expect(await codeOf(world.notes.release(at(colleague), key))).toBe('task.claimed');
    expect(await codeOf(world.notes.claim(at(officer), key))).toBe('carried out');
    expect((await world.reads.tasks(instanceId))[0]).toMatchObject({ claimedBy: 'o-1' });
    expect(await world.reads.instance(instanceId)).toMatchObject({ revision: 2, lastSeq: 4 });
    await world.notes.release(at(officer), key);
    expect((await world.reads.tasks(instanceId))[0]).toMatchObject({ claimedBy: null, claimedAt: null });
    expect(await world.verifier.instance(instanceId)).toEqual([]);
  });

  it('keep a claim while the task stays, and drop it with the task', async () => {
    const world = memoryWorld([sample], { people });
    const instanceId = await begun(world);
    await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    await world.notes.claim({ commandId: id(), instanceId, actor: officer }, 'review.preparing#1');
    await send(world, instanceId, officer, 'AMEND', { endsOn: '2027-03-31' });
    expect((await world.reads.tasks(instanceId))[0]).toMatchObject({ claimedBy: 'o-1', dueAt: '2026-12-17T16:00:00.000Z' });
    expect((await world.queries.view(instanceId, officer)).tasks[0]).toMatchObject({ claimedBy: 'o-1' });
    await send(world, instanceId, officer, 'PREPARE', { panel: [ANI] });
    expect((await world.reads.tasks(instanceId)).map(({ claimedBy }) => claimedBy)).toEqual([null]);
  });

  it('take a task from somebody who can do it no longer, and from nobody else', async () => {
    const staff: Record<string, { roles: string[]; agency: null }> = { [officer.id]: { roles: ['officer'], agency: null } };
    const world = memoryWorld([sample], { people: new MemoryPeople(staff) });
    const key = 'review.preparing#1';
    const claimed = async (): Promise<string> => {
      const instanceId = await begun(world);
      await send(world, instanceId, officer, 'PREPARE', { panel: [] });
      await world.notes.claim({ commandId: id(), instanceId, actor: officer }, key);
      return instanceId;
    };
    const [taken, handed] = [await claimed(), await claimed()];
    staff[colleague.id] = { roles: ['officer'], agency: null };
    const by = (instanceId: string) => ({ commandId: id(), instanceId, actor: colleague });
    expect(await codeOf(world.notes.claim(by(taken), key))).toBe('task.claimed');
    expect(await codeOf(world.notes.delegate(by(handed), key, colleague.id))).toBe('task.claimed');
    staff[officer.id] = { roles: ['chair'], agency: null };
    expect(await codeOf(world.notes.claim(by(taken), key))).toBe('carried out');
    expect(await codeOf(world.notes.delegate(by(handed), key, colleague.id))).toBe('carried out');
    for (const instanceId of [taken, handed]) {
      expect((await world.reads.tasks(instanceId))[0]).toMatchObject({ claimedBy: colleague.id });
      expect(await world.verifier.instance(instanceId)).toEqual([]);
    }
  });

  it('refuse a claim of what is not open, not the own, or not the role’s duty', async () => {
    const world = memoryWorld([sample], { people });
    const instanceId = await begun(world);
    await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    const claim = (actor: Actor, key: string) => codeOf(world.notes.claim({ commandId: id(), instanceId, actor }, key));
    expect(await claim(officer, 'review.voting#1')).toBe('task.not-found');
    expect(await claim(person('c', 'chair'), 'review.preparing#1')).toBe('policy.duty');
    expect(await claim(person('c', 'officer', { unit: 'v' }), 'review.preparing#1')).toBe('instance.not-found');
    await send(world, instanceId, officer, 'PREPARE', { panel: [ANI] });
    expect(await claim(person('b', 'voter'), `review.voting#1#${ANI}`)).toBe('task.not-found');
    expect(await claim(voter, `review.voting#1#${ANI}`)).toBe('carried out');
  });

  it('hand a task to a colleague who has its duty, and to nobody else', async () => {
    const [EKO, FANI] = ['01890a5d-ac96-774b-bcce-b302099a8061', '01890a5d-ac96-774b-bcce-b302099a8062'];
    const staff = new MemoryPeople({
      [ANI]: { roles: ['voter'], agency: null },
      [EKO]: { roles: ['officer'], agency: null },
      [FANI]: { roles: ['chair'], agency: null },
    });
    const world = memoryWorld([sample], { people: staff });
    const instanceId = await begun(world);
    await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    const key = 'review.preparing#1';
    const delegate = (actor: Actor, to: string, task = key) =>
      codeOf(world.notes.delegate({ commandId: id(), instanceId, actor }, task, to));
    expect(await delegate(officer, FANI)).toBe('person.not-in-role');
    expect(await delegate(person('c', 'chair'), EKO)).toBe('policy.duty');
    expect(await delegate(officer, EKO, 'review.voting#1')).toBe('task.not-found');
    expect(await delegate(officer, EKO)).toBe('carried out');
    expect((await world.reads.tasks(instanceId))[0]).toMatchObject({ claimedBy: EKO });
    expect(await delegate(officer, EKO)).toBe('task.claimed');
    expect(await world.verifier.instance(instanceId)).toEqual([]);
    const rows = await world.queries.history(instanceId, officer, 2, 10);
    expect(rows.map(({ sentence }) => sentence.en)).toEqual(['A task was handed to {colleague}.']);
    await send(world, instanceId, officer, 'PREPARE', { panel: [ANI] });
    expect(await delegate(voter, ANI, `review.voting#1#${ANI}`)).toBe('task.personal');
    expect(await world.verifier.instance(instanceId)).toEqual([]);
  });

  it('hand no task to somebody who may not read the record', async () => {
    const [GITA, HADI] = ['01890a5d-ac96-774b-bcce-b302099a8063', '01890a5d-ac96-774b-bcce-b302099a8064'];
    const definition = defineWorkflow({
      ...sampleDefinition,
      duties: { ...sampleDefinition.duties, preparation: ['officer', 'agency'] },
    });
    const staff = new MemoryPeople({
      [GITA]: { roles: ['agency'], agency: 'a-2' },
      [HADI]: { roles: ['agency'], agency: 'a-1' },
    });
    const world = memoryWorld([definition], { people: staff });
    const instanceId = await begun(world, { endsOn: '2026-12-31', agency: 'a-1' });
    await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    const delegate = (to: string) =>
      codeOf(world.notes.delegate({ commandId: id(), instanceId, actor: officer }, 'review.preparing#1', to));
    expect(await delegate(GITA)).toBe('person.not-in-role');
    expect(await delegate(HADI)).toBe('carried out');
  });

  it('put a record on a person’s own list, as long as that person may read it', async () => {
    const world = memoryWorld([sample]);
    const [first, second] = [await begun(world), await begun(world)];
    const watch = (instanceId: string, on: boolean) => world.notes.watch({ commandId: id(), instanceId, actor: officer }, on);
    const list = async (actor: Actor) => (await world.queries.watched(actor, 10, null)).items.map((row) => row.id);
    await watch(first, true);
    await watch(second, true);
    await watch(second, true);
    expect(await list(officer)).toEqual([first, second].sort().reverse());
    expect(await list(colleague)).toEqual([]);
    expect(await list({ ...officer, unit: 'v' })).toEqual([]);
    expect((await world.queries.view(first, officer)).watching).toBe(true);
    expect((await world.queries.view(first, colleague)).watching).toBe(false);
    await watch(first, false);
    expect(await list(officer)).toEqual([second]);
    expect((await world.reads.instance(first))?.revision).toBe(1);
    expect(await world.verifier.instance(first)).toEqual([]);
    expect(await world.verifier.instance(second)).toEqual([]);
  });

  it('fill the pages of a person’s list although some of it may not be read or is of a version to come', async () => {
    const world = memoryWorld([sample]);
    const agencyOf = (instanceId: string, agency: string) =>
      world.notes.watch({ commandId: id(), instanceId, actor: person('o-1', 'agency', { agency }) }, true);
    const own: string[] = [];
    for (let n = 0; n < 12; n++) {
      const agency = n % 4 === 0 ? 'a-1' : 'a-2';
      const instanceId = await begun(world, { endsOn: '2026-12-31', agency });
      await agencyOf(instanceId, agency);
      if (agency === 'a-1') own.push(instanceId);
    }
    const reader = person('o-1', 'agency', { agency: 'a-1' });
    const pages: string[][] = [];
    let after: string | null = null;
    do {
      const page: Page<{ id: string }> = await world.queries.watched(reader, 2, after);
      pages.push(page.items.map((row) => row.id));
      after = page.next;
    } while (after !== null);
    const newest = own.toSorted().toReversed();
    expect(pages).toEqual([newest.slice(0, 2), newest.slice(2)]);
    const later = new Definitions([defineWorkflow({ ...sampleDefinition, version: 2, migration: unchanged })]);
    expect(await new Queries({ ...world, definitions: later }).watched(reader, 10, null)).toEqual({ items: [], next: null });
  });

  it('list what there is of a workflow within the reach of whoever asks, as it is now', async () => {
    const world = memoryWorld([sample]);
    const [first, second] = [await begun(world), await begun(world, { endsOn: '2026-12-31', agency: 'a-1' })];
    const list = async (actor: Actor) => (await world.queries.instances(actor, 'sample', 10, null)).items.map((row) => row.id);
    const both = [first, second].sort().reverse();
    expect(await list(officer)).toEqual(both);
    expect(await list(person('i-1', 'inspector', { unit: null }))).toEqual(both);
    expect(await list({ ...officer, unit: 'v' })).toEqual([]);
    expect(await list({ ...officer, unit: null })).toEqual([]);
    expect(await list(person('o-1', 'agency', { agency: 'a-1' }))).toEqual([second]);
    expect(await list(person('o-2', 'agency', { agency: 'a-2' }))).toEqual([]);
    expect(await list(person('o-3', 'agency', { agency: null }))).toEqual([]);
    expect(await list(person('x-1', 'administrator'))).toEqual([]);
    await expect(world.queries.instances(officer, 'nothing', 10, null)).rejects.toMatchObject({ code: 'workflow.unknown' });

    const { value } = await world.queries.view(first, officer);
    const state = async () => (await world.queries.instances(officer, 'sample', 10, null)).items.find(({ id }) => id === first);
    expect(await state()).toMatchObject({ value, revision: 1 });
    expect(await state()).not.toHaveProperty('state');
    // Nobody has come by yet to fire what is due.
    world.clock.advance(4 * 366 * 86_400_000);
    expect((await state())?.value).not.toEqual(value);
    expect((await state())?.value).toEqual((await world.queries.view(first, officer)).value);
  });

  it('seal comments and file names, and repeat nothing for the same command', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    const request = { commandId: 'same', instanceId, actor: officer };
    expect(await world.notes.comment(request, 'Rahasia sekali')).toEqual(await world.notes.comment(request, 'Rahasia sekali'));
    expect(await codeOf(world.notes.comment(request, 'Lain'))).toBe('command.reused');
    const file = {
      id: ANI,
      name: 'nama rahasia.pdf',
      storageKey: 'k',
      size: 5,
      mime: 'application/pdf',
      commitment: 'c',
      salt: new Uint8Array(32),
    };
    const upload = { commandId: ANI, instanceId, actor: officer };
    expect(await world.notes.attach(upload, file)).toEqual(
      await world.notes.attach(upload, { ...file, commitment: 'of another salt', salt: new Uint8Array(32).fill(1) }),
    );
    const [stored] = await world.reads.files(instanceId);
    expect(stored).toMatchObject({ id: ANI, uploadedBy: 'o-1', commitment: 'c' });
    expect((await world.reads.sealed(instanceId, [stored!.name])).get(stored!.name)?.text).toBe('"nama rahasia.pdf"');
    const log = await world.reads.history(`case:${instanceId}`, 0, 100);
    expect(log.map(({ bytes }) => Buffer.from(bytes).toString()).join('\n')).not.toMatch(/rahasia/i);
    expect(log).toHaveLength(3);
    await world.notes.read({ commandId: id(), instanceId, actor: officer }, { file: ANI });
    expect(await world.verifier.instance(instanceId)).toEqual([]);
  });
});

describe('verification', () => {
  interface Tampered {
    instance: Record<string, unknown>;
    log: { seq: number; bytes: Uint8Array; leaf: Uint8Array; stream: string }[];
    tasks: Map<string, object>;
    deadlines: Map<string, object>;
    projections: Map<string, object>;
    watchers: Set<string>;
  }
  const inside = (world: MemoryWorld, instanceId: string): Tampered =>
    (world.store as unknown as { held: Map<string, Tampered> }).held.get(instanceId)!;

  async function findings(tamper: (held: Tampered) => void): Promise<Finding['kind'][]> {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    await send(world, instanceId, officer, 'AMEND', { endsOn: '2027-03-31' });
    expect(await world.verifier.instance(instanceId)).toEqual([]);
    tamper(inside(world, instanceId));
    return (await world.verifier.instance(instanceId)).map(({ kind }) => kind);
  }

  it.each<[string, (held: Tampered) => void, Finding['kind']]>([
    [
      'an edited log row',
      ({ log }) => void (log[1]!.bytes = Buffer.from(Buffer.from(log[1]!.bytes).toString().replace('PREPARE', 'PREPARF'))),
      'leaf',
    ],
    ['an unreadable log row', ({ log }) => void (log[1]!.bytes = Buffer.from('{')), 'leaf'],
    ['a removed log row', ({ log }) => void log.splice(1, 1), 'gap'],
    ['a cut tail', ({ log }) => void log.pop(), 'gap'],
    [
      'a changed state',
      ({ instance }) => void Object.assign(instance, { state: { ...(instance['state'] as object), status: 'done' } }),
      'state',
    ],
    ['a changed revision', ({ instance }) => void Object.assign(instance, { revision: 9 }), 'row'],
    ['a removed task', ({ tasks }) => tasks.clear(), 'tasks'],
    [
      'a moved deadline',
      ({ deadlines }) => deadlines.forEach((row, key) => deadlines.set(key, { ...row, dueAt: '2099-01-01T00:00:00.000Z' })),
      'deadlines',
    ],
    [
      'a task that went to another person',
      ({ tasks }) => tasks.forEach((row, key) => tasks.set(key, { ...row, claimedBy: 'somebody' })),
      'notes',
    ],
    ['a watcher whom no note tells of', ({ watchers }) => void watchers.add('somebody'), 'notes'],
    ['a forgotten next moment', ({ instance }) => void Object.assign(instance, { nextDueAt: null }), 'deadlines'],
    [
      'a changed projection',
      ({ projections }) => void projections.set('sample_item', { ...projections.get('sample_item'), ends_on: null }),
      'projection',
    ],
    [
      'a changed clear text',
      ({ projections }) => void projections.set('sample_item', { ...projections.get('sample_item'), title: 'x' }),
      'projection',
    ],
    ['a missing projection', ({ projections }) => projections.clear(), 'projection'],
  ])('finds %s', async (_what, tamper, kind) => {
    expect(await findings(tamper)).toContain(kind);
  });

  it('finds a projected row that should not be there, and an instance that is gone', async () => {
    const world = memoryWorld([{ ...sample, projection: { table: 'sample_item', project: () => null } }]);
    const instanceId = await begun(world);
    expect(await world.verifier.instance(instanceId)).toEqual([]);
    inside(world, instanceId).projections.set('sample_item', {});
    expect((await world.verifier.instance(instanceId)).map(({ kind }) => kind)).toEqual(['projection']);
    expect((await world.verifier.instance(ANI)).map(({ kind }) => kind)).toEqual(['row']);
  });

  it('finds a history that another definition would have told differently', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    const other = memoryWorld([{ ...sample, deadlines: { ...sample.deadlines, opens: () => null } }]);
    const { Verifier } = await import('./verify.js');
    const kinds = (await new Verifier(world.reads, world.office, other.definitions).instance(instanceId)).map(({ kind }) => kind);
    expect(kinds).toEqual([]);
    inside(world, instanceId).log[1] = { ...inside(world, instanceId).log[0]!, seq: 2 };
    expect((await world.verifier.instance(instanceId)).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['leaf', 'row']));
  });
});
