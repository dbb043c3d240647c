import { instant, localDate } from '@tabir/kernel';
import { NOTHING_VERIFIED } from '@tabir/law';
import type { PublicItem, PublicList } from '@tabir/register';

/** One line of a public list and the list that it stands in, for specs of its renderings. */
export const LIST: PublicList = {
  office: 'Kota Contoh',
  demo: true,
  asOf: instant('2027-09-30T16:00:00.000Z'), // 1 October in Makassar
  zone: 'Asia/Makassar',
  verified: NOTHING_VERIFIED,
};

export const ITEM: PublicItem = {
  kode: 'abc23def45',
  title: 'Laporan hasil pengawasan internal',
  summary: 'Laporan pemeriksaan yang masih ditindaklanjuti.',
  holder: 'Inspektorat Daerah',
  letters: ['a', 'i'],
  acts: ['PP 60/2008'],
  consequenceIfOpened: 'Tindak lanjut terganggu',
  consequenceIfClosed: 'Tindak lanjut selesai tanpa tekanan',
  determinationNumber: '188.4/7/2007',
  determinationDate: localDate('2007-10-14'),
  termKind: 'years',
  termYears: 20,
  termEvent: null,
  recheckOn: null,
  startsOn: localDate('2007-10-14'),
  endsOn: localDate('2027-10-13'),
  secretUntil: instant('2027-10-13T16:00:00.000Z'),
  openBasis: 'law',
  scope: 'whole',
  opensInPart: false,
  openPartAt: null,
};

/** Every field that a person wrote, filled with the same text. */
export const written = (words: string): PublicItem => ({
  ...ITEM,
  title: words,
  summary: words,
  holder: words,
  acts: [words],
  consequenceIfOpened: words,
  consequenceIfClosed: words,
  determinationNumber: words,
});

/** A rendering that is given out piece by piece, as one text. */
export async function wholeText(parts: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const part of parts) whole += part;
  return whole;
}
