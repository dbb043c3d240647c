import { readPayload, type Actor } from '@tabir/engine';
import type { Instant, JsonObject } from '@tabir/kernel';
import { EffectRunner, engineEffects, readLogEntry, type Report } from '@tabir/runtime';
import { mkdirSync, writeFileSync } from 'node:fs';
import { determination, PAYLOADS, PEOPLE, record } from '../../../libs/testing/src/exempt-record.js';
import { memoryWorld, MemoryPeople, type MemoryWorld } from '../../../libs/testing/src/memory-world.js';
import { dikRequestV1 } from '../../dik-request/v1/index.js';
import { exemptInformationV1 } from '../../exempt-information/v1/index.js';
import type { Context } from './context.js';
import { dikRoundV1 } from './index.js';

const { officer, colleague, chair, agency } = PEOPLE;
const AGENCIES = ['agency-1', 'agency-2', 'agency-3'];
const ROUND = {
  unit: 'unit-1',
  kind: 'yearly',
  year: 2026,
  purpose: 'Daftar informasi yang dikecualikan tahun 2026',
  answersBy: '2026-02-27',
  agencies: AGENCIES,
};
const LIST = { listNumber: '188.4/1/PPID/2026', listDate: '2026-01-05', signerName: 'Nama-rahasia' };
const LEAKING = { ...LIST, listNumber: '188.4/2/PPID/2026' };
const LEAK = { record: 'abc23', secret: 'START.title', where: 'def45', field: 'summary' };
const KIND = { secret: 'START.title', field: 'summary', place: 'other', count: 1 };
const POSITION = { signerPosition: 'Ketua PPID' };
const PUBLISHED = { channel: 'website', address: 'https://ppid.contoh.go.id/dik', publishedOn: '2026-01-05' };

const LOST = { ...PUBLISHED, address: 'https://ppid.contoh.go.id/tidak-ada' };

let commandNumber = 0;
const commandId = (): string => `command-${++commandNumber}`;
const office = (): MemoryWorld =>
  memoryWorld([exemptInformationV1, dikRoundV1, dikRequestV1], { people: new MemoryPeople({}, AGENCIES) });

const begin = async (world: MemoryWorld, workflow: string, payload: object, actor: Actor = officer): Promise<string> =>
  (await world.commands.start({ commandId: commandId(), actor, workflow, payload })).instanceId;

async function send(world: MemoryWorld, instanceId: string, type: string, actor: Actor, payload: object = {}): Promise<void> {
  world.clock.advance(1_000);
  const ifMatch = (await world.reads.instance(instanceId))?.revision ?? 0;
  await world.commands.send({ commandId: commandId(), instanceId, actor, type, payload, ifMatch });
}

async function deliverAll(world: MemoryWorld): Promise<void> {
  const runner = new EffectRunner(world.commands, world.agenda, world.office, {
    ...engineEffects(world),
    publishEdition: ({ params }) => Promise.resolve(publishes(params, world.clock.now())),
    noteUpload: () => Promise.resolve(null),
    checkUploads: ({ params }) => Promise.resolve(looks(params, world.clock.now())),
    deliverEdition: ({ params }) => Promise.resolve(delivers(params)),
    notify: () => Promise.resolve(null),
  });
  for (let waiting = ['']; waiting.length > 0;) {
    waiting = await world.agenda.waitingEffects(world.systemClock.now(), 100);
    for (const id of waiting) {
      world.clock.advance(1_000);
      expect(await runner.deliver(id)).toBe('done');
    }
  }
}

/** What the worker answers (libs/editions): held back the first time where the list is the one that leaks. */
const publishes = ({ listNumber, accepted }: JsonObject, at: Instant): Report =>
  listNumber === LEAKING.listNumber && accepted === null
    ? { type: 'EDITION_BLOCKED', payload: { count: 1, digest: 'd', kinds: [KIND], leaks: [LEAK] } }
    : {
        type: 'EDITION_PUBLISHED',
        payload: { no: 1, at, items: 2, checksum: 'c'.repeat(64), page: 'https://ppid.example/publik/edisi/1' },
      };

/** What a worker finds: one address is never there. */
const looks = ({ uploads }: JsonObject, checkedAt: Instant): Report => ({
  type: 'UPLOADS_CHECKED',
  payload: {
    checks: (uploads as { upload: number; address: string }[]).map(({ upload, address }) => {
      const found = address === LOST.address ? { link: 'refused', httpStatus: 404 } : { link: 'reachable', httpStatus: 200 };
      return { upload, checkedAt, ...found };
    }),
  },
});

/** What the worker answers (libs/channels). */
const delivers = ({ editions }: JsonObject): Report => ({
  type: 'EDITION_DELIVERED',
  payload: { edition: (editions as number[])[0], delivered: ['laman'], refused: [] },
});

const contextOf = async (world: MemoryWorld, id: string): Promise<Context> =>
  (await world.reads.instance(id))?.state.context as Context;
const stateOf = async (world: MemoryWorld, id: string): Promise<unknown> => (await world.reads.instance(id))?.state.value;
const stepOf = async (world: MemoryWorld, id: string): Promise<unknown> =>
  ((await stateOf(world, id)) as { readonly list: unknown }).list;
const clerkOf = (id: string): Actor => ({ ...agency, agency: id });

/** A record of an agency on its way to the list, classified by somebody. */
async function classified(world: MemoryWorld, of: string, by: Actor = officer): Promise<string> {
  const id = await begin(world, 'exempt-information', record({ agency: of, determination: determination() }), clerkOf(of));
  await send(world, id, 'SUBMIT', clerkOf(of));
  await send(world, id, 'ACCEPT', chair);
  await send(world, id, 'CLASSIFY', by, PAYLOADS.CLASSIFY);
  return id;
}

async function opened(world: MemoryWorld, more: object = {}): Promise<{ round: string; requests: string[] }> {
  const round = await begin(world, 'dik-round', { ...ROUND, ...more });
  await deliverAll(world);
  return { round, requests: (await contextOf(world, round)).asked.map(({ instance }) => instance ?? '') };
}

/** One agency has sent two records, one has nothing, one is silent; the list waits for its signature. */
async function submitted(world: MemoryWorld) {
  const { round, requests } = await opened(world);
  const records = [await classified(world, 'agency-1'), await classified(world, 'agency-1')];
  await send(world, requests[0]!, 'ANSWER', clerkOf('agency-1'), { outcome: 'sent' });
  await send(world, requests[0]!, 'ACCEPT', officer);
  await send(world, requests[1]!, 'RECORD_ANSWER', officer, { outcome: 'nothing', number: '045/1', date: '2026-01-05' });
  await deliverAll(world);
  await send(world, round, 'CLOSE_COLLECTION', officer, { silentBecause: 'Ditegur dua kali.' });
  await deliverAll(world);
  await send(world, round, 'SUBMIT_LIST', officer);
  return { round, requests, records };
}

describe('a round among its requests and records', () => {
  it('asks each agency in an instance of its own, which only that agency reads', async () => {
    const world = office();
    const { round, requests } = await opened(world);
    expect(await Promise.all(requests.map(async (id) => (await world.reads.instance(id))?.agency))).toEqual(AGENCIES);
    await expect(send(world, requests[1]!, 'ANSWER', clerkOf('agency-1'), { outcome: 'sent' })).rejects.toMatchObject({
      code: 'instance.not-found',
    });
    await expect(world.queries.view(round, clerkOf('agency-1'))).rejects.toMatchObject({ code: 'instance.not-found' });
  });

  it('asks no agency that the unit does not have', async () => {
    await expect(opened(office(), { agencies: ['agency-1', 'agency-9'] })).rejects.toMatchObject({
      code: 'payload.invalid',
      meta: { errors: [{ path: 'agencies.1', rule: 'isAgency' }] },
    });
  });

  it('takes no address with a password for where an edition is, for everybody reads it', () => {
    const { payload } = dikRoundV1.events['RECORD_PUBLICATION']!;
    const address = 'https://user:sandi@kota.example/';
    expect(() => readPayload(payload, { ...PUBLISHED, address })).toThrow(expect.objectContaining({ code: 'payload.invalid' }));
    expect(readPayload(payload, PUBLISHED)).toMatchObject({ address: PUBLISHED.address });
  });

  it('knows who has answered, closes what is open, and hears of that too', async () => {
    const world = office();
    const { round, requests } = await submitted(world);
    expect((await contextOf(world, round)).asked.map(({ status, outcome }) => [status, outcome])).toEqual([
      ['accepted', 'sent'],
      ['accepted', 'nothing'],
      ['closed', null],
    ]);
    expect(await Promise.all(requests.map((id) => stateOf(world, id)))).toEqual(['accepted', 'accepted', 'closed']);
    expect((await contextOf(world, round)).closed).toBe(2);
  });

  it('puts every record that waits on the list with one signature, and names those that refuse', async () => {
    const world = office();
    const { round, records } = await submitted(world);
    // Whoever classified a record does not confirm its filing, so this one refuses the chair.
    const own = await classified(world, 'agency-2', { ...officer, onBehalfOf: chair.id });
    expect(await world.queries.preview(round, chair, 'SIGN', LIST)).toMatchObject({ others: 3 });
    expect(await world.queries.preview(round, chair, 'SEND_BACK', { reason: 'x' })).toMatchObject({ others: null });
    await send(world, round, 'SIGN', chair, LIST);
    const late = await classified(world, 'agency-2');
    await deliverAll(world);
    expect(await stepOf(world, round)).toBe('mending');
    expect(await contextOf(world, round)).toMatchObject({
      applied: 2,
      refused: [{ member: own, code: 'event.refused', rules: ['four-eyes.classifier'] }],
    });
    for (const id of records) {
      expect(await stateOf(world, id)).toMatchObject({ filing: 'filed' });
      const last = (await world.reads.history(`case:${id}`, 0, 100)).map(readLogEntry).at(-1);
      expect(last).toMatchObject({ event: { type: 'CONFIRM_FILING' }, actor: { ...chair, via: round } });
      expect(JSON.stringify(last)).not.toContain(LIST.signerName);
    }
    for (const id of [own, late]) expect(await stateOf(world, id)).toMatchObject({ filing: 'confirming' });
    await send(world, round, 'STRIKE', chair, { reason: 'Diklasifikasi ulang dahulu.' });
    expect(await contextOf(world, round)).toMatchObject({ refused: [], struck: [{ member: own }] });
    for (const id of [round, ...records, own]) expect(await world.verifier.instance(id)).toEqual([]);
  });

  it('authorises every proposed public text with one word, except its own', async () => {
    const world = office();
    const { round, records } = await submitted(world);
    for (const [index, id] of records.entries())
      await send(
        world,
        id,
        'PROPOSE_ENTRY',
        index === 0 ? officer : { ...officer, onBehalfOf: chair.id },
        PAYLOADS.PROPOSE_ENTRY,
      );
    await send(world, round, 'SIGN', chair, LIST);
    await deliverAll(world);
    await send(world, round, 'AUTHORISE_ENTRIES', chair);
    await deliverAll(world);
    expect(await contextOf(world, round)).toMatchObject({
      authorised: 1,
      unauthorised: [{ member: records[1], code: 'event.refused', rules: ['four-eyes.proposer'] }],
    });
    expect(await stateOf(world, records[0]!)).toMatchObject({ listing: 'authorised' });
  });

  it('records the upload of every record that stands in the edition as it is now', async () => {
    const world = office();
    const { round, records } = await submitted(world);
    for (const id of records) await send(world, id, 'PROPOSE_ENTRY', officer, PAYLOADS.PROPOSE_ENTRY);
    await send(world, round, 'SIGN', chair, LIST);
    await deliverAll(world);
    await send(world, round, 'AUTHORISE_ENTRIES', chair);
    await deliverAll(world);
    await send(world, round, 'PUBLISH_EDITION', chair, POSITION);
    await deliverAll(world);
    await send(world, records[1]!, 'AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING);
    await send(world, round, 'RECORD_PUBLICATION', officer, PUBLISHED);
    await deliverAll(world);
    expect(await stateOf(world, records[0]!)).toMatchObject({ listing: 'uploaded' });
    expect(await stateOf(world, records[1]!)).toMatchObject({ listing: 'authorised' });
    expect(await contextOf(world, round)).toMatchObject({ uploaded: 1, notUploaded: 1 });
    const last = (await world.reads.history(`case:${records[0]}`, 0, 100)).map(readLogEntry).at(-1);
    const { channel, address, publishedOn: uploadedOn } = PUBLISHED;
    expect(last).toMatchObject({
      event: { type: 'RECORD_UPLOAD', payload: { channel, address, uploadedOn } },
      actor: { ...officer, via: round },
    });

    // Where it is changed once it is online, the next edition brings it there.
    await send(world, records[0]!, 'AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING);
    await send(world, round, 'PUBLISH_EDITION', chair, POSITION);
    await deliverAll(world);
    await send(world, round, 'RECORD_PUBLICATION', officer, PUBLISHED);
    await deliverAll(world);
    for (const id of records) expect(await stateOf(world, id)).toMatchObject({ listing: 'uploaded' });
    expect(await contextOf(world, round)).toMatchObject({ uploaded: 2, notUploaded: 0 });
  });

  it('begins the round that follows by itself', async () => {
    const world = office();
    const { round } = await submitted(world);
    await send(world, round, 'SIGN', chair, LIST);
    await deliverAll(world);
    await send(world, round, 'PUBLISH_EDITION', chair, POSITION);
    await deliverAll(world);
    await send(world, round, 'RECORD_PUBLICATION', officer, PUBLISHED);
    const { unit: _unit, ...wish } = ROUND;
    await send(world, round, 'BEGIN_NEXT', colleague, { ...wish, year: 2027 });
    await deliverAll(world);
    expect(await stateOf(world, round)).toMatchObject({ list: 'published', upkeep: { counting: 'followed' } });
    const rounds = (await world.reads.instanceIds(null, 100)).map((id) => world.reads.instance(id));
    const next = (await Promise.all(rounds)).find((one) => one?.workflow === 'dik-round' && one.id !== round);
    expect(next?.state).toMatchObject({ value: { list: 'collecting' }, context: { year: 2027, asked: [{}, {}, {}] } });
    await send(world, next!.id, 'CANCEL', chair, { reason: 'Dibuka terlalu dini.' });
    await deliverAll(world);
    expect(await stateOf(world, round)).toMatchObject({ list: 'published', upkeep: { counting: 'due' } });
  });

  it('takes an answer that comes when the round is over', async () => {
    const world = office();
    const { round, requests } = await opened(world, { agencies: ['agency-1'] });
    await send(world, requests[0]!, 'ANSWER', clerkOf('agency-1'), { outcome: 'sent' });
    await send(world, round, 'CANCEL', chair, { reason: 'Dibuka dua kali.' });
    await deliverAll(world);
    expect((await contextOf(world, round)).asked).toMatchObject([{ status: 'accepted', outcome: 'sent' }]);
  });
});

/** UPDATE_HISTORIES=1 records these lives for the replay tier, as the demo's are (CONTRIBUTING). */
if (process.env['UPDATE_HISTORIES'])
  it('the lives of dik-round and dik-request are recorded', async () => {
    const world = office();
    const signed = async (list = LIST) => {
      const { round } = await submitted(world);
      await send(world, round, 'SIGN', chair, list);
      await deliverAll(world);
      return round;
    };
    const uploading = async (list = LIST) => {
      const round = await signed(list);
      await send(world, round, 'AUTHORISE_ENTRIES', chair);
      await deliverAll(world);
      await send(world, round, 'PUBLISH_EDITION', chair, POSITION);
      await deliverAll(world);
      return round;
    };
    const published = async () => {
      const round = await uploading();
      await send(world, round, 'RECORD_PUBLICATION', officer, PUBLISHED);
      return round;
    };
    const { unit: _unit, ...wish } = ROUND;
    const [waiting, back, publishing, out, lost, leaking, accepted, givenUp, kept, followed, concluded, cancelled] = [
      await opened(world),
      await submitted(world),
      await signed(),
      await uploading(),
      await uploading(),
      await uploading(LEAKING),
      await uploading(LEAKING),
      await uploading(LEAKING),
      await published(),
      await published(),
      await published(),
      await opened(world),
    ];
    await send(world, accepted, 'ACCEPT_LEAKS', chair, { reason: 'Judulnya memang terbuka.' });
    await deliverAll(world);
    await send(world, givenUp, 'GIVE_UP_EDITION', chair, { reason: 'Diperbaiki dahulu.' });
    await send(world, out, 'REDELIVER', officer);
    await send(world, lost, 'RECORD_PUBLICATION', officer, LOST);
    await deliverAll(world);
    await send(world, back.round, 'SEND_BACK', chair, { reason: 'Kode keliru.' });
    await send(world, followed, 'BEGIN_NEXT', officer, { ...wish, year: 2027 });
    await send(world, concluded, 'CONCLUDE', chair, { reason: 'Diganti putaran lain.' });
    await send(world, cancelled.round, 'CANCEL', chair, { reason: 'Dibuka dua kali.' });
    await send(world, waiting.requests[0]!, 'ANSWER', clerkOf('agency-1'), { outcome: 'sent' });
    await send(world, waiting.requests[1]!, 'ANSWER', clerkOf('agency-2'), { outcome: 'unchanged' });
    await send(world, waiting.requests[1]!, 'RETURN', officer, { reason: 'Lengkapi.' });
    await deliverAll(world);
    await classified(world, 'agency-2', { ...officer, onBehalfOf: chair.id });
    const mending = await signed();
    world.clock.advance(150 * 86_400_000);
    await world.commands.fireDue(kept);
    const rounds = [
      waiting.round,
      back.round,
      publishing,
      out,
      lost,
      leaking,
      accepted,
      givenUp,
      kept,
      followed,
      concluded,
      cancelled.round,
      mending,
    ];
    for (const [key, lives] of [
      ['dik-round', rounds],
      ['dik-request', [...back.requests, ...waiting.requests]],
    ] as const) {
      const rows = (await Promise.all(lives.map((id) => world.reads.history(`case:${id}`, 0, 100)))).flat();
      const folder = new URL(`../../${key}/v1/histories/`, import.meta.url);
      mkdirSync(folder, { recursive: true });
      writeFileSync(new URL('lives.jsonl', folder), rows.map(({ bytes }) => `${Buffer.from(bytes).toString()}\n`).join(''));
      expect(rows.length).toBeGreaterThan(lives.length);
    }
  });
