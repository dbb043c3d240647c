import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkLink } from './link-check.js';

const HERE = { also: ['127.0.0.1'] };
/** A machine of the house that no test allows. */
const INSIDE = '127.0.0.2';

let servers: Server[];
let asked: string[];

async function site(answer: RequestListener, host = '127.0.0.1'): Promise<string> {
  const server = createServer((request, reply) => {
    asked.push(`${host}${request.url ?? ''}`);
    answer(request, reply);
  }).listen(0, host);
  servers.push(server);
  await once(server, 'listening');
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

const answers =
  (status: number, location?: string): RequestListener =>
  (_request, reply) =>
    reply.writeHead(status, location === undefined ? {} : { location }).end('x');

beforeEach(() => {
  [servers, asked] = [[], []];
});
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

describe('a link', () => {
  it.each([
    [200, 'reachable'],
    [204, 'reachable'],
    [403, 'refused'],
    [404, 'refused'],
    [500, 'refused'],
    [304, 'refused'],
  ])('that answers %s is %s', async (status, link) => {
    expect(await checkLink(`${await site(answers(status))}/dik`, HERE)).toEqual({ link, httpStatus: status });
    expect(asked).toEqual(['127.0.0.1/dik']);
  });

  it('is followed to where it leads, and not for ever', async () => {
    const there = await site(answers(200));
    expect(await checkLink(`${await site(answers(302, `${there}/baru`))}/lama`, HERE)).toEqual({
      link: 'reachable',
      httpStatus: 200,
    });
    expect(asked).toEqual(['127.0.0.1/lama', '127.0.0.1/baru']);
    asked = [];
    expect(await checkLink(await site(answers(301, '/lagi')), HERE)).toEqual({ link: 'refused', httpStatus: 301 });
    expect(asked).toHaveLength(4);
  });

  it('is unreachable where nobody listens, nobody answers in time, or the name leads nowhere', async () => {
    const url = await site(() => undefined);
    expect(await checkLink(url, { ...HERE, withinMs: 100 })).toEqual({ link: 'unreachable', httpStatus: null });
    const [server] = servers.splice(0);
    server?.closeAllConnections();
    server?.close();
    expect(await checkLink(url, HERE)).toEqual({ link: 'unreachable', httpStatus: null });
    expect(await checkLink('http://tidak-ada.invalid/')).toEqual({ link: 'unreachable', httpStatus: null });
  });

  it('is read no further than its status', async () => {
    const endless = await site((_request, reply) => {
      reply.writeHead(200);
      reply.write('x'.repeat(1_000));
    });
    expect(await checkLink(endless, HERE)).toMatchObject({ link: 'reachable' });
  });

  it('is unreachable where the answer goes on in another protocol', async () => {
    const upgrading = await site((request) => {
      request.socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    });
    expect(await checkLink(upgrading, HERE)).toEqual({ link: 'unreachable', httpStatus: null });
  });

  it.each(['127.0.0.1', 'localhost', '0x7f000001', '2130706433', '[::ffff:127.0.0.1]', '127.1'])(
    'to this machine as %s asks nobody',
    async (host) => {
      const { port } = new URL(await site(answers(200)));
      expect(await checkLink(`http://${host}:${port}/`)).toEqual({ link: 'private', httpStatus: null });
      expect(asked).toEqual([]);
    },
  );

  it.each([
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '[::1]',
    '[::127.0.0.1]',
    '[4000::1]',
    '[fd00::1]',
    '[fe80::1]',
    '224.0.0.1',
  ])('to %s asks nobody', async (host) =>
    expect(await checkLink(`http://${host}/`)).toEqual({ link: 'private', httpStatus: null }),
  );

  it('that leads from outside into the house asks nobody there', async () => {
    const inside = await site(answers(200), INSIDE);
    expect(await checkLink(await site(answers(302, `${inside}/rahasia`)), HERE)).toEqual({ link: 'private', httpStatus: null });
    expect(asked).toEqual(['127.0.0.1/']);
  });

  it.each(['ftp://127.0.0.1/', 'file:///etc/passwd', 'http://user:password@127.0.0.1/', 'no address'])(
    'that is none that everybody reads is not followed: %s',
    async (address) => expect(await checkLink(address, HERE)).toEqual({ link: 'unreachable', httpStatus: null }),
  );

  it('that leads to another kind of address is not followed', async () => {
    expect(await checkLink(await site(answers(302, 'file:///etc/passwd')), HERE)).toMatchObject({ link: 'unreachable' });
  });
});
