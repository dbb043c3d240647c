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
import { countedFrom } from './term.js';

type Change = Partial<Context>;
type Proposal = RedactedDetermination & { readonly type: string };

export const proposed = (context: During<Context>, { type, ...determination }: Proposal): Change => ({
  proposal: {
    kind: type === 'PROPOSE_CORRECTION' ? 'corrected' : 'extended',
    determination,
    retracts: [],
    by: by(context),
    determinedBy: null,
  },
});

/** What was confirmed of a ground, or of each, shall not count. The paper stays as it is. */
export const retraction = (context: During<Context>, ground: number | undefined): Change => ({
  proposal: {
    kind: 'retracted',
    determination: context.determination,
    retracts: ground === undefined ? [...new Set(context.ends.map((end) => end.ground))] : [ground],
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
  return determined(next, { ends: kept(context, next).filter(({ ground }) => !retracts.includes(ground)), letterASince });
}

/** Whether it would keep the information secret for longer, so that the head has to agree. */
export function prolongs(context: During<Context>): boolean {
  const { endsOn } = outcome(context);
  return context.endsOn !== null && (endsOn === null || endsOn > context.endsOn);
}

/** Whether what became public by a mistake has to be exempt again. A decision to open it stands, whatever its paper says. */
export const closesAgain = (context: During<Context>): boolean => context.opened?.basis !== 'decision' && prolongs(context);

/** What held until now goes into the ledger of the record, and the proposed paper takes its place. */
export function applied(context: During<Context>, letter: Approval['letter']): Change {
  const { determination, endsOn, ends, earlier, proposal, $ } = context;
  const { kind } = proposal as { readonly kind: Earlier['kind'] };
  const approval = approved(context, letter);
  const old = determination as RedactedDetermination;
  const entry: Earlier = { kind, determination: old, endsOn, ends, replacedAt: $.at, by: by(context), approval };
  return { ...outcome(context), earlier: [...earlier, entry], periodChangedAt: $.at, opened: null };
}

/** The paper as it really reads, of what is public all the same: what the review has gathered, and what opened it, stays. */
export function mendedInPublic(context: During<Context>): Change {
  const { preparation, panel, awaited, opinions, decision, approval, opened } = context;
  return { ...applied(context, null), preparation, panel, awaited, opinions, decision, approval, opened };
}
