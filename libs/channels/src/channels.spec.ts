import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Parcel } from './channel.js';
import { readChannels } from './channels-file.js';

const FILE = (name: string, media: string, format: string, text: string) => ({
  name,
  media,
  format,
  address: `https://ppid.example/publik/edisi/7/${name}`,
  bytes: () => Promise.resolve(Buffer.from(text)),
});
const PARCEL: Parcel = {
  no: 7,
  title: 'Edisi ke-7',
  office: 'Kota Contoh',
  checksum: 'c'.repeat(64),
  date: '2027-10-01',
  address: 'https://ppid.example/publik/edisi/7',
  files: [FILE('dik.pdf', 'application/pdf', 'PDF', '%PDF'), FILE('dik.csv', 'text/csv', 'CSV', 'No')],
};

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let folder: string;
let server: Server;
let url: string;
let received: Received[];
/** What the server answers, by what was asked. */
let answer: (request: Received) => readonly [status: number, body?: string];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tabir-channels-'));
  received = [];
  answer = () => [200];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes: Buffer) => (body += bytes.toString()));
    request.on('end', () => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
      received.push(one);
      const [status, text = ''] = answer(one);
      response.writeHead(status, { location: 'http://elsewhere.example/' }).end(text);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

function file(entries: unknown, mode = 0o600): string {
  const path = join(folder, 'channels.json');
  writeFileSync(path, typeof entries === 'string' ? entries : JSON.stringify(entries), { mode });
  chmodSync(path, mode);
  return path;
}
const channel = (entry: object) => {
  const [one] = readChannels(file([{ name: 'tujuan', ...entry }]));
  if (!one) throw new Error('There is no channel.');
  return one;
};
const asked = (): string[] => received.map(({ method, url: path }) => `${method} ${path}`);

describe('a folder', () => {
  it('has each edition in a folder of its own, whole, however often it is brought', async () => {
    const target = channel({ kind: 'folder', path: join(folder, 'www'), address: 'https://kota.example/dik/' });
    for (const _time of [1, 2]) expect(await target.deliver(PARCEL)).toBe('https://kota.example/dik/edisi-7/');
    expect(readdirSync(join(folder, 'www', 'edisi-7')).sort()).toEqual(['dik.csv', 'dik.pdf']);
    expect(readFileSync(join(folder, 'www', 'edisi-7', 'dik.pdf'), 'utf8')).toBe('%PDF');
    expect(await channel({ kind: 'folder', path: join(folder, 'x') }).deliver(PARCEL)).toBe(PARCEL.address);
  });

  it('that cannot be written is tried again', async () => {
    writeFileSync(join(folder, 'taken'), '');
    const target = channel({ kind: 'folder', path: join(folder, 'taken') });
    await expect(target.deliver(PARCEL)).rejects.toMatchObject({ kind: 'unavailable', code: 'channel.unreachable' });
  });
});

describe('a WebDAV server', () => {
  const target = (more: object = {}) =>
    channel({ kind: 'webdav', url: `${url}/dav/`, user: 'tabir', password: 'rahasia', ...more });

  it('is given a folder and each file, as the user named', async () => {
    answer = ({ method }) => [method === 'MKCOL' ? 405 : 201];
    expect(await target().deliver(PARCEL)).toBe(PARCEL.address);
    expect(asked()).toEqual(['MKCOL /dav/edisi-7/', 'PUT /dav/edisi-7/dik.pdf', 'PUT /dav/edisi-7/dik.csv']);
    expect(received.map(({ headers }) => headers.authorization)).toEqual(
      Array(3).fill(`Basic ${Buffer.from('tabir:rahasia').toString('base64')}`),
    );
    expect(await target({ address: 'https://awan.example/dik/' }).deliver(PARCEL)).toBe('https://awan.example/dik/edisi-7/');
    expect(received[1]).toMatchObject({ body: '%PDF', headers: { 'content-type': 'application/pdf' } });
  });
});

describe('a webhook', () => {
  const secret = 's'.repeat(32);
  const target = () => channel({ kind: 'webhook', url: `${url}/hook`, secret });

  it('is told what is new and where, under a signature, with the same key at every try', async () => {
    for (const _time of [1, 2]) expect(await target().deliver(PARCEL)).toBe(PARCEL.address);
    const [first, second] = received;
    expect(second?.headers['idempotency-key']).toBe(PARCEL.checksum);
    expect(second?.body).toBe(first?.body);
    const signature = createHmac('sha256', secret)
      .update(first?.body ?? '')
      .digest('hex');
    expect(first?.headers['x-tabir-signature']).toBe(`sha256=${signature}`);
    expect(JSON.parse(first?.body ?? '')).toEqual({
      edition: 7,
      title: 'Edisi ke-7',
      office: 'Kota Contoh',
      date: '2027-10-01',
      checksum: PARCEL.checksum,
      url: PARCEL.address,
      files: [
        { name: 'dik.pdf', media: 'application/pdf', format: 'PDF', url: 'https://ppid.example/publik/edisi/7/dik.pdf' },
        { name: 'dik.csv', media: 'text/csv', format: 'CSV', url: 'https://ppid.example/publik/edisi/7/dik.csv' },
      ],
    });
  });

  it.each([408, 425, 429, 500, 503])('that answers %i is tried again', async (status) => {
    answer = () => [status];
    await expect(target().deliver(PARCEL)).rejects.toMatchObject({ kind: 'unavailable', code: 'channel.unreachable' });
  });

  it.each([301, 302, 400, 401, 403, 404, 422])(
    'that answers %i is for a person, and nobody is followed elsewhere',
    async (status) => {
      answer = () => [status];
      await expect(target().deliver(PARCEL)).rejects.toMatchObject({
        kind: 'invalid',
        code: 'channel.refused',
        meta: { status },
      });
      expect(received).toHaveLength(1);
    },
  );

  it('that is away is tried again, and the error does not tell the secret', async () => {
    const away = channel({ kind: 'webhook', url: 'http://127.0.0.1:1/hook', secret });
    const error = (await away.deliver(PARCEL).catch((one: unknown) => one)) as Error;
    expect(error).toMatchObject({ code: 'channel.unreachable' });
    expect(JSON.stringify([error, error.message])).not.toContain(secret);
  });
});

describe('a CKAN portal', () => {
  const target = () => channel({ kind: 'ckan', url, dataset: 'dik-kota', organisation: 'ppid', token: 'kunci' });
  const bodyOf = (action: string): Record<string, unknown> =>
    JSON.parse(received.find((one) => one.url.endsWith(action))?.body ?? 'null') as Record<string, unknown>;

  it('is given a dataset when it has none', async () => {
    answer = ({ url: path }) =>
      path.endsWith('package_show') ? [404, '{"success":false}'] : [200, '{"success":true,"result":{"id":"p-1"}}'];
    expect(await target().deliver(PARCEL)).toBe(`${url}/dataset/dik-kota`);
    expect(asked()).toEqual(['POST /api/3/action/package_show', 'POST /api/3/action/package_create']);
    expect(received.every(({ headers }) => headers.authorization === 'kunci')).toBe(true);
    expect(bodyOf('package_create')).toMatchObject({
      name: 'dik-kota',
      owner_org: 'ppid',
      version: '7',
      url: PARCEL.address,
      resources: [
        { format: 'PDF', mimetype: 'application/pdf', url: 'https://ppid.example/publik/edisi/7/dik.pdf' },
        { format: 'CSV', mimetype: 'text/csv', url: 'https://ppid.example/publik/edisi/7/dik.csv' },
      ],
    });
    expect(bodyOf('package_create')).not.toHaveProperty('id');
  });

  it('has its dataset brought to the newest edition', async () => {
    answer = () => [200, '{"success":true,"result":{"id":"p-1"}}'];
    await target().deliver(PARCEL);
    expect(asked()).toEqual(['POST /api/3/action/package_show', 'POST /api/3/action/package_update']);
    expect(bodyOf('package_update')).toMatchObject({ id: 'p-1', version: '7' });
  });

  it('is not taken back to an older edition by a late try', async () => {
    answer = () => [200, '{"success":true,"result":{"id":"p-1","version":"8"}}'];
    expect(await target().deliver(PARCEL)).toBe(`${url}/dataset/dik-kota`);
    expect(asked()).toEqual(['POST /api/3/action/package_show']);
  });

  it('that refuses the token is for a person', async () => {
    answer = () => [403];
    await expect(target().deliver(PARCEL)).rejects.toMatchObject({ code: 'channel.refused' });
  });
});

describe('the file of channels', () => {
  it('may be absent', () => expect(readChannels(join(folder, 'none.json'))).toEqual([]));

  it.each([
    ['that others may read', [], 0o644, 'others may read it'],
    ['that is no JSON', '[{', 0o600, 'cannot be read as JSON'],
    ['that is no list', {}, 0o600, 'it is no list'],
    ['with a channel of no kind', [{ name: 'a' }], 0o600, 'channel 1: kind is one of folder, webdav, webhook, ckan'],
    ['with a channel of another kind', [{ name: 'a', kind: 'constructor' }], 0o600, 'channel 1: kind'],
    ['with what is no channel', [null], 0o600, 'channel 1: kind'],
    ['with a name of blanks', [{ name: 'a b', kind: 'folder', path: '/x' }], 0o600, 'channel 1: name'],
    ['with half a path', [{ name: 'a', kind: 'folder', path: 'x' }], 0o600, 'channel 1: path'],
    ['with a field too many', [{ name: 'a', kind: 'folder', path: '/x', pass: 'word' }], 0o600, 'channel 1: pass'],
    [
      'with an address of another protocol',
      [{ name: 'a', kind: 'webhook', url: 'file:///etc', secret: 's'.repeat(32) }],
      0o600,
      'channel 1: url',
    ],
    [
      'with a short secret',
      [{ name: 'a', kind: 'webhook', url: 'https://a.example', secret: 'rahasia' }],
      0o600,
      'channel 1: secret',
    ],
    [
      'with one name twice',
      [
        { name: 'a', kind: 'folder', path: '/x' },
        { name: 'a', kind: 'folder', path: '/y' },
      ],
      0o600,
      'two channels are called a',
    ],
  ])('%s is refused and says why', (_what, entries, mode, words) => {
    const path = file(entries, mode);
    const read = (): unknown => readChannels(path);
    expect(read).toThrow(words);
    expect(read).toThrow(expect.objectContaining({ code: 'channels.invalid' }));
    expect(read).not.toThrow('rahasia');
  });
});
