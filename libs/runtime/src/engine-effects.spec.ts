import type { Actor, BatchAnswered, StartAnswered } from '@tabir/engine';
import { AppError } from '@tabir/kernel';
import { memoryWorld, MemoryPeople, type MemoryWorld } from '../../testing/src/memory-world.js';
import { handed, handingOver } from '../../testing/src/sample-holder.js';
import { sampleAsker, sampleQuestion } from '../../testing/src/sample-question.js';
import { sampleRound } from '../../testing/src/sample-round.js';
import { sample } from '../../testing/src/sample-workflow.js';
import { Draft } from './draft.js';
import { EffectRunner, engineEffects, readLogEntry, type Delivery, type LogRecord } from './index.js';

const person = (id: string, role: string, unit = 'u'): Actor => ({ id, role, unit, agency: null, onBehalfOf: null });
const [officer, chair] = [person('o-1', 'officer'), person('c-1', 'chair')];
const VOTER = '01890a5d-ac96-774b-bcce-b302099a8057';
const people = new MemoryPeople({ [VOTER]: { roles: ['voter'], agency: null } });
const NOBODY = '01890a5d-ac96-774b-bcce-b302099a9999';

let commandNumber = 0;
const commandId = (): string => `command-${++commandNumber}`;
const office = (): MemoryWorld => memoryWorld([sample, sampleRound], { people });

const begin = async (world: MemoryWorld, workflow: string, payload: object, actor = officer): Promise<string> =>
  (await world.commands.start({ commandId: commandId(), actor, workflow, payload })).instanceId;

async function send(world: MemoryWorld, instanceId: string, actor: Actor, type: string, payload: object = {}): Promise<void> {
  const ifMatch = (await world.reads.instance(instanceId))?.revision ?? 0;
  await world.commands.send({ commandId: commandId(), instanceId, actor, type, payload, ifMatch });
}

const runnerOf = (world: MemoryWorld): EffectRunner =>
  new EffectRunner(world.commands, world.agenda, world.office, {
    ...engineEffects(world),
    notify: () => Promise.resolve(null),
  });

async function runEffects(world: MemoryWorld): Promise<Delivery[]> {
  const results: Delivery[] = [];
  for (const id of await world.agenda.waitingEffects(world.systemClock.now(), 1000))
    results.push(await runnerOf(world).deliver(id));
  return results;
}

/** A sample that waits for the chair's decision. */
async function undecided(world: MemoryWorld, { by = officer, endsOn = '2026-12-31' } = {}): Promise<string> {
  const payload = { unit: by.unit, title: 'Rahasia', ...(endsOn === '' ? {} : { endsOn }) };
  const id = await begin(world, 'sample', payload, by);
  await send(world, id, by, 'PREPARE', { panel: [] });
  await send(world, id, by, 'PREPARE', { panel: [VOTER] });
  await send(world, id, person(VOTER, 'voter', by.unit ?? ''), 'VOTE', { choice: 'yes' });
  await runEffects(world);
  return id;
}

const undecidedMany = async (world: MemoryWorld, count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push(await undecided(world));
  return ids.sort();
};

const round = (world: MemoryWorld): Promise<string> => begin(world, 'round', { unit: 'u', title: 'Judul-rahasia' });

interface RoundContext {
  readonly applied: string[];
  readonly refused: BatchAnswered['refused'];
  readonly begun: StartAnswered[];
}

async function roundState(world: MemoryWorld, id: string): Promise<{ value: unknown; context: RoundContext }> {
  const { value, context } = (await world.reads.instance(id))?.state ?? {};
  return { value, context: context as RoundContext };
}

async function log(world: MemoryWorld, instanceId: string): Promise<LogRecord[]> {
  return (await world.reads.history(`case:${instanceId}`, 0, 1000)).map(readLogEntry);
}

const decisions = async (world: MemoryWorld, ids: readonly string[]): Promise<number> =>
  (await Promise.all(ids.map((id) => log(world, id)))).flat().filter(({ event }) => event.type === 'DECIDE').length;

describe('send', () => {
  it('carries the will of one person to every member, and the log says by way of which record', async () => {
    const world = office();
    const members = await undecidedMany(world, 3);
    const sender = await round(world);
    await send(world, sender, chair, 'SIGN');
    expect(await runEffects(world)).toEqual(['done']);
    expect(await roundState(world, sender)).toMatchObject({ value: 'applied', context: { applied: members, refused: [] } });
    for (const id of members) {
      expect((await log(world, id)).at(-1)).toMatchObject({ event: { type: 'DECIDE' }, actor: { ...chair, via: sender } });
      expect(await world.verifier.instance(id)).toEqual([]);
    }
    expect(await world.verifier.instance(sender)).toEqual([]);
  });

  it('answers once for each hundred, and tells how many are left', async () => {
    const world = office();
    const members = await undecidedMany(world, 205);
    const sender = await round(world);
    await send(world, sender, chair, 'SIGN');
    await runEffects(world);
    const answers = (await log(world, sender)).filter(({ event }) => event.type === 'BATCH_ANSWERED');
    const batches = answers.map(({ event }) => event.payload as unknown as BatchAnswered);
    expect(batches.map(({ applied, left }) => [applied.length, left])).toEqual([
      [100, 105],
      [100, 5],
      [5, 0],
    ]);
    expect((await roundState(world, sender)).context.applied).toEqual(members);
  });

  it('answers for nobody when there is nobody', async () => {
    const world = office();
    const sender = await round(world);
    await send(world, sender, chair, 'SIGN');
    expect(await runEffects(world)).toEqual(['done']);
    expect(await roundState(world, sender)).toMatchObject({ value: 'applied', context: { applied: [], refused: [] } });
  });

  it('keeps to the set that was there when the person signed, and to the own unit', async () => {
    const world = office();
    const there = await undecided(world);
    const elsewhere = await undecided(world, { by: person('o-2', 'officer', 'other') });
    const sender = await round(world);
    await send(world, sender, chair, 'SIGN');
    const waiting = await world.agenda.waitingEffects(world.systemClock.now(), 10);
    const late = await undecided(world);
    await runnerOf(world).deliver(waiting[0] ?? '');
    expect((await roundState(world, sender)).context.applied).toEqual([there]);
    expect(await decisions(world, [elsewhere, late])).toBe(0);
  });

  it('asks the rules of each member, and reports why one refused', async () => {
    const world = office();
    const fine = await undecided(world);
    const own = await undecided(world, { by: person('c-1', 'officer') });
    const endless = await undecided(world, { endsOn: '' });
    const gathering = await begin(world, 'sample', { unit: 'u', title: 'Rahasia' });
    const foreign = await undecided(world, { by: person('o-2', 'officer', 'other') });
    const sender = await round(world);
    await send(world, sender, chair, 'SIGN', { members: [fine, own, endless, gathering, foreign, NOBODY, sender, fine] });
    expect(await runEffects(world)).toEqual(['done']);
    expect(await roundState(world, sender)).toMatchObject({
      value: 'mending',
      context: {
        applied: [fine],
        refused: [
          { member: own, code: 'event.refused', rules: ['four-eyes'] },
          { member: endless, code: 'event.refused', rules: ['no-end'] },
          { member: gathering, code: 'event.not-allowed', rules: [] },
          { member: foreign, code: 'instance.not-found', rules: [] },
          { member: NOBODY, code: 'instance.not-found', rules: [] },
          { member: sender, code: 'event.unknown', rules: [] },
        ],
      },
    });
  });

  it('refuses a decision on a member that moved on after the signature, until it is signed anew', async () => {
    const world = office();
    const id = await undecided(world);
    const sender = await round(world);
    await send(world, sender, chair, 'SIGN');
    await send(world, id, officer, 'AMEND', { endsOn: '2027-12-31' });
    await runEffects(world);
    const { context, value } = await roundState(world, sender);
    expect([value, context.refused]).toEqual(['mending', [{ member: id, code: 'instance.stale', rules: [] }]]);
    await send(world, sender, chair, 'RETRY');
    await runEffects(world);
    expect(await roundState(world, sender)).toMatchObject({ value: 'applied', context: { applied: [id], refused: [] } });
  });

  it('does nothing twice when it is delivered again after a crash in the middle', async () => {
    const world = office();
    const members = await undecidedMany(world, 150);
    const sender = await round(world);
    await send(world, sender, chair, 'SIGN');
    const [outboxId = ''] = await world.agenda.waitingEffects(world.systemClock.now(), 1);
    let answers = 0;
    const dying = Object.assign(Object.create(world.agenda) as MemoryWorld['agenda'], {
      memberAnswered: (...args: Parameters<MemoryWorld['agenda']['memberAnswered']>) =>
        ++answers === 120 ? Promise.reject(new Error('killed')) : world.agenda.memberAnswered(...args),
    });
    const killed = new EffectRunner(world.commands, world.agenda, world.office, {
      ...engineEffects({ ...world, agenda: dying }),
    });
    expect(await killed.deliver(outboxId)).toBe('later');
    expect(await decisions(world, members)).toBe(120);
    world.systemClock.advance(2_000);
    expect(await runnerOf(world).deliver(outboxId)).toBe('done');
    expect(await decisions(world, members)).toBe(150);
    expect(await roundState(world, sender)).toMatchObject({ value: 'applied', context: { applied: members, refused: [] } });
    const parts = (await log(world, sender)).filter(({ event }) => event.type === 'BATCH_ANSWERED');
    expect(parts).toHaveLength(2);
  });

  it('keeps the effect for itself however long the members take', async () => {
    const world = office();
    await undecidedMany(world, 10);
    const sender = await round(world);
    await send(world, sender, chair, 'SIGN');
    const [outboxId = ''] = await world.agenda.waitingEffects(world.systemClock.now(), 1);
    const taken: Delivery[] = [];
    const commands = Object.assign(Object.create(world.commands) as MemoryWorld['commands'], {
      sendFor: async (...args: Parameters<MemoryWorld['commands']['sendFor']>) => {
        world.systemClock.advance(20_000);
        taken.push(await runnerOf(world).deliver(outboxId));
        return world.commands.sendFor(...args);
      },
    });
    const one = new EffectRunner(world.commands, world.agenda, world.office, engineEffects({ ...world, commands }));
    expect(await one.deliver(outboxId)).toBe('done');
    expect(new Set(taken)).toEqual(new Set(['busy']));
  });

  it('stops without a word when it was frozen and another worker has taken over', async () => {
    const world = office();
    const members = await undecidedMany(world, 3);
    const sender = await round(world);
    await send(world, sender, chair, 'SIGN');
    const [outboxId = ''] = await world.agenda.waitingEffects(world.systemClock.now(), 1);
    const later: Promise<Delivery>[] = [];
    const agenda = Object.assign(Object.create(world.agenda) as MemoryWorld['agenda'], {
      memberAnswered: async (...args: Parameters<MemoryWorld['agenda']['memberAnswered']>) => {
        await world.agenda.memberAnswered(...args);
        world.systemClock.advance(61_000);
        later.push(runnerOf(world).deliver(outboxId));
        await Promise.all(later);
      },
    });
    const frozen = new EffectRunner(world.commands, agenda, world.office, engineEffects({ ...world, agenda }));
    expect(await frozen.deliver(outboxId)).toBe('busy');
    expect(await Promise.all(later)).toEqual(['done']);
    expect((await roundState(world, sender)).context.applied).toEqual(members);
    expect(await decisions(world, members)).toBe(3);
  });

  it('reports the answer that stands, not the one that a frozen worker came with too late', async () => {
    const world = office();
    const [id = ''] = await undecidedMany(world, 1);
    const sender = await round(world);
    await send(world, sender, chair, 'SIGN');
    const [outboxId = ''] = await world.agenda.waitingEffects(world.systemClock.now(), 1);
    const agenda = Object.assign(Object.create(world.agenda) as MemoryWorld['agenda'], {
      memberAnswered: async (...args: Parameters<MemoryWorld['agenda']['memberAnswered']>) => {
        await world.agenda.memberAnswered(args[0], args[1], 'applied');
        return world.agenda.memberAnswered(...args);
      },
    });
    const commands = Object.assign(Object.create(world.commands) as MemoryWorld['commands'], {
      sendFor: () => Promise.reject(new AppError('conflict', 'instance.blocked', 'seen before the other worker came')),
    });
    const late = new EffectRunner(world.commands, agenda, world.office, engineEffects({ ...world, agenda, commands }));
    expect(await late.deliver(outboxId)).toBe('done');
    expect(await roundState(world, sender)).toMatchObject({ value: 'applied', context: { applied: [id], refused: [] } });
  });

  it('asks everybody, also when the sender no longer takes the report', async () => {
    const world = office();
    const members = await undecidedMany(world, 120);
    const sender = await round(world);
    await send(world, sender, chair, 'SIGN');
    const [outboxId = ''] = await world.agenda.waitingEffects(world.systemClock.now(), 1);
    const commands = Object.assign(Object.create(world.commands) as MemoryWorld['commands'], {
      report: () => Promise.reject(new AppError('conflict', 'event.not-allowed', 'the sender has moved on')),
    });
    const runner = new EffectRunner(commands, world.agenda, world.office, engineEffects({ ...world, commands }));
    expect(await runner.deliver(outboxId)).toBe('given-up');
    expect(await decisions(world, members)).toBe(120);
  });

  it('does not count an outage as a failure of a member', async () => {
    const world = office();
    const id = await undecided(world);
    const sender = await round(world);
    await send(world, sender, chair, 'SIGN');
    const [outboxId = ''] = await world.agenda.waitingEffects(world.systemClock.now(), 1);
    const failures = [
      ...Array.from({ length: 5 }, () => new AppError('unavailable', 'database.unavailable', 'away')),
      new Error('a hiccup'),
    ];
    const commands = Object.assign(Object.create(world.commands) as MemoryWorld['commands'], {
      sendFor: (...args: Parameters<MemoryWorld['commands']['sendFor']>) => {
        const failure = failures.shift();
        return failure ? Promise.reject(failure) : world.commands.sendFor(...args);
      },
    });
    const runner = new EffectRunner(world.commands, world.agenda, world.office, engineEffects({ ...world, commands }));
    for (let tries = 0; tries < 6; tries++) {
      expect(await runner.deliver(outboxId)).toBe('later');
      world.systemClock.advance(6 * 3_600_000);
    }
    expect(await runner.deliver(outboxId)).toBe('done');
    expect((await roundState(world, sender)).context.applied).toEqual([id]);
  });

  it('refuses what is no id of a record before anything is signed', async () => {
    const world = office();
    const sender = await round(world);
    for (const member of ['', 'catatan é', 'x'.repeat(37)])
      await expect(send(world, sender, chair, 'SIGN', { members: [member] })).rejects.toMatchObject({
        code: 'effect.bad-member',
      });
    expect((await roundState(world, sender)).value).toBe('gathering');
  });

  it('carries no report of one record to another', async () => {
    const world = office();
    const [sender, other] = [await round(world), await round(world)];
    await send(world, sender, chair, 'SIGN', { members: [other] });
    const [outboxId = ''] = await world.agenda.waitingEffects(world.systemClock.now(), 1);
    const effect = await world.agenda.lease(outboxId, world.systemClock.now(), world.systemClock.now());
    const [member] = (await world.agenda.members(outboxId, 0, 1)).members;
    if (!effect || !member) throw new Error('There is no member.');
    const system: Actor = { id: 'system', role: 'system', unit: null, agency: null, onBehalfOf: null, via: sender };
    const errand = { effect: outboxId, actor: system, payload: { ref: 'x' }, secrets: [] };
    await expect(world.commands.sendFor(errand, member, 'SAMPLE_BEGUN')).rejects.toMatchObject({ code: 'event.unknown' });
  });

  it('tries a member that fails for unknown reasons three times, and then reports it', async () => {
    const world = office();
    const [bad = '', good = ''] = await undecidedMany(world, 2);
    const sender = await round(world);
    await send(world, sender, chair, 'SIGN');
    const commands = Object.assign(Object.create(world.commands) as MemoryWorld['commands'], {
      sendFor: (...args: Parameters<MemoryWorld['commands']['sendFor']>) =>
        args[1].instanceId === bad ? Promise.reject(new Error('a bug')) : world.commands.sendFor(...args),
    });
    const runner = new EffectRunner(world.commands, world.agenda, world.office, engineEffects({ ...world, commands }));
    const [outboxId = ''] = await world.agenda.waitingEffects(world.systemClock.now(), 1);
    const results: Delivery[] = [];
    for (let i = 0; i < 4; i++) {
      results.push(await runner.deliver(outboxId));
      world.systemClock.advance(300_000);
    }
    expect(results).toEqual(['later', 'later', 'later', 'done']);
    expect((await roundState(world, sender)).context).toMatchObject({
      applied: [good],
      refused: [{ member: bad, code: 'member.failed', rules: [] }],
    });
  });

  it('waits for the database, and takes that for nobody’s refusal', async () => {
    const world = office();
    const id = await undecided(world);
    const sender = await round(world);
    await send(world, sender, chair, 'SIGN');
    const [outboxId = ''] = await world.agenda.waitingEffects(world.systemClock.now(), 1);
    const away = Object.assign(Object.create(world.commands) as MemoryWorld['commands'], {
      sendFor: () => Promise.reject(new AppError('unavailable', 'database.unavailable', 'away')),
    });
    const runner = new EffectRunner(world.commands, world.agenda, world.office, engineEffects({ ...world, commands: away }));
    for (let i = 0; i < 5; i++) {
      expect(await runner.deliver(outboxId)).toBe('later');
      world.systemClock.advance(30 * 60_000);
    }
    expect(await runnerOf(world).deliver(outboxId)).toBe('done');
    expect((await roundState(world, sender)).context.applied).toEqual([id]);
  });
});

describe('a send to all that an agency has', () => {
  const ordering = async (orderedBy?: string, by = officer): Promise<{ world: MemoryWorld; id: string; records: string[] }> => {
    const world = memoryWorld([handed, handingOver(orderedBy)], { people });
    const records: string[] = [];
    for (const agency of ['a-1', 'a-2', 'a-1'])
      records.push(await begin(world, 'handed', { unit: 'u', agency }, { ...officer, id: 'o-9' }));
    const id = await begin(world, 'handing-over', {});
    await send(world, id, by, 'ORDER', { from: 'a-1', to: 'a-3' });
    const wait = () => Promise.resolve({ type: 'TIME_CAME', payload: {} });
    const runner = new EffectRunner(world.commands, world.agenda, world.office, { ...engineEffects(world), wait });
    for (let round = 0; round < 2; round++)
      for (const effect of await world.agenda.waitingEffects(world.systemClock.now(), 10)) await runner.deliver(effect);
    return { world, id, records };
  };
  const agencies = async (world: MemoryWorld, ids: readonly string[]): Promise<unknown[]> =>
    Promise.all(ids.map(async (id) => (await world.reads.instance(id))?.agency));

  it('carries out after a report what a person ordered, as that person', async () => {
    const { world, id, records } = await ordering('ORDER');
    expect(await agencies(world, records)).toEqual(['a-3', 'a-2', 'a-3']);
    expect((await log(world, records[0] ?? '')).at(-1)).toMatchObject({ actor: { ...officer, via: id } });
    expect((await world.reads.instance(id))?.state.context).toMatchObject({ answer: { refused: [], left: 0 } });
    expect(await world.verifier.instance(id)).toEqual([]);
  });

  it('is refused as the system’s where nobody is said to have ordered it', async () => {
    const { world, id, records } = await ordering();
    expect(await agencies(world, records)).toEqual(['a-1', 'a-2', 'a-1']);
    const refused = records.filter((_, i) => i !== 1).map((member) => ({ member, code: 'policy.duty', rules: [] }));
    expect((await world.reads.instance(id))?.state.context).toMatchObject({ answer: { applied: [], refused } });
  });

  it('breaks where it is said to be ordered by what nobody has sent', async () => {
    const { world, records } = await ordering('NEVER');
    expect(await agencies(world, records)).toEqual(['a-1', 'a-2', 'a-1']);
  });

  it('names nothing beyond the agency of the person who sends it', async () => {
    const draftOf = async (agency: string | null): Promise<unknown> => {
      const { world, id } = await ordering('ORDER');
      const instance = (await world.reads.instance(id))!;
      const effects = [
        { type: 'send', params: { to: { workflow: 'handed', agency: 'a-1' }, event: 'HAND_OVER', report: 'ANSWERED' } },
      ];
      const facts = { at: world.clock.now(), actor: { ...officer, agency }, settings: world.office.settings(), calendar: '' };
      const draft = Draft.beginning(handingOver(), { ...instance, lastSeq: 0 }, world.office.ids);
      draft.take({ state: instance.state, effects, tasks: [], deadlines: [] }, facts, {
        kind: 'event',
        type: 'ORDER',
        command: 'c',
      });
      return draft.change(world.office.calendar()).outbox[0]?.to;
    };
    const all = { workflow: 'handed', state: null, unit: 'u', agency: 'a-1' };
    expect([await draftOf('a-2'), await draftOf('a-1'), await draftOf(null)]).toEqual([[], all, all]);
  });
});

describe('start', () => {
  const begunBy = async (world: MemoryWorld, field: string): Promise<StartAnswered | undefined> => {
    const sender = await round(world);
    await send(world, sender, officer, 'BEGIN_SAMPLE', { field });
    expect(await runEffects(world)).toEqual(['done']);
    expect(await world.verifier.instance(sender)).toEqual([]);
    return (await roundState(world, sender)).context.begun[0];
  };

  it('begins another record as the person, and hands a sealed value on sealed', async () => {
    const world = office();
    const answer = await begunBy(world, 'title');
    const instanceId = answer?.instance ?? '';
    expect(answer).toEqual({ ref: 'title', instance: instanceId, kode: expect.any(String) as string });
    const [row] = await log(world, instanceId);
    expect(row?.actor).toEqual({ ...officer, via: expect.any(String) as string });
    expect(JSON.stringify([row, await world.reads.instance(instanceId)])).not.toContain('Judul-rahasia');
    expect(await world.reads.projection('sample_item', instanceId)).toMatchObject({ title: 'Judul-rahasia' });
    expect(await world.verifier.instance(instanceId)).toEqual([]);
  });

  it('refuses to put a sealed value where the other workflow would show it', async () => {
    const world = office();
    expect(await begunBy(world, 'agency')).toEqual({ ref: 'agency', code: 'effect.would-reveal', rules: [] });
    expect(await world.reads.instanceIds(null, 10)).toHaveLength(1);
  });

  it('begins one record however often it is delivered', async () => {
    const world = office();
    const sender = await round(world);
    await send(world, sender, officer, 'BEGIN_SAMPLE', { field: 'title' });
    const [outboxId = ''] = await world.agenda.waitingEffects(world.systemClock.now(), 1);
    const effect = await world.agenda.lease(outboxId, world.systemClock.now(), world.systemClock.now());
    if (!effect) throw new Error('There is no effect.');
    const { start } = engineEffects(world);
    expect(await start(effect)).toEqual(await start(effect));
    expect(await world.reads.instanceIds(null, 10)).toHaveLength(2);
  });

  it('is given up when the value to be handed on has been erased', async () => {
    const world = office();
    const sender = await round(world);
    await send(world, sender, officer, 'BEGIN_SAMPLE', { field: 'title' });
    const erased = Object.assign(Object.create(world.reads) as MemoryWorld['reads'], {
      sealed: (_id: string, handles: readonly string[]) =>
        Promise.resolve(new Map(handles.map((handle) => [handle, { kind: 'confidential' as const, text: null }]))),
    });
    const runner = new EffectRunner(world.commands, world.agenda, world.office, engineEffects({ ...world, reads: erased }));
    const [outboxId = ''] = await world.agenda.waitingEffects(world.systemClock.now(), 1);
    expect(await runner.deliver(outboxId)).toBe('given-up');
  });
});

describe('answer', () => {
  const clerk: Actor = { ...person('a-1', 'agency'), agency: 'health' };
  interface Asker {
    readonly asked: readonly StartAnswered[];
    readonly replies: readonly { readonly instance: string; readonly words: { readonly sealed: string } }[];
  }
  const contextOf = async (world: MemoryWorld, id: string): Promise<Asker> =>
    (await world.reads.instance(id))?.state.context as Asker;

  /** One who has asked two agencies, and the questions. */
  async function asking(from?: string): Promise<{ world: MemoryWorld; asker: string; questions: string[] }> {
    const world = memoryWorld([sampleAsker(from), sampleQuestion], { people });
    const asker = await begin(world, 'asker', {});
    await send(world, asker, officer, 'ASK', { agencies: ['health', 'roads'] });
    expect([await runEffects(world), await runEffects(world)]).toEqual([['done'], ['done']]);
    const { asked } = await contextOf(world, asker);
    expect(asked).toEqual(
      ['health', 'roads'].map((ref) => ({ ref, instance: expect.any(String) as string, kode: expect.any(String) as string })),
    );
    return { world, asker, questions: asked.map(({ instance }) => instance ?? '') };
  }
  const reply = (world: MemoryWorld, question: string, words: string, by = 'REPLIED') =>
    send(world, question, clerk, 'REPLY', { words, by });

  it('tells whoever began the instance, as the system, and hands a sealed value on sealed', async () => {
    const { world, asker, questions } = await asking();
    await reply(world, questions[0] ?? '', 'Kata-rahasia');
    expect(await runEffects(world)).toEqual(['done']);
    const { replies } = await contextOf(world, asker);
    expect(replies).toEqual([{ instance: questions[0], words: { sealed: expect.any(String) as string } }]);
    const row = (await log(world, asker)).at(-1);
    expect(row).toMatchObject({
      event: { type: 'REPLIED', payload: { instance: questions[0], seq: 2 } },
      actor: { id: 'system' },
    });
    expect(JSON.stringify(row)).not.toContain('Kata-rahasia');
    expect((await world.reads.sealed(asker, [replies[0]?.words.sealed ?? ''])).values().next().value).toMatchObject({
      text: '"Kata-rahasia"',
    });
    expect([...(await world.verifier.instance(asker)), ...(await world.verifier.instance(questions[0] ?? ''))]).toEqual([]);
  });

  it('is asked for as whoever ordered it, also after the report of the one before', async () => {
    const { world, asker, questions } = await asking();
    for (const question of questions)
      expect((await log(world, question))[0]).toMatchObject({ kind: 'start', actor: { ...officer, via: asker } });
  });

  it('tells it once however often it is delivered, and again what is said again', async () => {
    const { world, asker, questions } = await asking();
    await reply(world, questions[0] ?? '', 'Satu');
    const [outboxId = ''] = await world.agenda.waitingEffects(world.systemClock.now(), 1);
    const effect = await world.agenda.lease(outboxId, world.systemClock.now(), world.systemClock.now());
    if (!effect) throw new Error('There is no effect.');
    const { answer } = engineEffects(world);
    expect([await answer(effect), await answer(effect)]).toEqual([null, null]);
    expect((await contextOf(world, asker)).replies).toHaveLength(1);
    await reply(world, questions[0] ?? '', 'Satu');
    world.systemClock.advance(120_000);
    await runEffects(world);
    expect((await contextOf(world, asker)).replies.map(({ instance }) => instance)).toEqual([questions[0], questions[0]]);
  });

  it('tells nobody where a person began the instance', async () => {
    const { world, asker } = await asking();
    const question = await begin(world, 'question', { unit: 'u', agency: 'health' });
    await reply(world, question, 'Kepada siapa?');
    expect(await runEffects(world)).toEqual(['done']);
    expect((await contextOf(world, asker)).replies).toEqual([]);
  });

  it('is not taken from another workflow, nor for an event that is a person’s or nobody’s', async () => {
    for (const [from, by] of [
      ['other', 'REPLIED'],
      ['question', 'ASK'],
      ['question', 'OVERHEARD'],
    ] as const) {
      const { world, asker, questions } = await asking(from);
      await reply(world, questions[0] ?? '', 'Titipan', by);
      expect(await runEffects(world)).toEqual(['given-up']);
      expect(await contextOf(world, asker)).toMatchObject({ replies: [], asked: [{}, {}] });
    }
  });
});
