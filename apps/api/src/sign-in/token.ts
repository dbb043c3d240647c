import { sha256, type Ids } from '@tabir/kernel';
import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';

/** 256 random bits; only its hash is stored, so a stolen table opens no session. */
export const newToken = (ids: Ids): string => Buffer.from(ids.bytes(32)).toString('base64url');

export const tokenHash = (token: string): string => Buffer.from(sha256(Buffer.from(token))).toString('hex');

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export interface GivenToken {
  readonly token: string;
  /** A browser sends a cookie by itself, wherever the request came from. */
  readonly byBrowser: boolean;
}

/** The session token of a request: the header first, then the cookie. */
export function tokenOf(request: FastifyRequest, cookieName: string): GivenToken | undefined {
  const [, bearer] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const token = bearer ?? request.cookies[cookieName];
  return token !== undefined && TOKEN.test(token) ? { token, byBrowser: bearer === undefined } : undefined;
}

/**
 * Whether a request that a browser sent with a cookie came from our own pages. `Sec-Fetch-Site` is set by the browser and
 * cannot be forged by a page; where it is missing, `Origin` must name the host that was asked.
 */
export function isSameSite(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.host;
}
