import { expect, it } from '@jest/globals';
import type { Change, Locked } from '@tabir/runtime';
import { commandKey, given, noted, stepped } from './changes.js';
import { only, type World } from './world.js';

/** Many at the same moment: one winner for each decision, and no gaps in the log. */
export function competing(world: World): void {
  /** A decision on what was seen, as `If-Match` makes it: it holds only if nobody was faster. */
  const decideOn =
    (revision: number) =>
    ({ instance }: Locked): Change => {
      if (instance.revision !== revision) throw new Error('somebody was faster');
      return stepped(instance);
    };

  it('lets exactly one of 64 clients decide on each of several instances', async () => {
    const { unitOfWork, reads } = world();
    const instances = await Promise.all(Array.from({ length: 4 }, () => given(unitOfWork)));
    const results = await Promise.allSettled(
      Array.from({ length: 64 }, (_, client) => only(instances[client % 4])).map(({ id, revision }) =>
        unitOfWork.change({ instanceId: id, command: commandKey() }, decideOn(revision)),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ message: 'somebody was faster' });
    for (const { id } of instances) expect(await reads.instance(id)).toMatchObject({ revision: 2, lastSeq: 2 });
  });

  it('numbers the log without gaps under 32 notes and steps at once', async () => {
    const { unitOfWork, reads } = world();
    const { id: instanceId } = await given(unitOfWork);
    await Promise.all(
      Array.from({ length: 32 }, (_, index) =>
        unitOfWork.change({ instanceId, command: commandKey() }, ({ instance }) =>
          index % 2 === 0 ? noted(instance) : stepped(instance),
        ),
      ),
    );
    expect(await reads.instance(instanceId)).toMatchObject({ revision: 17, lastSeq: 33 });
    const seqs = (await reads.history(`case:${instanceId}`, 0, 100)).map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 33 }, (_, index) => index + 1));
  });

  it('lets work on different instances pass each other', async () => {
    const { unitOfWork, reads } = world();
    const instances = await Promise.all(Array.from({ length: 8 }, () => given(unitOfWork)));
    await Promise.all(
      Array.from({ length: 48 }, (_, index) =>
        unitOfWork.change({ instanceId: only(instances[index % 8]).id, command: commandKey() }, ({ instance }) =>
          stepped(instance),
        ),
      ),
    );
    for (const { id } of instances) expect(await reads.instance(id)).toMatchObject({ revision: 7, lastSeq: 7 });
  });
}
