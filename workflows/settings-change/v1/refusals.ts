import { type Refusal } from '@tabir/engine';
import { type ArticleKey } from '@tabir/law';

/** Every reason for which a rule of this workflow says no, with what it rests on. */
export const refusals = {
  'change.nothing': { basis: ['tabir/records'] },
  'ladder.order': { basis: ['tabir/ladder'] },
  'four-eyes.proposer': { basis: ['tabir/four-eyes'] },
} as const satisfies Readonly<Record<string, { readonly basis: readonly ArticleKey[] }>>;

export type RefusalId = keyof typeof refusals;
export type Refused = Refusal<RefusalId>;
