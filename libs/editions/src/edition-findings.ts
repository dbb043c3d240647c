import { caseStream, readLogEntry, type Reads } from '@tabir/runtime';
import type { Editions } from './editions.js';

const PAGE = 500;

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
  for (let after = 0; ;) {
    const rows = await reads.history(caseStream(instanceId), after, PAGE);
    const told = rows.map((row) => readLogEntry(row).event.payload).find((payload) => payload?.['no'] === no);
    if (told) return told['checksum'] as string;
    if (rows.length < PAGE) return null;
    after += PAGE;
  }
}
