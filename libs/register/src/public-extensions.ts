import { escapeHtml as e } from './escape.js';
import type { PublicList } from './public-item.js';
import { cell, itemPath, PAGE_FOOT, pageHead, PUBLIC_PAGES, row, small, TABLE_FOOT, tableHead } from './public-page.js';
import { grouped, inPlainWords, longDate } from './public-words.js';
import type { Extension } from './row.js';

/** An extension and the entry that it belongs to. */
export interface ExtendedItem extends Extension {
  readonly kode: string;
  readonly title: string;
  readonly holder: string | null;
}

/** Counts on, from extension to extension, how many have named each letter. */
class LetterCounts {
  private readonly counts = new Map<string, number>();

  /** The letters of the next one, each with how many that makes: 'a (ke-3), i (ke-1)'. */
  next({ letters }: Extension): string {
    return letters
      .map((letter) => {
        const count = (this.counts.get(letter) ?? 0) + 1;
        this.counts.set(letter, count);
        return `${letter} (ke-${grouped(count)})`;
      })
      .join(', ');
  }

  /** The letters in their order. */
  totals(): [letter: string, count: number][] {
    return [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** The ledger: every determination that kept a listed entry secret for longer, the newest first. */
export function extensionsHtml(list: PublicList, extensions: readonly ExtendedItem[]): string {
  const counts = new LetterCounts();
  const oldestFirst = extensions
    .toReversed()
    .map((one, index) =>
      row(`perpanjangan-${index + 1}`, [
        cell('Penetapan', e(paper(one))),
        cell('Informasi', `<a href="${e(itemPath(one.kode))}">${e(one.title)}</a>${small('plain', one.holder ?? '')}`),
        cell('Huruf', e(counts.next(one))),
        cell('Semula sampai', longDate(one.from)),
        cell('Menjadi sampai', until(one)),
      ]),
    );
  const totals = counts
    .totals()
    .map(([letter, count]) =>
      row(`huruf-${letter}`, [
        cell('Huruf', e(letter)),
        cell('Artinya', e(inPlainWords(letter))),
        cell('Jumlah', grouped(count)),
      ]),
    );
  return `${pageHead(list, {
    title: 'Buku Besar Perpanjangan',
    current: 'extensions',
    intro: `<p>Setiap penetapan yang memperpanjang pengecualian informasi dalam daftar publik, yang terbaru lebih dahulu. Penetapan yang
kemudian dibetulkan ditulis menurut bunyi yang benar.</p>`,
  })}${tableHead('Diurutkan menurut tanggal penetapan', ['Penetapan', 'Informasi', 'Huruf Pasal 17', 'Semula sampai', 'Menjadi sampai'])}${oldestFirst.toReversed().join('')}${TABLE_FOOT}<p>${
    extensions.length === 0 ? 'Belum ada pengecualian yang diperpanjang.' : `Jumlah: ${grouped(extensions.length)} perpanjangan.`
  }</p>
${
  totals.length === 0
    ? ''
    : `<h2>Menurut dasar pengecualian</h2>
${tableHead('Satu perpanjangan dapat menyebut beberapa huruf', ['Huruf', 'Artinya', 'Jumlah'])}${totals.join('')}${TABLE_FOOT}`
}${PAGE_FOOT}`;
}

/** The same of one entry, the oldest first; nothing where it was never extended. */
export const extensionHistory = (extensions: readonly Extension[]): string =>
  extensions.length === 0
    ? ''
    : `<h2>Perpanjangan</h2>
<ol>
${extensions.map((one) => `<li>Penetapan ${e(paper(one))}: semula sampai dengan ${longDate(one.from)}, menjadi sampai dengan ${until(one)}.</li>\n`).join('')}</ol>
<p><a href="${PUBLIC_PAGES.extensions.path}">Semua perpanjangan</a></p>
`;

const paper = ({ number, date }: Extension): string => `${number}, ${longDate(date)}`;
const until = ({ to }: Extension): string => (to === null ? 'waktu yang belum ditentukan' : longDate(to));
