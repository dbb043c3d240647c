import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { Feed, type FeedEntry } from '@tabir/persistence';
import { Definitions, mayRead, readLogEntry, Reads, type InstanceRow } from '@tabir/runtime';

const POLL_MS = 500;
const PAGE = 200;
const CASE = 'case:';

/** What a listener is told: that a record changed, not how. */
export interface Changed {
  readonly instanceId: string;
  readonly kode: string;
  readonly seq: number;
  readonly type: string;
  readonly at: string;
}

/**
 * The one tail of the feed in this process. While somebody listens it looks every half second whether there is more; who
 * reads the same place at the same time shares one reading.
 */
@Injectable()
export class LiveFeed implements OnModuleDestroy {
  private readonly listeners = new Set<() => void>();
  private pages = new Map<number, Promise<FeedEntry[]>>();
  private instances = new Map<string, Promise<InstanceRow | undefined>>();
  private timer: NodeJS.Timeout | undefined;
  private seen = 0;
  private closed = false;

  constructor(
    private readonly feed: Feed,
    private readonly reads: Reads,
    private readonly definitions: Definitions,
  ) {}

  last(): Promise<number> {
    return this.feed.last();
  }

  /** What comes after a position; empty when there is nothing yet. */
  after(position: number): Promise<FeedEntry[]> {
    const shared = this.pages.get(position) ?? this.feed.after(position, PAGE);
    this.pages.set(position, shared);
    return shared;
  }

  /** Waits until there may be more, or `ms` have passed in silence, or the listener or this process goes away. */
  async more(ms: number, signal: AbortSignal): Promise<'more' | 'silence' | 'closing'> {
    if (this.isOver(signal)) return 'closing';
    const waited = await new Promise<'more' | 'silence'>((resolve) => {
      const done = (why: 'more' | 'silence'): void => {
        clearTimeout(timeout);
        this.listeners.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve(why);
      };
      const wake = (): void => done('more');
      const timeout = setTimeout(() => done('silence'), ms);
      this.listeners.add(wake);
      signal.addEventListener('abort', wake);
      this.timer ??= setInterval(() => void this.look(), POLL_MS).unref();
    });
    return this.isOver(signal) ? 'closing' : waited;
  }

  /** The change as the actor may know of it; null for what is none of the actor's business. */
  async visible(entry: FeedEntry, actor: Actor): Promise<Changed | null> {
    if (!entry.stream.startsWith(CASE)) return null;
    const id = entry.stream.slice(CASE.length);
    const known = this.instances.get(id) ?? this.reads.instance(id);
    this.instances.set(id, known);
    const instance = await known;
    if (!instance || !this.definitions.has(instance.workflow, instance.version)) return null;
    if (!mayRead(this.definitions.get(instance.workflow, instance.version), instance, actor)) return null;
    const { seq, at, event } = readLogEntry(entry);
    return { instanceId: id, kode: instance.kode, seq, type: event.type, at };
  }

  onModuleDestroy(): void {
    this.closed = true;
    clearInterval(this.timer);
    for (const wake of [...this.listeners]) wake();
  }

  private isOver(signal: AbortSignal): boolean {
    return this.closed || signal.aborted;
  }

  private async look(): Promise<void> {
    if (this.listeners.size === 0) {
      clearInterval(this.timer);
      this.timer = undefined;
      return;
    }
    // Should the database be away, listeners keep waiting; the next look tries again.
    const last = await this.feed.last().catch(() => this.seen);
    if (last === this.seen) return;
    this.seen = last;
    this.pages = new Map();
    this.instances = new Map();
    for (const wake of [...this.listeners]) wake();
  }
}
