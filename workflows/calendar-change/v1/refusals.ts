import { type Refusal } from '@tabir/engine';
import { type ArticleKey } from '@tabir/law';

const CALENDAR: readonly ArticleKey[] = ['tabir/calendar'];

/** Every reason for which a rule of this workflow says no, with what it rests on. */
export const refusals = {
  'change.nothing': { basis: ['tabir/records'] },
  'decree.known': { basis: CALENDAR },
  'decree.strange-day': { basis: CALENDAR },
  'decree.day-twice': { basis: CALENDAR },
  'four-eyes.proposer': { basis: ['tabir/four-eyes'] },
} as const satisfies Readonly<Record<string, { readonly basis: readonly ArticleKey[] }>>;

export type RefusalId = keyof typeof refusals;
export type Refused = Refusal<RefusalId>;
