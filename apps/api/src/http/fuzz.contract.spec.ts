import * as servers from '@tabir/testing';
import { CONTROLLERS } from '../controllers.js';
import { openApiPath, routesOf } from '../openapi/document.js';
import { operationOf } from '../openapi/operation.js';
import { payloadSchema, type Schema } from '../schema/payload-schema.js';
import type { Client } from '../test/client.js';
import { withApi } from '../test/with-api.js';

const api = withApi(servers);
const REQUESTS = 800;
const SEED = 20_261_122;

/** Numbers from a seed (mulberry32): a run that fails can be run again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const next = random(SEED);
const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;

const TEXTS = [
  '',
  ' ',
  'x',
  '\u202e',
  '👩‍👩‍👧',
  '\ud800',
  'a\0b',
  "' OR 1=1 -- ",
  '${7*7}',
  '<script>',
  '%s%n',
  '../..',
  'x'.repeat(5_000),
  'null',
  '2027-02-30',
  '9999-12-31',
  '0000-01-01',
];
const STRANGE: readonly unknown[] = [
  ...TEXTS,
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  [],
  [[]],
  {},
  { sealed: 'x' },
  { $ref: '#' },
  { toString: 1 },
  { then: 1 },
];

/** Something of roughly the right shape, with something wrong in it now and then. */
function invent(schema: Schema, depth = 0): unknown {
  if (next() < 0.12 || depth > 6) return pick(STRANGE);
  const branches = schema['oneOf'] as Schema[] | undefined;
  if (branches) return invent(pick(branches), depth + 1);
  const choices = (schema['enum'] ?? (schema['const'] === undefined ? undefined : [schema['const']])) as unknown[] | undefined;
  if (choices) return pick(choices);
  const properties = schema['properties'] as Record<string, Schema> | undefined;
  if (properties) {
    const members = Object.entries(properties).filter(() => next() < 0.9);
    const strangers: [string, unknown][] =
      next() < 0.1 ? [[pick(['__proto__', 'constructor', '$', 'x', '']), pick(STRANGE)]] : [];
    return Object.fromEntries([...members.map(([key, part]): [string, unknown] => [key, invent(part, depth + 1)]), ...strangers]);
  }
  switch (schema['type']) {
    case 'array':
      return Array.from({ length: Math.floor(next() * 4) }, () => invent((schema['items'] ?? {}) as Schema, depth + 1));
    case 'integer':
      return Math.floor(next() * 100);
    case 'string':
      return schema['format'] === 'date' ? pick(['2026-12-31', '2024-02-29', '2027-03-31']) : pick(['kata', ...TEXTS]);
    default:
      return pick(STRANGE);
  }
}

describe('requests that nobody would send', () => {
  it('are all answered, none with 500', async () => {
    const officer = await api().as('petugas');
    const chair = await api().as('ketua');
    const { body } = await officer.get('/api/v1/workflows/exempt-information');
    const events = Object.entries(body.events as Record<string, { schema: Schema }>);
    const ids = [await officer.start(), await officer.start(), '01a20000-0000-7000-8000-000000000000', 'x', '%00', '%F0%9F'];
    for (const id of ids.slice(0, 1)) await officer.event(id, 'SUBMIT');
    // Listening has no end, and the clock would run away from the records.
    const routes = routesOf(CONTROLLERS).filter(
      ({ path }) => !/events$|clock$|\*$|current$/.test(path) || path.endsWith(':id/events'),
    );

    const ask = async (client: Client): Promise<void> => {
      const { method, path, handler } = pick(routes);
      const address = openApiPath(path)
        .replace('{id}', () => pick(ids))
        .replace(/\{\w+\}/g, () => encodeURIComponent(pick(['x', 'exempt-information', 'abcdefgh', 'é'])));
      const query =
        next() < 0.5
          ? ''
          : `?${pick(['limit', 'after', 'q', 'status', 'letter', 'version', 'role', 'agency', 'cari', 'huruf', 'pemegang', 'terbuka', 'laman'])}=${encodeURIComponent(pick(TEXTS).toWellFormed())}`;
      const headers = {
        'content-type': pick(['application/json', 'application/json; charset=utf-8', 'text/plain', 'application/pdf']),
        'idempotency-key': pick(['', 'short', `key-${String(next()).slice(2, 14)}`]),
        'if-match': pick(['', '"1"', '"2"', 'W/"1"', '*', '"99999999999"']),
        'x-file-name': pick(['a.pdf', '%', 'a.txt', '']),
      };
      const declared = operationOf(handler)?.body;
      const [type, { schema }] = pick(events);
      const event = { type: pick([type, 'xstate.init', pick(TEXTS)]), payload: invent(schema) };
      const json =
        declared === undefined || declared === 'bytes'
          ? pick(STRANGE)
          : path.includes('events')
            ? event
            : invent(payloadSchema(declared));
      const reply = await client.send(method, address + query, method === 'GET' ? undefined : JSON.stringify(json), headers);
      if (reply.status >= 500 && reply.status !== 503)
        throw new Error(`${method} ${address}${query} ${JSON.stringify(json)}: ${reply.text}`);
    };
    const lanes = Array.from({ length: 8 }, async (_, lane) => {
      for (let i = 0; i < REQUESTS / 8; i++) await ask(lane % 2 === 0 ? officer : chair);
    });
    await Promise.all(lanes);
    expect((await officer.get('/health/ready')).status).toBe(200);
  }, 240_000);
});
