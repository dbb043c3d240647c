import { lookup, type LookupAddress } from 'node:dns';
import { request as plain, type IncomingMessage } from 'node:http';
import { request as secure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { LinkFinding } from '@tabir/editions';

const TIMEOUT_MS = 15_000;
const MOST_REDIRECTS = 3;

/** Where nobody outside this office's networks can read, so that nobody needs to be asked there. */
class Private extends Error {}

/** For tests. */
export interface LinkRules {
  /** Machines that are asked although no router of the internet leads to them. */
  readonly also?: readonly string[];
  readonly withinMs?: number;
}

/**
 * Asks once for what the public would read at an address, and follows a few redirects. Whatever a name resolves to is looked at before
 * anything is sent there: only machines on the public internet are asked, and of an answer nothing but its status is read.
 */
export async function checkLink(address: string, { also = [], withinMs = TIMEOUT_MS }: LinkRules = {}): Promise<LinkFinding> {
  const until = AbortSignal.timeout(withinMs);
  const mayAsk = (machine: string): boolean => also.includes(machine) || isPublic(machine);
  try {
    let url = new URL(address);
    for (let followed = 0; ; followed++) {
      const { status, location } = await answerOf(url, mayAsk, until);
      if (location === null) return { link: status >= 200 && status < 300 ? 'reachable' : 'refused', httpStatus: status };
      if (followed === MOST_REDIRECTS) return { link: 'refused', httpStatus: status };
      url = new URL(location, url);
    }
  } catch (error) {
    return { link: error instanceof Private ? 'private' : 'unreachable', httpStatus: null };
  }
}

/** The part of IPv6 that is given out to the internet at all. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

function isPublic(machine: string): boolean {
  const address = ipaddr.process(machine);
  return address.range() === 'unicast' && (address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST));
}

interface Answer {
  readonly status: number;
  /** Where it sends the reader on to. */
  readonly location: string | null;
}

function answerOf(url: URL, mayAsk: (machine: string) => boolean, signal: AbortSignal): Promise<Answer> {
  const { protocol, username, password } = url;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') throw new Error('No address that everybody reads.');
  // A number needs no lookup, so it is looked at here.
  if (isIP(host) !== 0 && !mayAsk(host)) throw new Private();
  return new Promise((resolve, reject) => {
    const options = { signal, lookup: looking(mayAsk), agent: false, headers: { 'user-agent': 'Tabir (link check)' } } as const;
    const take = (reply: IncomingMessage): void => {
      const { statusCode = 0, headers } = reply;
      reply.destroy();
      resolve({ status: statusCode, location: statusCode >= 300 && statusCode < 400 ? (headers.location ?? null) : null });
    };
    const asked = (protocol === 'https:' ? secure : plain)(url, options, take).on('error', reject);
    // An answer that goes on in another protocol is closed without an error.
    asked.on('close', () => reject(new Error('No answer.'))).end();
  });
}

/** Looks a name up for the connection itself, so that no second answer of the name server can lead elsewhere. */
const looking =
  (mayAsk: (machine: string) => boolean): LookupFunction =>
  (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) {
        done(error, []);
        return;
      }
      // A name that is found leads somewhere.
      const [first] = found as [LookupAddress];
      if (!found.every(({ address }) => mayAsk(address))) done(new Private(), []);
      else if (options.all === true) done(null, found);
      else done(null, first.address, first.family);
    });
  };
