import { dikCsv, dikJson, dikXlsx, openingsIcs, type PublicItems } from '@tabir/register';
import { buffer } from 'node:stream/consumers';
import { editionAtom } from './edition-atom.js';
import type { EditionFile } from './edition-files.js';
import { editionJsonLd } from './edition-json-ld.js';
import { editionList } from './edition-list.js';
import { editionPdf } from './edition-pdf.js';
import type { Edition } from './edition.js';

/** What an edition is rendered from. */
export interface EditionSource {
  readonly edition: Edition;
  /** What is exempt in it, from the first on at each call. */
  readonly items: () => PublicItems;
  /** The original file. */
  readonly original: () => AsyncIterable<Uint8Array>;
  /** The address that people type, without a slash at its end. */
  readonly site: string;
}

/** One form of an edition, piece by piece. */
export function rendered(
  { edition, items, original, site }: EditionSource,
  file: EditionFile,
): AsyncIterable<string | Uint8Array> {
  const list = editionList(edition);
  switch (file) {
    case 'dik.pdf':
      return editionPdf(edition, items()) as AsyncIterable<Uint8Array>;
    case 'dik.xlsx':
      return dikXlsx(list, items());
    case 'dik.csv':
      return dikCsv(list, items());
    case 'dik.json':
      return dikJson(list, items());
    case 'dik.atom':
      return editionAtom(edition, items(), site);
    case 'dik.ics':
      return openingsIcs(list, items(), site);
    case 'dik.jsonld':
      return editionJsonLd(edition, items(), site);
    case 'edisi.jsonl':
      return original();
    case 'kepala.txt':
      return whole(() => edition.head);
  }
}

/** One form of an edition as its bytes. */
export const renderedWhole = (source: EditionSource, file: EditionFile): Promise<Buffer> => buffer(rendered(source, file));

/** What is made in one piece. */
async function* whole<T>(make: () => T | Promise<T>): AsyncGenerator<T> {
  yield await make();
}
