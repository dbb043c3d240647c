import { dateIn } from '@tabir/kernel';
import { DCAT_CONTEXT, dcatDay, dcatDistribution, dcatPublisher, dcatText } from './dcat.js';
import { escapeHtml as e } from './escape.js';
import { FIGURES_CSV, FIGURES_JSON } from './public-figures-html.js';
import type { PublicList } from './public-item.js';
import { OPENED_PATH, OPENINGS_PATH } from './public-openings.js';
import { PAGE_FOOT, pageHead, PUBLIC_PAGES, row, cell, TABLE_FOOT, tableHead } from './public-page.js';

/** Where the catalogue of all of it is. */
export const CATALOG_PATH = '/publik/katalog.jsonld';

/** The registered media type of workbooks. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Distribution {
  readonly path: string;
  readonly format: string;
  readonly media: string;
}

interface Dataset {
  readonly page: keyof typeof PUBLIC_PAGES;
  readonly title: string;
  readonly description: string;
  readonly distributions: readonly Distribution[];
}

const DATASETS: readonly Dataset[] = [
  {
    page: 'dik',
    title: 'Daftar Informasi yang Dikecualikan',
    description:
      'Semua informasi yang dikecualikan saat ini, dengan dasar hukum, konsekuensi, jangka waktu, dan hari terbukanya.',
    distributions: [
      { path: '/publik/dik.xlsx', format: 'XLSX', media: XLSX_TYPE },
      { path: '/publik/dik.csv', format: 'CSV', media: 'text/csv' },
      { path: '/publik/dik.json', format: 'JSON', media: 'application/json' },
    ],
  },
  {
    page: 'dip',
    title: 'Informasi yang sudah terbuka',
    description: 'Semua informasi yang pernah dikecualikan dan sekarang terbuka: sejak kapan, sebab apa, dan di mana tempatnya.',
    distributions: [
      { path: '/publik/dip.csv', format: 'CSV', media: 'text/csv' },
      { path: '/publik/dip.json', format: 'JSON', media: 'application/json' },
    ],
  },
  {
    page: 'soon',
    title: 'Informasi yang akan dibuka',
    description: 'Hari terbuka setiap informasi dalam dua belas bulan mendatang.',
    distributions: [{ path: OPENINGS_PATH, format: 'iCal', media: 'text/calendar' }],
  },
  {
    page: 'opened',
    title: 'Informasi yang baru dibuka',
    description: 'Informasi yang menjadi terbuka dalam dua belas bulan terakhir.',
    distributions: [{ path: OPENED_PATH, format: 'Atom', media: 'application/atom+xml' }],
  },
  {
    page: 'figures',
    title: 'Angka pengecualian informasi',
    description: 'Yang dikecualikan, dibuka, dan diperpanjang, menurut penguasa informasi dan menurut tahun.',
    distributions: [
      { path: FIGURES_CSV, format: 'CSV', media: 'text/csv' },
      { path: FIGURES_JSON, format: 'JSON', media: 'application/json' },
    ],
  },
];

/** What can be read by machines, each with its form and address. */
export function openDataHtml(list: PublicList): string {
  const rows = DATASETS.flatMap(({ title, description, distributions }) =>
    distributions.map(({ path, format }) =>
      row(path, [
        cell('Data', `${e(title)}<p class="plain">${e(description)}</p>`),
        cell('Bentuk', format),
        cell('Alamat', `<a href="${path}">${path}</a>`),
      ]),
    ),
  );
  return `${pageHead(list, {
    title: 'Data Terbuka',
    current: 'data',
    alternate: { type: 'application/ld+json', href: CATALOG_PATH },
    intro: `<p>Isi halaman publik ini sebagai data, tanpa pendaftaran. Semuanya dibuat dari daftar yang sama dengan halamannya.</p>
<p class="links"><a href="${CATALOG_PATH}">Katalog (DCAT, JSON-LD)</a></p>`,
  })}${tableHead('Yang tersedia', ['Data', 'Bentuk', 'Alamat'])}${rows.join('')}${TABLE_FOOT}${PAGE_FOOT}`;
}

/** W3C DCAT 3 as JSON-LD. `site` is the address that people type, without a slash at its end. */
export function catalogJsonLd({ office, asOf, zone }: PublicList, site: string): string {
  const publisher = dcatPublisher(office);
  const modified = dcatDay(dateIn(asOf, zone));
  const catalog = {
    '@context': DCAT_CONTEXT,
    '@id': `${site}${CATALOG_PATH}`,
    '@type': 'dcat:Catalog',
    'dct:title': dcatText(`Data terbuka – ${office}`),
    'dct:publisher': publisher,
    'dct:modified': modified,
    'dcat:dataset': DATASETS.map(({ page, title, description, distributions }) => ({
      '@id': `${site}${PUBLIC_PAGES[page].path}`,
      '@type': 'dcat:Dataset',
      'dct:title': dcatText(title),
      'dct:description': dcatText(description),
      'dct:publisher': publisher,
      'dct:modified': modified,
      'dcat:landingPage': { '@id': `${site}${PUBLIC_PAGES[page].path}` },
      'dcat:distribution': distributions.map(({ path, ...form }) => dcatDistribution(`${site}${path}`, form)),
    })),
  };
  return `${JSON.stringify(catalog, null, 1)}\n`;
}
