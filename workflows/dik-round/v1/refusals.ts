import { type Refusal } from '@tabir/engine';
import { type ArticleKey } from '@tabir/law';

const RECORDS: readonly ArticleKey[] = ['tabir/records'];
const STEP_5: readonly ArticleKey[] = ['sop-467-05-dppkb-02/step-5'];

/** Every reason for which a rule of this workflow says no, with what it rests on. */
export const refusals = {
  'answers.not-ahead': { basis: RECORDS },
  'date.beyond-calendar': { basis: ['tabir/calendar'] },
  'date.in-future': { basis: RECORDS },
  'silent.unexplained': { basis: ['sop-467-05-dppkb-02/step-1'] },
  'four-eyes.submitter': { basis: ['tabir/four-eyes'] },
  'publication.before-edition': { basis: STEP_5 },
} as const satisfies Readonly<Record<string, { readonly basis: readonly ArticleKey[] }>>;

export type RefusalId = keyof typeof refusals;
export type Refused = Refusal<RefusalId>;
