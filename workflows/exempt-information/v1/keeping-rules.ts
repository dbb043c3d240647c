import { type Calendar } from '@tabir/calendar';
import { type LocalDate } from '@tabir/kernel';
import { type Context } from './context.js';
import { beyondCalendar, inFuture, tooEarly } from './determination-rules.js';
import { openedInPart } from './part-facts.js';
import { type Fate, type PlaceHold, type Retention } from './payloads/archive.js';
import { type RefusalId, type Refused } from './refusals.js';
import { retainedUntil } from './retention.js';

export const retentionRefusals = ({ startsOn }: Pick<Retention, 'startsOn'>, calendar: Calendar): Refused[] => [
  ...tooEarly('startsOn', startsOn),
  ...beyondCalendar('startsOn', startsOn, calendar),
];

/** What the schedule foresees other than to destroy. */
const NOT_TO_DESTROY: Readonly<Partial<Record<Fate, RefusalId>>> = {
  permanent: 'destruction.permanent',
  review: 'destruction.unreviewed',
};

function retentionForbids(retention: Retention | null, today: LocalDate): Refused[] {
  if (!retention) return [{ id: 'destruction.retention-unknown' }];
  const other = NOT_TO_DESTROY[retention.fate];
  const until = retainedUntil(retention);
  return [
    ...(until < today ? [] : [{ id: 'destruction.retention-running', params: { retainedUntil: until } } as const]),
    ...(other ? [{ id: other }] : []),
  ];
}

/** A record that is void says of its information neither that it is public nor that it is not, and so protects the paper. */
function publicityForbids(context: Context): Refused[] {
  const { opened, withdrawn, released, proposal } = context;
  if (!opened || withdrawn) return [{ id: 'destruction.still-exempt' }];
  // Its paper goes on with the record of the part that stayed exempt.
  if (openedInPart(context, opened.basis)) return [{ id: 'destruction.remainder' }];
  // It may be about to be exempt again.
  if (proposal) return [{ id: 'destruction.change-pending' }];
  return released ? [] : [{ id: 'destruction.not-released' }];
}

/** Why the paper is not destroyed: asked when it is proposed and again when the head agrees. */
export const destructionRefusals = (context: Context, today: LocalDate): Refused[] => [
  ...(context.holds.length === 0 ? [] : [{ id: 'destruction.held', params: { cases: casesOf(context) } } as const]),
  ...retentionForbids(context.retention, today),
  ...publicityForbids(context),
];

const casesOf = ({ holds }: Context): string => holds.map(({ caseNumber }) => caseNumber).join(', ');

export const holdRefusals = ({ holds }: Context, { caseNumber, since }: PlaceHold, today: LocalDate): Refused[] => [
  ...inFuture('since', since, today),
  ...tooEarly('since', since),
  ...(holds.some((hold) => hold.caseNumber === caseNumber) ? [{ id: 'hold.doubled', params: { caseNumber } } as const] : []),
];

export const unknownHold = (context: Context, caseNumber: string): Refused[] =>
  context.holds.some((hold) => hold.caseNumber === caseNumber)
    ? []
    : [{ id: 'hold.unknown', params: { caseNumber, cases: casesOf(context) } }];
