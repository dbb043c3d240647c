import { expect, it } from '@jest/globals';
import { begun, CONTRACT_TABLE, deadline, FAR, given, newId, noted, NOW, projected, secret, stepped, task } from './changes.js';
import { type World } from './world.js';

/** Tasks, deadlines and projections follow the state of their instance. */
export function tasksAndDeadlines(world: World): void {
  it('writes the difference and keeps the claim of a task that stays', async () => {
    const { unitOfWork, reads } = world();
    const { id: instanceId } = await given(unitOfWork, {
      tasks: { put: [task('a'), task('b'), task('c')], remove: [] },
      deadlines: { put: [deadline('one'), deadline('two')], remove: [] },
    });
    await unitOfWork.change({ instanceId, tasks: true }, ({ instance }) =>
      noted(instance, {
        claims: [
          { key: 'a', by: 'budi', at: NOW },
          { key: 'gone', by: 'budi', at: NOW },
        ],
      }),
    );
    await unitOfWork.change({ instanceId }, ({ instance }) =>
      stepped(instance, {
        tasks: { put: [task('a', { dueAt: NOW }), task('d', { dueAt: null, step: null, assignee: 'citra' })], remove: ['b'] },
        deadlines: { put: [deadline('one', NOW), deadline('three')], remove: [deadline('two').key] },
      }),
    );
    const rows = (await reads.tasks(instanceId)).sort((a, b) => (a.key < b.key ? -1 : 1));
    expect(rows).toEqual([
      { ...task('a', { dueAt: NOW }), instanceId, claimedBy: 'budi', claimedAt: NOW },
      { ...task('c'), instanceId, claimedBy: null, claimedAt: null },
      { ...task('d', { dueAt: null, step: null, assignee: 'citra' }), instanceId, claimedBy: null, claimedAt: null },
    ]);
    const deadlines = (await reads.deadlines(instanceId)).sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(deadlines).toEqual([deadline('one', NOW), deadline('three')]);
  });

  it('keeps who watches which record, and lists them newest first, page by page', async () => {
    const { unitOfWork, reads } = world();
    const person = newId();
    const records = [await given(unitOfWork), await given(unitOfWork), await given(unitOfWork)];
    const [newest = '', middle = '', oldest = ''] = records
      .map(({ id }) => id)
      .sort()
      .reverse();
    const watch = (instanceId: string, who: string, on: boolean) =>
      unitOfWork.change({ instanceId }, ({ instance }) => noted(instance, { watch: { person: who, on } }));
    for (const id of [newest, middle, oldest]) for (const who of [person, person, 'budi']) await watch(id, who, true);
    await watch(middle, 'budi', false);
    expect(await reads.watchers(middle)).toEqual([person]);
    expect(await reads.watchers(newest)).toEqual([person, 'budi'].sort());
    const first = await reads.watched(person, 2, null);
    expect(first.items.map(({ id }) => id)).toEqual([newest, middle]);
    expect(await reads.watched(person, 2, first.next)).toEqual({ items: [await reads.instance(oldest)], next: null });
    expect((await reads.watched(newId(), 2, null)).items).toEqual([]);
  });

  it('shows the tasks under the lock when they are asked for', async () => {
    const { unitOfWork } = world();
    const { id: instanceId } = await given(unitOfWork, { tasks: { put: [task('a')], remove: [] } });
    await unitOfWork.change({ instanceId }, ({ instance }) => noted(instance, { claims: [{ key: 'a', by: 'ana', at: FAR }] }));
    await unitOfWork.change({ instanceId, tasks: true }, ({ instance, tasks }) => {
      expect(tasks).toEqual([{ ...task('a'), instanceId, claimedBy: 'ana', claimedAt: FAR }]);
      return noted(instance, { claims: [{ key: 'a', by: null, at: null }] });
    });
    await unitOfWork.change({ instanceId, tasks: true }, ({ tasks }) => {
      expect(tasks.map(({ claimedBy, claimedAt }) => [claimedBy, claimedAt])).toEqual([[null, null]]);
      return null;
    });
    await unitOfWork.change({ instanceId }, ({ tasks }) => {
      expect(tasks).toEqual([]);
      return null;
    });
  });
}

export function projections(world: World): void {
  const row = { title: 'Daftar "gaji"', years: 5, listed: true, secretUntil: FAR, endsOn: '2056-02-29' };

  it('puts, replaces and removes a row, each value in its own type', async () => {
    const { unitOfWork, reads } = world();
    const instanceId = newId();
    const read = (): Promise<unknown> => reads.projection(CONTRACT_TABLE.table, instanceId);
    await unitOfWork.create({ instanceId }, () => begun(instanceId, { projections: [projected(instanceId, row)] }));
    expect(await read()).toEqual(row);
    const nothing = { title: null, years: null, listed: false, secretUntil: null, endsOn: null };
    await unitOfWork.change({ instanceId }, ({ instance }) =>
      stepped(instance, { projections: [projected(instanceId, nothing)] }),
    );
    expect(await read()).toEqual(nothing);
    await unitOfWork.change({ instanceId }, ({ instance }) => stepped(instance, { projections: [projected(instanceId, null)] }));
    expect(await read()).toBeUndefined();
  });

  it.each(['kata', 'dua\nbaris\tdan "kutip" \\ miring', '😀 é \u0001 \u2028', "'; DROP TABLE log; --", '123', '{"a":1}', ''])(
    'resolves a handle into clear text: %j',
    async (text) => {
      const { unitOfWork, reads } = world();
      const instanceId = newId();
      const hidden = secret(text);
      const set = { ...row, title: { sealed: hidden.handle } };
      await unitOfWork.create({ instanceId }, () =>
        begun(instanceId, { sealed: [hidden], projections: [projected(instanceId, set)] }),
      );
      expect(await reads.projection(CONTRACT_TABLE.table, instanceId)).toEqual({ ...row, title: text });
      expect(await reads.sealed(instanceId, [hidden.handle, 'no handle'])).toEqual(
        new Map([[hidden.handle, { kind: 'confidential', text: JSON.stringify(text) }]]),
      );
    },
  );

  it('resolves a handle that was sealed long before', async () => {
    const { unitOfWork, reads } = world();
    const hidden = secret('judul');
    const { id: instanceId } = await given(unitOfWork, { sealed: [hidden] });
    const set = { ...row, title: { sealed: hidden.handle } };
    await unitOfWork.change({ instanceId }, ({ instance }) => stepped(instance, { projections: [projected(instanceId, set)] }));
    expect(await reads.projection(CONTRACT_TABLE.table, instanceId)).toMatchObject({ title: 'judul' });
  });

  it('knows the values of an instance under no other instance', async () => {
    const { unitOfWork, reads } = world();
    const hidden = secret('judul', 'personal');
    const [owner, other] = [await given(unitOfWork, { sealed: [hidden] }), await given(unitOfWork)];
    expect(await reads.sealed(owner.id, [hidden.handle])).toEqual(
      new Map([[hidden.handle, { kind: 'personal', text: '"judul"' }]]),
    );
    expect(await reads.sealed(other.id, [hidden.handle])).toEqual(new Map());
  });
}
