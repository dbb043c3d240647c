import { type LocalDate } from '@tabir/kernel';
import { UNVERIFIED } from './cite.js';
import { INSTRUMENTS, nameOf, type Instrument, type InstrumentId } from './instruments.js';

/** An Act that a text names: 'UU 29/2004'. */
export interface NamedAct {
  readonly name: string;
  /** Null where the table does not have it. */
  readonly instrument: Instrument | null;
}

const ACT =
  /(?<![a-z])(?:UU|undang[\s\u2010-\u2015-]*undang)(?:\s+(?:RI|Republik\s+Indonesia))?\s*(?:No(?:mor|\.)?)?\s*(\d{1,3})\s*(?:\/|tahun|th\.?)\s*(\d{4})(?!\d)/gi;

/** Every Act that a text names with number and year, in whichever of the usual ways it is written. */
export const actsIn = (text: string): NamedAct[] =>
  [...text.matchAll(ACT)].map(([, number, year]) => ({
    name: `UU ${Number(number)}/${year}`,
    instrument: (INSTRUMENTS as Partial<Record<string, Instrument>>)[`uu-${Number(number)}-${year}`] ?? null,
  }));

/** The Act on public information refers to others and is none of them. */
const isOther = ({ name }: NamedAct): boolean => name !== 'UU 14/2008';

function remarkOn({ name, instrument }: NamedAct, on: LocalDate | null, readers: Readers): string[] {
  if (instrument === null) return readers === 'office' ? [`${name} tidak ada dalam tabel peraturan`] : [];
  const { validTo, replacedBy } = instrument;
  if (on === null || validTo === null || validTo >= on) return [];
  return [`${name} tidak berlaku lagi sejak diganti ${nameOf(INSTRUMENTS[replacedBy as InstrumentId])}`];
}

/** To the office an Act that its table does not have may be a slip of the pen; to the public it is an Act like others. */
export type Readers = 'office' | 'public';

/**
 * What a person wrote of other Acts, with what the table knows of them on the day of the determination. No article in it has been
 * verified: the text is free.
 */
export function actInWords(text: string, on: LocalDate | null, readers: Readers): string {
  const remarks = actsIn(text)
    .filter(isOther)
    .flatMap((act) => remarkOn(act, on, readers));
  return `${text} (${[...new Set(remarks), UNVERIFIED].join('; ')})`;
}
