import { type Refusal } from '@tabir/engine';

const RECORDS = 'Ketertiban pencatatan: kebijakan aplikasi ini';

/** Every reason for which a rule of this workflow says no, with what it rests on. */
export const refusals = {
  'agency.missing': { basis: RECORDS },
  'name.missing': { basis: RECORDS },
  'into.missing': { basis: RECORDS },
  'into.itself': { basis: RECORDS },
  'field.superfluous': { basis: RECORDS },
  'date.in-future': { basis: RECORDS },
  'date.beyond-calendar': { basis: 'Kalender hari kerja kantor ini' },
  'four-eyes.proposer': { basis: 'Pemisahan tugas: kebijakan aplikasi ini, bukan bunyi peraturan' },
} as const satisfies Readonly<Record<string, { readonly basis: string }>>;

export type RefusalId = keyof typeof refusals;
export type Refused = Refusal<RefusalId>;
