import { expect, it } from '@jest/globals';
import { instant } from '@tabir/kernel';
import type { InstanceRow, Reads } from '@tabir/runtime';
import { given, stepped, task } from './changes.js';
import { type World } from './world.js';

/** Who sees which task, in which order, page by page. */
export function inbox(world: World): void {
  const all = { unit: null, agency: null, person: 'ana', limit: 100, after: null };
  /** A workflow of its own for each test keeps the other tests' tasks out. */
  const inWorkflow = async (
    workflow: string,
    put: ReturnType<typeof task>[],
    instance: Partial<InstanceRow> = {},
  ): Promise<InstanceRow> => given(world().unitOfWork, { tasks: { put, remove: [] }, instance: { workflow, ...instance } });
  const keys = async (query: Parameters<Reads['inbox']>[0]): Promise<string[]> =>
    (await world().reads.inbox(query)).items.map(({ key }) => key);

  it('shows open tasks of the duties given, with what a list needs', async () => {
    const { id, kode, label } = await inWorkflow('inbox-one', [task('a'), task('b', { duty: 'storing' })]);
    const query = { ...all, duties: ['inbox-one.filing', 'inbox-other.storing'] };
    expect(await world().reads.inbox(query)).toEqual({
      items: [{ ...task('a'), instanceId: id, claimedBy: null, claimedAt: null, workflow: 'inbox-one', version: 1, kode, label }],
      next: null,
    });
    expect(await keys({ ...all, duties: [] })).toEqual([]);
  });

  it('shows the tasks of everybody and of oneself, never those of another person', async () => {
    await inWorkflow('inbox-two', [task('all'), task('mine', { assignee: 'ana' }), task('theirs', { assignee: 'budi' })]);
    expect((await keys({ ...all, duties: ['inbox-two.filing'] })).sort()).toEqual(['all', 'mine']);
  });

  it('keeps to the unit and the agency, also after the record has moved', async () => {
    const duties = ['inbox-three.filing'];
    const { id } = await inWorkflow('inbox-three', [task('a')]);
    await inWorkflow('inbox-three', [task('b')], { unit: 'other' });
    await inWorkflow('inbox-three', [task('c')], { agency: null });
    expect(await keys({ ...all, unit: 'ppid', duties })).toHaveLength(2);
    expect(await keys({ ...all, unit: 'ppid', agency: 'dinkes', duties })).toEqual(['a']);
    expect(await keys({ ...all, duties })).toHaveLength(3);
    await world().unitOfWork.change({ instanceId: id }, ({ instance }) =>
      stepped(instance, { instance: { unit: 'other', agency: 'dinsos' } }),
    );
    expect((await keys({ ...all, unit: 'other', duties })).sort()).toEqual(['a', 'b']);
    expect(await keys({ ...all, unit: 'ppid', agency: 'dinkes', duties })).toEqual([]);
  });

  it('pages from the most urgent to those without a date, each once', async () => {
    const due = (day: number): InstanceRow['createdAt'] => instant(`2027-01-0${day}T00:00:00.000Z`);
    for (let i = 0; i < 4; i++)
      await inWorkflow('inbox-four', [
        task('never', { dueAt: null }),
        task('same', { dueAt: due(5) }),
        task(`x${i}`, { dueAt: due(4 - i) }),
        task('own', { dueAt: due(5), assignee: 'ana', duty: 'storing' }),
      ]);
    const query = { ...all, limit: 3, duties: ['inbox-four.filing', 'inbox-four.storing'] };
    const found: { key: string; instanceId: string; dueAt: string | null }[] = [];
    for (let after: string | null = null, pages = 0; pages < 10; pages++) {
      const page: Awaited<ReturnType<Reads['inbox']>> = await world().reads.inbox({ ...query, after });
      found.push(...page.items);
      after = page.next;
      if (after === null) break;
    }
    expect(found.slice(0, 4).map(({ key }) => key)).toEqual(['x3', 'x2', 'x1', 'x0']);
    expect(found.map(({ dueAt }) => dueAt ?? '9999')).toEqual(found.map(({ dueAt }) => dueAt ?? '9999').sort());
    expect(found).toHaveLength(16);
    expect(new Set(found.map(({ key, instanceId }) => `${instanceId} ${key}`)).size).toBe(16);
  });
}
