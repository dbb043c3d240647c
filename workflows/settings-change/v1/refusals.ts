import { type Refusal } from '@tabir/engine';

/** Every reason for which a rule of this workflow says no, with what it rests on. */
export const refusals = {
  'change.nothing': { basis: 'Ketertiban pencatatan: kebijakan aplikasi ini' },
  'four-eyes.proposer': { basis: 'Pemisahan tugas: kebijakan aplikasi ini, bukan bunyi peraturan' },
} as const satisfies Readonly<Record<string, { readonly basis: string }>>;

export type RefusalId = keyof typeof refusals;
export type Refused = Refusal<RefusalId>;
