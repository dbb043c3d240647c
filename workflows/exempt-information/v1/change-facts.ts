import { type During } from '@tabir/engine';
import { by, determined, type Approval, type Context, type Earlier, type RedactedDetermination } from './context.js';

type Change = Partial<Context>;
type Proposal = RedactedDetermination & { readonly type: string };

export const proposed = (context: During<Context>, { type: _type, ...determination }: Proposal): Change => ({
  proposal: { determination, by: by(context), determinedBy: null },
});

/** What held until now goes into the ledger of the record, and the new paper takes its place. */
function replaced(context: During<Context>, kind: Earlier['kind'], approval: Approval): Change {
  const { determination, endsOn, earlier, proposal, $ } = context;
  // A change is possible only where a determination holds and another is proposed.
  const [old, next] = [determination as RedactedDetermination, proposal?.determination as RedactedDetermination];
  const entry: Earlier = { kind, determination: old, endsOn, replacedAt: $.at, by: by(context), approval };
  return { ...determined(next), earlier: [...earlier, entry], proposal: null };
}

export const applied = (context: During<Context>, letter: Approval['letter']): Change =>
  replaced(context, 'extended', { at: context.$.at, by: by(context), letter });

export const corrected = (context: During<Context>): Change =>
  replaced(context, 'corrected', { at: context.$.at, by: by(context), letter: null });
