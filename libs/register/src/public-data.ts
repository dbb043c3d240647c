import { dateIn } from '@tabir/kernel';
import { csvLine } from './escape.js';
import type { PublicItem, PublicItems, PublicList } from './public-item.js';
import { citationsOf, legalBasis, opening, part, period } from './public-words.js';

/** The list as data: `{"items": […]}`, the same lines in the same order as the page. */
export async function* dikJson(list: PublicList, items: PublicItems): AsyncGenerator<string> {
  const { office, demo, asOf, zone, edition } = list;
  yield `${JSON.stringify({ office, demo, asOf: dateIn(asOf, zone), edition: edition?.no }).slice(0, -1)},"items":[`;
  let no = 0;
  for await (const item of items) yield `${no === 0 ? '' : ','}\n${JSON.stringify(entry(list, item, ++no))}`;
  yield '\n]}\n';
}

const entry = ({ asOf, zone, verified }: PublicList, item: PublicItem, no: number): object => {
  const opens = opening(item, asOf, zone);
  return {
    no,
    ...item,
    legalBasis: legalBasis(item, verified),
    citations: citationsOf(item, verified),
    period: period(item),
    opensOn: opens?.on ?? null,
    daysLeft: opens?.days ?? null,
  };
};

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

/** RFC 4180 with the six columns of the form first. */
export async function* dikCsv(list: PublicList, items: PublicItems): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(DATA_COLUMNS);
  let no = 0;
  for await (const item of items) yield csvLine(dataCells(list, item, ++no));
}

/** A line under DATA_COLUMNS. */
export const dataCells = ({ asOf, zone, verified }: PublicList, item: PublicItem, no: number): (string | number | null)[] => [
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
