import { escapeHtml as e } from './escape.js';
import { BASES_IN_SHORT, type Figures, type PublicFigures } from './public-figures.js';
import type { PublicList } from './public-item.js';
import { cell, PAGE_FOOT, pageHead, row, small, TABLE_FOOT, tableHead } from './public-page.js';
import { grouped, statusLine } from './public-words.js';
import type { OpenBasis } from './row.js';

/** What is exempt, what was opened and what was extended, by holder and by year. */
export function figuresHtml(list: PublicList, { total, holders, years }: PublicFigures): string {
  const mostClosed = Math.max(...holders.map(({ closed }) => closed ?? 0));
  const mostOpened = Math.max(...years.map(({ opened }) => opened));
  return `${pageHead(list, {
    title: 'Angka',
    current: 'figures',
    intro: `<p>${statusLine(list)}. Dihitung dari daftar publik. Median hari tertutup dihitung dari informasi yang sudah terbuka: sejak
awal jangka waktunya sampai hari terbukanya.</p>
<p class="links"><a href="${FIGURES_CSV}">Unduh tabel (CSV)</a> <a href="${FIGURES_JSON}">Unduh data (JSON)</a></p>`,
  })}<h2>Menurut penguasa informasi</h2>
${tableHead('Diurutkan menurut nama', ['Penguasa', 'Dikecualikan', 'Akan terbuka dalam setahun', ...COMMON])}${[...holders, total]
    .map((one, index) =>
      row(`penguasa-${index + 1}`, [
        cell('Penguasa', e(one.name)),
        cell('Dikecualikan', grouped(one.closed ?? 0) + (one === total ? '' : bar(one.closed ?? 0, mostClosed))),
        cell('Akan terbuka dalam setahun', grouped(one.soon ?? 0)),
        ...common(one),
      ]),
    )
    .join('')}${TABLE_FOOT}<h2>Menurut tahun</h2>
${tableHead('Yang terbaru lebih dahulu', ['Tahun', ...COMMON])}${years
    .map((one) => row(`tahun-${one.name}`, [cell('Tahun', one.name), ...common(one, bar(one.opened, mostOpened))]))
    .join(
      '',
    )}${TABLE_FOOT}${years.length === 0 ? '<p>Belum ada informasi yang terbuka atau diperpanjang.</p>\n' : ''}${PAGE_FOOT}`;
}

export const FIGURES_CSV = '/publik/angka.csv';
export const FIGURES_JSON = '/publik/angka.json';

const COMMON = ['Sudah terbuka', 'Diperpanjang', 'Median hari tertutup'];

const common = ({ opened, openedBy, extended, medianDays }: Figures, drawn = ''): string[] => [
  cell('Sudah terbuka', grouped(opened) + drawn + small('plain', causes(openedBy))),
  cell('Diperpanjang', grouped(extended)),
  cell('Median hari tertutup', medianDays === null ? '-' : grouped(medianDays)),
];

const causes = (openedBy: Figures['openedBy']): string =>
  (Object.keys(BASES_IN_SHORT) as OpenBasis[])
    .flatMap((basis) => (openedBy[basis] === undefined ? [] : [`${BASES_IN_SHORT[basis]}: ${grouped(openedBy[basis])}`]))
    .join('; ');

/** The number beside it says the same to who does not see it. */
const bar = (count: number, most: number): string =>
  most === 0
    ? ''
    : `<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${Math.round((100 * count) / most)}" height="6"/></svg>`;
