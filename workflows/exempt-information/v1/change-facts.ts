import { type During } from '@tabir/engine';
import { type LocalDate } from '@tabir/kernel';
import { by, determined, kept, type Approval, type Context, type Earlier, type RedactedDetermination } from './context.js';
import { startOf } from './term.js';

type Change = Partial<Context>;
type Proposal = RedactedDetermination & { readonly type: string };

export const proposed = (context: During<Context>, { type, ...determination }: Proposal): Change => ({
  proposal: {
    kind: type === 'PROPOSE_CORRECTION' ? 'corrected' : 'extended',
    determination,
    by: by(context),
    determinedBy: null,
  },
});

/** Where the thirty years of letter a began: with this determination or one before it. */
function countedSince({ determination, letterASince, $ }: During<Context>): LocalDate | null {
  if ($.settings.values['extensionsCount'] === false) return null;
  const { grounds, date } = determination as RedactedDetermination;
  const starts = grounds.filter(({ letter }) => letter === 'a').map((ground) => startOf(ground, date));
  return [...starts, ...(letterASince === null ? [] : [letterASince])].sort()[0] ?? null;
}

/**
 * What the proposal makes of the record. A new determination begins anew, and only the thirty years of letter a go on; a correction
 * is the same paper, so what was found of its grounds stays, and what was typed wrongly never counted.
 */
function outcome(context: During<Context>): Change {
  // A change is possible only where another determination is proposed.
  const { kind, determination } = context.proposal as NonNullable<Context['proposal']>;
  const next = determination as RedactedDetermination;
  return kind === 'corrected'
    ? determined(next, { ends: kept(context, next), letterASince: context.letterASince })
    : determined(next, { ends: [], letterASince: countedSince(context) });
}

/** Whether it would keep the information secret for longer, so that the head has to agree. */
export function prolongs(context: During<Context>): boolean {
  const { endsOn } = outcome(context);
  return context.endsOn !== null && (endsOn === null || endsOn === undefined || endsOn > context.endsOn);
}

/** What held until now goes into the ledger of the record, and the proposed paper takes its place. */
export function applied(context: During<Context>, letter: Approval['letter']): Change {
  const { determination, endsOn, ends, earlier, proposal, $ } = context;
  const { kind } = proposal as NonNullable<Context['proposal']>;
  const approval = { at: $.at, by: by(context), letter };
  const old = determination as RedactedDetermination;
  const entry: Earlier = { kind, determination: old, endsOn, ends, replacedAt: $.at, by: by(context), approval };
  return { ...outcome(context), earlier: [...earlier, entry], periodChangedAt: $.at };
}
