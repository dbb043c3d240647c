import { escapeHtml as e } from './escape.js';
import { PUBLIC_CSS_PATH } from './public-css.js';
import type { PublicList } from './public-item.js';

export const DEMO_NOTICE = 'Kantor peragaan: semua informasi, nama, dan nomor di halaman ini rekaan.';

/** Every public page, in the order of their links. */
export const PUBLIC_PAGES = {
  dik: { path: '/publik/dik', name: 'Dikecualikan' },
  dip: { path: '/publik/dip', name: 'Sudah terbuka' },
  soon: { path: '/publik/akan-dibuka', name: 'Akan dibuka' },
  opened: { path: '/publik/baru-dibuka', name: 'Baru dibuka' },
  figures: { path: '/publik/angka', name: 'Angka' },
  extensions: { path: '/publik/perpanjangan', name: 'Perpanjangan' },
  editions: { path: '/publik/edisi', name: 'Edisi' },
  data: { path: '/publik/data', name: 'Data terbuka' },
} as const;

export type PublicPage = keyof typeof PUBLIC_PAGES;

export interface Heading {
  readonly title: string;
  /** HTML of our own making below the title. */
  readonly intro: string;
  /** The page that the links show as the one being read; none for a page below one of them. */
  readonly current: PublicPage | null;
  /** HTML of our own making in the place of the office's name. */
  readonly letterhead?: string;
  /** A feed or calendar of the page, for readers that look for one. */
  readonly alternate?: { readonly type: string; readonly href: string };
}

/** What stands over every public page: no script, and nothing that a reader would have to be signed in for. */
export const pageHead = (
  { office, demo }: PublicList,
  { title, intro, current, alternate, letterhead }: Heading,
): string => `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${e(`${title}, ${office}`)}">
<title>${e(title)} – ${e(office)}</title>
<link rel="stylesheet" href="${PUBLIC_CSS_PATH}">
${alternate ? `<link rel="alternate" type="${alternate.type}" href="${alternate.href}">\n` : ''}</head>
<body>
<a class="skip" href="#isi">Langsung ke isi</a>
<header>
${demo ? `<p class="demo">${DEMO_NOTICE}</p>\n` : ''}${letterhead ?? `<p>${e(office)}</p>`}
<nav aria-label="Halaman publik"><ul class="links">${links(current)}</ul></nav>
<h1>${e(title)}</h1>
${intro}
</header>
<main id="isi">
`;

const links = (current: PublicPage | null): string =>
  Object.entries(PUBLIC_PAGES)
    .map(([page, { path, name }]) => `<li><a href="${path}"${page === current ? ' aria-current="page"' : ''}>${name}</a></li>`)
    .join('');

export const PAGE_FOOT = `</main>
</body>
</html>
`;

// The roles repeat what the elements say, because a browser forgets that a table is one as soon as its rows become cards.
export const cell = (label: string, html: string): string => `<td role="cell" data-label="${label}">${html}</td>`;
export const small = (kind: string, text: string): string => (text === '' ? '' : `<p class="${kind}">${e(text)}</p>`);
export const row = (id: string, cells: readonly string[]): string => `<tr role="row" id="${e(id)}">${cells.join('')}</tr>\n`;

/** The beginning of a table with one line of heads; it ends with TABLE_FOOT. */
export const tableHead = (caption: string, heads: readonly string[]): string => `<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup">
<tr role="row">${heads.map((head) => `<th role="columnheader" scope="col">${head}</th>`).join('')}</tr>
</thead>
<tbody role="rowgroup">
`;
export const TABLE_FOOT = '</tbody>\n</table>\n';

export const itemPath = (kode: string): string => `${PUBLIC_PAGES.dik.path}/${encodeURIComponent(kode)}`;
