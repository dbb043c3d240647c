import { makeCalendar, reviseCalendar } from '@tabir/calendar';
import { defineWorkflow, type Actor } from '@tabir/engine';
import { AppError } from '@tabir/kernel';
import { unchanged } from '../../testing/src/bare-definition.js';
import { memoryWorld, MemoryPeople, type MemoryWorld } from '../../testing/src/memory-world.js';
import { handed } from '../../testing/src/sample-holder.js';
import { sampleAsker, sampleQuestion } from '../../testing/src/sample-question.js';
import { sample, sampleDefinition } from '../../testing/src/sample-workflow.js';
import { EffectRunner, engineEffects, openSealed, readLogEntry, type EffectHandler, type LogRecord } from './index.js';

const person = (id: string, role: string, more: Partial<Actor> = {}): Actor => ({
  id,
  role,
  unit: 'u',
  agency: null,
  onBehalfOf: null,
  ...more,
});
const officer = person('o-1', 'officer');
const chair = person('c-1', 'chair');
const [ANI, BUDI] = ['01890a5d-ac96-774b-bcce-b302099a8057', '01890a5d-ac96-774b-bcce-b302099a8058'];
const people = new MemoryPeople({ [ANI]: { roles: ['voter'], agency: null }, [BUDI]: { roles: ['voter'], agency: 'a-1' } });

let commandNumber = 0;
const id = (): string => `command-${++commandNumber}`;

async function begun(world: MemoryWorld, payload: object = { endsOn: '2026-12-31' }): Promise<string> {
  const answer = await world.commands.start({
    commandId: id(),
    actor: officer,
    workflow: 'sample',
    payload: { unit: 'u', title: 'Rahasia', ...payload },
  });
  return answer.instanceId;
}

const send = (
  world: MemoryWorld,
  instanceId: string,
  actor: Actor,
  type: string,
  payload: object = {},
  more: { ifMatch?: number; commandId?: string } = {},
) => world.commands.send({ commandId: id(), instanceId, actor, type, payload, ...more });

async function log(world: MemoryWorld, instanceId: string): Promise<LogRecord[]> {
  return (await world.reads.history(`case:${instanceId}`, 0, 1000)).map(readLogEntry);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'carried out';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

describe('start', () => {
  it('writes instance, log, deadlines, sealed value and projection in one change', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    const row = await world.reads.instance(instanceId);
    expect(row).toMatchObject({
      revision: 1,
      lastSeq: 1,
      nextDueAt: '2026-08-23T16:00:00.000Z',
      label: 'Sample until 2026-12-31',
      unit: 'u',
    });
    expect((await log(world, instanceId)).map(({ kind, seq, event }) => [kind, seq, event.type])).toEqual([
      ['start', 1, 'START'],
    ]);
    expect(await world.reads.projection('sample_item', instanceId)).toMatchObject({ title: 'Rahasia', ends_on: '2026-12-31' });
    expect(await world.verifier.instance(instanceId)).toEqual([]);
  });

  it('keeps sealed values out of log and state', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    const everything = JSON.stringify([await world.reads.instance(instanceId), await log(world, instanceId)]);
    expect(everything).not.toContain('Rahasia');
  });

  it.each([
    ['a role without the duty', person('x', 'inspector'), {}, 'policy.duty'],
    ['a rule that refuses', officer, { endsOn: '2020-01-01' }, 'event.refused'],
    ['a unit that is not the own one', officer, { unit: 'other' }, 'policy.scope'],
    ['a payload with an unknown key', officer, { extra: 1 }, 'payload.invalid'],
  ])('refuses %s and stores nothing, not even the command id', async (_what, actor, payload, code) => {
    const world = memoryWorld([sample]);
    const begin = (more: object): Promise<unknown> =>
      world.commands.start({ commandId: 'same', actor, workflow: 'sample', payload: { unit: 'u', title: 'T', ...more } });
    expect(await codeOf(begin(payload))).toBe(code);
    expect(await world.reads.instanceIds(null, 10)).toEqual([]);
    if (actor === officer) expect(await codeOf(begin({}))).toBe('carried out');
  });

  it('refuses an unknown workflow', async () => {
    const world = memoryWorld([sample]);
    expect(await codeOf(world.commands.start({ commandId: id(), actor: officer, workflow: 'nothing', payload: {} }))).toBe(
      'workflow.unknown',
    );
  });

  it('answers a repeat as the first time and refuses the same id with another body', async () => {
    const world = memoryWorld([sample]);
    const begin = (title: string) =>
      world.commands.start({ commandId: 'k', actor: officer, workflow: 'sample', payload: { unit: 'u', title } });
    expect(await begin('T')).toEqual(await begin('T'));
    expect(await codeOf(begin('U'))).toBe('command.reused');
    expect(await world.reads.instanceIds(null, 10)).toHaveLength(1);
  });

  it('fires at once what the start itself arms already due, and tells only the highest rung', async () => {
    const world = memoryWorld([sample], { now: '2026-12-20T01:00:00.000Z' });
    const instanceId = await begun(world);
    expect((await log(world, instanceId)).map(({ event }) => event.type)).toEqual(['START', 'opens', 'rung1', 'rung2']);
    expect(world.bell.rung.flatMap(({ effects }) => effects)).toHaveLength(1);
    expect(await world.verifier.instance(instanceId)).toEqual([]);
  });

  it('begins new instances on the latest version', async () => {
    const second = defineWorkflow({ ...sampleDefinition, version: 2, migration: unchanged });
    const world = memoryWorld([second, sample]);
    expect(await world.reads.instance(await begun(world))).toMatchObject({ version: 2 });
  });
});

describe('send', () => {
  it('refuses what is undeclared, forged or not possible now', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    expect(await codeOf(send(world, instanceId, officer, 'NO_SUCH'))).toBe('event.unknown');
    expect(await codeOf(send(world, instanceId, officer, 'constructor'))).toBe('event.unknown');
    expect(await codeOf(send(world, instanceId, officer, 'xstate.after.opens.sample.review.waiting'))).toBe('event.unknown');
    expect(await codeOf(send(world, instanceId, chair, 'DECIDE', {}, { ifMatch: 1 }))).toBe('event.not-allowed');
    expect(await codeOf(send(world, instanceId, officer, 'OPENED', { values: [] }))).toBe('policy.duty');
    expect(await log(world, instanceId)).toHaveLength(1);
  });

  it('hides what the actor may not read behind the same error as what is not there', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    for (const actor of [
      person('x', 'officer', { unit: 'other' }),
      person('x', 'administrator'),
      person('x', 'agency', { agency: 'a-1' }),
      person('x', 'nobody'),
      person('x', 'officer', { unit: null }),
    ])
      expect(await codeOf(send(world, instanceId, actor, 'PREPARE', { panel: [] }))).toBe('instance.not-found');
    expect(await codeOf(send(world, '01890a5d-ac96-774b-bcce-b302099a8059', officer, 'PREPARE', { panel: [] }))).toBe(
      'instance.not-found',
    );
  });

  it('needs the revision seen for a decision, and refuses a stale one', async () => {
    const world = memoryWorld([sample], { people });
    const instanceId = await toDeciding(world);
    const { revision } = (await world.reads.instance(instanceId))!;
    expect(await codeOf(send(world, instanceId, chair, 'DECIDE'))).toBe('command.revision-required');
    expect(await codeOf(send(world, instanceId, chair, 'DECIDE', {}, { ifMatch: revision - 1 }))).toBe('instance.stale');
    expect(await codeOf(send(world, instanceId, chair, 'DECIDE', {}, { ifMatch: revision }))).toBe('carried out');
  });

  it('tells every rule that refuses, with legal basis and a sentence in both languages', async () => {
    const world = memoryWorld([sample], { people });
    const instanceId = await toDeciding(world, {});
    const { revision } = (await world.reads.instance(instanceId))!;
    const self = person('c-1', 'chair', { onBehalfOf: officer.id });
    await expect(send(world, instanceId, self, 'DECIDE', {}, { ifMatch: revision })).rejects.toMatchObject({
      code: 'event.refused',
      meta: {
        refusals: [
          {
            id: 'four-eyes',
            basis: 'SOP 467/05/DPPKB.02 langkah 4 (belum diverifikasi)',
            message: { en: 'Whoever prepared may not decide.' },
          },
          { id: 'no-end', basis: 'UU 14/2008 Pasal 19 (belum diverifikasi); Ketertiban pencatatan: kebijakan aplikasi ini' },
        ],
      },
    });
  });

  it('checks that files and persons named are there', async () => {
    const world = memoryWorld([sample], { people });
    const instanceId = await begun(world);
    await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    expect(await codeOf(send(world, instanceId, officer, 'PREPARE', { panel: [ANI], file: BUDI }))).toBe('file.unknown');
    expect(await codeOf(send(world, instanceId, officer, 'PREPARE', { panel: ['01890a5d-ac96-774b-bcce-b302099a8000'] }))).toBe(
      'person.not-in-role',
    );
    const file = {
      id: BUDI,
      name: 'lembar.pdf',
      storageKey: 'k',
      size: 5,
      mime: 'application/pdf',
      commitment: 'c',
      salt: new Uint8Array(32),
    };
    await world.notes.attach({ commandId: id(), instanceId, actor: officer }, file);
    expect(await codeOf(send(world, instanceId, officer, 'PREPARE', { panel: [ANI], file: BUDI }))).toBe('carried out');
  });

  it('begins nothing for an agency that the unit does not have', async () => {
    const world = memoryWorld([sample], { people: new MemoryPeople({}, ['a-1']) });
    const start = (agency: string): Promise<unknown> =>
      world.commands.start({ commandId: id(), actor: officer, workflow: 'sample', payload: { unit: 'u', title: 'T', agency } });
    await expect(start('a-9')).rejects.toMatchObject({
      code: 'payload.invalid',
      meta: { errors: [{ path: 'agency', rule: 'isAgency' }] },
    });
    await expect(start('a-1')).resolves.toMatchObject({ revision: 1 });
  });

  it('names no agency in a list that the unit does not have', async () => {
    const world = memoryWorld([sampleAsker(), sampleQuestion], { people: new MemoryPeople({}, ['a-1', 'a-2']) });
    const asker = { commandId: id(), actor: officer, workflow: 'asker', payload: {} };
    const { instanceId } = await world.commands.start(asker);
    await expect(send(world, instanceId, officer, 'ASK', { agencies: ['a-1', 'a-9', 'a-2'] })).rejects.toMatchObject({
      code: 'payload.invalid',
      meta: { errors: [{ path: 'agencies.1', rule: 'isAgency' }] },
    });
    await send(world, instanceId, officer, 'ASK', { agencies: ['a-1', 'a-2'] });
    expect((await world.reads.instance(instanceId))?.state.context).toMatchObject({ toAsk: ['a-1', 'a-2'] });
  });

  it('hands nothing over to an agency that the unit does not have, and answers a repeat as it did', async () => {
    const agencies = ['a-1'];
    const world = memoryWorld([handed], { people: new MemoryPeople({}, agencies) });
    const { instanceId } = await world.commands.start({
      commandId: id(),
      actor: officer,
      workflow: 'handed',
      payload: { unit: 'u' },
    });
    const hand = (agency: string, commandId = id()): Promise<unknown> =>
      send(world, instanceId, officer, 'HAND_OVER', { agency }, { commandId });
    const wrong = { code: 'payload.invalid', meta: { errors: [{ path: 'agency', rule: 'isAgency' }] } };
    await expect(hand('a-9')).rejects.toMatchObject(wrong);
    await expect(world.queries.preview(instanceId, officer, 'HAND_OVER', { agency: 'a-9' })).rejects.toMatchObject(wrong);
    const commandId = id();
    const answer = await hand('a-1', commandId);
    expect((await world.reads.instance(instanceId))?.agency).toBe('a-1');
    agencies.length = 0;
    expect(await hand('a-1', commandId)).toEqual(answer);
  });

  it('lets five people vote at once and opens the votes together', async () => {
    const world = memoryWorld([sample], { people });
    const instanceId = await toDeciding(world);
    expect((await world.reads.instance(instanceId))?.state.context).toMatchObject({
      opened: [
        { key: ANI, value: 'yes' },
        { key: BUDI, value: 'no' },
      ],
    });
    expect(await world.verifier.instance(instanceId)).toEqual([]);
  });

  it('refuses a vote of somebody who has voted or never was asked', async () => {
    const world = memoryWorld([sample], { people });
    const instanceId = await begun(world);
    await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    await send(world, instanceId, officer, 'PREPARE', { panel: [ANI, BUDI] });
    await send(world, instanceId, person(ANI, 'voter'), 'VOTE', { choice: 'yes' });
    expect(await codeOf(send(world, instanceId, person(ANI, 'voter'), 'VOTE', { choice: 'no' }))).toBe('event.refused');
  });

  it('fires due deadlines first, in rows of their own, and decides on what comes out', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    world.clock.moveTo('2026-12-30T01:00:00.000Z');
    await send(world, instanceId, officer, 'AMEND', { endsOn: '2027-12-31' });
    const rows = await log(world, instanceId);
    expect(rows.map(({ kind, event }) => [kind, event.type])).toEqual([
      ['start', 'START'],
      ['deadline', 'opens'],
      ['deadline', 'rung1'],
      ['deadline', 'rung2'],
      ['event', 'AMEND'],
    ]);
    expect(rows[1]).toMatchObject({
      command: `deadline:${instanceId}/review.waiting#1#opens`,
      dueAt: '2026-08-23T16:00:00.000Z',
      at: '2026-12-30T01:00:00.000Z',
      actor: { id: 'system' },
    });
    expect(await world.verifier.instance(instanceId)).toEqual([]);
  });

  it('never writes a row earlier than the one before, whatever the clock says', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    world.clock.moveTo('2026-01-04T00:00:00.000Z');
    await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    expect((await log(world, instanceId)).map(({ at }) => at)).toEqual(['2026-01-05T01:00:00.000Z', '2026-01-05T01:00:00.000Z']);
  });

  it('skips to a clear error for a version that this process does not know', async () => {
    const world = memoryWorld([defineWorkflow({ ...sampleDefinition, version: 2, migration: unchanged })]);
    const instanceId = await begun(world);
    const old = memoryWorld([sample]);
    Object.assign(old, { store: world.store });
    const { Commands } = await import('./commands.js');
    const commands = new Commands({ ...old, unitOfWork: world.store, reads: world.reads, agenda: world.agenda });
    expect(
      await codeOf(
        commands.send({ commandId: id(), instanceId, actor: officer, type: 'AMEND', payload: { endsOn: '2027-01-01' } }),
      ),
    ).toBe('workflow.version-missing');
  });
});

async function runEffects(world: MemoryWorld, handlers: Record<string, EffectHandler> = {}): Promise<string[]> {
  const runner = new EffectRunner(world.commands, world.agenda, world.office, {
    ...engineEffects(world),
    notify: () => Promise.resolve(null),
    ...handlers,
  });
  const results: string[] = [];
  for (const outboxId of await world.agenda.waitingEffects(world.systemClock.now(), 100))
    results.push(await runner.deliver(outboxId));
  return results;
}

async function toDeciding(world: MemoryWorld, payload: object = { endsOn: '2026-12-31' }): Promise<string> {
  const instanceId = await begun(world, payload);
  await send(world, instanceId, officer, 'PREPARE', { panel: [] });
  await send(world, instanceId, officer, 'PREPARE', { panel: [ANI, BUDI] });
  await Promise.all([
    send(world, instanceId, person(ANI, 'voter'), 'VOTE', { choice: 'yes' }),
    send(world, instanceId, person(BUDI, 'voter'), 'VOTE', { choice: 'no' }),
  ]);
  expect(await runEffects(world)).toEqual(['done']);
  return instanceId;
}

describe('effects', () => {
  it('apply a report once although it is delivered again', async () => {
    const world = memoryWorld([sample], { people });
    const instanceId = await toDeciding(world);
    const rows = (await log(world, instanceId)).filter(({ event }) => event.type === 'OPENED');
    expect(rows).toHaveLength(1);
    const outboxId = rows[0]!.command.replace('reply-', '');
    const report = (values: object[]) =>
      world.commands.report({ id: outboxId, instanceId }, { type: 'OPENED', payload: { values } });
    const votes = [
      { key: ANI, value: 'yes' },
      { key: BUDI, value: 'no' },
    ];
    expect((await report(votes)).seq).toBe(rows[0]!.seq);
    expect(await codeOf(report([]))).toBe('command.reused');
  });

  it('are tried again with back-off, and given up when a retry cannot help', async () => {
    const world = memoryWorld([sample], { now: '2026-12-20T01:00:00.000Z' });
    await begun(world);
    expect(await runEffects(world, { notify: () => Promise.reject(new Error('receiver away')) })).toEqual(['later']);
    expect(await runEffects(world)).toEqual([]);
    world.systemClock.advance(2_000);
    expect(await runEffects(world, { notify: () => Promise.reject(new AppError('invalid', 'x', 'never')) })).toEqual([
      'given-up',
    ]);
    world.systemClock.advance(86_400_000);
    expect(await runEffects(world)).toEqual([]);
  });

  it('are held by one worker at a time', async () => {
    const world = memoryWorld([sample], { now: '2026-12-20T01:00:00.000Z' });
    await begun(world);
    const [outboxId = ''] = await world.agenda.waitingEffects(world.systemClock.now(), 1);
    const seen: string[] = [];
    const runner: EffectRunner = new EffectRunner(world.commands, world.agenda, world.office, {
      notify: async () => {
        seen.push(await runner.deliver(outboxId));
        return null;
      },
    });
    expect(await runner.deliver(outboxId)).toBe('done');
    expect(seen).toEqual(['busy']);
    expect(await runner.deliver(outboxId)).toBe('busy');
  });

  it('are left to a newer process when this one has no handler, and no try is counted', async () => {
    const world = memoryWorld([sample], { now: '2026-12-20T01:00:00.000Z' });
    await begun(world);
    const [outboxId = ''] = await world.agenda.waitingEffects(world.systemClock.now(), 1);
    expect(await new EffectRunner(world.commands, world.agenda, world.office, {}).deliver(outboxId)).toBe('skipped');
    expect(await world.agenda.waitingEffects(world.systemClock.now(), 1)).toEqual([]);
    world.systemClock.advance(300_000);
    const tries: number[] = [];
    const notify = ({ attempts }: { attempts: number }) => Promise.resolve(null).finally(() => tries.push(attempts));
    expect(await runEffects(world, { notify })).toEqual(['done']);
    expect(tries).toEqual([0]);
  });

  it('open sealed values, and report an erased one as null', async () => {
    const world = memoryWorld([sample]);
    const effect = {
      id: 'e',
      instanceId: await begun(world),
      seq: 1,
      createdAt: world.clock.now(),
      until: world.clock.now(),
      attempts: 0,
      type: 'openSealed',
    };
    const params = { report: 'OPENED', values: [{ key: 'a', handle: { sealed: 'gone' } }] };
    expect(await openSealed(world.reads)({ ...effect, params })).toEqual({
      type: 'OPENED',
      payload: { values: [{ key: 'a', value: null }] },
    });
  });
});

describe('fireDue', () => {
  it('does nothing when nothing is due', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    expect(await world.commands.fireDue(instanceId)).toBe(0);
    expect(await log(world, instanceId)).toHaveLength(1);
  });

  it('catches up after a downtime, each deadline once', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    world.clock.moveTo('2027-06-01T00:00:00.000Z');
    expect(await world.agenda.due(world.clock.now(), world.systemClock.now(), 10)).toEqual([instanceId]);
    expect(await world.commands.fireDue(instanceId)).toBe(4);
    expect(await world.commands.fireDue(instanceId)).toBe(0);
    expect((await world.reads.instance(instanceId))?.state.value).toEqual({ review: 'preparing', clock: 'over' });
    expect(await world.verifier.instance(instanceId)).toEqual([]);
  });

  it('blocks the instance when a deadline fails, answers 409 until it is mended, and tries again later', async () => {
    let broken = true;
    const failing = defineWorkflow({
      ...sampleDefinition,
      label: (context) => {
        if (broken && context.told.length > 0) throw new Error('label is broken');
        return 'fine';
      },
    });
    const world = memoryWorld([failing]);
    const instanceId = await begun(world);
    world.clock.moveTo('2026-10-07T00:00:00.000Z');
    expect(await codeOf(world.commands.fireDue(instanceId))).toBe('instance.blocked');
    expect((await world.reads.instance(instanceId))?.blocked).toMatchObject({
      code: 'deadline.failed',
      attempts: 1,
      message: 'label is broken',
      deadline: 'clock.running#1#rung1',
      retryAt: '2026-01-05T01:01:00.000Z',
    });
    expect(await codeOf(send(world, instanceId, officer, 'AMEND', { endsOn: '2027-12-31' }))).toBe('instance.blocked');
    // Whoever may not read it is not told that it exists, let alone what is wrong with it.
    const stranger = person('o-9', 'officer', { unit: 'elsewhere' });
    expect(await codeOf(send(world, instanceId, stranger, 'AMEND', { endsOn: '2027-12-31' }))).toBe('instance.not-found');
    expect(await codeOf(send(world, instanceId, stranger, 'PREPARE', { panel: [ANI] }))).toBe('instance.not-found');
    expect(await world.agenda.due(world.clock.now(), world.systemClock.now(), 10)).toEqual([]);
    world.systemClock.advance(60_000);
    expect(await world.agenda.due(world.clock.now(), world.systemClock.now(), 10)).toEqual([instanceId]);
    expect(await codeOf(world.commands.fireDue(instanceId))).toBe('instance.blocked');
    expect((await world.reads.instance(instanceId))?.blocked).toMatchObject({ attempts: 2, retryAt: '2026-01-05T01:06:00.000Z' });
    broken = false;
    expect(await world.commands.fireDue(instanceId)).toBe(2);
    expect((await world.reads.instance(instanceId))?.blocked).toBeNull();
    expect(await codeOf(send(world, instanceId, officer, 'AMEND', { endsOn: '2027-12-31' }))).toBe('carried out');
  });

  it('blocks a workflow that runs in a circle after fifty firings', async () => {
    const circle = defineWorkflow({
      ...sampleDefinition,
      deadlines: { ...sampleDefinition.deadlines, idle: ({ since }) => since },
    });
    const world = memoryWorld([circle]);
    const instanceId = await begun(world);
    await send(world, instanceId, officer, 'PREPARE', { panel: [] });
    expect((await world.reads.instance(instanceId))?.blocked).toMatchObject({ code: 'deadline.loop' });
    expect(await log(world, instanceId)).toHaveLength(2);
  });
});

describe('recalculate', () => {
  const revised = (world: MemoryWorld, add: readonly string[]) =>
    makeCalendar(
      reviseCalendar(world.office.calendar().data, {
        decree: { id: 'SKB-x', title: 'Perubahan', signedOn: '2026-02-01' as never, years: [2026] },
        add: add.map((date) => ({ date: date as never, name: 'Libur tambahan', kind: 'national-holiday' as const })),
        remove: [],
      } as never),
    );

  it('writes one row when a deadline moves, and keeps state and revision', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world);
    const before = await world.reads.instance(instanceId);
    world.office.activate(revised(world, ['2026-11-18']));
    expect(await world.commands.recalculate(instanceId)).toBe(true);
    const after = await world.reads.instance(instanceId);
    expect(after).toMatchObject({ revision: 1, lastSeq: 2, state: before?.state, calendar: world.office.calendar().version });
    expect((await world.reads.deadlines(instanceId)).find(({ name }) => name === 'rung2')?.dueAt).toBe(
      '2026-11-15T16:00:00.000Z',
    );
    expect(await world.commands.recalculate(instanceId)).toBe(false);
    expect(await world.verifier.instance(instanceId)).toEqual([]);
  });

  it('writes one row as well when only the due day of a task moves, whose deadline has fired', async () => {
    const world = memoryWorld([sample], { now: '2026-12-01T01:00:00.000Z' });
    const instanceId = await begun(world);
    const due = async (): Promise<unknown> => (await world.reads.tasks(instanceId))[0]?.dueAt;
    const deadlines = await world.reads.deadlines(instanceId);
    expect(await due()).toBe('2026-10-05T16:00:00.000Z');
    world.office.activate(revised(world, ['2026-10-15']));
    expect(await world.commands.recalculate(instanceId)).toBe(true);
    expect(await due()).toBe('2026-10-04T16:00:00.000Z');
    expect(await world.reads.deadlines(instanceId)).toEqual(deadlines);
    expect((await log(world, instanceId)).at(-1)).toMatchObject({ kind: 'recalculated' });
    expect(await world.verifier.instance(instanceId)).toEqual([]);
  });

  it('notes only the new version where nothing moves', async () => {
    const world = memoryWorld([sample]);
    const instanceId = await begun(world, {});
    world.office.activate(revised(world, ['2026-11-18']));
    expect(await world.commands.recalculate(instanceId)).toBe(false);
    expect(await world.reads.instance(instanceId)).toMatchObject({ lastSeq: 1, calendar: world.office.calendar().version });
    expect(await world.verifier.instance(instanceId)).toEqual([]);
  });
});
