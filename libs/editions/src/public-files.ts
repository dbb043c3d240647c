import {
  extensionsHtml,
  itemHtml,
  openedAtom,
  openedHtml,
  openingsIcs,
  soonHtml,
  dikHtml,
  type ExtendedItem,
  type PublicItems,
  type PublicList,
} from '@tabir/register';
import { strFromU8, unzipSync } from 'fflate';
import { buffer, text as wholeText } from 'node:stream/consumers';
import { EDITION_FILES, type EditionFile } from './edition-files.js';
import { rendered, type EditionSource } from './edition-renderings.js';
import { keeping } from './keeping.js';
import type { PublicFile } from './leak-scan.js';

/** What of the public pages does not belong to one edition. */
export interface PublicSite {
  readonly list: PublicList;
  readonly openings: () => PublicItems;
  readonly opened: () => PublicItems;
  readonly extensions: () => Promise<readonly ExtendedItem[]>;
}

/** Every file and page as an anonymous visitor is given it, opened again and read as text. */
export async function* publicFiles(
  source: EditionSource,
  { list, openings, opened, extensions }: PublicSite,
  keep: () => Promise<void>,
): AsyncGenerator<PublicFile> {
  for (const name of Object.keys(EDITION_FILES) as EditionFile[])
    // The original is the entries themselves, before it has been written.
    if (name !== 'edisi.jsonl')
      yield { name, text: await textOfFile(name, await buffer(keeping(rendered(source, name), keep)), keep) };
  const site = {
    dik: dikHtml(list, source.items()),
    'akan-dibuka': soonHtml(list, openings()),
    'baru-dibuka': openedHtml(list, opened()),
  };
  for (const [name, html] of Object.entries(site)) yield { name, text: markup(await wholeText(html)) };
  yield { name: 'perpanjangan', text: markup(extensionsHtml(list, await extensions())) };
  yield { name: 'akan-dibuka.ics', text: calendar(await wholeText(openingsIcs(list, openings(), source.site))) };
  yield { name: 'baru-dibuka.atom', text: markup(await openedAtom(list, opened(), source.site)) };
  for await (const item of source.items()) yield { name: `dik/${item.kode}`, text: markup(itemHtml(list, item)) };
}

/** What can be read in a file, also where no reader shows it. */
export const textOfFile = async (
  name: EditionFile,
  bytes: Uint8Array,
  keep = (): Promise<void> => Promise.resolve(),
): Promise<string> => READERS[readerOf(name)](bytes, keep);

const readerOf = (name: EditionFile): keyof typeof READERS => (name.split('.').at(-1) ?? 'txt') as keyof typeof READERS;

const READERS = {
  pdf: pdfText,
  xlsx: (bytes: Uint8Array) =>
    Object.entries(unzipSync(bytes))
      .map(([name, part]) => `${name} ${markup(strFromU8(part))}`)
      .join(' '),
  csv: (bytes: Uint8Array) => strFromU8(bytes),
  txt: (bytes: Uint8Array) => strFromU8(bytes),
  json: (bytes: Uint8Array) => unescaped(strFromU8(bytes)),
  jsonl: (bytes: Uint8Array) => unescaped(strFromU8(bytes)),
  jsonld: (bytes: Uint8Array) => unescaped(strFromU8(bytes)),
  atom: (bytes: Uint8Array) => markup(strFromU8(bytes)),
  ics: (bytes: Uint8Array) => calendar(strFromU8(bytes)),
} satisfies Readonly<Record<string, (bytes: Uint8Array, keep: () => Promise<void>) => string | Promise<string>>>;

/** Text of HTML and XML; what stands for a sign parts words as the sign does. */
const markup = (text: string): string => text.replace(/<[^>]*>/g, ' ').replace(/&[#\w]+;/g, ' ');
const unescaped = (text: string): string => text.replace(/\\(?:u[0-9a-fA-F]{4}|.)/g, ' ');
/** Long lines of a calendar are folded, in the middle of words too. */
const calendar = (text: string): string => unescaped(text.replace(/\r\n[ \t]/g, ''));

/** What a reader of the PDF sees, and what it does not: the text of each page, its notes, and everything that the file says of itself. */
async function pdfText(bytes: Uint8Array, keep: () => Promise<void>): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: Uint8Array.from(bytes), isEvalSupported: false, useSystemFonts: true, verbosity: 0 });
  const pdf = await loading.promise;
  try {
    const { info, metadata } = await pdf.getMetadata();
    const texts = [JSON.stringify(info), JSON.stringify(metadata.getAll()), JSON.stringify(await pdf.getAttachments())];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: false });
      texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '), JSON.stringify(await page.getAnnotations()));
      page.cleanup();
      await keep();
    }
    return texts.join(' ');
  } finally {
    await loading.destroy();
  }
}
