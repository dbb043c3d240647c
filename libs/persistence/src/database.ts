import { setTimeout as sleep } from 'node:timers/promises';
import type { Ids } from '@tabir/kernel';
import type { PoolConnection } from 'mysql2';
import type { DataSource, QueryRunner } from 'typeorm';
import { busy, Contended, isAway, translated } from './failures.js';
import type { Bound, Sql } from './sql.js';

const ATTEMPTS = 6;
const FIRST_WAIT_MS = 5;
/** Nobody waits longer for one statement; the client is told to try again instead. */
const STATEMENT_TIMEOUT_MS = 10_000;

/** Where statements are run: TypeORM's connections, reached through nothing but bound statements. */
export class Database {
  /** `statementTimeoutMs` 0 = no limit. */
  constructor(
    private readonly source: DataSource,
    private readonly ids: Pick<Ids, 'bytes'>,
    private readonly statementTimeoutMs = STATEMENT_TIMEOUT_MS,
  ) {}

  /** One reading statement outside any transaction. */
  rows<T>(statement: Sql): Promise<T[]> {
    return this.session((session) => session.rows<T>(statement));
  }

  /** One writing statement, a transaction by itself; answers how many rows it found. */
  write(statement: Sql): Promise<number> {
    return this.retrying(() => this.session((session) => session.write(statement)));
  }

  /** A transaction that is carried out again when another was in its way; so `work` must do nothing but this. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.retrying(() =>
      this.session(async (session) => {
        await session.begin();
        const result = await work(session);
        await session.commit();
        return result;
      }),
    );
  }

  /** One connection for the length of the work. A transaction that the work leaves open by throwing is rolled back. */
  async session<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const session = new Session(await connect(runner), this.statementTimeoutMs);
      return await work(session).catch(async (error: unknown) => {
        await session.abandon(error);
        throw error;
      });
    } finally {
      await runner.release();
    }
  }

  /** Repeats what lost a race with another transaction, a little later and not in step with it. Never inside a transaction. */
  async retrying<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof Contended)) throw error;
        if (tries === ATTEMPTS) throw busy();
        await sleep(FIRST_WAIT_MS * 2 ** tries * this.chance());
      }
    }
  }

  /** At least a quarter, at most one. */
  private chance(): number {
    return 0.25 + (0.75 * (this.ids.bytes(1)[0] ?? 0)) / 255;
  }
}

async function connect(runner: QueryRunner): Promise<PoolConnection> {
  try {
    return (await runner.connect()) as PoolConnection;
  } catch (error) {
    throw translated(error, 'CONNECT');
  }
}

/** One connection, taken for a while. */
export class Session {
  private open = false;

  constructor(
    private readonly connection: PoolConnection,
    private readonly timeout: number,
  ) {}

  async begin(): Promise<void> {
    this.open = true;
    await this.run('START TRANSACTION', []);
  }

  async commit(): Promise<void> {
    await this.run('COMMIT', []);
    this.open = false;
  }

  async rollback(): Promise<void> {
    await this.run('ROLLBACK', []);
    this.open = false;
  }

  async rows<T>(statement: Sql): Promise<T[]> {
    return (await this.run(statement.text, statement.values)) as T[];
  }

  async write(statement: Sql): Promise<number> {
    return affectedRows(await this.run(statement.text, statement.values));
  }

  /** Begins a transaction and runs its first statements in the same round trip; one result each. */
  async beginWith(statements: readonly Sql[]): Promise<unknown[]> {
    this.open = true;
    const [, ...results] = await this.several('START TRANSACTION;\n', statements);
    return results;
  }

  /** Several statements in one round trip, one result each; the first that fails is the last that runs. */
  async batch(statements: readonly Sql[]): Promise<unknown[]> {
    const results = await this.several('', statements);
    return statements.length === 1 ? [results] : results;
  }

  /** After a failure: nothing may stay open on a connection that goes back to the pool. */
  async abandon(error: unknown): Promise<void> {
    if (!isAway(error)) {
      if (!this.open) return;
      const rolledBack = await this.rollback().then(
        () => true,
        () => false,
      );
      if (rolledBack) return;
    }
    // The connection is of no use any more; without it the server rolls back by itself.
    this.connection.destroy();
  }

  private async several(before: string, statements: readonly Sql[]): Promise<unknown[]> {
    const text = before + statements.map((statement) => statement.text).join(';\n');
    return (await this.run(
      text,
      statements.flatMap((statement) => statement.values),
    )) as unknown[];
  }

  /** Straight to the driver: the query() of TypeORM costs some 30 µs a statement, the tenth part of a command (ADR 0006). */
  private run(text: string, values: readonly Bound[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.connection.query({ sql: text, timeout: this.timeout }, values as Bound[], (error, result) => {
        if (error) reject(translated(error, text) as Error);
        else resolve(result);
      });
    });
  }
}

export const affectedRows = (result: unknown): number => (result as { affectedRows: number }).affectedRows;
