import { effect, type During, type OpenSealedParams, type StartAnswered, type StartParams, type StateMeta } from '@tabir/engine';
import { setup } from 'xstate';
import { closesAgain, prolongs } from './change-facts.js';
import {
  lives,
  living,
  periodOf,
  type Context,
  type Redacted,
  type RedactedDetermination,
  type RedactedEntry,
  type RedactedPreparation,
  type RedactedReport,
  type RedactedStart,
} from './context.js';
import { deadlines, type DeadlineName } from './deadlines.js';
import { type Duty } from './duties.js';
import { openedEntry } from './entry-facts.js';
import { type LiftHold, type PlaceHold, type ProposeDestruction, type Retention } from './payloads/archive.js';
import { type ProposeRetraction, type ProposeVoid } from './payloads/change.js';
import { type Because } from './payloads/common.js';
import { type Recheck } from './payloads/ending.js';
import { type TransferHolder } from './payloads/holder.js';
import {
  type AuthoriseListing,
  type Classify,
  type ConfirmFiling,
  type EntryOpened,
  type Lend,
  type Move,
  type RecordUpload,
  type Store,
} from './payloads/keeping.js';
import { mustGo } from './part-facts.js';
import { type ProvideOpenPart, type RecordTakedown } from './payloads/part.js';
import {
  type DecideToOpen,
  type ExplainIncident,
  type GiveOpinion,
  type OpenedOpinion,
  type RecordHeadApproval,
  type Release,
} from './payloads/review.js';
import { ended } from './review-facts.js';
import { defectsOf, lastLife } from './term.js';

type Event =
  | ({ type: 'REVISE' } & Pick<RedactedStart, 'title' | 'summary' | 'publicTitle' | 'medium'>)
  | ({ type: 'RECORD_DETERMINATION' } & RedactedDetermination)
  | { type: 'SUBMIT' }
  | ({
      type:
        | 'WITHDRAW'
        | 'RETURN'
        | 'SEND_BACK'
        | 'SEND_BACK_REVIEW'
        | 'RETURN_ENTRY'
        | 'HEAD_RETURNS'
        | 'REJECT_END'
        | 'REJECT_CHANGE'
        | 'HEAD_REJECTS_CHANGE'
        | 'DISMISS_REMAINDER';
    } & Redacted<Because, 'reason'>)
  | { type: 'ACCEPT' }
  | ({ type: 'CLASSIFY' } & Classify)
  | ({ type: 'CONFIRM_FILING' } & Redacted<ConfirmFiling, 'signerName'>)
  | ({ type: 'STORE' } & Redacted<Store, 'locator'>)
  | ({ type: 'MOVE' } & Redacted<Move, 'locator'>)
  | ({ type: 'LEND' } & Redacted<Lend, 'borrower' | 'purpose'>)
  | { type: 'TAKE_BACK' }
  | ({ type: 'PROPOSE_ENTRY' } & RedactedEntry)
  | ({ type: 'AUTHORISE_LISTING' } & AuthoriseListing)
  | { type: 'AUTHORISE_PROPOSED' }
  | ({ type: 'ENTRY_OPENED' } & EntryOpened)
  | ({ type: 'RECORD_UPLOAD' } & RecordUpload)
  | { type: 'OPEN_REVIEW' }
  | ({ type: 'PREPARE_REVIEW' } & RedactedPreparation)
  | ({ type: 'GIVE_OPINION' } & Redacted<GiveOpinion, 'opinion'>)
  | { type: 'OPINIONS_OPENED'; values: readonly { key: string; value?: Redacted<OpenedOpinion, 'reason'> | null }[] }
  | ({ type: 'DECIDE_TO_OPEN' } & Redacted<DecideToOpen, 'reason'>)
  | { type: 'APPROVE_OPENING' }
  | ({ type: 'RECORD_HEAD_APPROVAL' } & Redacted<RecordHeadApproval, 'signerName'>)
  | ({ type: 'PROPOSE_DETERMINATION' | 'PROPOSE_CORRECTION' } & RedactedDetermination)
  | ({ type: 'PROPOSE_VOID' } & Redacted<ProposeVoid, 'reason'>)
  | ({ type: 'PROPOSE_RETRACTION' } & Redacted<ProposeRetraction, 'reason'>)
  | { type: 'DETERMINE_CHANGE' | 'APPROVE_CHANGE' | 'CONFIRM_CHANGE' }
  | ({ type: 'RECORD_CHANGE_APPROVAL' } & Redacted<RecordHeadApproval, 'signerName'>)
  | ({ type: 'REPORT_END' } & RedactedReport)
  | { type: 'CONFIRM_END' | 'CONFIRM_PAST_END' }
  | ({ type: 'RECHECK' } & Redacted<Recheck, 'reason'>)
  | ({ type: 'TRANSFER_HOLDER' } & Redacted<TransferHolder, 'reason'>)
  | ({ type: 'RELEASE' } & Release)
  | ({ type: 'PROVIDE_OPEN_PART' } & ProvideOpenPart)
  | ({ type: 'TAKE_DOWN' } & RecordTakedown)
  | { type: 'BEGIN_REMAINDER' }
  | ({ type: 'REMAINDER_BEGUN' } & StartAnswered)
  | ({ type: 'RECORD_RETENTION' } & Retention)
  | ({ type: 'PLACE_HOLD' } & Redacted<PlaceHold, 'reason'>)
  | ({ type: 'LIFT_HOLD' } & Redacted<LiftHold, 'reason'>)
  | ({ type: 'PROPOSE_DESTRUCTION' } & ProposeDestruction)
  | { type: 'APPROVE_DESTRUCTION' }
  | ({ type: 'RECORD_DESTRUCTION_APPROVAL' } & Redacted<RecordHeadApproval, 'signerName'>)
  | ({ type: 'REJECT_DESTRUCTION' } & Redacted<Because, 'reason'>)
  | ({ type: 'EXPLAIN_INCIDENT' } & Redacted<ExplainIncident, 'cause' | 'measures'>);

/** Messages that the machine sends; each has a sentence in `notices` of the texts. */
export type Template =
  | Exclude<DeadlineName, 'reviewOpens' | 'termEnds' | 'opens' | 'pastEndDue'>
  | 'returned'
  | 'end-rejected'
  | 'change-rejected'
  | 'entry-returned'
  | 'entry-erased'
  | 'opened-by-law'
  | 'opened-by-decision'
  | 'opened-otherwise'
  | 'closed-again'
  | 'remainder-refused'
  | 'hold-placed'
  | 'destruction-rejected';

interface Notice {
  readonly audience: { readonly duty: Duty };
  readonly template: Template;
  readonly urgency: 'normal' | 'high' | 'critical';
}

export const notify = (duty: Duty, template: Template, urgency: Notice['urgency'] = 'normal') =>
  ({ type: 'notify', params: { audience: { duty }, template, urgency } }) as const;

type Meta = StateMeta & { readonly task?: { readonly duty: Duty; readonly each?: 'awaited'; readonly due?: DeadlineName } };

/** Placeholders: the engine computes the real moments from `deadlines`, and no timer of the machine ever runs. */
const delays = Object.fromEntries(Object.keys(deadlines).map((name) => [name, 1])) as Record<DeadlineName, number>;

/** How many opinions close the count: the setting `opinionQuorum`, else the whole panel. */
function quorum({ panel, $ }: During<Context>): number {
  const set = $.settings.values['opinionQuorum'];
  return typeof set === 'number' ? Math.min(set, panel.length) : panel.length;
}

const isDefective = (context: Context): boolean => {
  // Nothing is mended before there is a determination.
  const { date } = context.determination as RedactedDetermination;
  return (
    defectsOf(
      living(context).map(({ ground }) => ground),
      date,
    ).length > 0
  );
};

/** A part is exempt under the determination in force, and the public has not been given the rest under it. */
function owesOpenPart({ accepted, withdrawn, opened, determination, openPart }: Context): boolean {
  const isInForce = accepted && !withdrawn && opened === null && determination?.scope === 'part';
  return isInForce && openPart === null;
}

/** The words in which the regions are written. Guards read the context only, and route without ever refusing. */
export const words = setup({
  types: {} as { context: During<Context>; input: During<RedactedStart>; events: Event; meta: Meta },
  delays,
  actions: {
    notify: effect<Notice>(),
    start: effect<StartParams>(),
    openSealed: effect<OpenSealedParams & { readonly report: 'OPINIONS_OPENED' | 'ENTRY_OPENED' }>(),
  },
  guards: {
    isWithdrawn: ({ context }) => context.withdrawn,
    isAccepted: ({ context }) => context.accepted,
    isFiled: ({ context }) => context.filed !== null,
    isOffTheList: ({ context }) => context.opened !== null || context.withdrawn,
    /** The period had ended before anybody recorded it: the law would open it at once, if the day is no slip of the pen. */
    hadEnded: ({ context: { endsOn, $ } }) => endsOn !== null && endsOn < $.today,
    isDetermined: ({ context }) => context.determination !== null,
    waits: ({ context }) => context.recheckOn !== null,
    waitsNoMore: ({ context }) => context.recheckOn === null,
    isDefective: ({ context }) => isDefective(context),
    isMended: ({ context }) => !isDefective(context),
    prolongs: ({ context }) => prolongs(context),
    closesAgain: ({ context }) => closesAgain(context),
    isDecidedToOpen: ({ context }) => context.approval !== null,
    /** What is about to be confirmed gives the period another end. */
    movesTheEnd: ({ context }) => ended(context).endsOn !== context.endsOn,
    /** The law has not run its term: something that was reported and confirmed has ended the last ground. */
    isEndedOtherwise: ({ context }) => lastLife(lives(context)).cause !== null,
    asksNobody: ({ event }) => event.type === 'PREPARE_REVIEW' && !event.panel,
    completesPanel: ({ context }) => context.opinions.length + 1 >= quorum(context),
    isProposed: ({ context }) => context.proposedEntry !== null,
    isAuthorised: ({ context }) => context.entry !== null,
    isOpenedWhole: ({ event }) => openedEntry((event as EntryOpened).values) !== null,
    /** What is online has another text or another period. */
    isOutdated: ({ context }) => context.onlinePeriod !== periodOf(context),
    owesOpenPart: ({ context }) => owesOpenPart(context),
    hasOpenPart: ({ context }) => context.openPart !== null,
    leavesRemainder: ({ context }) => context.remainder !== null && !context.withdrawn,
    wasBegun: ({ event }) => event.type === 'REMAINDER_BEGUN' && event.instance !== undefined,
    owesTakedown: ({ context }) => context.outstanding.some((release) => mustGo(context, release)),
    isHeld: ({ context }) => context.holds.length > 0,
    isLastHold: ({ context }) => context.holds.length === 1,
    /** A higher rung is due at the same time: it will tell people, this one only leaves its trace. */
    moreIsDue: ({ context }) => context.$.more === true,
  },
});
