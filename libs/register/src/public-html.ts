import { UNVERIFIED } from '@tabir/law';
import { escapeHtml as e } from './escape.js';
import type { PublicItem, PublicItems, PublicList } from './public-item.js';
import { cell, itemPath, PAGE_FOOT, pageHead, row, small, TABLE_FOOT } from './public-page.js';
import { determination, grouped, legalBasis, lettersInPlainWords, opening, part, period, statusLine } from './public-words.js';

/**
 * The public list as a page: the six-column form, no script, and nothing that a reader would have to be signed in for. It is
 * given out piece by piece, so a long list needs no more memory than a short one.
 */
export async function* dikHtml(list: PublicList, items: PublicItems): AsyncGenerator<string> {
  yield head(list);
  yield* listTable(list, items);
  yield PAGE_FOOT;
}

/** The six columns alone, and how many lines they are. */
export async function* listTable(list: PublicList, items: PublicItems): AsyncGenerator<string> {
  yield TABLE_HEAD;
  let no = 0;
  for await (const item of items) yield line(list, item, ++no);
  yield foot(no);
}

const head = (list: PublicList): string =>
  pageHead(list, {
    title: 'Daftar Informasi yang Dikecualikan',
    current: 'dik',
    intro: `<p>${statusLine(list)}. Informasi dalam daftar ini belum dapat diberikan kepada pemohon; daftarnya sendiri
terbuka bagi siapa pun. Setiap informasi menjadi terbuka setelah jangka waktunya berakhir. UU 14/2008 adalah Undang-Undang
Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik. “${UNVERIFIED}” berarti bagian hukum belum mencocokkan nomor
pasalnya dengan naskah resmi.</p>
<p class="links"><a href="/publik/dik.xlsx">Unduh lembar kerja (XLSX)</a> <a href="/publik/dik.csv">Unduh tabel (CSV)</a> <a href="/publik/dik.json">Unduh data (JSON)</a></p>`,
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

const foot = (count: number): string =>
  `${TABLE_FOOT}<p>${count === 0 ? 'Saat ini tidak ada informasi yang dikecualikan dalam daftar.' : `Jumlah: ${grouped(count)} informasi.`}</p>
`;
