import { type Refusal } from '@tabir/engine';
import { type ArticleKey } from '@tabir/law';

const RECORDS: readonly ArticleKey[] = ['tabir/records'];

/** Every reason for which a rule of this workflow says no, with what it rests on. */
export const refusals = {
  'agency.missing': { basis: RECORDS },
  'name.missing': { basis: RECORDS },
  'into.missing': { basis: RECORDS },
  'into.itself': { basis: RECORDS },
  'field.superfluous': { basis: RECORDS },
  'date.in-future': { basis: RECORDS },
  'date.beyond-calendar': { basis: ['tabir/calendar'] },
  'four-eyes.proposer': { basis: ['tabir/four-eyes'] },
} as const satisfies Readonly<Record<string, { readonly basis: readonly ArticleKey[] }>>;

export type RefusalId = keyof typeof refusals;
export type Refused = Refusal<RefusalId>;
