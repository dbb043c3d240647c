import { leafHash, plusMs, type Instant } from '@tabir/kernel';
import { sql, type Database, type Sql } from '@tabir/persistence';
import { wholeHistory, type Reads } from '@tabir/runtime';

/** A row that waits longer than this for its place in the order shows that nobody gives places any more. */
const PATIENCE_MS = 60_000;

/** What is wrong with the log as a whole: its one order, and the streams that belong to no record. One sentence each. */
export async function logFindings(database: Database, reads: Reads, systemNow: Instant): Promise<string[]> {
  return [
    ...(await orderFindings(database)),
    ...(await waitingFindings(database, systemNow)),
    ...(await orphanFindings(database)),
    ...(await streamFindings(database, reads)),
  ];
}

interface Counts {
  readonly log: number;
  readonly placed: number;
  readonly waiting: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly head: number;
  readonly lost: number;
}

/** Asked in one statement, because rows move from waiting to placed all the time. */
async function orderFindings(database: Database): Promise<string[]> {
  const counts = await one<Counts>(
    database,
    sql`SELECT (SELECT COUNT(*) FROM log) AS log, (SELECT COUNT(*) FROM log_position) AS placed,
      (SELECT COUNT(*) FROM log_pending) AS waiting, (SELECT MIN(position) FROM log_position) AS first,
      (SELECT MAX(position) FROM log_position) AS last, (SELECT position FROM sequencer WHERE id = 1) AS head,
      (SELECT COUNT(*) FROM log_position LEFT JOIN log ON log.stream = log_position.stream AND log.seq = log_position.seq
        WHERE log.stream IS NULL) AS lost`,
  );
  const { log, placed, waiting, first, last, head, lost } = counts;
  const isContiguous = placed === 0 || (first === 1 && last === placed);
  return [
    ...(isContiguous ? [] : [`The order has gaps: ${placed} places from ${first} to ${last}.`]),
    ...(head === (last ?? 0) ? [] : [`The sequencer stands at ${head}, the last place is ${last ?? 0}.`]),
    ...(log === placed + waiting ? [] : [`${log} log rows, but ${placed} have a place and ${waiting} wait for one.`]),
    ...(lost === 0 ? [] : [`${lost} places belong to log rows that are gone.`]),
  ];
}

async function waitingFindings(database: Database, systemNow: Instant): Promise<string[]> {
  const before = plusMs(systemNow, -PATIENCE_MS).replace('T', ' ').slice(0, 23);
  const { n } = await one<{ n: number }>(database, sql`SELECT COUNT(*) AS n FROM log_pending WHERE at < ${before}`);
  return n === 0 ? [] : [`${n} log rows have been waiting for their place for more than a minute; see whether a worker runs.`];
}

async function orphanFindings(database: Database): Promise<string[]> {
  const rows = await database.rows<{ stream: string }>(sql`SELECT log.stream FROM log
    LEFT JOIN instance ON instance.id = SUBSTRING(log.stream, 6)
    WHERE log.stream LIKE 'case:%' AND log.seq = 1 AND instance.id IS NULL LIMIT 100`);
  return rows.map(({ stream }) => `${stream} has a history, and its record is gone.`);
}

/** Streams of persons, settings and calendars: without gaps, and every row's bytes as they were hashed. */
async function streamFindings(database: Database, reads: Reads): Promise<string[]> {
  const streams = await database.rows<{ stream: string }>(
    sql`SELECT DISTINCT stream FROM log WHERE stream NOT LIKE 'case:%' ORDER BY stream`,
  );
  const findings: string[] = [];
  for (const { stream } of streams) {
    let expected = 1;
    for await (const { seq, bytes, leaf } of wholeHistory(reads, stream)) {
      if (seq !== expected) findings.push(`${stream}: row ${expected} is missing; the next one found is ${seq}.`);
      if (!Buffer.from(leafHash(bytes)).equals(leaf))
        findings.push(`${stream}: the bytes of row ${seq} do not match their hash.`);
      expected = seq + 1;
    }
  }
  return findings;
}

/** Sums may come as text, when they could be larger than a number holds. */
async function one<T>(database: Database, statement: Sql): Promise<T> {
  const [row = {}] = await database.rows<Record<string, number | string | null>>(statement);
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? null : Number(value)])) as T;
}
