import { fastify, type FastifyInstance } from 'fastify';
import { request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toProblem } from '../http/problem.js';
import { WebController } from './web.controller.js';
import { WebFolder } from './web-folder.js';

let root: string;
let server: FastifyInstance;
const open: FastifyInstance[] = [];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tabir-web-'));
  writeFileSync(join(root, 'secret.txt'), 'secret');
  mkdirSync(join(root, 'web/assets'), { recursive: true });
  writeFileSync(join(root, 'web/index.html'), '<!doctype html><title>Tabir</title>');
  writeFileSync(join(root, 'web/favicon.svg'), '<svg/>');
  writeFileSync(join(root, 'web/assets/app-1a2b.js'), 'export {};');
  server = await serving(join(root, 'web'));
});
afterAll(async () => {
  for (const one of open) await one.close();
  rmSync(root, { recursive: true });
});

async function serving(folder: string): Promise<FastifyInstance> {
  const controller = new WebController(new WebFolder(folder));
  const app = fastify({ forceCloseConnections: true });
  app.setErrorHandler((error, _request, reply) => reply.status(toProblem(error).status).send(toProblem(error)));
  app.get<{ Params: { '*': string } }>('/*', async (request, reply) => {
    await controller.app(request.params['*'], request, reply);
    return reply;
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  open.push(app);
  return app;
}

interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The path goes out as it stands; fetch would tidy it up first. */
const get = (path: string, headers: Record<string, string> = {}, from = server): Promise<Got> =>
  new Promise((resolve, reject) => {
    const { port } = from.server.address() as AddressInfo;
    const sent = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });

describe('the web app', () => {
  it.each(['/', '/tasks', '/instances/01a2/history', '/secret.txt'])('is the answer to %s', async (url) => {
    const reply = await get(url);
    expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(reply.headers['content-security-policy']).toContain("script-src 'self';");
    expect(reply.body).toContain('<title>Tabir</title>');
  });

  it('gives files that never change for ever, and others after a look', async () => {
    const asset = await get('/assets/app-1a2b.js');
    expect(asset.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    });
    const icon = await get('/favicon.svg');
    expect(icon.headers['content-type']).toBe('image/svg+xml');
    expect((await get('/favicon.svg', { 'if-none-match': icon.headers.etag ?? '' })).status).toBe(304);
  });

  it.each([
    '/assets/gone-3c4d.js',
    '/assets/..%2Findex.html',
    '/api/v1/nothing',
    '/publik/nothing',
    '/health/nothing',
    '/metrics/x',
  ])('is not the answer to %s', async (url) => {
    const reply = await get(url);
    expect(JSON.parse(reply.body)).toMatchObject({ status: 404, code: 'route.not-found' });
  });

  it.each(['/../secret.txt', '/..%2Fsecret.txt', '/assets/..%2F..%2Fsecret.txt', '/%2e%2e/secret.txt', '/x%00.txt'])(
    'never leads out of its folder: %s',
    async (url) => {
      expect((await get(url)).body).not.toBe('secret');
    },
  );

  it('says how to build it where it is not built', async () => {
    const reply = await get('/tasks', {}, await serving(join(root, 'nothing')));
    expect([reply.status, reply.headers['content-type']]).toEqual([503, 'text/plain; charset=utf-8']);
    expect(reply.body).toContain('npm run build:web');
  });
});
