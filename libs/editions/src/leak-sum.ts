import { canonicalText, type JsonObject } from '@tabir/kernel';
import { createHash } from 'node:crypto';
import type { Finding, Leak } from './leak-scan.js';

/** Findings that are alike: of which field, in which part of what. */
export interface LeakKind {
  readonly secret: string;
  readonly field: string;
  /** The public entry of the record itself, that of another, or a file. */
  readonly place: 'own' | 'other' | 'file';
  readonly count: number;
}

/** As many of each kind as a person looks through. */
const OF_EACH = 20;
const MOST_SHOWN = 500;

/** All findings by a digest and counts, and some of each kind, so that the one that matters does not drown in thousands alike. */
export class LeakSum {
  private readonly hash = createHash('sha256');
  private readonly kinds = new Map<string, LeakKind>();
  private readonly shown: Leak[] = [];
  private count = 0;

  add(finding: Finding): void {
    const { handle: _value, ...leak } = finding;
    this.count++;
    this.hash.update(`${canonicalText({ ...finding })}\n`);
    const { secret, field } = leak;
    const place = placeOf(leak);
    const key = canonicalText([secret, field, place]);
    const count = (this.kinds.get(key)?.count ?? 0) + 1;
    this.kinds.set(key, { secret, field, place, count });
    if (count <= OF_EACH && this.shown.length < MOST_SHOWN) this.shown.push(leak);
  }

  /** Null where nothing was found. The rarest kinds come first. */
  told(): LeaksTold | null {
    if (this.count === 0) return null;
    const kinds = [...this.kinds.values()].sort((a, b) => a.count - b.count).map((kind) => ({ ...kind }));
    return { count: this.count, digest: this.hash.digest('base64'), kinds, leaks: this.shown.map((leak) => ({ ...leak })) };
  }
}

export interface LeaksTold extends JsonObject {
  readonly count: number;
  /** Tells these findings, all of them, from any others. */
  readonly digest: string;
  readonly kinds: { [key in keyof LeakKind]: LeakKind[key] }[];
  readonly leaks: { [key in keyof Leak]: Leak[key] }[];
}

/** What stands in a file alone is found in its text. */
const placeOf = ({ record, where, field }: Leak): LeakKind['place'] =>
  field === 'text' ? 'file' : where === record ? 'own' : 'other';
