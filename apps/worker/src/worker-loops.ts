import { plusMs, type Clock, type JsonObject } from '@tabir/kernel';
import {
  forgetAnswers,
  type Backlog,
  type Database,
  type Heartbeats,
  type Sequencer,
  type Sessions,
  type SignInFailures,
} from '@tabir/persistence';
import type { Logger } from '@tabir/telemetry';
import type { DeadlineSweep } from './deadlines/deadline-sweep.js';
import type { HorizonBell } from './deadlines/horizon-bell.js';
import type { EffectRelay } from './effects/effect-relay.js';
import type { ImportWork } from './imports/import-work.js';
import type { ListRetention } from './imports/list-retention.js';
import { Loop } from './loop.js';

const SWEEP_MS = 2_000;
const RELAY_MS = 2_000;
const IMPORTS_MS = 1_000;
const HORIZON_TURN_MS = 180_000;
const SEQUENCE_MS = 250;
const RETENTION_TURN_MS = 3_600_000;

const DAY_MS = 86_400_000;
/** The answer to a command is kept this long for those who ask again, its id for ever; effects, sessions that are over and lists as long. */
const KEPT_MS = 30 * DAY_MS;
/** Who has not guessed for a day begins anew. */
const FAILURES_KEPT_MS = DAY_MS;
const FORGET_AT_ONCE = 1_000;

export interface Duties {
  readonly sweep: DeadlineSweep;
  readonly relay: EffectRelay;
  readonly horizon: HorizonBell;
  readonly sequencer: Sequencer;
  readonly heartbeats: Heartbeats;
  readonly database: Database;
  readonly backlog: Backlog;
  readonly sessions: Sessions;
  readonly failures: SignInFailures;
  readonly imports: ImportWork;
  readonly lists: ListRetention;
}

/** What a worker does by itself, at the pace of the system's clock. None of it needs Redis. */
export class WorkerLoops {
  readonly sweep: Loop;
  readonly relay: Loop;
  readonly horizon: Loop;
  readonly sequencer: Loop;
  readonly imports: Loop;
  readonly retention: Loop;

  constructor(
    private readonly duties: Duties,
    private readonly clock: Clock,
    log: Logger,
  ) {
    const loop = (name: string, everyMs: number, work: () => Promise<JsonObject>): Loop =>
      new Loop(name, everyMs, work, clock, log);
    this.sweep = loop('sweep', SWEEP_MS, () => this.sweepOnce());
    this.relay = loop('relay', RELAY_MS, () => this.duties.relay.turn());
    this.horizon = loop('horizon', HORIZON_TURN_MS, () => this.duties.horizon.turn());
    this.sequencer = loop('sequencer', SEQUENCE_MS, async () => ({ placed: await this.duties.sequencer.pass() }));
    this.imports = loop('imports', IMPORTS_MS, () => this.importSome());
    this.retention = loop('retention', RETENTION_TURN_MS, () => this.forget());
    duties.relay.onFree = () => this.relay.wake();
  }

  get all(): readonly Loop[] {
    return [this.sweep, this.relay, this.horizon, this.sequencer, this.imports, this.retention];
  }

  private async sweepOnce(): Promise<JsonObject> {
    const swept = await this.duties.sweep.turn();
    if (swept.more) this.sweep.wake();
    return swept;
  }

  private async importSome(): Promise<JsonObject> {
    const { rows, more } = await this.duties.imports.turn();
    if (more) this.imports.wake();
    return { rows };
  }

  private async forget(): Promise<JsonObject> {
    const { heartbeats, database, backlog, sessions, failures, lists } = this.duties;
    const now = this.clock.now();
    const before = plusMs(now, -KEPT_MS);
    await heartbeats.forget();
    return {
      answers: await untilNone((limit) => forgetAnswers(database, before, limit)),
      effects: await untilNone((limit) => backlog.forgetDone(before, limit)),
      sessions: await untilNone((limit) => sessions.forgetEnded(before, limit)),
      lists: await untilNone((limit) => lists.forgetOlder(before, limit)),
      orphans: await lists.sweep(),
      failures: await untilNone((limit) => failures.forgetOlder(plusMs(now, -FAILURES_KEPT_MS), limit)),
    };
  }
}

/** A little at a time, so that no lock is held for long. */
async function untilNone(forget: (limit: number) => Promise<number>): Promise<number> {
  for (let all = 0; ;) {
    const some = await forget(FORGET_AT_ONCE);
    all += some;
    if (some < FORGET_AT_ONCE) return all;
  }
}
