import { instant } from '@tabir/kernel';
import type { LeasedEffect } from '@tabir/runtime';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { notify } from './notify.js';

interface Received {
  readonly method: string | undefined;
  readonly key: string | string[] | undefined;
  readonly body: string;
}

const EFFECT: LeasedEffect = {
  id: 'o-1',
  instanceId: 'i-1',
  seq: 3,
  type: 'notify',
  params: { template: 'legalDue', id: 'something else' },
  createdAt: instant('2027-01-04T00:00:00.000Z'),
  until: instant('2027-01-04T00:01:00.000Z'),
  attempts: 0,
};

describe('notify', () => {
  let server: Server;
  let url: string;
  let status: number;
  let received: Received[];

  beforeEach(async () => {
    received = [];
    status = 204;
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (bytes: Buffer) => (body += bytes.toString()));
      request.on('end', () => {
        received.push({ method: request.method, key: request.headers['idempotency-key'], body });
        response.writeHead(status, { location: '/elsewhere' }).end();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  it('posts the content with the outbox id as its key, the same at every try', async () => {
    expect(await notify(url)(EFFECT)).toBeNull();
    await notify(url)({ ...EFFECT, attempts: 4 });
    expect(received).toHaveLength(2);
    expect(received[1]).toEqual(received[0]);
    expect(received[0]).toMatchObject({ method: 'POST', key: 'o-1' });
    expect(JSON.parse(received[0]!.body)).toEqual({
      id: 'o-1',
      instanceId: 'i-1',
      seq: 3,
      createdAt: '2027-01-04T00:00:00.000Z',
      template: 'legalDue',
    });
  });

  it('is done where nobody outside is to be told', async () => {
    expect(await notify(undefined)(EFFECT)).toBeNull();
    expect(received).toEqual([]);
  });

  it.each([301, 401, 404, 409, 429, 500, 503])('is tried again when the answer is %i', async (answer) => {
    status = answer;
    await expect(notify(url)(EFFECT)).rejects.toMatchObject({ kind: 'unavailable', code: 'notify.unreachable' });
    expect(received).toHaveLength(1);
  });

  it.each([400, 413, 415, 422])('is given up when the answer is %i', async (answer) => {
    status = answer;
    await expect(notify(url)(EFFECT)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'notify.refused',
      meta: { status: answer },
    });
  });

  it('is tried again when nobody answers, and does not tell the address', async () => {
    const nowhere = 'http://127.0.0.1:1/secret-token';
    const failure = await notify(nowhere)(EFFECT).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'notify.unreachable' });
    expect((failure as Error).message).not.toContain('secret-token');
  });
});
