import { type During } from '@tabir/engine';
import {
  approved,
  by,
  determined,
  kept,
  type Approval,
  type Context,
  type Earlier,
  type RedactedDetermination,
} from './context.js';
import { leaves } from './part-facts.js';
import { type ProvideOpenPart } from './payloads/part.js';
import { type Release } from './payloads/review.js';
import { type ProposeRetraction } from './payloads/change.js';
import { countedFrom, type GroundEnd } from './term.js';

type Change = Partial<Context>;
type Proposal = RedactedDetermination & { readonly type: string };

export const proposed = (context: During<Context>, { type, ...determination }: Proposal): Change => ({
  proposal: {
    kind: type === 'PROPOSE_CORRECTION' ? 'corrected' : 'extended',
    determination,
    retracts: [],
    proposedOn: context.$.today,
    by: by(context),
    determinedBy: null,
  },
});

/** What was confirmed, of a ground or of each, by one cause or by any. */
export const retracted = (
  { ends }: Pick<Context, 'ends'>,
  { ground, endedBy }: Pick<ProposeRetraction, 'ground' | 'endedBy'>,
): readonly GroundEnd[] =>
  ends.filter((end) => (ground === undefined || end.ground === ground) && (endedBy === undefined || end.cause === endedBy));

/** It shall not count any more. The paper stays as it is. */
export const retraction = (context: During<Context>, what: Pick<ProposeRetraction, 'ground' | 'endedBy'>): Change => ({
  proposal: {
    kind: 'retracted',
    determination: context.determination,
    retracts: retracted(context, what).map(({ ground, cause }) => ({ ground, cause })),
    proposedOn: context.$.today,
    by: by(context),
    determinedBy: null,
  },
});

/**
 * What the proposal makes of the record. A new determination begins anew, and only the thirty years of letter a go on; a correction
 * is the same paper, so what was found of its grounds stays, and what was typed wrongly never counted.
 */
function outcome(context: During<Context>) {
  const { proposal, determination, letterASince, $ } = context;
  // A change is possible only where a determination holds and another is proposed.
  const { kind, determination: proposed, retracts } = proposal as NonNullable<Context['proposal']>;
  const [old, next] = [determination, proposed] as [RedactedDetermination, RedactedDetermination];
  if (kind === 'extended') return determined(next, { ends: [], letterASince: countedFrom(old, letterASince, $.settings) });
  const isTakenBack = (end: GroundEnd): boolean =>
    retracts.some(({ ground, cause }) => ground === end.ground && cause === end.cause);
  return determined(next, { ends: kept(context, next).filter((end) => !isTakenBack(end)), letterASince });
}

/** Whether it would keep the information secret for longer, so that the head has to agree. */
export function prolongs(context: During<Context>): boolean {
  const { endsOn } = outcome(context);
  return context.endsOn !== null && (endsOn === null || endsOn > context.endsOn);
}

/** Whether what became public by a mistake has to be exempt again: nobody decided to open it, and its real end lies ahead. */
export function closesAgain(context: During<Context>): boolean {
  const { endsOn } = outcome(context);
  return context.opened?.basis !== 'decision' && (endsOn === null || endsOn >= context.$.today);
}

/** What held until now goes into the ledger of the record, and the proposed paper takes its place. */
export function applied(context: During<Context>, letter: Approval['letter']): Change {
  const { determination, endsOn, ends, earlier, proposal, remainders, $ } = context;
  const { preparation, panel, awaited, opinions, decision, approval: agreed } = context;
  // What the head agreed to open is opened on its day, whatever the paper says.
  const review = agreed ? { preparation, panel, awaited, opinions, decision, approval: agreed } : {};
  const { kind } = proposal as { readonly kind: Earlier['kind'] };
  const approval = approved(context, letter);
  const old = determination as RedactedDetermination;
  const entry: Earlier = { kind, determination: old, endsOn, ends, replacedAt: $.at, by: by(context), approval };
  const next = outcome(context);
  // What a report was to leave behind it leaves no more. What the head agreed to leave is still to be recorded.
  const isToCome = agreed !== null && !remainders.some(({ basis }) => basis === 'decision');
  const left = leaves('decision', isToCome ? preparation?.remainder : null);
  const entries = { earlier: [...earlier, entry], periodChangedAt: $.at };
  return { ...next, ...review, ...left, ...entries, ...recalled(context, kind, next.determination), opened: null };
}

/** What the public has got of it, seen from another determination: a copy may show what is exempt now. */
function recalled(
  { released, outstanding, openPart }: Context,
  kind: Earlier['kind'],
  { scope }: Pick<RedactedDetermination, 'scope'>,
): Change {
  const shown = openPart && scope === 'whole' ? asRelease(openPart) : null;
  const copies = [released, shown].filter((one) => one !== null);
  // Only what was confirmed of the paper was wrong: it closes the same part.
  return { released: null, outstanding: [...outstanding, ...copies], openPart: kind === 'retracted' ? openPart : null };
}

const asRelease = ({ redactedCopy, where, providedOn }: ProvideOpenPart): Release => ({
  what: 'redacted',
  where,
  releasedOn: providedOn,
  redactedCopy,
});

/** The paper as it really reads, of what is public all the same. */
export const mendedInPublic = (context: During<Context>, letter: Approval['letter']): Change => ({
  ...applied(context, letter),
  opened: context.opened,
  remainder: context.remainder,
  released: context.released,
  outstanding: context.outstanding,
  openPart: context.openPart,
});
