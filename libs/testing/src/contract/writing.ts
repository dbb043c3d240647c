import { expect, it } from '@jest/globals';
import { canonicalText } from '@tabir/kernel';
import type { Blocked, Change, InstanceRow } from '@tabir/runtime';
import {
  begun,
  commandKey,
  CONTRACT_TABLE,
  deadline,
  FAR,
  given,
  newId,
  noted,
  rederived,
  secret,
  stepped,
  task,
} from './changes.js';
import { ignored, refusedWith, written, type World } from './world.js';

/** What a change leaves in the database, and what a refused one does not. */
export function writing(world: World): void {
  it('comes back exactly, far moments and odd letters included', async () => {
    const { unitOfWork, reads } = world();
    const blocked: Blocked = {
      code: 'deadline.failed',
      deadline: 'term.active#1#termEnds',
      message: 'Gagal: "x" 😀',
      attempts: 2,
      retryAt: FAR,
    };
    const file = {
      id: newId(),
      storageKey: newId(),
      size: 5_000_000_000,
      mime: 'application/pdf',
      name: secret('nama.pdf').handle,
      commitment: secret('isi').handle,
      salt: Uint8Array.of(0, 1, 255),
      uploadedBy: 'ana',
      uploadedAt: FAR,
    };
    const instanceId = newId();
    const extra = { tasks: { put: [task('a#1')], remove: [] }, deadlines: { put: [deadline('termEnds')], remove: [] } };
    const outcome = await unitOfWork.create({ instanceId, command: commandKey() }, () =>
      begun(instanceId, { ...extra, files: [{ ...file, instanceId }], instance: { nextDueAt: FAR, blocked } }),
    );
    const { instance, log } = written(outcome);
    expect(outcome).toMatchObject({ repeated: false, answer: { instanceId, kode: instance.kode, revision: 1, seq: 1 } });
    const found = await reads.instance(instanceId);
    expect(found).toEqual(instance);
    expect(canonicalText(found?.state)).toBe(canonicalText(instance.state));
    expect(await reads.instanceByKode(instance.kode)).toEqual(instance);
    expect(await reads.tasks(instanceId)).toEqual([{ ...task('a#1'), instanceId, claimedBy: null, claimedAt: null }]);
    expect(await reads.deadlines(instanceId)).toEqual([deadline('termEnds')]);
    expect((await reads.files(instanceId)).map(({ salt, ...same }) => ({ ...same, salt: [...salt] }))).toEqual([
      { ...file, instanceId, salt: [0, 1, 255] },
    ]);
    expect((await reads.history(`case:${instanceId}`, 0, 10)).map(plainLog)).toEqual(log.map(plainLog));
  });

  it('has no name for what does not exist, whatever is asked', async () => {
    const { unitOfWork, reads } = world();
    for (const id of [newId(), '', 'é😀', "' OR 1=1 --", 'x'.repeat(300)]) {
      expect(await reads.instance(id)).toBeUndefined();
      expect(await reads.instanceByKode(id)).toBeUndefined();
      expect(await reads.tasks(id)).toEqual([]);
      expect(await reads.deadlines(id)).toEqual([]);
      expect(await reads.files(id)).toEqual([]);
      expect(await reads.history(`case:${id}`, 0, 10)).toEqual([]);
      expect(await reads.sealed(id, [id])).toEqual(new Map());
      expect(await reads.projection(CONTRACT_TABLE.table, id)).toBeUndefined();
      await expect(unitOfWork.change({ instanceId: id, command: commandKey() }, ignored)).rejects.toEqual(
        refusedWith('instance.not-found'),
      );
    }
  });

  it('leaves nothing behind when the decision is a refusal, not even the command id', async () => {
    const { unitOfWork, reads } = world();
    const before = await given(unitOfWork);
    const command = commandKey();
    const refusal = new Error('refused');
    const refuse = (): never => {
      throw refusal;
    };
    await expect(unitOfWork.change({ instanceId: before.id, command }, refuse)).rejects.toBe(refusal);
    expect(await reads.instance(before.id)).toEqual(before);
    const again = await unitOfWork.change({ instanceId: before.id, command }, ({ instance }) => stepped(instance));
    expect(again).toMatchObject({ repeated: false, answer: { revision: 2, seq: 2 } });
    const instanceId = newId();
    await expect(unitOfWork.create({ instanceId, command: commandKey() }, refuse)).rejects.toBe(refusal);
    expect(await reads.instance(instanceId)).toBeUndefined();
  });

  it('writes nothing where there is nothing to do, and says so', async () => {
    const { unitOfWork, reads } = world();
    const before = await given(unitOfWork);
    const outcome = await unitOfWork.change({ instanceId: before.id }, () => null);
    expect(outcome).toEqual({
      repeated: false,
      answer: { instanceId: before.id, kode: before.kode, revision: 1, seq: 1 },
      change: null,
    });
    expect(await reads.instance(before.id)).toEqual(before);
  });

  it('moves an instance to another version of its workflow', async () => {
    const { unitOfWork, reads } = world();
    const before = await given(unitOfWork);
    await unitOfWork.change({ instanceId: before.id }, ({ instance }) => stepped(instance, { instance: { version: 2 } }));
    expect(await reads.instance(before.id)).toMatchObject({ version: 2, revision: before.revision + 1 });
  });

  it('takes a derivation that is worth no log row', async () => {
    const { unitOfWork, reads } = world();
    const before = await given(unitOfWork);
    await unitOfWork.change({ instanceId: before.id }, ({ instance }) => rederived(instance));
    expect(await reads.instance(before.id)).toEqual({ ...before, calendar: 'calendar-2', settings: 'settings-2' });
  });

  it('refuses a change that was decided on another row than the locked one', async () => {
    const { unitOfWork, reads } = world();
    const old = await given(unitOfWork);
    await unitOfWork.change({ instanceId: old.id }, ({ instance }) => noted(instance));
    const command = commandKey();
    const stale = unitOfWork.change({ instanceId: old.id, command }, () => stepped(old));
    await expect(stale).rejects.toEqual(refusedWith('instance.stale'));
    expect(await reads.instance(old.id)).toMatchObject({ revision: 1, lastSeq: 2 });
    expect(await reads.history(`case:${old.id}`, 0, 10)).toHaveLength(2);
    const retried = await unitOfWork.change({ instanceId: old.id, command }, ({ instance }) => stepped(instance));
    expect(retried).toMatchObject({ repeated: false });
  });

  it('pages through a history and through all instances', async () => {
    const { unitOfWork, reads } = world();
    const made: InstanceRow[] = [];
    for (let i = 0; i < 5; i++) made.push(await given(unitOfWork));
    const [first] = made as [InstanceRow];
    for (let i = 0; i < 4; i++) await unitOfWork.change({ instanceId: first.id }, ({ instance }) => noted(instance));
    const seqs = async (after: number, limit: number): Promise<number[]> =>
      (await reads.history(`case:${first.id}`, after, limit)).map(({ seq }) => seq);
    expect(await seqs(0, 2)).toEqual([1, 2]);
    expect(await seqs(2, 10)).toEqual([3, 4, 5]);
    const found: string[] = [];
    for (let page = await reads.instanceIds(null, 3); page.length > 0; page = await reads.instanceIds(found.at(-1) ?? null, 3))
      found.push(...page);
    expect(found).toEqual([...new Set(found)].sort());
    for (const { id } of made) expect(found).toContain(id);
  });
}

const plainLog = ({ stream, seq, bytes, leaf }: Change['log'][number]): object => ({
  stream,
  seq,
  bytes: Buffer.from(bytes).toString('hex'),
  leaf: Buffer.from(leaf).toString('hex'),
});
