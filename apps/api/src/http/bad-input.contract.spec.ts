import { randomUUID } from 'node:crypto';
import * as servers from '@tabir/testing';
import { connect } from 'node:net';
import { DETERMINATION, RECORD, type Client } from '../test/client.js';
import { withApi } from '../test/with-api.js';

const api = withApi(servers);
let officer: Client;
let chair: Client;
let id: string;

beforeAll(async () => {
  [officer, chair] = [await api().as('petugas'), await api().as('ketua')];
  id = await officer.start();
});

const events = (): string => `/api/v1/instances/${id}/events`;
const raw = (body: string | Uint8Array, headers: Record<string, string> = {}, path = events()) =>
  officer.send('POST', path, body, { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers });

const DAY_TOO_MANY = JSON.stringify({
  type: 'RECORD_DETERMINATION',
  payload: { ...DETERMINATION, date: '2027-02-29' },
});

/** Landmines 7 and 31, and what else the edge must never let in. */
describe('bad input is answered with its own code', () => {
  it.each<[string, string, number, string]>([
    ['an undeclared event', '{"type":"NO_SUCH"}', 422, 'event.unknown'],
    ['a forged deadline', '{"type":"xstate.after.termEnds.exempt-information.term.active"}', 422, 'event.unknown'],
    ['a forged machine event', '{"type":"xstate.init"}', 422, 'event.unknown'],
    ['a name from the prototype', '{"type":"constructor"}', 422, 'event.unknown'],
    ['a system report', '{"type":"OPINIONS_OPENED","payload":{"values":[]}}', 403, 'policy.duty'],
    ['__proto__', '{"type":"SUBMIT","payload":{"__proto__":{"x":1}}}', 422, 'json.forbidden-key'],
    ['constructor', '{"type":"SUBMIT","payload":{"a":{"constructor":{}}}}', 422, 'json.forbidden-key'],
    ['$', '{"type":"SUBMIT","payload":{"$":1}}', 422, 'json.forbidden-key'],
    ['an unknown key', '{"type":"SUBMIT","payload":{"approved":true}}', 422, 'payload.invalid'],
    ['an unknown key of the envelope', '{"type":"SUBMIT","actor":"ketua"}', 422, 'payload.invalid'],
    ['a wrong type', '{"type":"CLASSIFY","payload":{"classificationCode":7,"securityClass":["R"]}}', 422, 'payload.invalid'],
    ['a list for a payload', '{"type":"SUBMIT","payload":[]}', 422, 'payload.invalid'],
    ['null for a body', 'null', 422, 'payload.invalid'],
    ['a number too large', '{"type":"SUBMIT","payload":{"a":1e400}}', 422, 'json.bad-number'],
    ['NUL in text', '{"type":"SUB\\u0000MIT"}', 422, 'json.bad-text'],
    ['half a surrogate pair', '{"type":"SUBMIT","payload":{"a":"\\ud800"}}', 422, 'json.bad-text'],
    ['a key that stands twice', '{"type":"SUBMIT","type":"WITHDRAW"}', 422, 'json.duplicate-key'],
    ['a key that stands twice in another spelling', '{"type":"SUBMIT","\\u0074ype":"WITHDRAW"}', 422, 'json.duplicate-key'],
    ['a list for a name', '{"type":["SUBMIT"]}', 422, 'payload.invalid'],
    ['a name with a blank', '{"type":" SUBMIT"}', 422, 'event.unknown'],
    ['a name of a note', '{"type":"CLAIM"}', 422, 'event.unknown'],
    ['a name too long', `{"type":"${'X'.repeat(65)}"}`, 422, 'payload.invalid'],
    ['a day that does not exist', DAY_TOO_MANY, 422, 'payload.invalid'],
    ['a body too deep', `{"type":"SUBMIT","payload":${'{"a":'.repeat(40)}1${'}'.repeat(40)}}`, 422, 'json.too-deep'],
    ['brackets without end', '['.repeat(200_000), 400, 'body.malformed'],
    ['no JSON', '{"type":', 400, 'body.malformed'],
    ['nothing', '', 400, 'body.malformed'],
    ['an impossible event', '{"type":"STORE","payload":{}}', 409, 'event.not-allowed'],
  ])('%s', async (_what, body, status, code) => {
    const reply = await raw(body);
    expect([reply.status, reply.body?.code]).toEqual([status, code]);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(reply.body.requestId).toBe(reply.headers.get('x-request-id'));
  });

  it('a body that is not UTF-8', async () => {
    expect((await raw(Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]))).body.code).toBe('body.malformed');
  });

  it('a body of 10 MB, declared or not', async () => {
    const large = `{"type":"${'x'.repeat(10_000_000)}"}`;
    expect((await raw(large)).body).toMatchObject({ status: 413, code: 'body.too-large', limitBytes: 262_144 });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
    'a body of type %s',
    async (type) => {
      expect((await raw('{"type":"SUBMIT"}', { 'content-type': type })).body).toMatchObject({
        status: 415,
        code: 'body.wrong-type',
      });
    },
  );

  it.each<[string, Record<string, string>, number, string]>([
    ['no key', { 'idempotency-key': '' }, 422, 'command.key-required'],
    ['a key that is too short', { 'idempotency-key': 'abc' }, 422, 'command.key-required'],
    ['a key with other letters', { 'idempotency-key': 'kunci rahasia' }, 422, 'command.key-required'],
    ['a key that is too long', { 'idempotency-key': 'x'.repeat(65) }, 422, 'command.key-required'],
    ['a revision that is none', { 'if-match': '*' }, 422, 'command.bad-revision'],
    ['a revision beyond all', { 'if-match': '"99999999999"' }, 422, 'command.bad-revision'],
    ['a weak revision', { 'if-match': 'W/"1"' }, 422, 'command.bad-revision'],
    ['a revision to come', { 'if-match': '"999"' }, 412, 'instance.stale'],
  ])('%s', async (_what, headers, status, code) => {
    const reply = await raw('{"type":"SUBMIT"}', headers);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  it('a decision without the revision that was seen, and one on an older revision', async () => {
    const own = await officer.start();
    await officer.event(own, 'SUBMIT');
    expect((await chair.event(own, 'ACCEPT')).body).toMatchObject({ status: 428, code: 'command.revision-required' });
    expect((await chair.event(own, 'ACCEPT', {}, { 'if-match': '"1"' })).body).toMatchObject({
      status: 412,
      code: 'instance.stale',
    });
    expect((await chair.decide(own, 'ACCEPT')).status).toBe(200);
  });

  it('the same key with another body, while the same body is answered as the first time', async () => {
    const own = await officer.start();
    const headers = { 'idempotency-key': randomUUID() };
    const note = (text: string) => officer.post(`/api/v1/instances/${own}/notes`, { type: 'COMMENT', text }, headers);
    const first = await note('satu');
    expect(first.status).toBe(200);
    expect((await note('satu')).body).toEqual(first.body);
    expect((await note('dua')).body).toMatchObject({ status: 409, code: 'command.reused' });
    const { body } = await officer.get(`/api/v1/instances/${own}/history`);
    expect(body.items).toHaveLength(2);
  });

  it('the same key with another event, another record and another beginning', async () => {
    const [one, other] = [await officer.start(), await officer.start()];
    const headers = { 'idempotency-key': randomUUID() };
    expect((await officer.event(one, 'SUBMIT', {}, headers)).status).toBe(200);
    expect((await officer.event(one, 'WITHDRAW', { reason: 'x' }, headers)).body).toMatchObject({
      status: 409,
      code: 'command.reused',
    });
    expect((await officer.event(other, 'SUBMIT', {}, headers)).body.code).toBe('command.reused');
    expect(
      (await officer.post('/api/v1/instances', { workflow: 'exempt-information', payload: RECORD }, headers)).body.code,
    ).toBe('command.reused');
    expect((await officer.get(`/api/v1/instances/${other}`)).body.instance.revision).toBe(1);
  });

  it.each(['é', 'dinas kesehatan', '\u200b', '😀', ['disdik'], 7, 'dinas-tak-ada'])('an agency called %j', async (agency) => {
    const reply = await officer.post('/api/v1/instances', { workflow: 'exempt-information', payload: { ...RECORD, agency } });
    expect(reply.body).toMatchObject({ status: 422, code: 'payload.invalid', errors: [{ path: 'agency' }] });
  });

  it.each([
    ['what is no HTTP', 'HALO\r\n\r\n'],
    ['a head without end', `GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['an address without end', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
    ['NUL in a header', 'GET /health/live HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n'],
    [
      'a body of two lengths',
      'POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{"a":1',
    ],
    [
      'a body of two framings',
      'POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n',
    ],
    ['no host', 'GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['a broken escape in the address', 'GET /api/v1/%ZZ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ])('%s, on the bare connection', async (_what, bytes) => {
    const [head = '', body = ''] = (await exchange(bytes)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
    expect(head).toMatch(/content-type: application\/problem\+json/i);
    expect(JSON.parse(body)).toMatchObject({ status: 400, code: 'request.malformed', requestId: expect.any(String) });
  });

  it('an expectation that nobody knows is left aside', async () => {
    const [head = ''] = (
      await exchange('GET /health/live HTTP/1.1\r\nHost: x\r\nExpect: kejutan\r\nConnection: close\r\n\r\n')
    ).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1.1 200 OK\r\n/);
  });

  it.each([
    ['/api/v1/tasks?limit=0', 'limit'],
    ['/api/v1/tasks?limit=1e3', 'limit'],
    ['/api/v1/tasks?limit=5&limit=6', 'limit'],
    ['/api/v1/register?status=secret', 'status'],
    ['/api/v1/register?letter=z', 'letter'],
    ['/api/v1/register?endsBefore=2027-02-30', 'endsBefore'],
    ['/api/v1/register?agency=%C3%A9', 'agency'],
    ['/api/v1/register?q=a&q=b', 'q'],
    [`/api/v1/register?q=${'x'.repeat(201)}`, 'q'],
    ['/api/v1/people?role=%00', 'role'],
  ])('the query %s', async (path, parameter) => {
    expect((await officer.get(path)).body).toMatchObject({ status: 422, code: 'query.invalid', parameter });
  });

  it.each(['/api/v1/tasks?after=bukan', '/api/v1/register?after=bukan', '/api/v1/tasks?after=W10'])(
    'a forged cursor: %s',
    async (path) => {
      expect((await officer.get(path)).status).toBe(422);
    },
  );

  it.each(['%00', '%ED%A0%80', '%F0%9F%92%A9', "'%20OR%201=1", '../../etc/passwd', 'x'.repeat(150)])(
    'an instance called %p is answered like one that is not there',
    async (name) => {
      const reply = await officer.get(`/api/v1/instances/${name}`);
      expect([400, 404]).toContain(reply.status);
      expect(['instance.not-found', 'request.malformed', 'route.not-found']).toContain(reply.body.code);
    },
  );

  it.each(['/api/v1/nothing', '/api/nothing', '/publik/nothing', '/api/v1/instances/'])('%s is no page', async (path) => {
    expect((await officer.get(path)).body).toMatchObject({ status: 404, code: 'route.not-found' });
  });

  it('a record for another unit, without a ground, and of no workflow', async () => {
    const begin = (payload: object) => officer.post('/api/v1/instances', { workflow: 'exempt-information', payload });
    const record = { unit: 'kabupaten', title: 'x', medium: 'soft' };
    expect((await begin(record)).body).toMatchObject({ status: 403, code: 'policy.scope' });
    expect((await begin({ ...record, unit: 'kota', determination: { grounds: [] } })).body.code).toBe('payload.invalid');
    expect((await officer.post('/api/v1/instances', { workflow: 'constructor', payload: {} })).body.code).toBe(
      'workflow.unknown',
    );
  });

  it('tells nothing of an error that nobody foresaw, and never the password', async () => {
    const reply = await officer.post('/api/v1/sessions', { name: 'petugas', password: 'salah sama sekali' });
    expect(reply.text).not.toContain('salah sama sekali');
  });
});

/** Until the server ends the connection; fetch would send nothing of the kind. */
function exchange(bytes: string): Promise<string> {
  const { port, hostname } = new URL(api().url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(bytes, 'latin1')));
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}
