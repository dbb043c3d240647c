import type { Clock, Ids } from '@tabir/kernel';
import { commandReused, NumberBook, type NumberRequest } from '@tabir/runtime';
import type { Database, Session } from './database.js';
import { dbTime, sql } from './sql.js';
import { append } from './stream-log.js';

export interface NumberBookPorts {
  /** The office's. */
  readonly clock: Clock;
  readonly systemClock: Clock;
  readonly ids: Ids;
}

interface Taken {
  readonly unit: string;
  readonly kind: string;
  readonly dated: string;
  readonly number: string;
}

/** The books as rows that are only ever added. Whoever takes a number of a unit waits for the unit's row, and so for whoever came first. */
export class DatabaseNumberBook extends NumberBook {
  constructor(
    private readonly database: Database,
    private readonly ports: NumberBookPorts,
  ) {
    super();
  }

  override take(request: NumberRequest, written: (n: number) => string): Promise<string> {
    return this.database.transaction(async (session) => {
      await session.rows(sql`SELECT id FROM unit WHERE id = ${request.unit} FOR UPDATE`);
      return (await earlier(session, request)) ?? this.next(session, request, written);
    });
  }

  private async next(
    session: Session,
    { unit, kind, date, actor, commandId }: NumberRequest,
    written: (n: number) => string,
  ): Promise<string> {
    const { clock, systemClock, ids } = this.ports;
    const year = Number(date.slice(0, 4));
    const [book] = await session.rows<{ last: number | null }>(
      sql`SELECT MAX(n) AS last FROM number_book WHERE unit = ${unit} AND kind = ${kind} AND year = ${year}`,
    );
    const n = (book?.last ?? 0) + 1;
    const number = written(n);
    const at = clock.now();
    const payload = { kind, date, n, number, command: commandId };
    const deed = { stream: `unit:${unit}`, at, actor, type: 'NUMBER_TAKEN', payload };
    await append(session, { ids, systemNow: systemClock.now() }, deed);
    await session.write(sql`INSERT INTO number_book (unit, kind, year, n, number, dated, taken_by, taken_at, command)
      VALUES (${unit}, ${kind}, ${year}, ${n}, ${number}, ${date}, ${actor.id}, ${dbTime(at)}, ${commandId})`);
    return number;
  }
}

/** What this very request was given before. */
async function earlier(session: Session, { unit, kind, date, actor, commandId }: NumberRequest): Promise<string | undefined> {
  const [taken] = await session.rows<Taken>(
    sql`SELECT unit, kind, dated, number FROM number_book WHERE taken_by = ${actor.id} AND command = ${commandId}`,
  );
  if (taken && (taken.unit !== unit || taken.kind !== kind || taken.dated !== date)) throw commandReused();
  return taken?.number;
}
