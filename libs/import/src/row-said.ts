import type { Said } from '@tabir/engine';
import type { Reason } from './entry.js';
import type { Fate } from './importer.js';
import type { Row } from './run.js';
import type { UndoFate } from './undo.js';

/** What the register calls defects, in words. */
const DEFECTS: Readonly<Record<string, Said>> = {
  'term-unstated': { id: 'jangka waktu tidak disebut', en: 'no period stated' },
  'term-unlimited': { id: 'jangka waktu tidak terbatas', en: 'period without a limit' },
  'act-lower-rule': { id: 'huruf j tanpa undang-undang', en: 'letter j without an Act' },
  'act-not-in-force': {
    id: 'undang-undang sudah diganti pada tanggal penetapan',
    en: 'an Act that was replaced by the day of the determination',
  },
  'letter-doubtful': { id: 'huruf dasar pengecualian meragukan', en: 'letter of the ground is doubtful' },
};

export const defectSaid = (defect: string): Said => DEFECTS[defect] ?? { id: defect, en: defect };

export type RowFate = Fate['kind'] | UndoFate['kind'];

/** What is told of one row: its sentences repeat what stands in the file. */
export interface RowSaid {
  readonly n: number;
  readonly place: Said;
  readonly fate: RowFate;
  /** Null for what was only tried, and where no record is known. */
  readonly kode: string | null;
  readonly instanceId: string | null;
  readonly defects: readonly { readonly code: string; readonly message: Said }[];
  readonly reasons: readonly Reason[];
  /** The row of the same file that says the same. */
  readonly sameAs: Said | null;
}

const NOTHING = { kode: null, instanceId: null, defects: [], reasons: [], sameAs: null };

export function rowSaid({ n, place, fate }: Row<Fate>, { dryRun }: { readonly dryRun: boolean }): RowSaid {
  const row = { ...NOTHING, n, place, fate: fate.kind };
  switch (fate.kind) {
    case 'accepted': {
      const defects = fate.defects.map((code) => ({ code, message: defectSaid(code) }));
      return dryRun ? { ...row, defects } : { ...row, defects, kode: fate.kode, instanceId: fate.instanceId };
    }
    case 'known':
      // On a dry run the row that says the same is no record either.
      return dryRun && fate.sameAs !== null
        ? { ...row, sameAs: fate.sameAs }
        : { ...row, kode: fate.kode, instanceId: fate.instanceId, sameAs: fate.sameAs };
    case 'refused':
      return { ...row, reasons: fate.reasons };
  }
}

export function undoneSaid({ n, place, fate }: Row<UndoFate>): RowSaid {
  const row = { ...NOTHING, n, place, fate: fate.kind };
  switch (fate.kind) {
    case 'withdrawn':
      return { ...row, kode: fate.kode, instanceId: fate.instanceId };
    case 'past': {
      const { kode, instanceId, code, message } = fate;
      return { ...row, kode, instanceId, reasons: [{ field: null, code, message: { id: message, en: message } }] };
    }
    case 'absent':
      return row;
  }
}
