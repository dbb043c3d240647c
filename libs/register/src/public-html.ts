import { UNVERIFIED } from '@tabir/law';
import { escapeHtml as e } from './escape.js';
import type { PublicItem, PublicItems, PublicList } from './public-item.js';
import { cell, itemPath, PAGE_FOOT, pageHead, row, small, TABLE_FOOT } from './public-page.js';
import { PAGE_SIZE } from './public-search.js';
import { before, downloads, pager, searchForm, type Sought } from './public-search-html.js';
import { determination, grouped, legalBasis, lettersInPlainWords, opening, part, period, statusLine } from './public-words.js';

/**
 * The public list as a page: the six-column form, no script, and nothing that a reader would have to be signed in for. `items` are
 * those of one page of what was sought; without a search it is the whole list, given out piece by piece, so that a long one needs
 * no more memory than a short one.
 */
export async function* dikHtml(list: PublicList, items: PublicItems, sought?: Sought): AsyncGenerator<string> {
  yield head(list, sought);
  if (sought === undefined) yield* listTable(list, items);
  else {
    yield searchForm('dik', sought);
    yield* lines(list, items, before(sought));
    yield pager('dik', sought, NOTHING);
  }
  yield PAGE_FOOT;
}

/** The six columns alone, and how many lines they are. */
export async function* listTable(list: PublicList, items: PublicItems): AsyncGenerator<string> {
  const count = yield* lines(list, items, 0);
  yield `<p>${count === 0 ? NOTHING : `Jumlah: ${grouped(count)} informasi.`}</p>\n`;
}

/** The table with its lines, numbered on from those on earlier pages. Returns how many lines there are. */
async function* lines(list: PublicList, items: PublicItems, earlier: number): AsyncGenerator<string, number> {
  yield TABLE_HEAD;
  let count = 0;
  for await (const item of items) yield line(list, item, earlier + ++count);
  yield TABLE_FOOT;
  return count;
}

const NOTHING = 'Saat ini tidak ada informasi yang dikecualikan dalam daftar.';

const head = (list: PublicList, sought?: Sought): string =>
  pageHead(list, {
    title: 'Daftar Informasi yang Dikecualikan',
    current: 'dik',
    intro: `<p>${statusLine(list)}. Informasi dalam daftar ini belum dapat diberikan kepada pemohon; daftarnya sendiri
terbuka bagi siapa pun. Setiap informasi menjadi terbuka setelah jangka waktunya berakhir. UU 14/2008 adalah Undang-Undang
Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik. “${UNVERIFIED}” berarti bagian hukum belum mencocokkan nomor
pasalnya dengan naskah resmi.</p>
<p>Halaman ini memuat paling banyak ${PAGE_SIZE} informasi sekaligus; berkas unduhan, juga untuk dicetak, memuat semua yang dicari.</p>
<p class="links">${downloads('dik', ['xlsx', 'csv', 'json'], sought)}</p>`,
  });

const TABLE_HEAD = `<table role="table">
<caption>Diurutkan menurut berakhirnya jangka waktu pengecualian</caption>
<thead role="rowgroup">
<tr role="row"><th role="columnheader" scope="col" rowspan="2">No</th><th role="columnheader" scope="col" rowspan="2">Informasi</th><th role="columnheader" scope="col" rowspan="2">Dasar Hukum Pengecualian Informasi</th><th role="columnheader" scope="colgroup" colspan="2">Konsekuensi/Pertimbangan bagi Publik</th><th role="columnheader" scope="col" rowspan="2">Jangka Waktu</th></tr>
<tr role="row"><th role="columnheader" scope="col">Dibuka</th><th role="columnheader" scope="col">Ditutup</th></tr>
</thead>
<tbody role="rowgroup">
`;

function line({ asOf, zone, verified }: PublicList, item: PublicItem, no: number): string {
  const determined = determination(item);
  const opens = opening(item, asOf, zone)?.sentence ?? '';
  return row(item.kode, [
    cell('No', String(no)),
    cell(
      'Informasi',
      `<a href="${e(itemPath(item.kode))}">${e(item.title)}</a>` +
        small('plain', item.summary ?? '') +
        small('plain', part(item)) +
        small('plain', held(item)),
    ),
    cell(
      'Dasar Hukum',
      e(legalBasis(item, verified)) +
        small('plain', lettersInPlainWords(item)) +
        small('plain', determined === '' ? '' : `Penetapan ${determined}`),
    ),
    cell('Bila dibuka', e(item.consequenceIfOpened ?? '-')),
    cell('Bila ditutup', e(item.consequenceIfClosed ?? '-')),
    cell('Jangka Waktu', e(sentenceCase(period(item))) + small('opens', opens)),
  ]);
}

export const held = ({ holder }: PublicItem): string => (holder === null ? '' : `Dikuasai: ${holder}`);
export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
