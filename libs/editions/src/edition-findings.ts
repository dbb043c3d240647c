import { caseStream, readLogEntry, wholeHistory, type Reads } from '@tabir/runtime';
import type { Editions } from './editions.js';

/** What is wrong with the editions, one sentence each: lines that do not add up, and checksums that the log tells otherwise. */
export async function editionFindings(editions: Editions, reads: Pick<Reads, 'history'>): Promise<string[]> {
  const findings: string[] = [];
  let expected = 1;
  for await (const { no, instanceId, checksum, actual } of editions.sums()) {
    if (no !== expected) findings.push(`Edition ${expected} is gone; the next one found is ${no}.`);
    if (actual !== checksum) findings.push(`Edition ${no} was changed: its lines do not add up to its checksum.`);
    const told = await toldOf(reads, instanceId, no);
    if (told !== checksum)
      findings.push(`Edition ${no}: the log says that ${told ?? 'nothing'} was published, and the edition says ${checksum}.`);
    expected = no + 1;
  }
  return findings;
}

/** The checksum under which the history of an instance says that an edition was published. */
async function toldOf(reads: Pick<Reads, 'history'>, instanceId: string, no: number): Promise<string | null> {
  for await (const row of wholeHistory(reads, caseStream(instanceId))) {
    const { payload } = readLogEntry(row).event;
    if (payload?.['no'] === no) return payload['checksum'] as string;
  }
  return null;
}
