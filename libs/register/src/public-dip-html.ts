import { escapeHtml as e } from './escape.js';
import type { PublicItems, PublicList } from './public-item.js';
import { openedOn, titled } from './public-openings.js';
import { cell, PAGE_FOOT, pageHead, row, TABLE_FOOT, tableHead } from './public-page.js';
import { downloads, pager, searchForm, type Sought } from './public-search-html.js';
import { openedWhy, statusLine, whereFound } from './public-words.js';

/** All that was exempt and has become public: since when, why, and where it is found. */
export async function* dipHtml(list: PublicList, items: PublicItems, sought: Sought): AsyncGenerator<string> {
  yield pageHead(list, {
    title: 'Informasi yang Sudah Terbuka',
    current: 'dip',
    intro: `<p>${statusLine(list)}. Semua informasi yang pernah dikecualikan dan sekarang terbuka, yang terbaru lebih dahulu. Siapa pun
dapat memintanya kepada PPID. Yang masih dikecualikan tidak ada di sini.</p>
<p class="links">${downloads('dip', ['csv', 'json'], sought)}</p>`,
  });
  yield searchForm('dip', sought);
  yield tableHead('Diurutkan menurut hari terbuka', ['Terbuka sejak', 'Informasi', 'Sebab', 'Tempat']);
  for await (const item of items)
    yield row(item.kode, [
      cell('Terbuka sejak', e(openedOn(list, item))),
      cell('Informasi', titled(item)),
      cell('Sebab', e(openedWhy(item))),
      cell('Tempat', e(whereFound(item))),
    ]);
  yield TABLE_FOOT;
  yield pager('dip', sought, 'Saat ini belum ada informasi yang menjadi terbuka.');
  yield PAGE_FOOT;
}
