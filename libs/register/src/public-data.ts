import { dateIn } from '@tabir/kernel';
import { csvLine } from './escape.js';
import type { PublicItem, PublicItems, PublicList } from './public-item.js';
import { citationsOf, legalBasis, openedWhy, opening, openSince, part, period, whereFound } from './public-words.js';

/** The list as data: `{"items": […]}`, the same lines in the same order as the page. */
export const dikJson = (list: PublicList, items: PublicItems): AsyncGenerator<string> => json(list, items, exemptEntry);

/** What has become public, as data in the same form. */
export const dipJson = (list: PublicList, items: PublicItems): AsyncGenerator<string> => json(list, items, openEntry);

type Entry = (list: PublicList, item: PublicItem) => object;

async function* json(list: PublicList, items: PublicItems, entry: Entry): AsyncGenerator<string> {
  const { office, demo, asOf, zone, edition } = list;
  yield `${JSON.stringify({ office, demo, asOf: dateIn(asOf, zone), edition: edition?.no }).slice(0, -1)},"items":[`;
  let no = 0;
  for await (const item of items) yield `${no === 0 ? '' : ','}\n${JSON.stringify({ no: ++no, ...entry(list, item) })}`;
  yield '\n]}\n';
}

const exemptEntry: Entry = ({ asOf, zone, verified }, item) => {
  const opens = opening(item, asOf, zone);
  return {
    ...item,
    legalBasis: legalBasis(item, verified),
    citations: citationsOf(item, verified),
    period: period(item),
    opensOn: opens?.on ?? null,
    daysLeft: opens?.days ?? null,
  };
};

const openEntry: Entry = ({ zone, verified }, item) => ({
  ...item,
  legalBasis: legalBasis(item, verified),
  citations: citationsOf(item, verified),
  openSince: openSince(item, zone),
  openedWhy: openedWhy(item),
  whereFound: whereFound(item),
});

/** Without the mark a spreadsheet reads UTF-8 as the old Windows alphabet; readers of CSV that know UTF-8 skip it. */
const BYTE_ORDER_MARK = '\ufeff';

/** The six columns of the form first. */
export const DATA_COLUMNS = [
  'No',
  'Informasi',
  'Dasar Hukum Pengecualian Informasi',
  'Konsekuensi Dibuka',
  'Konsekuensi Ditutup',
  'Jangka Waktu',
  'Terbuka Mulai',
  'Ringkasan',
  'Dikuasai',
  'Lingkup',
  'Nomor Penetapan',
  'Tanggal Penetapan',
  'Kode',
];

const OPEN_COLUMNS = [
  'No',
  'Terbuka Sejak',
  'Informasi',
  'Sebab',
  'Tempat',
  'Ringkasan',
  'Dikuasai',
  'Nomor Penetapan',
  'Tanggal Penetapan',
  'Kode',
];

/** RFC 4180 with the six columns of the form first. */
export const dikCsv = (list: PublicList, items: PublicItems): AsyncGenerator<string> =>
  csv(DATA_COLUMNS, items, (item, no) => dataCells(list, item, no));

/** What has become public, with the columns of its page first. */
export const dipCsv = ({ zone }: PublicList, items: PublicItems): AsyncGenerator<string> =>
  csv(OPEN_COLUMNS, items, (item, no) => [
    no,
    openSince(item, zone),
    item.title,
    openedWhy(item),
    whereFound(item),
    item.summary,
    item.holder,
    item.determinationNumber,
    item.determinationDate,
    item.kode,
  ]);

type Cells = (string | number | null)[];

async function* csv(
  columns: readonly string[],
  items: PublicItems,
  cells: (item: PublicItem, no: number) => Cells,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(columns);
  let no = 0;
  for await (const item of items) yield csvLine(cells(item, ++no));
}

/** A line under DATA_COLUMNS. */
export const dataCells = ({ asOf, zone, verified }: PublicList, item: PublicItem, no: number): Cells => [
  no,
  item.title,
  legalBasis(item, verified),
  item.consequenceIfOpened,
  item.consequenceIfClosed,
  period(item),
  opening(item, asOf, zone)?.on ?? null,
  item.summary,
  item.holder,
  part(item),
  item.determinationNumber,
  item.determinationDate,
  item.kode,
];
