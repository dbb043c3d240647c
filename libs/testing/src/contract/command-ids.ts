import { expect, it } from '@jest/globals';
import type { Outcome } from '@tabir/runtime';
import { begun, commandKey, given, newId, stepped } from './changes.js';
import { ignored, refusedWith, type World } from './world.js';

/** The same id never acts twice, and the same answer comes back every time. */
export function commandIds(world: World): void {
  it('answers a repeat as the first time, without deciding again', async () => {
    const { unitOfWork } = world();
    const instanceId = newId();
    const start = commandKey();
    const first = await unitOfWork.create({ instanceId, command: start }, () => begun(instanceId));
    const command = commandKey();
    const step = await unitOfWork.change({ instanceId, command }, ({ instance }) => stepped(instance));
    await unitOfWork.change({ instanceId, command: commandKey() }, ({ instance }) => stepped(instance));
    const repeats = [
      await unitOfWork.create({ instanceId: newId(), command: start }, ignored),
      await unitOfWork.change({ instanceId, command }, ignored),
    ];
    expect(repeats).toEqual([
      { repeated: true, answer: first.answer, change: null },
      { repeated: true, answer: step.answer, change: null },
    ]);
  });

  it('refuses an id that was used for another request', async () => {
    const { unitOfWork } = world();
    const { id: instanceId } = await given(unitOfWork);
    const command = commandKey();
    await unitOfWork.change({ instanceId, command }, ({ instance }) => stepped(instance));
    const other = { ...command, requestHash: 'another' };
    await expect(unitOfWork.change({ instanceId, command: other }, ignored)).rejects.toEqual(refusedWith('command.reused'));
    await expect(unitOfWork.create({ instanceId: newId(), command: other }, ignored)).rejects.toEqual(
      refusedWith('command.reused'),
    );
  });

  it('keeps the ids of different actors apart', async () => {
    const { unitOfWork } = world();
    const { id: instanceId } = await given(unitOfWork);
    const id = newId();
    const by = (actor: string): Promise<Outcome> =>
      unitOfWork.change({ instanceId, command: commandKey(id, 'one', actor) }, ({ instance }) => stepped(instance));
    expect([await by('ana'), await by('budi')].map(({ repeated }) => repeated)).toEqual([false, false]);
  });

  it('remembers a command that found nothing to do', async () => {
    const { unitOfWork } = world();
    const { id: instanceId } = await given(unitOfWork);
    const command = commandKey();
    const first = await unitOfWork.change({ instanceId, command }, () => null);
    expect(await unitOfWork.change({ instanceId, command }, ignored)).toEqual({ ...first, repeated: true });
  });

  it('carries out once what arrives many times at the same moment', async () => {
    const { unitOfWork, reads } = world();
    const instanceId = newId();
    const start = commandKey();
    const starts = await Promise.all(
      Array.from({ length: 8 }, () => unitOfWork.create({ instanceId, command: start }, () => begun(instanceId))),
    );
    expect(starts.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const command = commandKey();
    const steps = await Promise.all(
      Array.from({ length: 16 }, () => unitOfWork.change({ instanceId, command }, ({ instance }) => stepped(instance))),
    );
    expect(steps.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(steps.map(({ answer }) => JSON.stringify(answer))).size).toBe(1);
    expect(await reads.instance(instanceId)).toMatchObject({ revision: 2, lastSeq: 2 });
  });

  it('carries out one of two requests that share an id and meet on different instances', async () => {
    const { unitOfWork, reads } = world();
    const [one, two] = [await given(unitOfWork), await given(unitOfWork)];
    const id = newId();
    const results = await Promise.allSettled(
      [one, two].map((target, index) =>
        unitOfWork.change({ instanceId: target.id, command: commandKey(id, `request ${index}`) }, ({ instance }) =>
          stepped(instance),
        ),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'command.reused' } });
    const revisions = await Promise.all([one, two].map(async ({ id: each }) => (await reads.instance(each))?.revision));
    expect(revisions.sort()).toEqual([1, 2]);
  });
}
