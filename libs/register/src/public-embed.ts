import { escapeHtml as e } from './escape.js';
import { PUBLIC_CSS_PATH } from './public-css.js';
import type { PublicItem, PublicList } from './public-item.js';
import { cell, DEMO_NOTICE, itemPath, PUBLIC_PAGES, row, small, TABLE_FOOT, tableHead } from './public-page.js';
import { grouped, longDate, opening, statusLine } from './public-words.js';

/** The first entries of the list, of `count` in all, for a frame in the city's own site: without script, and every link leaves the frame. */
export function embedHtml(list: PublicList, items: readonly PublicItem[], count: number): string {
  const rows = items.map((item) => line(list, item));
  const rest = count - rows.length;
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${e(`Daftar Informasi yang Dikecualikan, ${list.office}`)}">
<title>Daftar Informasi yang Dikecualikan – ${e(list.office)}</title>
<link rel="stylesheet" href="${PUBLIC_CSS_PATH}">
</head>
<body>
<main>
${list.demo ? `<p class="demo">${DEMO_NOTICE}</p>\n` : ''}<h1>Daftar Informasi yang Dikecualikan</h1>
<p>${e(list.office)}. ${statusLine(list)}.</p>
${tableHead('Diurutkan menurut berakhirnya jangka waktu pengecualian', ['Informasi', 'Terbuka mulai'])}${rows.join('')}${TABLE_FOOT}<p>${
    count === 0 ? 'Saat ini tidak ada informasi yang dikecualikan dalam daftar.' : `Jumlah: ${grouped(count)} informasi.`
  } <a href="${PUBLIC_PAGES.dik.path}" target="_top">${rest > 0 ? `Lihat ${grouped(rest)} yang lain` : 'Lihat daftar selengkapnya'}</a></p>
</main>
</body>
</html>
`;
}

function line({ asOf, zone }: PublicList, item: PublicItem): string {
  const opens = opening(item, asOf, zone);
  return row(item.kode, [
    cell(
      'Informasi',
      `<a href="${e(itemPath(item.kode))}" target="_top">${e(item.title)}</a>${small('plain', item.holder ?? '')}`,
    ),
    cell('Terbuka mulai', opens === null ? 'Ditinjau secara berkala' : longDate(opens.on)),
  ]);
}
