import { type During, type Sealed } from '@tabir/engine';
import { plusDays } from '@tabir/kernel';
import {
  NO_REVIEW,
  approved,
  by,
  lives,
  voterOf,
  type Approval,
  type Context,
  type GivenOpinion,
  type OpenBasis,
  type Redacted,
  type RedactedPreparation,
  type RedactedReport,
} from './context.js';
import { leaves } from './part-facts.js';
import { type DecideToOpen, type OpenedOpinion } from './payloads/review.js';
import { lastLife } from './term.js';

/** What the events of a review change in the context. */
type Change = Partial<Context>;

export const prepared = (
  context: During<Context>,
  { recommendation, reason, panel = [], panelAgencies = [], noConsiderationBecause, remainder }: RedactedPreparation,
): Change => ({
  ...NO_REVIEW,
  preparation: {
    by: by(context),
    recommendation,
    reason,
    noConsiderationBecause: noConsiderationBecause ?? null,
    panelAgencies,
    remainder: remainder ?? null,
  },
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

/** Without a stated day the office's setting decides: at once, or the day after the period. A part can only open before that. */
export function decided(context: During<Context>, event: Redacted<DecideToOpen, 'reason'>): NonNullable<Context['decision']> {
  const { number, date, reason, opensOn } = event;
  const inPart = Boolean(context.preparation?.remainder);
  const atOnce = inPart || context.$.settings.values['openingTakesEffect'] === 'at-once';
  const standard = atOnce || context.endsOn === null ? null : plusDays(context.endsOn, 1);
  return { number, date, reason, opensOn: opensOn ?? standard, inPart, by: by(context) };
}

/** The head agrees to what the chair decided. */
export const agreed = (context: During<Context>, letter: Approval['letter']): Change => ({
  approval: approved(context, letter),
  ...leaves('decision', context.preparation?.remainder),
});

/** The machine takes note; in law it is open since the moment that `secretUntil` gives. */
export const openedBy = (basis: OpenBasis, { remainder, $ }: During<Context>): Change => ({
  opened: { basis, notedAt: $.at },
  // Whatever waited to be decided has been overtaken.
  reported: null,
  proposal: null,
  // What opened the whole leaves nothing behind.
  remainder: remainder?.basis === basis ? remainder : null,
});

/**
 * The report counts from now on, for the ground that it names or for each that was alive on that day; a ruling also for those that
 * something else had ended, for that may turn out to be a mistake. The end may move.
 */
export function ended(context: During<Context>): Change {
  // CONFIRM_END is possible only where something is reported.
  const { by: reportedBy, ...report } = context.reported as NonNullable<Context['reported']>;
  const { endedBy: cause, occurredOn, number = null, evidence, ground, remainder } = report as RedactedReport;
  const inPart = remainder !== undefined;
  const met = lives(context).filter(({ endsOn }) => cause === 'ruling' || endsOn === null || endsOn >= occurredOn);
  const facts = { cause, occurredOn, inPart, number, evidence, reportedBy, confirmedBy: by(context), recordedAt: context.$.at };
  const named = met.filter(({ position }) => ground === undefined || position === ground);
  const ends = [...context.ends, ...named.map(({ position }) => ({ ground: position, ...facts }))];
  const after = lives({ ...context, ends });
  const recheckOn = after.some(({ waits }) => waits) ? context.recheckOn : null;
  const left = cause === 'event' || !inPart ? {} : leaves(cause, remainder);
  return { ends, reported: null, endsOn: lastLife(after).endsOn, recheckOn, periodChangedAt: context.$.at, ...left };
}
