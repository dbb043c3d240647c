import { type Actor, type Workflow } from '@tabir/engine';
import { determination, PEOPLE, record } from '../../testing/src/exempt-record.js';
import { memoryWorld, type MemoryWorld } from '../../testing/src/memory-world.js';
import { versionOne, versionTwo } from '../../testing/src/next-version.js';
import { Commands, Definitions, Migrations, Queries, readLogEntry, Verifier, type LogRecord, type Migrated } from './index.js';

const { officer, chair } = PEOPLE;
const CONSOLE: Actor = { id: 'console', role: 'system', unit: null, agency: null, onBehalfOf: null };

let count = 0;
const commandId = (): string => `command-${++count}`;

/** The same office after an update that knows more versions. */
function updated(world: MemoryWorld, workflows: readonly Workflow[]) {
  const ports = { ...world, definitions: new Definitions(workflows) };
  const commands = new Commands(ports);
  return {
    commands,
    migrations: new Migrations(commands, ports),
    queries: new Queries(ports),
    verifier: new Verifier(world.reads, world.office, ports.definitions),
  };
}

const both = [versionOne, versionTwo];

async function accepted(world: MemoryWorld): Promise<string> {
  const payload = record({ determination: determination() });
  const { instanceId } = await world.commands.start({
    commandId: commandId(),
    actor: officer,
    workflow: versionOne.key,
    payload,
  });
  await send(world, instanceId, officer, 'SUBMIT');
  await send(world, instanceId, chair, 'ACCEPT');
  return instanceId;
}

async function send(
  { commands }: Pick<MemoryWorld, 'commands'>,
  instanceId: string,
  actor: Actor,
  type: string,
  payload: object = {},
) {
  const ifMatch = (await world.reads.instance(instanceId))?.revision ?? 0;
  return commands.send({ commandId: commandId(), instanceId, actor, type, payload, ifMatch });
}

let world: MemoryWorld;
let instanceId: string;
const row = async () => (await world.reads.instance(instanceId))!;
const log = async (): Promise<LogRecord[]> => (await world.reads.history(`case:${instanceId}`, 0, 1000)).map(readLogEntry);
const order = () => ({ commandId: commandId(), instanceId, actor: CONSOLE });

beforeEach(async () => {
  world = memoryWorld([versionOne]);
  instanceId = await accepted(world);
});

describe('a migration', () => {
  it('is one row of the log, under the new version, by who ordered it', async () => {
    const before = await row();
    await updated(world, both).migrations.migrate(order(), 2);
    const after = await row();
    expect(after).toMatchObject({ version: 2, revision: before.revision + 1, lastSeq: before.lastSeq + 1 });
    expect(after.state.value).toMatchObject({ storage: 'toStore', inspection: 'due' });
    expect(after.state.context).toMatchObject({ inspections: 0 });
    expect((await log()).at(-1)).toMatchObject({
      kind: 'migrated',
      version: 2,
      event: { type: 'MIGRATED', payload: { from: 1, to: 2 } },
      actor: CONSOLE,
    });
  });

  it('leaves a history that verifies over both versions, before and after the next step', async () => {
    const { migrations, commands, verifier } = updated(world, both);
    await migrations.migrate(order(), 2);
    expect(await verifier.instance(instanceId)).toEqual([]);
    await send({ commands }, instanceId, officer, 'INSPECT');
    expect((await row()).state.context).toMatchObject({ inspections: 1 });
    expect(await verifier.instance(instanceId)).toEqual([]);
  });

  it('lets running clocks go on, and each deadline fire once, those of the new version included', async () => {
    const since = (await row()).state.entries['storage.pending'];
    const ladder = (await world.reads.deadlines(instanceId)).filter(({ state }) => !state.startsWith('storage'));
    world.clock.advance(86_400_000);
    const { migrations, commands } = updated(world, both);
    await migrations.migrate(order(), 2);
    const { entries } = (await row()).state;
    expect(entries['storage.toStore']).toEqual(since);
    expect(entries['inspection.due']).toEqual({ epoch: 1, since: world.clock.now(), fired: [] });
    expect(await world.reads.deadlines(instanceId)).toEqual(expect.arrayContaining(ladder));
    world.clock.advance(60 * 86_400_000);
    await commands.fireDue(instanceId);
    const fired = (await log()).flatMap(({ kind, event }) => (kind === 'deadline' ? [event.type] : []));
    expect(fired).toEqual(expect.arrayContaining(['storageIdle', 'inspectionDue']));
    expect(new Set(fired).size).toBe(fired.length);
    world.clock.advance(86_400_000);
    expect(await commands.fireDue(instanceId)).toBe(0);
  });

  it('fires first what is due, under the version that held then', async () => {
    world.clock.advance(30 * 86_400_000);
    await updated(world, both).migrations.migrate(order(), 2);
    const rows = (await log()).map(({ kind, version }) => [kind, version]);
    expect(rows.slice(-2)).toEqual([
      ['deadline', 1],
      ['migrated', 2],
    ]);
    expect((await row()).state.entries['storage.toStore']?.fired).toEqual(['storageIdle']);
  });

  it('answers without a row where the instance is already, and goes no way back', async () => {
    const { migrations } = updated(world, both);
    await migrations.migrate(order(), 2);
    const before = await row();
    const told: Migrated[] = [];
    expect(await migrations.migrate(order(), 2, (one) => told.push(one))).toMatchObject({ revision: before.revision });
    await migrations.migrate(order(), 1, (one) => told.push(one));
    expect([await row(), told]).toEqual([before, []]);
  });

  it('goes over every version between, a row for each', async () => {
    const context = (before: object): object => before;
    const third: Workflow = { ...versionTwo, version: 3, id: `${versionTwo.key}@3`, migration: { context } };
    await updated(world, [...both, third]).migrations.migrate(order(), 3);
    expect((await log()).slice(-2).map(({ event, version }) => [version, event.payload])).toEqual([
      [2, { from: 1, to: 2 }],
      [3, { from: 2, to: 3 }],
    ]);
  });

  it('writes a task anew whose duty is another in the new version', async () => {
    const [task] = (await world.reads.tasks(instanceId)).filter(({ state }) => state === 'filing.classifying');
    const storage = versionTwo.watched.get('filing.classifying')!;
    const meta = { ...storage.meta, task: { ...storage.meta.task!, duty: 'storage' } };
    const moved: Workflow = {
      ...versionTwo,
      watched: new Map([...versionTwo.watched, ['filing.classifying', { ...storage, meta }]]),
    };
    await updated(world, [versionOne, moved]).migrations.migrate(order(), 2);
    expect(await world.reads.tasks(instanceId)).toContainEqual({ ...task, duty: 'storage' });
  });

  it('leaves everything as it was when it fails', async () => {
    const context = (): never => {
      throw new Error('no such key');
    };
    const { migrations } = updated(world, [versionOne, { ...versionTwo, migration: { ...versionTwo.migration, context } }]);
    const before = await row();
    const refused = expect.objectContaining({ code: 'migration.failed' }) as Error;
    await expect(migrations.migrate(order(), 2)).rejects.toThrow(refused);
    await expect(migrations.preview(order(), 2)).rejects.toThrow(refused);
    expect(await row()).toEqual(before);
  });

  it('is refused for an instance whose due deadline cannot be fired, tried or not', async () => {
    await world.store.change({ instanceId }, ({ instance }) => ({
      instance: { ...instance, nextDueAt: world.clock.now() },
      tasks: { put: [], remove: [] },
      deadlines: { put: [], remove: [] },
      log: [],
      sealed: [],
      outbox: [],
      projections: [],
    }));
    const { migrations } = updated(world, both);
    await world.agenda.block(
      instanceId,
      { code: 'deadline.failed', deadline: 'x', message: 'broken', attempts: 1, retryAt: world.clock.now() },
      world.clock.now(),
    );
    await expect(migrations.migrate(order(), 2)).rejects.toMatchObject({ code: 'instance.blocked' });
    expect((await row()).version).toBe(1);
  });

  it('is refused by a process that does not know the version, and so is what is on it', async () => {
    await expect(world.migrations.migrate(order(), 2)).rejects.toMatchObject({ code: 'workflow.version-missing' });
    await updated(world, both).migrations.migrate(order(), 2);
    world.clock.advance(30 * 86_400_000);
    await expect(world.commands.fireDue(instanceId)).rejects.toMatchObject({ code: 'workflow.version-missing' });
  });
});

describe('a migration that is only tried', () => {
  it('comes to the same as the real one and writes nothing', async () => {
    const { migrations } = updated(world, both);
    const before = await row();
    const preview = (await migrations.preview(order(), 2))!;
    expect(await row()).toEqual(before);
    world.clock.advance(3_600_000);
    const told: Migrated[] = [];
    await migrations.migrate(order(), 2, (one) => told.push(one));
    expect(told.map(({ from, to, digest }) => [from, to, digest])).toEqual([[1, 2, preview.digest]]);
  });

  it('says which tasks and deadlines appear, vanish and move', async () => {
    const preview = (await updated(world, both).migrations.preview(order(), 2))!;
    const keys = (rows: readonly { key: string }[]): string[] => rows.map(({ key }) => key);
    expect(keys(preview.tasks.appear)).toEqual(['storage.toStore#1', 'inspection.due#1']);
    expect(keys(preview.tasks.vanish)).toEqual(['storage.pending#1']);
    expect(keys(preview.deadlines.appear).sort()).toEqual(['inspection.due#1#inspectionDue', 'storage.toStore#1#storageIdle']);
    expect(keys(preview.deadlines.vanish)).toEqual(['storage.pending#1#storageIdle']);
    expect(preview.deadlines.move).toEqual([]);
    const filingIdle = versionOne.deadlines['listingIdle']!;
    const slower: Workflow = {
      ...versionTwo,
      deadlines: { ...versionTwo.deadlines, filingIdle: (args) => filingIdle({ ...args, since: world.clock.now() }) },
    };
    world.clock.advance(86_400_000);
    const { deadlines } = (await updated(world, [versionOne, slower]).migrations.preview(order(), 2))!;
    expect(deadlines.move.map(({ name }) => name)).toEqual(['filingIdle']);
  });

  it('fires what is due in memory only', async () => {
    world.clock.advance(30 * 86_400_000);
    const before = await row();
    const { state } = (await updated(world, both).migrations.preview(order(), 2))!;
    expect(state.entries['storage.toStore']?.fired).toEqual(['storageIdle']);
    expect(await row()).toEqual(before);
  });

  it('is nothing for what is there already, and finds no instance that is not there', async () => {
    const { migrations } = updated(world, both);
    await migrations.migrate(order(), 2);
    expect(await migrations.preview(order(), 2)).toBeNull();
    await expect(migrations.preview({ ...order(), instanceId: 'nobody' }, 2)).rejects.toMatchObject({
      code: 'instance.not-found',
    });
  });

  it('is refused where a due deadline cannot be fired, and hides no other fault', async () => {
    world.clock.advance(30 * 86_400_000);
    const watched = new Map([...versionOne.watched].map(([path, one]) => [path, { ...one, nodeId: 'gone' }]));
    const { migrations } = updated(world, [{ ...versionOne, watched }, versionTwo]);
    await expect(migrations.preview(order(), 2)).rejects.toMatchObject({ code: 'instance.blocked' });
    const none = updated(world, [{ ...versionOne, deadlines: {} }, versionTwo]).migrations;
    await expect(none.preview(order(), 2)).rejects.toThrow(/has no rule/);
  });
});

describe('a history over two versions', () => {
  beforeEach(() => updated(world, both).migrations.migrate(order(), 2));

  it('is told in the words of the version that each row was written under', async () => {
    const events = { INSPECT: { label: 'Inspect', done: 'It was inspected.' } };
    const renamed: Workflow = { ...versionTwo, texts: { ...versionTwo.texts, en: { ...versionTwo.texts.en, events } } };
    await send(updated(world, both), instanceId, officer, 'INSPECT');
    const rows = await updated(world, [versionOne, renamed]).queries.history(instanceId, officer, 0, 10);
    expect(rows.map(({ sentence }) => sentence.en)).toEqual([
      'The information was registered.',
      versionOne.texts.en.events['SUBMIT']?.done,
      versionOne.texts.en.events['ACCEPT']?.done,
      'The record was carried over from version 1 to version 2 of its workflow.',
      'It was inspected.',
    ]);
    expect(rows.at(-2)?.sentence.id).toBe('Catatan dialihkan dari versi 1 ke versi 2 alur kerjanya.');
  });

  it('does not verify where the row is of another version than the log says', async () => {
    const { verifier } = updated(world, both);
    Object.assign(await row(), { version: 1 });
    expect((await verifier.instance(instanceId)).map(({ kind }) => kind)).toContain('row');
  });

  it('changes its version by a migration only, from the version that it says', async () => {
    const { foldHistory } = await import('./replay.js');
    const records = await log();
    const kinds = (forged: readonly LogRecord[]): string[] => {
      const found: string[] = [];
      foldHistory(new Definitions(both), forged, world.office, (kind, detail) => found.push(`${kind}: ${detail}`));
      return found;
    };
    expect(kinds(records)).toEqual([]);
    const last = records.at(-1)!;
    expect(kinds([...records, { ...last, kind: 'note', version: 1 }])).toEqual([
      expect.stringMatching(/^replay: .*at version 2/),
    ]);
    const lying = { ...last, event: { ...last.event, payload: { from: 2, to: 2 } } };
    expect(kinds([...records.slice(0, -1), lying])).toEqual([expect.stringMatching(/^replay: .*at version 1/)]);
  });

  it('does not verify where a task has another duty than the version gives it', async () => {
    const { verifier } = updated(world, both);
    for (const task of await world.reads.tasks(instanceId)) Object.assign(task, { duty: 'somebody-else' });
    expect((await verifier.instance(instanceId)).map(({ kind }) => kind)).toContain('tasks');
  });
});

describe('versions that do not fit together', () => {
  it('are refused with the states that have no place', () => {
    const lost: Workflow = { ...versionTwo, migration: { context: versionTwo.migration!.context } };
    expect(() => new Definitions([versionOne, lost])).toThrow(/storage\.pending/);
    expect(new Definitions([lost]).has(lost.key, 2)).toBe(true);
  });
});
