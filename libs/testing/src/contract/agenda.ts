import { expect, it } from '@jest/globals';
import { instant, plusMs } from '@tabir/kernel';
import type { Addressees, Agenda, Blocked, InstanceRow, Member } from '@tabir/runtime';
import { begun, commandKey, effect, FAR, given, newId, NOW, stepped, task } from './changes.js';
import { only, written, type World } from './world.js';

/** What the worker finds to do, and how it shares it with others. */
export function agenda(world: World): void {
  const at = (second: number): InstanceRow['createdAt'] => instant(`2030-01-01T00:00:${String(second).padStart(2, '0')}.000Z`);
  const withDue = (nextDueAt: InstanceRow['nextDueAt']): Promise<InstanceRow> =>
    given(world().unitOfWork, { instance: { nextDueAt } });
  const blocked = (retryAt: InstanceRow['createdAt']): Blocked => ({
    code: 'deadline.loop',
    deadline: 'd',
    message: 'm',
    attempts: 1,
    retryAt,
  });

  it('finds what is due, most overdue first, but not what waits for a retry', async () => {
    const { agenda: list, reads, unitOfWork } = world();
    const [late, early, future] = [await withDue(at(2)), await withDue(at(1)), await withDue(at(3))];
    await withDue(null);
    const due = (systemNow = NOW, limit = 10): Promise<string[]> => list.due(at(2), systemNow, limit);
    expect(await due()).toEqual([early.id, late.id]);
    expect(await due(NOW, 1)).toEqual([early.id]);
    await list.block(early.id, blocked(plusMs(NOW, 1000)), at(2));
    await list.block(future.id, blocked(plusMs(NOW, 1000)), at(2));
    expect(await reads.instance(future.id)).toEqual(future);
    expect(await reads.instance(early.id)).toEqual({ ...early, blocked: blocked(plusMs(NOW, 1000)) });
    expect(await due()).toEqual([late.id]);
    expect(await due(plusMs(NOW, 1000))).toEqual([early.id, late.id]);
    await unitOfWork.change({ instanceId: early.id }, ({ instance }) =>
      stepped(instance, { instance: { nextDueAt: at(4), blocked: null } }),
    );
    expect(await due()).toEqual([late.id]);
    expect(await list.upcoming(at(2), at(4), 10)).toEqual([
      { instanceId: future.id, dueAt: at(3) },
      { instanceId: early.id, dueAt: at(4) },
    ]);
    expect(await list.upcoming(at(2), at(4), 1)).toHaveLength(1);
  });
}

export function effects(world: World): void {
  const later = plusMs(NOW, 60_000);
  const withEffect = async (): Promise<string> => {
    const { unitOfWork } = world();
    const instanceId = newId();
    const outcome = await unitOfWork.create({ instanceId }, () => {
      const first = begun(instanceId);
      return { ...first, outbox: [effect(first.instance)] };
    });
    return only(written(outcome).outbox[0]).id;
  };
  const waits = async (id: string, systemNow = NOW): Promise<boolean> =>
    (await world().agenda.waitingEffects(systemNow, 100)).includes(id);

  it('gives an effect to one worker until its lease ends', async () => {
    const { agenda: list } = world();
    const id = await withEffect();
    expect(await waits(id)).toBe(true);
    const leases = await Promise.all(Array.from({ length: 8 }, () => list.lease(id, NOW, later)));
    const [taken] = leases.filter((lease) => lease !== null);
    expect(leases.filter((lease) => lease !== null)).toHaveLength(1);
    expect(taken).toMatchObject({ id, type: 'notify', seq: 1, attempts: 0, createdAt: NOW });
    expect(taken?.params).toEqual({ template: 'due', to: ['ana', 'budi'] });
    expect(await waits(id)).toBe(false);
    expect(await list.lease(id, plusMs(later, -1), FAR)).toBeNull();
    expect(await waits(id, later)).toBe(true);
    expect(await list.lease(id, later, FAR)).toMatchObject({ id, attempts: 0 });
  });

  it('takes a new effect at once, however far behind the clock of the worker is', async () => {
    const id = await withEffect();
    expect(await world().agenda.lease(id, plusMs(NOW, -86_400_000), NOW)).not.toBeNull();
  });

  it('tries a failed effect again at its time, counts the tries, and gives up when it is told to', async () => {
    const { agenda: list } = world();
    const id = await withEffect();
    await list.effectFailed(only(await list.lease(id, NOW, later)), 'no answer', later);
    expect(await list.lease(id, plusMs(later, -1), FAR)).toBeNull();
    const second = only(await list.lease(id, later, FAR));
    expect(second).toMatchObject({ attempts: 1 });
    await list.effectFailed(second, 'refused 😀', null);
    expect(await waits(id, FAR)).toBe(false);
    expect(await list.lease(id, FAR, FAR)).toBeNull();
  });

  it('hears nothing from a worker that has lost its lease', async () => {
    const { agenda: list } = world();
    const id = await withEffect();
    const lost = only(await list.lease(id, NOW, later));
    const held = only(await list.lease(id, later, FAR));
    await list.effectFailed(lost, 'a worker that was thought dead', null);
    expect(await list.hold(held, plusMs(FAR, 1))).not.toBeNull();
  });

  it('is over with an effect that is done, whatever is said of it afterwards', async () => {
    const { agenda: list } = world();
    const id = await withEffect();
    const lease = only(await list.lease(id, NOW, later));
    await list.effectDone(id);
    await list.effectFailed(lease, 'a worker that was thought dead', NOW);
    expect(await waits(id, FAR)).toBe(false);
    expect(await list.lease(id, FAR, FAR)).toBeNull();
  });

  it('is over with an effect in the same commit that applies its report', async () => {
    const { agenda: list, unitOfWork } = world();
    const id = await withEffect();
    const { instanceId } = only(await list.lease(id, NOW, later));
    await unitOfWork.change({ instanceId, command: commandKey(`report:${id}`) }, ({ instance }) =>
      stepped(instance, { outboxDone: id }),
    );
    expect(await list.lease(id, FAR, FAR)).toBeNull();
    expect(await list.lease(newId(), FAR, FAR)).toBeNull();
  });
}

/** Whom an effect goes to is frozen with its sender's commit. */
export function members(world: World): void {
  const later = plusMs(NOW, 60_000);
  const sentTo = async (to: Addressees): Promise<string> => {
    const { unitOfWork } = world();
    const instanceId = newId();
    const outcome = await unitOfWork.create({ instanceId }, () => {
      const first = begun(instanceId);
      return { ...first, outbox: [effect(first.instance, { type: 'send', params: { event: 'DECIDE' }, to })] };
    });
    return only(written(outcome).outbox[0]).id;
  };
  const fresh = (instance: InstanceRow, position: number): Member => ({
    position,
    instanceId: instance.id,
    revision: instance.revision,
    answer: null,
  });
  const all = (id: string): ReturnType<Agenda['members']> => world().agenda.members(id, 0, 100);

  it('keeps the order of the ids, each with its revision, and those that are not there without one', async () => {
    const [one, two] = [await given(world().unitOfWork), await given(world().unitOfWork)];
    await world().unitOfWork.change({ instanceId: two.id }, ({ instance }) => stepped(instance));
    const nobody = newId();
    const id = await sentTo([two.id, nobody, one.id]);
    const frozen = [
      { ...fresh(two, 0), revision: 2 },
      { position: 1, instanceId: nobody, revision: null, answer: null },
      fresh(one, 2),
    ];
    await world().unitOfWork.change({ instanceId: one.id }, ({ instance }) => stepped(instance));
    expect(await all(id)).toEqual({ members: frozen, total: 3 });
    expect(await world().agenda.members(id, 1, 1)).toEqual({ members: [frozen[1]], total: 3 });
    expect(await all(await sentTo([]))).toEqual({ members: [], total: 0 });
  });

  it('freezes whoever has an open task in the state now, of that unit and workflow, in the order in which they began', async () => {
    const open = (instance: Partial<InstanceRow>, ...states: string[]): Promise<InstanceRow> =>
      given(world().unitOfWork, {
        instance,
        tasks: { put: states.map((state, i) => task(`${state}#${i}`, { state })), remove: [] },
      });
    const workflow = 'frozen';
    const [one, two] = [await open({ workflow }, 'asked', 'asked'), await open({ workflow }, 'asked', 'other')];
    await open({ workflow }, 'other');
    await open({ workflow, unit: 'elsewhere' }, 'asked');
    await open({ workflow: 'another' }, 'asked');
    const id = await sentTo({ unit: 'ppid', agency: null, workflow, state: 'asked' });
    await open({ workflow }, 'asked');
    const inOrder = [one, two].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect((await all(id)).members).toEqual(inOrder.map(fresh));
    const other = await open({ workflow, agency: 'dinsos' }, 'asked');
    const ofAgency = await sentTo({ unit: 'ppid', agency: 'dinsos', workflow, state: 'asked' });
    expect((await all(ofAgency)).members).toEqual([fresh(other, 0)]);
  });

  it('freezes every record of a workflow that an agency has, with or without work', async () => {
    const make = (instance: Partial<InstanceRow>): Promise<InstanceRow> => given(world().unitOfWork, { instance });
    const workflow = 'of-agency';
    const own = [await make({ workflow, agency: 'dinsos' }), await make({ workflow, agency: 'dinsos' })];
    await make({ workflow, agency: 'dinkes' });
    await make({ workflow });
    await make({ workflow, agency: 'dinsos', unit: 'elsewhere' });
    await make({ workflow: 'another', agency: 'dinsos' });
    const id = await sentTo({ unit: 'ppid', agency: 'dinsos', workflow, state: null });
    expect((await all(id)).members).toEqual(own.sort((a, b) => (a.id < b.id ? -1 : 1)).map(fresh));
    expect((await all(await sentTo({ unit: 'ppid', agency: null, workflow, state: null }))).total).toBe(4);
  });

  it('keeps the first answer of a member', async () => {
    const one = await given(world().unitOfWork);
    const id = await sentTo([one.id, newId()]);
    const refusal = { code: 'event.refused', rules: ['four-eyes'] };
    expect(await world().agenda.memberAnswered(id, 0, 'applied')).toBe('applied');
    expect(await world().agenda.memberAnswered(id, 0, refusal)).toBe('applied');
    expect(await world().agenda.memberAnswered(id, 1, refusal)).toEqual(refusal);
    expect([await world().agenda.memberBroke(id, 0), await world().agenda.memberBroke(id, 0)]).toEqual([1, 2]);
    expect(await world().agenda.memberBroke(id, 1)).toBe(1);
    expect((await all(id)).members.map(({ answer }) => answer)).toEqual(['applied', refusal]);
  });

  it('lengthens a lease for the one who has it, and for nobody else', async () => {
    const { agenda: list } = world();
    const id = await sentTo([]);
    const mine = only(await list.lease(id, NOW, later));
    expect(mine.until).toBe(later);
    const longer = only(await list.hold(mine, plusMs(later, 60_000)));
    expect(longer).toEqual({ ...mine, until: plusMs(later, 60_000) });
    expect(await list.hold(mine, FAR)).toBeNull();
    expect(await list.lease(id, later, FAR)).toBeNull();
    expect(await list.lease(id, longer.until, FAR)).toMatchObject({ id, attempts: 0 });
    expect(await list.hold(longer, FAR)).toBeNull();
  });
}
