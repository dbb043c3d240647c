import type { INestApplicationContext } from '@nestjs/common';
import {
  compareWithHead,
  NoteSigner,
  openNote,
  readCheckpoint,
  readKey,
  signedHead,
  type HeadFinding,
  type SignedHead,
} from '@tabir/audit';
import type { Secrets } from '@tabir/config';
import { AppError } from '@tabir/kernel';
import { Feed } from '@tabir/persistence';
import { readFileSync } from 'node:fs';
import { progress } from '../progress.js';

/** The log as it is now, signed, with a bar while it is read. Errors: head.empty-log, head.log-has-gap. */
export async function headNow(app: INestApplicationContext, secrets: Secrets): Promise<SignedHead> {
  const total = await app.get(Feed).last();
  const bar = progress('Reading the log');
  try {
    return await signedHead(app.get(Feed), secrets.key('log-signing-key'), (rows) => bar.show(rows / Math.max(rows, total)));
  } finally {
    bar.stop();
  }
}

const signerOf = (origin: string, secrets: Secrets): NoteSigner => new NoteSigner(origin, secrets.key('log-signing-key'));

/**
 * Compares the log with a head that was signed before, and tells what does not fit; answers how many findings there were. Without a key
 * it is the office's own that must have signed. Errors: head.unreadable, head.bad-key, head.bad-signature.
 */
export async function verifyHead(
  app: INestApplicationContext,
  secrets: Secrets,
  { file, key }: { readonly file: string; readonly key: string | undefined },
): Promise<number> {
  const note = readHead(file);
  const [origin = ''] = note.split('\n');
  const verifier = key === undefined ? signerOf(origin, secrets).verifier : readKey(key);
  const head = readCheckpoint(openNote(note, verifier));
  const bar = progress('Comparing');
  const findings = await compareWithHead(app.get(Feed), head, (rows) => bar.show(rows / Math.max(rows, head.size)));
  bar.stop();
  for (const finding of findings) console.error(sentence(finding, head.size));
  if (findings.length === 0) console.log(`The log holds its first ${head.size} rows as they were when the head was signed.`);
  return findings.length;
}

function readHead(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('invalid', 'head.unreadable', `${file} cannot be read; name the file that holds the head.`, {}, { cause });
  }
}

function sentence(finding: HeadFinding, size: number): string {
  switch (finding.kind) {
    case 'changed':
      return `The log is not what it was: one or more of its first ${size} rows were changed, left out or put elsewhere since the head was signed.`;
    case 'shorter':
      return `The log has ${finding.size} rows and had ${size} when the head was signed: it was cut, or an older copy was put back.`;
    case 'gap':
      return `Row ${finding.position} of the log is gone.`;
    case 'other-log':
      return `The head belongs to another log, or the first row was changed: this one is ${finding.origin}.`;
  }
}
