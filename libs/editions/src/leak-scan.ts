import type { JsonObject } from '@tabir/kernel';
import type { PublicItem } from '@tabir/register';
import { caseStream, readLogEntry, wholeHistory, type Reads } from '@tabir/runtime';
import { PublicWords, type PublicPlace } from './public-words.js';

/** A confidential or personal value of a record, in clear. */
export interface Secret {
  readonly instanceId: string;
  readonly kode: string;
  readonly handle: string;
  /** JSON. */
  readonly text: string;
}

/** A confidential value that stands in what the public reads. It names the value by its place and never repeats it. */
export interface Leak {
  /** The record whose value it is. */
  readonly record: string;
  /** The event and field that brought it: `START.title`. */
  readonly secret: string;
  /** The public entry, by its kode, or the file that holds it. */
  readonly where: string;
  readonly field: string;
}

/** A leak, and which value it is of those that came by the same event and field. */
export interface Finding extends Leak {
  readonly handle: string;
}

/** A file that anybody may fetch, as text. */
export interface PublicFile {
  readonly name: string;
  readonly text: string;
}

/** Texts that somebody wrote for one entry; the name of its holder is no secret of any record. */
const TEXTS = [
  'title',
  'summary',
  'consequenceIfOpened',
  'consequenceIfClosed',
  'determinationNumber',
  'termEvent',
  'openPartAt',
] as const satisfies readonly (keyof PublicItem)[];

/** Proposals of what the public reads, by the convention of their names: they are confidential only until they are authorised. */
const PROPOSAL = /(^|\.)public[A-Z]\w*$/;

export interface Searched {
  readonly entries: AsyncIterable<PublicItem>;
  readonly files: AsyncIterable<PublicFile>;
  /** The same files without any entry: what they say by themselves, such as the words of the law, is no secret. */
  readonly ordinary: AsyncIterable<PublicFile>;
  readonly secrets: AsyncIterable<Secret>;
  readonly reads: Pick<Reads, 'history'>;
}

/** What the test said of the consequences; many tests say the same in the same words. */
const CONSEQUENCE = /(^|\.)consequence[A-Z]\w*$/;

/**
 * Looks for every confidential value of every record in what an anonymous visitor reads: the entries themselves, and each
 * file made from them. That an entry says of the consequences what a test said is no leak, since the chair authorised those very words.
 */
export async function* leaksIn({ entries, files, ordinary, secrets, reads }: Searched): AsyncGenerator<Finding> {
  const [words, common] = [new PublicWords(), new PublicWords()];
  for await (const { name, text } of ordinary) common.add({ where: name, field: 'text' }, text);
  const consequences = new Set<string>();
  const inEntries = new Set<string>();
  for await (const item of entries) {
    inEntries.add(item.kode);
    if (item.holder !== null) common.add({ where: item.kode, field: 'holder' }, item.holder);
    for (const field of TEXTS) {
      const text = item[field];
      if (text === null) continue;
      words.add({ where: item.kode, field }, text);
      if (CONSEQUENCE.test(field)) consequences.add(text.trim());
    }
    for (const act of item.acts) words.add({ where: item.kode, field: 'acts' }, act);
  }
  for await (const { name, text } of files) words.add({ where: name, field: 'text' }, text);

  let fields = { of: '', names: new Map<string, string>() };
  for await (const secret of secrets) {
    const texts = textsIn(JSON.parse(secret.text)).filter((text) => common.places(text).length === 0);
    const places = texts.flatMap((text) => nearest(words.places(text), inEntries));
    if (places.length === 0) continue;
    if (fields.of !== secret.instanceId) fields = { of: secret.instanceId, names: await fieldNames(reads, secret.instanceId) };
    const name = fields.names.get(secret.handle) ?? 'file';
    if (PROPOSAL.test(name)) continue;
    if (CONSEQUENCE.test(name) && texts.every((text) => consequences.has(text.trim()))) continue;
    for (const { where, field } of places) yield { record: secret.kode, secret: name, where, field, handle: secret.handle };
  }
}

/** What stands in an entry stands in every file made from it, too, and what stands in one file alone in others of its kind: told once. */
function nearest(places: readonly PublicPlace[], entries: ReadonlySet<string>): readonly PublicPlace[] {
  const inEntries = places.filter(({ where }) => entries.has(where));
  return inEntries.length > 0 ? inEntries : places.slice(0, 1);
}

/** The texts of a value that was sealed whole. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** By which event and field each handle came into a record. */
async function fieldNames(reads: Pick<Reads, 'history'>, instanceId: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for await (const row of wholeHistory(reads, caseStream(instanceId))) {
    const { event } = readLogEntry(row);
    handlesIn(event.payload ?? {}, event.type, names);
  }
  return names;
}

function handlesIn(value: JsonObject, path: string, names: Map<string, string>): void {
  for (const [key, part] of Object.entries(value)) {
    if (typeof part !== 'object' || part === null) continue;
    const here = Array.isArray(value) ? path : `${path}.${key}`;
    const handle = (part as { sealed?: unknown }).sealed;
    if (typeof handle === 'string') names.set(handle, names.get(handle) ?? here);
    else handlesIn(part as JsonObject, here, names);
  }
}
