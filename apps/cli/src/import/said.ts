import type { Said } from '@tabir/engine';
import { defectSaid, type Fate, type Known, type Tally, type UndoFate } from '@tabir/import';

export type Language = keyof Said;

/** Words of a file can hold what steers a terminal, or turns the order of its letters. */
export const printable = (words: string): string =>
  // eslint-disable-next-line no-control-regex -- these are the ones that are taken out
  words.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');

/** What became of a row, a line for each reason. */
export function fateLines(place: Said, fate: Fate, { dryRun, language }: { dryRun: boolean; language: Language }): string[] {
  const at = place[language];
  switch (fate.kind) {
    case 'accepted':
      return [`${at}: ${added(fate.kode, dryRun)[language]}${defectsSaid(fate.defects, language)}`];
    case 'known':
      return [`${at}: ${already(fate)[language]}`];
    case 'refused':
      return fate.reasons.map(
        ({ field, message }) => `${at}: ${REFUSED[language]}, ${field === null ? '' : `${field}: `}${message[language]}`,
      );
  }
}

const REFUSED: Said = { id: 'ditolak', en: 'refused' };
const DEFECT: Said = { id: 'dengan kekurangan', en: 'with defects' };

const added = (kode: string, dryRun: boolean): Said =>
  dryRun ? { id: 'akan ditambahkan', en: 'would be added' } : { id: `ditambahkan, kode ${kode}`, en: `added, kode ${kode}` };

const defectsSaid = (defects: readonly string[], language: Language): string =>
  defects.length === 0 ? '' : `, ${DEFECT[language]}: ${defects.map((defect) => defectSaid(defect)[language]).join(', ')}`;

function already({ kode, sameAs }: Known): Said {
  if (sameAs !== null) return { id: `sudah ada, sama dengan ${sameAs.id}`, en: `already there, the same as ${sameAs.en}` };
  return kode === null
    ? { id: 'sudah ada, diimpor lama berselang', en: 'already there, imported long ago' }
    : { id: `sudah ada, kode ${kode}`, en: `already there, kode ${kode}` };
}

type OfRows = Pick<Tally, 'added' | 'withDefects' | 'known' | 'refused'>;

export const summary = (of: number, { added: good, withDefects, known, refused }: OfRows): Said => ({
  id: `${of} baris: ${good} ditambahkan (${withDefects} dengan kekurangan), ${known} sudah ada, ${refused} ditolak.`,
  en: `${of} rows: ${good} added (${withDefects} with defects), ${known} already there, ${refused} refused.`,
});

export const runNamed = (run: string): Said => ({
  id: `Impor ${run}; dapat dibatalkan dengan --undo ${run}`,
  en: `Import ${run}; it can be undone with --undo ${run}`,
});

/** What became of a record of a run that is undone. */
export const undoLine = (place: Said, fate: Exclude<UndoFate, { kind: 'absent' }>): Said =>
  fate.kind === 'withdrawn'
    ? { id: `${place.id}: ditarik, kode ${fate.kode}`, en: `${place.en}: withdrawn, kode ${fate.kode}` }
    : {
        id: `${place.id}: tidak ditarik, kode ${fate.kode}: ${fate.message}`,
        en: `${place.en}: not withdrawn, kode ${fate.kode}: ${fate.message}`,
      };

export const undoSummary = ({ withdrawn, past }: { readonly withdrawn: number; readonly past: number }): Said => ({
  id: `${withdrawn} catatan ditarik, ${past} tidak.`,
  en: `${withdrawn} records withdrawn, ${past} not.`,
});
