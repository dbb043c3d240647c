import { dateIn } from '@tabir/kernel';
import { UNVERIFIED } from '@tabir/law';
import { escapeHtml as e } from './escape.js';
import { PUBLIC_CSS_PATH } from './public-css.js';
import type { PublicItem, PublicItems, PublicList } from './public-item.js';
import { grouped, inPlainWords, legalBasis, longDate, opening, part, period } from './public-words.js';

export const DEMO_NOTICE = 'Kantor peragaan: semua informasi, nama, dan nomor di halaman ini rekaan.';

/**
 * The public list as a page: the six-column form, no script, and nothing that a reader would have to be signed in for. It is
 * given out piece by piece, so a long list needs no more memory than a short one.
 */
export async function* dikHtml(list: PublicList, items: PublicItems): AsyncGenerator<string> {
  yield head(list);
  let no = 0;
  for await (const item of items) yield line(list, item, ++no);
  yield foot(no);
}

const head = ({ office, demo, asOf, zone }: PublicList): string => `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Daftar Informasi yang Dikecualikan – ${e(office)}</title>
<link rel="stylesheet" href="${PUBLIC_CSS_PATH}">
</head>
<body>
<a class="skip" href="#daftar">Langsung ke daftar</a>
<header>
${demo ? `<p class="demo">${DEMO_NOTICE}</p>\n` : ''}<p>${e(office)}</p>
<h1>Daftar Informasi yang Dikecualikan</h1>
<p>Keadaan pada ${longDate(dateIn(asOf, zone))}. Informasi dalam daftar ini belum dapat diberikan kepada pemohon; daftarnya sendiri
terbuka bagi siapa pun. Setiap informasi menjadi terbuka setelah jangka waktunya berakhir. UU 14/2008 adalah Undang-Undang
Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik. “${UNVERIFIED}” berarti bagian hukum belum mencocokkan nomor
pasalnya dengan naskah resmi.</p>
<p class="links"><a href="/publik/dik.csv">Unduh untuk lembar kerja (CSV)</a> <a href="/publik/dik.json">Unduh sebagai data (JSON)</a></p>
</header>
<main id="daftar">
<table role="table">
<caption>Diurutkan menurut berakhirnya jangka waktu pengecualian</caption>
<thead role="rowgroup">
<tr role="row"><th role="columnheader" scope="col" rowspan="2">No</th><th role="columnheader" scope="col" rowspan="2">Informasi</th><th role="columnheader" scope="col" rowspan="2">Dasar Hukum Pengecualian Informasi</th><th role="columnheader" scope="colgroup" colspan="2">Konsekuensi/Pertimbangan bagi Publik</th><th role="columnheader" scope="col" rowspan="2">Jangka Waktu</th></tr>
<tr role="row"><th role="columnheader" scope="col">Dibuka</th><th role="columnheader" scope="col">Ditutup</th></tr>
</thead>
<tbody role="rowgroup">
`;

// The roles repeat what the elements say, because a browser forgets that a table is one as soon as its rows become cards.
const cell = (label: string, html: string): string => `<td role="cell" data-label="${label}">${html}</td>`;
const small = (kind: string, text: string): string => (text === '' ? '' : `<p class="${kind}">${e(text)}</p>`);

function line({ asOf, zone, verified }: PublicList, item: PublicItem, no: number): string {
  const holder = item.holder === null ? '' : `Dikuasai: ${item.holder}`;
  const determined =
    item.determinationNumber === null || item.determinationDate === null
      ? ''
      : `Penetapan ${item.determinationNumber}, ${longDate(item.determinationDate)}`;
  const plain = item.letters.map((letter) => `Huruf ${letter}: ${inPlainWords(letter)}.`).join(' ');
  const opens = opening(item, asOf, zone)?.sentence ?? '';
  return `<tr role="row" id="${e(item.kode)}">${[
    cell('No', String(no)),
    cell('Informasi', e(item.title) + small('plain', item.summary ?? '') + small('plain', part(item)) + small('plain', holder)),
    cell('Dasar Hukum', e(legalBasis(item, verified)) + small('plain', plain) + small('plain', determined)),
    cell('Bila dibuka', e(item.consequenceIfOpened ?? '-')),
    cell('Bila ditutup', e(item.consequenceIfClosed ?? '-')),
    cell('Jangka Waktu', e(sentenceCase(period(item))) + small('opens', opens)),
  ].join('')}</tr>\n`;
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const foot = (count: number): string => `</tbody>
</table>
<p>${count === 0 ? 'Saat ini tidak ada informasi yang dikecualikan dalam daftar.' : `Jumlah: ${grouped(count)} informasi.`}</p>
</main>
</body>
</html>
`;
