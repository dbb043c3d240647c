import type { INestApplicationContext } from '@nestjs/common';
import { editionFindings, Editions } from '@tabir/editions';
import { Database, sql } from '@tabir/persistence';
import { Office, Reads, Verifier } from '@tabir/runtime';
import { progress } from '../progress.js';
import { logFindings } from './log-checks.js';

const AT_ONCE = 4;
const PAGE = 200;

/** Verifies every record and the order of the log, telling each finding; answers how many there were. */
export async function verifyEverything(app: INestApplicationContext): Promise<number> {
  const reads = app.get(Reads);
  const total = await recordCount(app.get(Database));
  const bar = progress('Verifying');
  let [checked, found] = [0, 0];
  for (let after: string | null = null; ;) {
    const ids: string[] = await reads.instanceIds(after, PAGE);
    for (let index = 0; index < ids.length; index += AT_ONCE) {
      const counts = await Promise.all(ids.slice(index, index + AT_ONCE).map((id) => check(app, id)));
      found += counts.reduce((all, count) => all + count, 0);
      checked += counts.length;
      bar.show(Math.min(1, checked / total));
    }
    after = ids.at(-1) ?? null;
    if (ids.length < PAGE) break;
  }
  bar.stop();
  const ofTheLog = await logFindings(app.get(Database), reads, app.get(Office).systemClock.now());
  const ofEditions = await editionFindings(app.get(Editions), reads);
  for (const sentence of [...ofTheLog, ...ofEditions]) console.error(sentence);
  const all = found + ofTheLog.length + ofEditions.length;
  console.log(`Checked ${checked} records, the order of the log and the editions of the list: ${sum(all)}.`);
  return all;
}

/** Verifies one record, telling each finding. */
export async function check(app: INestApplicationContext, id: string): Promise<number> {
  const findings = await app.get(Verifier).instance(id);
  for (const { kind, detail } of findings) console.error(`${id} ${kind}: ${detail}`);
  return findings.length;
}

export async function recordCount(database: Database): Promise<number> {
  const [row] = await database.rows<{ n: number | string }>(sql`SELECT COUNT(*) AS n FROM instance`);
  return Number(row?.n ?? 0);
}

export const sum = (findings: number): string => (findings === 0 ? 'no findings' : `${findings} findings`);
