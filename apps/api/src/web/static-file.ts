import type { FastifyReply, FastifyRequest } from 'fastify';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** A path below a folder, or undefined for one that leads out of it. */
export function within(folder: string, path: string): string | undefined {
  const whole = normalize(join(folder, path));
  return path.includes('\0') || !whole.startsWith(join(folder, '/')) ? undefined : whole;
}

/** Sends a file of our own making, or 304 when the caller has it; false when there is none. */
export async function sendStatic(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string | undefined,
  cacheControl: string,
): Promise<boolean> {
  const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
  if (path === undefined || !found?.isFile()) return false;
  const etag = `"${found.size.toString(36)}-${Math.floor(found.mtimeMs).toString(36)}"`;
  void reply.headers({ etag, 'cache-control': cacheControl });
  if (request.headers['if-none-match'] === etag) void reply.status(304).send();
  else {
    void reply.headers({ 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-length': found.size });
    void reply.send(createReadStream(path));
  }
  return true;
}
