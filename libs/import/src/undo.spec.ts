import type { Actor } from '@tabir/engine';
import { AppError } from '@tabir/kernel';
import { Commands, UnitOfWork } from '@tabir/runtime';
import { workflows } from '@tabir/workflows';
import { memoryWorld, type MemoryWorld } from '../../testing/src/memory-world.js';
import { EXAMPLE } from './example.js';
import { Importer, type Accepted } from './importer.js';
import { readJson } from './json-form.js';
import { undoRow } from './undo.js';

const officer: Actor = { id: 'petugas', role: 'officer', unit: 'ppid', agency: null, onBehalfOf: null };
const chair: Actor = { ...officer, id: 'ketua', role: 'chair' };

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld(workflows, { now: '2026-11-23T02:00:00.000Z' });
});

async function imported(): Promise<Accepted> {
  const importer = new Importer(world, { actor: officer, unit: 'ppid', agencies: [], dryRun: false });
  const [line] = readJson(JSON.stringify({ items: [EXAMPLE] }));
  return (await importer.take(line!)) as Accepted;
}

async function send(instanceId: string, actor: Actor, type: string): Promise<void> {
  const { revision } = (await world.reads.instance(instanceId))!;
  await new Commands(world).send({ commandId: type, instanceId, actor, type, payload: {}, ifMatch: revision });
}

describe('undoRow', () => {
  it('withdraws a record that nobody has accepted, by a command of the person’s own, once', async () => {
    const { instanceId, kode } = await imported();
    expect(await undoRow(world, officer, 'run-1', { n: 1, instanceId })).toEqual({
      kind: 'withdrawn',
      kode,
      instanceId,
    });
    const { state, lastSeq } = (await world.reads.instance(instanceId))!;
    expect(JSON.stringify(state.value)).toContain('withdrawn');
    await undoRow(world, officer, 'run-1', { n: 1, instanceId });
    expect((await world.reads.instance(instanceId))!.lastSeq).toBe(lastSeq);
    expect(await world.verifier.instance(instanceId)).toEqual([]);
  });

  it('leaves a record that was accepted since', async () => {
    const { instanceId, kode } = await imported();
    await send(instanceId, officer, 'SUBMIT');
    await send(instanceId, chair, 'ACCEPT');
    expect(await undoRow(world, officer, 'run-1', { n: 1, instanceId })).toMatchObject({
      kind: 'past',
      kode,
      instanceId,
      code: 'event.not-allowed',
    });
    expect(JSON.stringify((await world.reads.instance(instanceId))!.state.value)).not.toContain('withdrawn');
  });

  it('knows that a run was killed before its record was there', async () => {
    expect(await undoRow(world, officer, 'run-1', { n: 1, instanceId: 'none' })).toEqual({ kind: 'absent' });
  });

  it('stops when the database is away, since no other record could be withdrawn either', async () => {
    class Away extends UnitOfWork {
      override change = (): never => this.away();
      override create = (): never => this.away();
      private away(): never {
        throw new AppError('unavailable', 'database.unavailable', 'away');
      }
    }
    const { instanceId } = await imported();
    const undone = undoRow({ ...world, unitOfWork: new Away() }, officer, 'run-1', { n: 1, instanceId });
    await expect(undone).rejects.toMatchObject({ code: 'database.unavailable' });
  });
});
