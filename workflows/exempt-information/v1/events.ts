import { StartAnswered, type EventSpec, type PayloadClass } from '@tabir/engine';
import { type Duty } from './duties.js';
import { LiftHold, PlaceHold, ProposeDestruction, Retention } from './payloads/archive.js';
import { ProposeDetermination, ProposeRetraction, ProposeVoid } from './payloads/change.js';
import { Because, Nothing } from './payloads/common.js';
import { Description, RegisterRecord } from './payloads/description.js';
import { RecordDetermination } from './payloads/determination.js';
import { Recheck, ReportEnd } from './payloads/ending.js';
import { TransferHolder } from './payloads/holder.js';
import {
  AuthoriseListing,
  Classify,
  ConfirmFiling,
  EntryOpened,
  Lend,
  Move,
  ProposeEntry,
  RecordUpload,
  Store,
} from './payloads/keeping.js';
import { ProvideOpenPart, RecordTakedown } from './payloads/part.js';
import {
  DecideToOpen,
  ExplainIncident,
  GiveOpinion,
  OpinionsOpened,
  PrepareReview,
  RecordHeadApproval,
  Release,
} from './payloads/review.js';

const work = <P extends object>(payload: PayloadClass<P>, duty: Duty): EventSpec<P> => ({ payload, duty });
/** One that is taken on what the decider saw, so that it needs the revision. */
const decision = <P extends object>(payload: PayloadClass<P>, duty: Duty): EventSpec<P> => ({ payload, duty, decision: true });
const report = <P extends object>(payload: PayloadClass<P>): EventSpec<P> => ({ payload, duty: 'system' });

/** The words for the public as they were proposed, else as they are, else the title that came with the description. */
const WORDING = ['proposedEntry', 'entry', ''];

export const start = work(RegisterRecord, 'collection');

export const events = {
  REVISE: { ...work(Description, 'collection'), beginsWith: [''] },
  RECORD_DETERMINATION: { ...work(RecordDetermination, 'collection'), beginsWith: ['determination'] },
  CONFIRM_PAST_END: decision(Nothing, 'past-end-confirmation'),
  SUBMIT: work(Nothing, 'collection'),
  WITHDRAW: decision(Because, 'collection'),
  RETURN: decision(Because, 'intake-approval'),
  ACCEPT: decision(Nothing, 'intake-approval'),

  CLASSIFY: work(Classify, 'classification'),
  SEND_BACK: decision(Because, 'filing-confirmation'),
  CONFIRM_FILING: decision(ConfirmFiling, 'filing-confirmation'),

  STORE: work(Store, 'storage'),
  MOVE: work(Move, 'storage'),
  LEND: work(Lend, 'storage'),
  TAKE_BACK: work(Nothing, 'storage'),

  RECORD_RETENTION: work(Retention, 'classification'),
  PLACE_HOLD: work(PlaceHold, 'hold'),
  LIFT_HOLD: decision(LiftHold, 'hold-lifting'),
  PROPOSE_DESTRUCTION: work(ProposeDestruction, 'destruction-proposal'),
  APPROVE_DESTRUCTION: decision(Nothing, 'destruction-approval'),
  RECORD_DESTRUCTION_APPROVAL: decision(RecordHeadApproval, 'approval-record'),
  REJECT_DESTRUCTION: decision(Because, 'destruction-approval'),

  PROPOSE_ENTRY: { ...work(ProposeEntry, 'listing-proposal'), beginsWith: WORDING },
  AUTHORISE_LISTING: { ...decision(AuthoriseListing, 'listing-authorisation'), beginsWith: WORDING },
  AUTHORISE_PROPOSED: decision(Nothing, 'listing-authorisation'),
  RETURN_ENTRY: decision(Because, 'listing-authorisation'),
  ENTRY_OPENED: report(EntryOpened),
  RECORD_UPLOAD: work(RecordUpload, 'upload'),

  OPEN_REVIEW: work(Nothing, 'review-preparation'),
  PREPARE_REVIEW: work(PrepareReview, 'review-preparation'),
  GIVE_OPINION: work(GiveOpinion, 'consideration'),
  OPINIONS_OPENED: report(OpinionsOpened),
  DECIDE_TO_OPEN: decision(DecideToOpen, 'declassification'),
  SEND_BACK_REVIEW: decision(Because, 'declassification'),
  APPROVE_OPENING: decision(Nothing, 'opening-approval'),
  RECORD_HEAD_APPROVAL: decision(RecordHeadApproval, 'approval-record'),
  HEAD_RETURNS: decision(Because, 'opening-approval'),

  REPORT_END: work(ReportEnd, 'end-report'),
  CONFIRM_END: decision(Nothing, 'end-confirmation'),
  REJECT_END: decision(Because, 'end-confirmation'),
  RECHECK: work(Recheck, 'recheck'),

  PROPOSE_DETERMINATION: { ...work(ProposeDetermination, 'change-proposal'), beginsWith: ['determination'] },
  PROPOSE_CORRECTION: { ...work(ProposeDetermination, 'change-proposal'), beginsWith: ['determination'] },
  PROPOSE_RETRACTION: work(ProposeRetraction, 'change-proposal'),
  PROPOSE_VOID: work(ProposeVoid, 'change-proposal'),
  DETERMINE_CHANGE: decision(Nothing, 'change-determination'),
  CONFIRM_CHANGE: decision(Nothing, 'change-determination'),
  REJECT_CHANGE: decision(Because, 'change-determination'),
  APPROVE_CHANGE: decision(Nothing, 'change-approval'),
  RECORD_CHANGE_APPROVAL: decision(RecordHeadApproval, 'approval-record'),
  HEAD_REJECTS_CHANGE: decision(Because, 'change-approval'),

  RELEASE: work(Release, 'release'),
  PROVIDE_OPEN_PART: work(ProvideOpenPart, 'release'),
  TAKE_DOWN: work(RecordTakedown, 'release'),
  BEGIN_REMAINDER: work(Nothing, 'collection'),
  DISMISS_REMAINDER: decision(Because, 'declassification'),
  REMAINDER_BEGUN: report(StartAnswered),
  EXPLAIN_INCIDENT: work(ExplainIncident, 'incident-explanation'),

  TRANSFER_HOLDER: decision(TransferHolder, 'holder-transfer'),
};
