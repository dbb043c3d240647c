import { type During, type Sealed } from '@tabir/engine';
import { plusDays, type LocalDate } from '@tabir/kernel';
import { NO_REVIEW, by, voterOf, type Context, type GivenOpinion, type Redacted } from './context.js';
import { type DecideToOpen, type OpenedOpinion, type PrepareReview } from './payloads/review.js';

/** What the events of a review change in the context. */
type Change = Partial<Context>;

export const prepared = (
  context: During<Context>,
  { recommendation, reason, panel = [], noConsiderationBecause }: Redacted<PrepareReview, 'reason' | 'noConsiderationBecause'>,
): Change => ({
  ...NO_REVIEW,
  preparation: { by: by(context), recommendation, reason, noConsiderationBecause: noConsiderationBecause ?? null },
  panel,
  awaited: panel,
});

export function given(context: During<Context>, opinion: Sealed, counted: boolean): Change {
  const actor = by(context);
  // The rule of GIVE_OPINION lets nobody through who does not speak for a member.
  const voter = voterOf(context.panel, actor) as string;
  return {
    awaited: context.awaited.filter((member) => member !== voter),
    opinions: [...context.opinions, { voter, by: actor, opinion, counted, choice: null, reason: null }],
  };
}

export type OpenedValues = readonly { readonly key: string; readonly value?: Redacted<OpenedOpinion, 'reason'> | null }[];

export const opinionsOpened = ({ opinions }: Context, values: OpenedValues): Change => ({
  opinions: opinions.map((opinion): GivenOpinion => {
    const value = values.find(({ key }) => key === opinion.voter)?.value;
    return opinion.counted && value ? { ...opinion, choice: value.choice, reason: value.reason } : opinion;
  }),
});

/** Without a stated day the office's setting decides: at once, or the day after the period. */
export function decided(context: During<Context>, event: Redacted<DecideToOpen, 'reason'>): NonNullable<Context['decision']> {
  const { number, date, reason, opensOn } = event;
  const atOnce = context.$.settings.values['openingTakesEffect'] === 'at-once';
  // A review runs only while a period does, so there is an end.
  const standard = atOnce ? null : plusDays(context.endsOn as LocalDate, 1);
  return { number, date, reason, opensOn: opensOn ?? standard, by: by(context) };
}

/** The machine takes note; in law it is open since the moment that `secretUntil` gives. */
export const openedBy = (basis: 'law' | 'decision', { $ }: During<Context>): Change => ({ opened: { basis, notedAt: $.at } });
