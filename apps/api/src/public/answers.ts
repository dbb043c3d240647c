import { Injectable, StreamableFile } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { PAGE_POLICY } from '../http/security.js';
import { Body } from './body.js';
import { Kept } from './kept.js';
import { PublicLists } from './public-list.js';
import type { Standing } from './standing.js';
import { Turns } from './turns.js';
import type { Visit } from './visit.js';

/** A copy is never older than this, so that what the chair authorises is soon seen everywhere. */
const LONGEST_COPY_SECONDS = 300;
/** What is kept of editions, which never change, in bytes. */
const ROOM = 64 * 2 ** 20;

/** How hard it is to make an answer: to look up one entry, to walk along a list, to look for words, or to read a whole list. */
export type Effort = 'entry' | 'page' | 'search' | 'file';

type Parts = string | AsyncIterable<string | Uint8Array>;

/** One answer for everybody who asks for the same. */
export interface Answer {
  /** Of two answers with the same key one is enough. */
  readonly key: string;
  readonly type: string;
  readonly effort?: Effort;
  readonly parts: () => Parts | Promise<Parts>;
  readonly headers?: Readonly<Record<string, string>>;
  /** It is of an edition, and the same however the lists stand. */
  readonly isOfEdition?: boolean;
}

/**
 * Gives out the public answers. Each is made once for a state of the lists and kept, packed; whoever has it already is told so. What
 * has to be made waits for its turn, so that visitors never take the database from those who work with it.
 */
@Injectable()
export class Answers {
  private readonly turns: Readonly<Record<Effort, Turns>> = {
    entry: new Turns({ atOnce: 2, waiting: 500 }),
    page: new Turns({ atOnce: 2, waiting: 200 }),
    search: new Turns({ atOnce: 2, waiting: 50 }),
    file: new Turns({ atOnce: 2, waiting: 20 }),
  };
  private readonly ofEditions = new Kept<Body>(ROOM);
  /** An answer of another process may be made in another way. */
  private readonly salt = randomBytes(8).toString('base64url');

  constructor(private readonly lists: PublicLists) {}

  /** Errors: public.busy, and those of the parts. */
  async give(standing: Standing, answer: Answer, { request, reply }: Visit): Promise<StreamableFile | undefined> {
    const tag = this.tagOf(standing, answer);
    const isKnown = request.headers['if-none-match']?.includes(tag) ?? false;
    const body = isKnown ? undefined : await this.bodyOf(standing, answer);
    void reply.headers({
      'content-security-policy': PAGE_POLICY,
      'cache-control': this.copies(standing),
      vary: 'accept-encoding',
      etag: `W/"${tag}"`,
      ...answer.headers,
    });
    if (!body) {
      void reply.status(304);
      return undefined;
    }
    if (!takesPacked(request.headers['accept-encoding'])) return new StreamableFile(body.plain(), { type: answer.type });
    void reply.header('content-encoding', 'gzip');
    return new StreamableFile(body.packed(), { type: answer.type });
  }

  private async bodyOf(standing: Standing, answer: Answer): Promise<Body> {
    const kept = answer.isOfEdition === true ? this.ofEditions : standing.bodies;
    const body = kept.once(answer.key, () => {
      const made = new Body(this.inTurn(answer));
      return { made, size: made.size };
    });
    await body.begun;
    return body;
  }

  private async *inTurn({ effort = 'page', parts }: Answer): AsyncGenerator<string | Uint8Array> {
    const giveBack = await this.turns[effort].take();
    try {
      const all = await parts();
      if (typeof all === 'string') yield all;
      else yield* all;
    } finally {
      giveBack();
    }
  }

  private tagOf({ key: state, until }: Standing, { key, isOfEdition }: Answer): string {
    const of = isOfEdition === true ? '' : `${state} ${until}`;
    return createHash('sha256').update([this.salt, of, key].join('\n')).digest('base64url').slice(0, 22);
  }

  private copies(standing: Standing): string {
    // A demo's clock can jump, and then every copy would tell of another day.
    if (standing.list.demo) return 'no-store';
    return `public, max-age=${Math.min(LONGEST_COPY_SECONDS, this.lists.secondsLeft(standing))}`;
  }
}

const takesPacked = (accepted: string | string[] | undefined): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/.test(String(accepted ?? ''));
