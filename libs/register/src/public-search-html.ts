import { escapeHtml as e } from './escape.js';
import { PUBLIC_PAGES, type PublicPage } from './public-page.js';
import { LETTERS, MOST_WORDS, PAGE_SIZE, type Asked, type Field, type Opens, type PublicHolder } from './public-search.js';
import { grouped, inPlainWords } from './public-words.js';

/** What a page shows of a list: what was asked for, and how much was found. */
export interface Sought {
  readonly asked: Asked;
  /** Those who hold something that is listed. */
  readonly holders: readonly PublicHolder[];
  /** How many entries there are, on all pages. */
  readonly total: number;
}

type List = Extract<PublicPage, 'dik' | 'dip'>;

const OPENS_IN_WORDS: Readonly<Record<Opens, string>> = {
  setahun: 'dalam satu tahun',
  kemudian: 'lebih dari satu tahun lagi',
  belum: 'belum ada harinya',
};

const WHAT_TO_DO: Readonly<Record<Field, string>> = {
  cari: 'Kata yang dicari tidak dapat dibaca dan diabaikan; tulislah paling banyak 200 huruf.',
  huruf: 'Huruf itu tidak dikenal dan diabaikan; pilihlah huruf a sampai dengan j.',
  pemegang: 'Penguasa informasi itu tidak ada dalam daftar dan diabaikan; pilihlah dari daftar pilihan.',
  terbuka: 'Pilihan waktu terbuka itu tidak dikenal dan diabaikan; pilihlah dari daftar pilihan.',
  laman: 'Laman itu tidak ada; yang ditampilkan adalah laman yang terdekat.',
};

/** The form by which a list is searched, and what of the address was not understood. */
export function searchForm(page: List, { asked, holders }: Sought): string {
  const { path } = PUBLIC_PAGES[page];
  const { values } = asked;
  const letters = LETTERS.map((letter) => [letter, `${letter}: ${inPlainWords(letter)}`] as const);
  const held = holders.map(({ key, name }) => [key, name] as const);
  return `<form class="search" role="search" action="${path}" method="get">
<p><label for="cari">Kata dalam judul, ringkasan, penguasa, atau nomor penetapan</label>
<input id="cari" name="cari" type="search" maxlength="200" value="${e(values.cari ?? '')}"></p>
${select('huruf', 'Huruf Pasal 17', letters, values.huruf)}${select('pemegang', 'Penguasa informasi', held, values.pemegang)}${
    page === 'dik' ? select('terbuka', 'Terbuka', Object.entries(OPENS_IN_WORDS), values.terbuka) : ''
  }<p><button type="submit">Tampilkan</button> <a href="${path}">Tampilkan semua</a></p>
</form>
${notices(asked)}`;
}

const select = (
  name: Field,
  label: string,
  options: readonly (readonly [string, string])[],
  chosen: string | undefined,
): string => `<p><label for="${name}">${label}</label>
<select id="${name}" name="${name}"><option value="">Semua</option>${options
  .map(([value, text]) => `<option value="${e(value)}"${value === chosen ? ' selected' : ''}>${e(text)}</option>`)
  .join('')}</select></p>
`;

function notices({ refused, ignored, surplus }: Asked): string {
  const told = (sentence: string, words: readonly string[]): string[] =>
    words.length === 0 ? [] : [`${sentence}: ${words.map((word) => `“${e(word)}”`).join(', ')}.`];
  const all = [
    ...refused.map((field) => WHAT_TO_DO[field]),
    ...told('Kata yang kurang dari tiga huruf tidak dicari', ignored),
    ...told(`Paling banyak ${MOST_WORDS} kata dicari sekaligus; yang ini tidak`, surplus),
  ];
  return all.map((text) => `<p class="notice">${text}</p>\n`).join('');
}

/** The number before that of the page's first entry. */
export const before = ({ asked }: Sought): number => (asked.page - 1) * PAGE_SIZE;

/** How many there are, which page this is, and the way to the next ones. */
export function pager(page: List, sought: Sought, nothing: string): string {
  const { asked, total } = sought;
  if (total === 0) return `<p>${isSearch(asked) ? 'Tidak ada yang cocok. Ubah atau kosongkan pencariannya.' : nothing}</p>\n`;
  const pages = pagesOf(total);
  const link = (no: number, rel: string, text: string): string =>
    no < 1 || no > pages ? '' : `<li><a rel="${rel}" href="${e(addressOf(PUBLIC_PAGES[page].path, asked, no))}">${text}</a></li>`;
  return `<p>Jumlah: ${grouped(total)} informasi. Laman ${grouped(asked.page)} dari ${grouped(pages)}.</p>
${
  pages === 1
    ? ''
    : `<nav aria-label="Laman daftar"><ul class="links">${link(asked.page - 1, 'prev', 'Laman sebelumnya')}${link(asked.page + 1, 'next', 'Laman berikutnya')}</ul></nav>
`
}`;
}

const DOWNLOADS = { xlsx: 'Unduh lembar kerja (XLSX)', csv: 'Unduh tabel (CSV)', json: 'Unduh data (JSON)' };

/** Links to the files of a list. They hold what was sought, on all pages. */
export const downloads = (page: List, forms: readonly (keyof typeof DOWNLOADS)[], sought: Sought | undefined): string =>
  forms
    .map((form) => {
      const path = `${PUBLIC_PAGES[page].path}.${form}`;
      return `<a href="${sought ? e(addressOf(path, sought.asked)) : path}">${DOWNLOADS[form]}</a>`;
    })
    .join(' ');

export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / PAGE_SIZE));

const isSearch = ({ values }: Asked): boolean => Object.keys(values).length > 0;

/** The same search at another address, or on another page. */
export function addressOf(path: string, { values }: Asked, page = 1): string {
  const query = new URLSearchParams({ ...values, ...(page === 1 ? {} : { laman: String(page) }) }).toString();
  return query === '' ? path : `${path}?${query}`;
}
