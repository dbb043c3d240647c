import { Injectable } from '@nestjs/common';
import { AppError } from '@tabir/kernel';
import type { FastifyReply } from 'fastify';
import { once } from 'node:events';
import { actorOf } from '../sign-in/current-session.js';
import { SignIn, type OpenSession } from '../sign-in/sign-in.js';
import { Cursors } from './cursor.js';
import { LiveFeed } from './live-feed.js';

const EVENT_STREAM = 'text/event-stream; charset=utf-8';
const HEARTBEAT_MS = 15_000;
/** Whoever has not taken what was sent by then is cut off, and resumes from the last id when able. */
const SLOWEST_MS = 30_000;
const MOST_STREAMS = 500;
const MOST_PER_PERSON = 8;

/** Server-sent events: one long answer per listener, filtered by what the listener may read at each moment. */
@Injectable()
export class EventStreams {
  private readonly open = new Map<string, number>();

  constructor(
    private readonly feed: LiveFeed,
    private readonly cursors: Cursors,
    private readonly signIn: SignIn,
  ) {}

  get count(): number {
    return [...this.open.values()].reduce((sum, n) => sum + n, 0);
  }

  /** Errors, before anything is sent: cursor.invalid, event-stream.too-many. */
  async serve(session: OpenSession, lastEventId: string | undefined, reply: FastifyReply): Promise<void> {
    const { id } = session.person;
    // HEAD asks for the headers; a stream to it would have no reader and no end.
    if (reply.request.method === 'HEAD') return void reply.type(EVENT_STREAM).send();
    if (this.count >= MOST_STREAMS || (this.open.get(id) ?? 0) >= MOST_PER_PERSON) throw tooMany();
    const from = lastEventId === undefined ? await this.feed.last() : this.cursors.open(lastEventId, id);
    this.open.set(id, (this.open.get(id) ?? 0) + 1);
    const ended = new AbortController();
    reply.raw.once('close', () => ended.abort());
    begin(reply, `retry: 3000\nid: ${this.cursors.seal(from, id)}\ndata:\n\n`);
    try {
      await this.follow(session, from, reply, ended.signal);
    } finally {
      reply.raw.end();
      const left = (this.open.get(id) ?? 1) - 1;
      if (left === 0) this.open.delete(id);
      else this.open.set(id, left);
    }
  }

  private async follow({ tokenHash, person }: OpenSession, from: number, reply: FastifyReply, ended: AbortSignal): Promise<void> {
    let position = from;
    for (;;) {
      const page = await this.feed.after(position).catch(() => []);
      // Asked for each page: a session that was revoked, or a role that was taken away, ends what is told.
      const session = await this.signIn.stillOpen(tokenHash);
      if (!session || ended.aborted) return;
      for (const entry of page) {
        position = entry.position;
        const changed = await this.feed.visible(entry, actorOf(session));
        if (!changed) continue;
        const id = this.cursors.seal(position, person.id);
        if (!(await send(reply, `event: changed\nid: ${id}\ndata: ${JSON.stringify(changed)}\n\n`, ended))) return;
      }
      if (page.length > 0) continue;
      const waited = await this.feed.more(HEARTBEAT_MS, ended);
      if (waited === 'closing') return;
      if (waited === 'silence' && !(await send(reply, ':\n\n', ended))) return;
    }
  }
}

const tooMany = (): AppError =>
  new AppError('denied', 'event-stream.too-many', 'Too many windows are listening at once; close some of them.', {
    retryAfterSeconds: 30,
  });

function begin(reply: FastifyReply, text: string): void {
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': EVENT_STREAM,
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  reply.raw.write(text);
}

/** Waits until the listener has room again; false when it is gone. */
async function send({ raw }: FastifyReply, text: string, ended: AbortSignal): Promise<boolean> {
  if (ended.aborted) return false;
  if (raw.write(text)) return true;
  const patience = AbortSignal.any([ended, AbortSignal.timeout(SLOWEST_MS)]);
  try {
    await once(raw, 'drain', { signal: patience });
    return true;
  } catch {
    raw.destroy();
    return false;
  }
}
