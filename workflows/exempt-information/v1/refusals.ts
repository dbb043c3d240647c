import { type Refusal } from '@tabir/engine';
import { type ArticleKey } from '@tabir/law';

type Basis = readonly ArticleKey[];

const SOP = (step: 1 | 3 | 4 | 5): Basis => [`sop-467-05-dppkb-02/step-${step}`];
const FOUR_EYES: Basis = ['tabir/four-eyes'];
const RECORDS: Basis = ['tabir/records'];
const TEST: Basis = ['uu-14-2008/19'];
const CHANGE: Basis = ['pp-61-2010/change'];
const END: Basis = ['pp-61-2010/end'];
const ARCHIVE: Basis = ['uu-43-2009/disposal'];
const PROTECTED: Basis = ['uu-14-2008/53'];

/** Every reason for which a rule of this workflow says no, with what it rests on. */
export const refusals = {
  'date.in-future': { basis: RECORDS },
  'date.beyond-calendar': { basis: ['tabir/calendar'] },
  'determination.submitted': { basis: SOP(1) },
  'determination.accepted': { basis: [...CHANGE, ...TEST] },
  'determination.before-test': { basis: TEST },
  'determination.before-minutes': { basis: TEST },
  'determination.never-exempt': { basis: ['uu-14-2008/18-1'] },
  'determination.part-and-scope': { basis: ['perki-1-2021/part'] },
  'ground.act-missing': { basis: ['uu-14-2008/17-j'] },
  'term.ends-before-start': { basis: ['pp-61-2010/contents'] },
  'term.letter-a-too-long': { basis: ['pp-61-2010/letter-a'] },
  'term.already-past': { basis: END },
  'submit.no-determination': { basis: [...SOP(1), ...TEST] },
  'four-eyes.submitter': { basis: FOUR_EYES },
  'four-eyes.classifier': { basis: FOUR_EYES },
  'four-eyes.preparer': { basis: FOUR_EYES },
  'four-eyes.decider': { basis: FOUR_EYES },
  'storage.soft-copy-missing': { basis: SOP(4) },
  'storage.locator-missing': { basis: SOP(4) },
  'storage.no-paper': { basis: SOP(4) },
  'loan.due-in-past': { basis: RECORDS },
  'upload.before-change': { basis: SOP(5) },
  'upload.not-in-edition': { basis: SOP(5) },
  'panel.or-reason': { basis: SOP(3) },
  'panel.single-voice': { basis: FOUR_EYES },
  'opinion.not-on-panel': { basis: SOP(3) },
  'opinion.already-given': { basis: SOP(3) },
  'term.consent-letter': { basis: ['uu-14-2008/18-2'] },
  'recheck.not-ahead': { basis: RECORDS },
  'recheck.too-late': { basis: ['uu-14-2008/2', 'tabir/yearly-recheck'] },
  'date.too-early': { basis: RECORDS },
  'accept.past-end': { basis: END },
  'four-eyes.recorder': { basis: FOUR_EYES },
  'retraction.nothing': { basis: RECORDS },
  'change.end-lost': { basis: RECORDS },
  'change.ruled': { basis: ['pp-61-2010/ruling'] },
  'withdraw.opened': { basis: END },
  'change.reported': { basis: RECORDS },
  'approval.before-determination': { basis: SOP(3) },
  'change.decided': { basis: CHANGE },
  'change.old-test': { basis: [...TEST, ...CHANGE] },
  'four-eyes.proposer': { basis: FOUR_EYES },
  'four-eyes.determiner': { basis: FOUR_EYES },
  'end.no-such-ground': { basis: RECORDS },
  'end.already': { basis: RECORDS },
  'end.wrong-ground': { basis: ['uu-14-2008/18-2', 'pp-61-2010/letters-g-h'] },
  'end.case-number-missing': { basis: RECORDS },
  'four-eyes.reporter': { basis: FOUR_EYES },
  'opening.in-past': { basis: RECORDS },
  'opening.after-term': { basis: END },
  'opening.part-at-end': { basis: END },
  'end.no-remainder': { basis: ['perki-1-2021/part'] },
  'end.remainder-named': { basis: ['perki-1-2021/part'] },
  'remainder.over': { basis: END },
  'release.only-in-part': { basis: ['perki-1-2021/part'] },
  'takedown.before-closing': { basis: RECORDS },
  'transfer.same-holder': { basis: RECORDS },
  'release.redacted-copy-missing': { basis: ['perki-1-2021/redaction'] },
  'hold.doubled': { basis: RECORDS },
  'hold.unknown': { basis: RECORDS },
  'four-eyes.hold': { basis: FOUR_EYES },
  'destruction.held': { basis: [...PROTECTED, 'tabir/hold'] },
  'destruction.retention-unknown': { basis: ARCHIVE },
  'destruction.retention-running': { basis: ARCHIVE },
  'destruction.permanent': { basis: ARCHIVE },
  'destruction.unreviewed': { basis: ARCHIVE },
  'destruction.still-exempt': { basis: PROTECTED },
  'destruction.remainder': { basis: PROTECTED },
  'destruction.change-pending': { basis: PROTECTED },
  'destruction.not-released': { basis: [...SOP(3), ...PROTECTED] },
} as const satisfies Readonly<Record<string, { readonly basis: Basis }>>;

export type RefusalId = keyof typeof refusals;
export type Refused = Refusal<RefusalId>;
