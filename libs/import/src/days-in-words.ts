import { isLocalDate, type LocalDate } from '@tabir/kernel';

const MONTHS = [
  /^jan(uari)?$/,
  /^[fp]eb(ruari)?$/,
  /^mar(et)?$/,
  /^apr(il)?$/,
  /^mei$/,
  /^jun(i)?$/,
  /^jul(i)?$/,
  /^ag(ust(us)?|t|us)$/,
  /^sept?(ember)?$/,
  /^okt(ober)?$/,
  /^no[vp](ember)?$/,
  /^des(ember)?$/,
];

const WORDS = /^(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})$/;
const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** Reads "31 Desember 2028", "31/12/2028" or "2028-12-31"; null for what is no day, and for a year of two digits. */
export function dayInWords(text: string): LocalDate | null {
  const plain = text.toLowerCase();
  const [, day = '', month = '', year = ''] = WORDS.exec(plain) ?? NUMBERS.exec(plain) ?? [];
  const number = /^\d/.test(month) ? Number(month) : MONTHS.findIndex((name) => name.test(month)) + 1;
  const iso = day === '' ? plain : `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(iso) ? iso : null;
}
