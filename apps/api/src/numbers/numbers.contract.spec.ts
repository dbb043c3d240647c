import { SYSTEM } from '@tabir/runtime';
import { DatabaseOffice } from '@tabir/persistence';
import * as servers from '@tabir/testing';
import type { Client, Reply } from '../test/client.js';
import { withApi } from '../test/with-api.js';

const api = withApi(servers);
let officer: Client;

beforeAll(async () => {
  const mandate = { record: 'record-1', kode: 'KODE-1', proposedBy: { id: 'p-1', onBehalfOf: null }, activatedBy: SYSTEM };
  const numberPatterns = { kota: { sheet: 'LPK/{n}/{romanMonth}/{year}' } };
  await api()
    .app.get(DatabaseOffice)
    .adoptSettings((values) => ({ ...values, numberPatterns }), mandate);
  officer = await api().as('petugas');
});

const take = (client: Client, body: object = {}, unit = 'kota', headers = {}): Promise<Reply> =>
  client.post(`/api/v1/units/${unit}/numbers`, { kind: 'sheet', date: '2026-01-05', ...body }, headers);

describe('POST /units/{unit}/numbers', () => {
  it('gives the next number, and the same one to the same key', async () => {
    const key = { 'idempotency-key': 'number-0001' };
    const first = await take(officer, {}, 'kota', key);
    expect([first.status, first.body]).toEqual([201, { number: 'LPK/1/I/2026' }]);
    expect((await take(officer, {}, 'kota', key)).body).toEqual({ number: 'LPK/1/I/2026' });
    expect((await take(officer)).body).toEqual({ number: 'LPK/2/I/2026' });
    expect((await take(officer, { date: '2026-01-06' }, 'kota', key)).body).toMatchObject({
      status: 409,
      code: 'command.reused',
    });
  });

  it('never gives one twice, however many ask at once', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => take(officer, { date: '2027-03-01' })));
    const numbers = replies.map(({ body }) => (body as { number: string }).number);
    expect(new Set(numbers)).toEqual(new Set(Array.from({ length: 20 }, (_, at) => `LPK/${at + 1}/III/2027`)));
  });

  it.each([
    ['without a pattern', { kind: 'determination' }, 409, 'number.no-pattern'],
    ['of a kind that nobody numbers', { kind: 'memo' }, 422, 'payload.invalid'],
    ['of no day', { date: '2026-02-30' }, 422, 'payload.invalid'],
  ])('says what is wrong with a paper %s', async (_, body, status, code) => {
    expect((await take(officer, body)).body).toMatchObject({ status, code });
  });

  it('is for people of the unit who record such papers', async () => {
    expect((await take(await api().as('tetangga'))).body).toMatchObject({ status: 403, code: 'policy.scope' });
    expect((await take(await api().as('pemeriksa'))).body).toMatchObject({ status: 403, code: 'policy.duty' });
    expect((await take(await api().as('admin'))).body).toMatchObject({ status: 403, code: 'policy.scope' });
    expect((await take(officer, {}, 'kabupaten')).body).toMatchObject({ status: 403, code: 'policy.scope' });
  });

  it('wants a key', async () => {
    expect((await take(officer, {}, 'kota', { 'idempotency-key': undefined })).body).toMatchObject({
      code: 'command.key-required',
    });
  });
});

describe('the form of a paper', () => {
  it('says which number may be taken for it, and where its day stands', async () => {
    const { events } = (await officer.get('/api/v1/workflows/exempt-information')).body;
    const { number, sheet } = events.RECORD_DETERMINATION.schema.properties;
    expect(number['x-tabir']).toEqual({ number: { kind: 'determination', datedBy: 'date' } });
    expect(sheet.properties.number['x-tabir']).toEqual({ number: { kind: 'sheet', datedBy: 'date' } });
    expect(sheet.properties.minutes.properties.number['x-tabir']).toEqual({ number: { kind: 'minutes', datedBy: 'date' } });
  });
});
