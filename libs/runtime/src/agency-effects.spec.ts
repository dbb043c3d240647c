import type { Actor } from '@tabir/engine';
import { AppError, armFaults } from '@tabir/kernel';
import { mkdirSync, writeFileSync } from 'node:fs';
import { PEOPLE, record } from '../../testing/src/exempt-record.js';
import { memoryWorld, MemoryPeople, type MemoryWorld } from '../../testing/src/memory-world.js';
import { AGENCY_CHANGE } from '../../testing/src/office-changes.js';
import { agencyChangeV1 } from '../../../workflows/agency-change/v1/index.js';
import { exemptInformationV1 } from '../../../workflows/exempt-information/v1/index.js';
import { EffectRunner, engineEffects, officeEffects, readLogEntry, type LogRecord } from './index.js';

const { officer, chair, head } = PEOPLE;

let commandNumber = 0;
const commandId = (): string => `command-${++commandNumber}`;
const office = (agencies = ['agency-1', 'agency-2']): MemoryWorld =>
  memoryWorld([exemptInformationV1, agencyChangeV1], { people: new MemoryPeople({}, agencies) });

const begin = async (world: MemoryWorld, workflow: string, payload: object): Promise<string> =>
  (await world.commands.start({ commandId: commandId(), actor: officer, workflow, payload })).instanceId;

async function send(world: MemoryWorld, instanceId: string, type: string, actor: Actor, payload: object = {}): Promise<void> {
  const ifMatch = (await world.reads.instance(instanceId))?.revision ?? 0;
  await world.commands.send({ commandId: commandId(), instanceId, actor, type, payload, ifMatch });
}

/** Delivers what waits and what that causes; `between` is what happens between two deliveries. */
async function deliverAll(world: MemoryWorld, between: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const runner = new EffectRunner(world.commands, world.agenda, world.office, {
    ...engineEffects(world),
    ...officeEffects({ ...world, versions: world.office }),
    notify: () => Promise.resolve(null),
  });
  for (let waiting = ['']; waiting.length > 0;) {
    waiting = await world.agenda.waitingEffects(world.systemClock.now(), 100);
    for (const id of waiting) await runner.deliver(id);
    if (waiting.length > 0) await between();
  }
}

async function activated(world: MemoryWorld, more: object = {}): Promise<string> {
  const id = await begin(world, 'agency-change', { ...AGENCY_CHANGE, ...more });
  await send(world, id, 'ACTIVATE', chair);
  return id;
}

const held = async (world: MemoryWorld, agency: string): Promise<string> =>
  begin(world, 'exempt-information', record({ agency }));
const holders = async (world: MemoryWorld, ids: readonly string[]): Promise<unknown[]> =>
  Promise.all(ids.map(async (id) => (await world.reads.instance(id))?.agency));
const stateOf = async (world: MemoryWorld, id: string) => (await world.reads.instance(id))?.state;
const last = async (world: MemoryWorld, id: string): Promise<LogRecord | undefined> =>
  (await world.reads.history(`case:${id}`, 0, 1_000)).map(readLogEntry).at(-1);

afterEach(() => armFaults(() => undefined));

describe('an agency that ends', () => {
  it('leaves its records to the one that it is merged into, as whoever activated it, with the paper', async () => {
    const world = office();
    const records = [await held(world, 'agency-1'), await held(world, 'agency-2'), await held(world, 'agency-1')];
    await send(world, records[2]!, 'WITHDRAW', officer, { reason: 'Tercatat dua kali.' });
    const id = await activated(world);
    await deliverAll(world);
    expect(world.office.agencyChanges).toEqual([
      { kind: 'merge', unit: 'unit-1', agency: 'agency-1', name: null, into: 'agency-2', since: null },
    ]);
    expect(await holders(world, records)).toEqual(['agency-2', 'agency-2', 'agency-2']);
    expect(await stateOf(world, id)).toMatchObject({ value: 'inForce', context: { transferred: 2, refused: [] } });
    expect(await last(world, records[0]!)).toMatchObject({
      event: { type: 'TRANSFER_HOLDER', payload: { agency: 'agency-2', number: '40/2025', date: '2025-12-30' } },
      actor: { ...chair, via: id },
    });
    for (const one of [...records, id]) expect(await world.verifier.instance(one)).toEqual([]);
  });

  it('leaves them to the PPID unit on its day, as whoever activated it long before', async () => {
    const world = office();
    const records = [await held(world, 'agency-1')];
    const id = await activated(world, { kind: 'dissolve', into: undefined, effectiveOn: '2026-03-02' });
    await deliverAll(world);
    expect(await holders(world, records)).toEqual(['agency-1']);
    world.clock.moveTo('2026-03-01T16:00:00.000Z');
    await world.commands.fireDue(id);
    await deliverAll(world);
    expect(world.office.agencyChanges).toMatchObject([{ kind: 'dissolve', since: '2026-03-01T16:00:00.000Z' }]);
    expect(await holders(world, records)).toEqual([null]);
    expect(await last(world, records[0]!)).toMatchObject({ actor: { id: chair.id, role: 'chair', via: id } });
    expect((await stateOf(world, id))?.value).toBe('inForce');
  });

  it('takes along what moved on while the others were asked', async () => {
    const world = office();
    const [one, other] = [await held(world, 'agency-1'), await held(world, 'agency-1')];
    const id = await activated(world);
    let moved = false;
    // After the set was frozen somebody works on one of them.
    await deliverAll(world, async () => {
      if (!moved) await send(world, other, 'REVISE', officer, { title: 'Judul lain', medium: 'soft' });
      moved = true;
    });
    expect(await holders(world, [one, other])).toEqual(['agency-2', 'agency-2']);
    expect(await stateOf(world, id)).toMatchObject({ value: 'inForce', context: { transferred: 2 } });
  });

  it('tells which records refused, and is over when they have gone too, as whoever said so', async () => {
    const world = office();
    const [one, other] = [await held(world, 'agency-1'), await held(world, 'agency-1')];
    const id = await activated(world);
    const { sendFor } = world.commands;
    world.commands.sendFor = (errand, member, type) =>
      member.instanceId === other
        ? Promise.reject(new AppError('conflict', 'instance.blocked', 'Its clock stands still.'))
        : sendFor.call(world.commands, errand, member, type);
    await deliverAll(world);
    expect(await holders(world, [one, other])).toEqual(['agency-2', 'agency-1']);
    expect(await stateOf(world, id)).toMatchObject({
      value: 'incomplete',
      context: { transferred: 1, refused: [{ member: other, code: 'instance.blocked', rules: [] }] },
    });
    world.commands.sendFor = sendFor;
    const successor = { ...chair, id: head.id };
    await send(world, id, 'RETRY', successor);
    await deliverAll(world);
    expect(await holders(world, [other])).toEqual(['agency-2']);
    expect(await last(world, other)).toMatchObject({ actor: { ...successor, via: id } });
    expect(await stateOf(world, id)).toMatchObject({ value: 'inForce', context: { transferred: 2, refused: [] } });
  });

  it('ends once, whatever dies on the way', async () => {
    const world = office();
    const records = [await held(world, 'agency-1'), await held(world, 'agency-1')];
    const id = await activated(world);
    let deaths = 0;
    armFaults((point) => {
      if (['office.after-adopt', 'send.after-member'].includes(point) && deaths++ < 3)
        throw new AppError('unavailable', 'x.y', 'Dead.');
    });
    for (let round = 0; round < 6; round++) {
      await deliverAll(world);
      world.systemClock.advance(60_000);
    }
    expect(world.office.agencyChanges).toHaveLength(1);
    expect(await holders(world, records)).toEqual(['agency-2', 'agency-2']);
    expect(await stateOf(world, id)).toMatchObject({ value: 'inForce', context: { transferred: 2 } });
  });

  it('goes back to the people when it does not fit any more, and no record moves', async () => {
    const world = office();
    const records = [await held(world, 'agency-1')];
    const id = await activated(world);
    world.office.adoptAgencies = () => Promise.reject(new AppError('invalid', 'agency.unknown', 'Gone.'));
    await deliverAll(world);
    expect(await stateOf(world, id)).toMatchObject({ value: 'proposed', context: { activated: null } });
    expect(await holders(world, records)).toEqual(['agency-1']);
  });
});

describe('a change of the agencies', () => {
  it.each([
    ['the one that ends', { agency: 'agency-9' }, ['agency']],
    ['the one that it goes to', { into: 'agency-9' }, ['into']],
    ['both', { agency: 'agency-8', into: 'agency-9' }, ['agency', 'into']],
  ])('is not proposed for an agency that the unit does not have: %s', async (_which, more, fields) => {
    await expect(begin(office(), 'agency-change', { ...AGENCY_CHANGE, ...more })).rejects.toMatchObject({
      code: 'payload.invalid',
      meta: { errors: fields.map((path) => ({ path, rule: 'isAgency' })) },
    });
  });
});

/** UPDATE_HISTORIES=1 records these lives for the replay tier, as the demo's are (CONTRIBUTING). */
if (process.env['UPDATE_HISTORIES'])
  it('the lives of agency-change are recorded', async () => {
    const world = office();
    await held(world, 'agency-1');
    const later = { effectiveOn: '2026-03-02' };
    const lives: string[] = [];
    for (const more of [{}, {}, later, {}]) lives.push(await begin(world, 'agency-change', { ...AGENCY_CHANGE, ...more }));
    await send(world, lives[1]!, 'REJECT', chair, { reason: 'Belum perlu.' });
    for (const id of lives.slice(2)) await send(world, id, 'ACTIVATE', chair);
    world.clock.advance(1_000);
    await deliverAll(world);
    const rows = (await Promise.all(lives.map((id) => world.reads.history(`case:${id}`, 0, 100)))).flat();
    const folder = new URL('../../../workflows/agency-change/v1/histories/', import.meta.url);
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL('lives.jsonl', folder), rows.map(({ bytes }) => `${Buffer.from(bytes).toString()}\n`).join(''));
    expect(rows.length).toBeGreaterThan(lives.length);
  });
