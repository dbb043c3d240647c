import { type Actor } from '@tabir/engine';
import {
  FILE,
  PAYLOADS,
  PEOPLE,
  REMAINDER,
  SHEET,
  determination,
  ground,
  record,
  standIn,
} from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Refused, Rehearsal } from '../../../libs/testing/src/rehearsal.js';
import { exemptInformationV1 } from './index.js';
import { PUBLIC_CLASSES } from './payloads/determination.js';
import { refusals, type RefusalId } from './refusals.js';

/** Monday 5 January 2026, 09:00 on the office's wall. */
const NOW = '2026-01-05T01:00:00.000Z';
const TODAY = '2026-01-05';
const TOMORROW = '2026-01-06';
const YESTERDAY = '2026-01-04';
const { officer, colleague, chair, head, agency, member1, member2, member3 } = PEOPLE;

type Reach = (more?: object) => Rehearsal;
const begin: Reach = (more = {}) => Rehearsal.begin(exemptInformationV1, calendar, NOW, agency, record(more));
const drafted: Reach = (more) => begin({ determination: determination(), ...more });
const submitted: Reach = (more) => drafted(more).send('SUBMIT', officer);
const accepted: Reach = (more) => submitted(more).send('ACCEPT', chair);
const classified: Reach = () => accepted().send('CLASSIFY', officer, PAYLOADS.CLASSIFY);
const stored: Reach = () => accepted().send('STORE', officer, PAYLOADS.STORE);
const withoutPaper: Reach = () => accepted({ medium: 'soft' }).send('STORE', officer, { softCopy: FILE });
const authorised: Reach = () =>
  classified()
    .send('CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING)
    .send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING);
const proposedEntry: Reach = () =>
  classified().send('CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING).send('PROPOSE_ENTRY', officer, PAYLOADS.PROPOSE_ENTRY);
const preparing: Reach = (more) => accepted(more).send('OPEN_REVIEW', officer);
const asking = (...agencies: (string | null)[]): object => ({ ...PAYLOADS.PREPARE_REVIEW, panelAgencies: agencies });
const considering: Reach = () => preparing().send('PREPARE_REVIEW', officer, asking(null, 'agency-1'));
/** Considered by one member, whose agency that is. */
const consideredBy = (agency: string): Rehearsal =>
  preparing()
    .send('PREPARE_REVIEW', officer, { ...PAYLOADS.PREPARE_REVIEW, panel: [member1.id], panelAgencies: [agency] })
    .send('GIVE_OPINION', member1, PAYLOADS.GIVE_OPINION)
    .openSealed();
const alone = { recommendation: 'open', reason: 'Jelas.', noConsiderationBecause: 'Tim belum dibentuk.' };
const deciding: Reach = () => preparing().send('PREPARE_REVIEW', officer, alone);
const decided: Reach = () => deciding().send('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN);
const opened: Reach = () => drafted().moveTo('2026-12-31T16:00:00.000Z');
const decidingInPart: Reach = () => preparing().send('PREPARE_REVIEW', officer, { ...alone, remainder: REMAINDER });
const openedInPart: Reach = () =>
  decidingInPart().send('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN).send('APPROVE_OPENING', head);
const agreedInPart: Reach = () =>
  decidingInPart()
    .send('DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, opensOn: '2026-06-01' })
    .send('APPROVE_OPENING', head);
const closedAgain: Reach = () =>
  accepted()
    .send('REPORT_END', officer, PAYLOADS.REPORT_END)
    .send('CONFIRM_END', chair)
    .send('RELEASE', officer, PAYLOADS.RELEASE)
    .send('PROPOSE_RETRACTION', officer, PAYLOADS.PROPOSE_RETRACTION)
    .send('CONFIRM_CHANGE', chair)
    .send('APPROVE_CHANGE', head);

/** What the rules say to an event, and `[]` when it may be sent. */
const asked =
  (reach: Reach, type: string, actor: Actor, payload: object = {}) =>
  (): string[] =>
    reach().refusals(type, actor, payload);

/** Recording that determination, both on a record and as a part of its start: they must agree. */
const recorded =
  (grounds?: object[], more: object = {}, now = NOW) =>
  (): string[] => {
    const paper = determination(grounds, more);
    const later = Rehearsal.begin(exemptInformationV1, calendar, now, agency, record()).refusals(
      'RECORD_DETERMINATION',
      agency,
      paper,
    );
    expect(startedWith(paper, now)).toEqual(later);
    return later;
  };

function startedWith(paper: object, now: string): readonly string[] {
  try {
    Rehearsal.begin(exemptInformationV1, calendar, now, agency, record({ determination: paper }));
    return [];
  } catch (error) {
    if (error instanceof Refused) return error.ids;
    throw error;
  }
}

const until = (endsOn: string): object => ({ kind: 'date', endsOn });
const years = (startsOn: string, count: number): object => ({ kind: 'years', startsOn, years: count });

const waiting = (kind: string, recheckOn = '2026-06-01'): object => ({ kind, recheckOn });
/** Ground 1 waits for an event (letter i), ground 2 has its day (letter h). */
const awaiting: Reach = () =>
  begin({
    determination: determination([ground({ kind: 'event', event: 'x', recheckOn: '2026-06-01' }, 'i'), ground()]),
  });
const ending = (more: object): object => ({ ...PAYLOADS.REPORT_END, ground: 2, ...more });
const reported = (more: object) => asked(awaiting, 'REPORT_END', officer, ending(more));
const reportedEnd: Reach = () => awaiting().send('REPORT_END', officer, ending({}));

const proposal = (testedOn: string): object => ({
  ...PAYLOADS.PROPOSE_DETERMINATION,
  sheet: { number: '1', date: testedOn, occasion: 'before-request', participants: ['x'] },
});
const proposedChange: Reach = () => accepted().send('PROPOSE_DETERMINATION', officer, PAYLOADS.PROPOSE_DETERMINATION);

const renewedUntil = (...grounds: object[]) =>
  asked(accepted, 'PROPOSE_DETERMINATION', officer, { ...proposal('2025-12-16'), date: '2025-12-16', grounds });
const endingOn =
  (day: string): Reach =>
  () =>
    begin({ determination: determination([ground(until(day))]) }).send('SUBMIT', officer);
const endingOnRecordedBy =
  (actor: Actor): Reach =>
  () =>
    begin().send('RECORD_DETERMINATION', actor, determination([ground(until(YESTERDAY))]));
const openedBy = (endedBy: string): Rehearsal =>
  accepted()
    .send('REPORT_END', officer, ending({ ground: 1, endedBy, number: '1' }))
    .send('CONFIRM_END', chair);
/** Open by a typing error; on 2 February it is proposed to close it again. */
const wronglyOpen: Reach = () =>
  begin({ determination: determination([ground(until('2026-01-31'))]) })
    .send('SUBMIT', officer)
    .send('ACCEPT', chair)
    .moveTo('2026-02-02T01:00:00.000Z')
    .send('PROPOSE_CORRECTION', officer, { ...PAYLOADS.PROPOSE_CORRECTION, grounds: [ground(until('2061-01-31'))] })
    .send('CONFIRM_CHANGE', chair);
/** Ground 2 has ended, ground 1 waits on. */
const oneEnded: Reach = () =>
  awaiting().send('SUBMIT', officer).send('ACCEPT', chair).send('REPORT_END', officer, ending({})).send('CONFIRM_END', chair);
const awaitingYears = (count: number): Rehearsal =>
  begin({ determination: determination([ground({ kind: 'event-years', event: 'x', years: count, recheckOn: '2026-06-01' })]) });

/** Every reason, with a case that it refuses and the nearest one that it lets through. */
const CASES: readonly (readonly [RefusalId, refused: () => string[], nearest: () => string[]])[] = [
  ['date.in-future', recorded(undefined, { date: TOMORROW }), recorded(undefined, { date: TODAY })],
  [
    'date.in-future',
    asked(classified, 'CONFIRM_FILING', chair, { ...PAYLOADS.CONFIRM_FILING, listDate: TOMORROW }),
    asked(classified, 'CONFIRM_FILING', chair, { ...PAYLOADS.CONFIRM_FILING, listDate: TODAY }),
  ],
  [
    'date.in-future',
    asked(authorised, 'RECORD_UPLOAD', officer, { ...PAYLOADS.RECORD_UPLOAD, uploadedOn: TOMORROW }),
    asked(authorised, 'RECORD_UPLOAD', officer, { ...PAYLOADS.RECORD_UPLOAD, uploadedOn: TODAY }),
  ],
  [
    'date.in-future',
    asked(deciding, 'DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, date: TOMORROW }),
    asked(deciding, 'DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, date: TODAY }),
  ],
  [
    'date.in-future',
    asked(decided, 'RECORD_HEAD_APPROVAL', officer, { ...PAYLOADS.RECORD_HEAD_APPROVAL, letterDate: TOMORROW }),
    asked(decided, 'RECORD_HEAD_APPROVAL', officer, { ...PAYLOADS.RECORD_HEAD_APPROVAL, letterDate: TODAY }),
  ],
  [
    'date.in-future',
    asked(opened, 'RELEASE', officer, { ...PAYLOADS.RELEASE, releasedOn: '2027-01-02' }),
    asked(opened, 'RELEASE', officer, { ...PAYLOADS.RELEASE, releasedOn: '2027-01-01' }),
  ],
  ['date.beyond-calendar', recorded([ground(until('2101-01-01'))]), recorded([ground(until('2100-12-31'))])],
  ['date.beyond-calendar', recorded([ground(years('2026-01-01', 76))]), recorded([ground(years('2026-01-01', 75))])],
  [
    'date.beyond-calendar',
    asked(stored, 'LEND', officer, { ...PAYLOADS.LEND, dueBackOn: '2101-01-01' }),
    asked(stored, 'LEND', officer, { ...PAYLOADS.LEND, dueBackOn: '2100-12-31' }),
  ],
  [
    'determination.submitted',
    asked(submitted, 'RECORD_DETERMINATION', agency, determination()),
    asked(() => submitted().send('RETURN', chair, PAYLOADS.RETURN), 'RECORD_DETERMINATION', agency, determination()),
  ],
  [
    'determination.accepted',
    asked(accepted, 'RECORD_DETERMINATION', agency, determination()),
    asked(drafted, 'RECORD_DETERMINATION', agency, determination()),
  ],
  ['determination.before-test', recorded(undefined, { date: '2025-12-09' }), recorded(undefined, { date: '2025-12-10' })],
  [
    'opening.part-at-end',
    asked(decidingInPart, 'DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, opensOn: '2027-01-01' }),
    asked(decidingInPart, 'DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, opensOn: '2026-12-31' }),
  ],
  [
    'end.no-remainder',
    asked(() => accepted({ determination: determination([ground(), ground(undefined, 'g')]) }), 'REPORT_END', officer, {
      ...PAYLOADS.REPORT_END,
      ground: 1,
      remainder: REMAINDER,
    }),
    asked(accepted, 'REPORT_END', officer, { ...PAYLOADS.REPORT_END, ground: 1, remainder: REMAINDER }),
  ],
  [
    'end.remainder-named',
    asked(agreedInPart, 'REPORT_END', officer, { ...PAYLOADS.REPORT_END, remainder: REMAINDER }),
    asked(agreedInPart, 'REPORT_END', officer, PAYLOADS.REPORT_END),
  ],
  [
    'remainder.over',
    asked(() => openedInPart().moveTo('2027-01-01T01:00:00.000Z'), 'BEGIN_REMAINDER', officer),
    asked(() => openedInPart().moveTo('2026-12-31T01:00:00.000Z'), 'BEGIN_REMAINDER', officer),
  ],
  ['destruction.remainder', destruction(disposableInPart), destruction(disposable)],
  ['destruction.change-pending', destruction(disposableInDoubt), destruction(disposable)],
  [
    'release.only-in-part',
    asked(openedInPart, 'RELEASE', officer, PAYLOADS.RELEASE),
    asked(openedInPart, 'RELEASE', officer, { ...PAYLOADS.RELEASE, what: 'redacted', redactedCopy: FILE }),
  ],
  [
    'takedown.before-closing',
    asked(closedAgain, 'TAKE_DOWN', officer, { ...PAYLOADS.TAKE_DOWN, takenDownOn: YESTERDAY }),
    asked(closedAgain, 'TAKE_DOWN', officer, PAYLOADS.TAKE_DOWN),
  ],
  [
    'determination.part-and-scope',
    recorded(undefined, { scope: 'part' }),
    recorded(undefined, { scope: 'part', exemptPart: 'Nama pelapor.' }),
  ],
  ['determination.part-and-scope', recorded(undefined, { exemptPart: 'Nama pelapor.' }), recorded(undefined, { scope: 'whole' })],
  [
    'determination.before-minutes',
    recorded(undefined, { sheet: { ...SHEET, minutes: { number: 'BA/1', date: '2025-12-16' } } }),
    recorded(undefined, { sheet: { ...SHEET, minutes: { number: 'BA/1', date: '2025-12-15', place: 'Kota Contoh' } } }),
  ],
  ...PUBLIC_CLASSES.filter((publicClass) => publicClass !== 'none').map(
    (publicClass) =>
      [
        'determination.never-exempt',
        recorded(undefined, { publicClass }),
        recorded(undefined, { publicClass, scope: 'part', exemptPart: 'Nama pelapor.' }),
      ] as const,
  ),
  ['ground.act-missing', recorded([ground(undefined, 'j')]), recorded([ground(undefined, 'j', ['UU 43/2009 Pasal 44'])])],
  ['ground.act-missing', recorded([ground(), ground(undefined, 'j')]), recorded([ground(), ground(undefined, 'i')])],
  [
    'term.ends-before-start',
    recorded([ground(), ground(until('2025-12-14'), 'c')]),
    recorded([ground(), ground(until('2025-12-15'), 'c')]),
  ],
  // 29 February: thirty years from 2024-02-29 end on 2054-02-27, the day before the anniversary that 2054 has (28 February).
  ['term.letter-a-too-long', recorded([ground(years('2024-02-29', 31), 'a')]), recorded([ground(years('2024-02-29', 30), 'a')])],
  ['term.letter-a-too-long', recorded([ground(until('2055-12-15'), 'a')]), recorded([ground(until('2055-12-14'), 'a')])],
  ['term.letter-a-too-long', recorded([ground(until('2055-12-15'), 'a')]), recorded([ground(until('2055-12-15'), 'b')])],
  ['term.already-past', renewedUntil(ground(until(YESTERDAY), 'h')), renewedUntil(ground(until(TODAY), 'h'))],
  // One ground that has ended does not matter while another is alive.
  [
    'term.already-past',
    renewedUntil(ground(years('2020-01-01', 3)), ground(years('2021-01-01', 5), 'c')),
    renewedUntil(ground(years('2020-01-01', 3)), ground(years('2021-01-06', 5), 'c')),
  ],
  ['date.too-early', recorded([ground(years('1925-08-17', 20))], {}), recorded([ground(years('1925-08-18', 20))], {})],
  ['accept.past-end', asked(endingOn(YESTERDAY), 'ACCEPT', chair), asked(endingOn(TODAY), 'ACCEPT', chair)],
  [
    'four-eyes.recorder',
    asked(endingOn(YESTERDAY), 'CONFIRM_PAST_END', standIn(chair, agency)),
    asked(endingOn(YESTERDAY), 'CONFIRM_PAST_END', chair),
  ],
  [
    'four-eyes.recorder',
    asked(endingOnRecordedBy(officer), 'CONFIRM_PAST_END', { ...officer, role: 'chair' }),
    asked(endingOnRecordedBy(agency), 'CONFIRM_PAST_END', { ...officer, role: 'chair' }),
  ],
  [
    'change.end-lost',
    asked(oneEnded, 'PROPOSE_CORRECTION', officer, {
      ...PAYLOADS.PROPOSE_CORRECTION,
      grounds: [ground(), ground(undefined, 'i')],
    }),
    asked(oneEnded, 'PROPOSE_CORRECTION', officer, { ...PAYLOADS.PROPOSE_CORRECTION, grounds: [ground(), ground()] }),
  ],
  [
    'change.ruled',
    asked(() => openedBy('ruling'), 'PROPOSE_CORRECTION', officer, PAYLOADS.PROPOSE_CORRECTION),
    asked(() => openedBy('consent'), 'PROPOSE_CORRECTION', officer, PAYLOADS.PROPOSE_CORRECTION),
  ],
  [
    'withdraw.opened',
    asked(opened, 'WITHDRAW', agency, PAYLOADS.WITHDRAW),
    asked(drafted, 'WITHDRAW', agency, PAYLOADS.WITHDRAW),
  ],
  [
    'approval.before-determination',
    asked(() => wronglyOpen().moveTo('2026-02-03T01:00:00.000Z'), 'RECORD_CHANGE_APPROVAL', officer, {
      ...PAYLOADS.RECORD_CHANGE_APPROVAL,
      letterDate: '2026-02-01',
    }),
    asked(() => wronglyOpen().moveTo('2026-02-03T01:00:00.000Z'), 'RECORD_CHANGE_APPROVAL', officer, {
      ...PAYLOADS.RECORD_CHANGE_APPROVAL,
      letterDate: '2026-02-02',
    }),
  ],
  [
    'retraction.nothing',
    asked(oneEnded, 'PROPOSE_RETRACTION', officer, { ...PAYLOADS.PROPOSE_RETRACTION, endedBy: 'ruling' }),
    asked(oneEnded, 'PROPOSE_RETRACTION', officer, { ...PAYLOADS.PROPOSE_RETRACTION, endedBy: 'consent' }),
  ],
  [
    'retraction.nothing',
    asked(accepted, 'PROPOSE_RETRACTION', officer, PAYLOADS.PROPOSE_RETRACTION),
    asked(oneEnded, 'PROPOSE_RETRACTION', officer, PAYLOADS.PROPOSE_RETRACTION),
  ],
  [
    'retraction.nothing',
    asked(oneEnded, 'PROPOSE_RETRACTION', officer, { ...PAYLOADS.PROPOSE_RETRACTION, ground: 1 }),
    asked(oneEnded, 'PROPOSE_RETRACTION', officer, { ...PAYLOADS.PROPOSE_RETRACTION, ground: 2 }),
  ],
  [
    'change.decided',
    asked(() => decided().send('APPROVE_OPENING', head), 'PROPOSE_DETERMINATION', officer, PAYLOADS.PROPOSE_DETERMINATION),
    asked(deciding, 'PROPOSE_DETERMINATION', officer, PAYLOADS.PROPOSE_DETERMINATION),
  ],
  [
    'change.decided',
    asked(() => decided().send('APPROVE_OPENING', head), 'PROPOSE_VOID', officer, PAYLOADS.PROPOSE_VOID),
    asked(deciding, 'PROPOSE_VOID', officer, PAYLOADS.PROPOSE_VOID),
  ],
  [
    'change.decided',
    asked(() => decided().moveTo(NOW), 'PROPOSE_CORRECTION', officer, PAYLOADS.PROPOSE_CORRECTION),
    asked(deciding, 'PROPOSE_CORRECTION', officer, PAYLOADS.PROPOSE_CORRECTION),
  ],
  [
    'change.decided',
    asked(
      () =>
        drafted()
          .send('OPEN_REVIEW', officer)
          .send('PREPARE_REVIEW', officer, alone)
          .send('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN),
      'RECORD_DETERMINATION',
      agency,
      determination(),
    ),
    asked(
      () => drafted().send('OPEN_REVIEW', officer).send('PREPARE_REVIEW', officer, alone),
      'RECORD_DETERMINATION',
      agency,
      determination(),
    ),
  ],
  ...(['DETERMINE_CHANGE', 'APPROVE_CHANGE'] as const).map((type) => {
    const actor = type === 'APPROVE_CHANGE' ? head : chair;
    const proposed = (): Rehearsal => {
      const r = proposedChange();
      return type === 'APPROVE_CHANGE' ? r.send('DETERMINE_CHANGE', chair) : r;
    };
    const openingDecided = (): Rehearsal =>
      proposed()
        .send('OPEN_REVIEW', officer)
        .send('PREPARE_REVIEW', officer, alone)
        .send('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN);
    return ['change.decided', asked(openingDecided, type, actor), asked(proposed, type, actor)] as const;
  }),
  [
    'change.reported',
    asked(() => proposedChange().send('REPORT_END', officer, PAYLOADS.REPORT_END), 'DETERMINE_CHANGE', chair),
    asked(
      () => proposedChange().send('REPORT_END', officer, PAYLOADS.REPORT_END).send('REJECT_END', chair, PAYLOADS.REJECT_END),
      'DETERMINE_CHANGE',
      chair,
    ),
  ],
  [
    'approval.before-determination',
    asked(() => proposedChange().send('DETERMINE_CHANGE', chair), 'RECORD_CHANGE_APPROVAL', officer, {
      ...PAYLOADS.RECORD_CHANGE_APPROVAL,
      letterDate: YESTERDAY,
    }),
    asked(
      () => proposedChange().send('DETERMINE_CHANGE', chair),
      'RECORD_CHANGE_APPROVAL',
      officer,
      PAYLOADS.RECORD_CHANGE_APPROVAL,
    ),
  ],
  [
    'date.too-early',
    asked(drafted, 'REPORT_END', officer, ending({ ground: 1, occurredOn: '1945-08-17' })),
    asked(drafted, 'REPORT_END', officer, ending({ ground: 1, occurredOn: '1945-08-18' })),
  ],
  [
    'date.beyond-calendar',
    asked(() => awaitingYears(75), 'REPORT_END', officer, ending({ endedBy: 'event', ground: 1 })),
    asked(() => awaitingYears(74), 'REPORT_END', officer, ending({ endedBy: 'event', ground: 1 })),
  ],
  [
    'change.old-test',
    asked(accepted, 'PROPOSE_DETERMINATION', officer, proposal('2025-12-15')),
    asked(accepted, 'PROPOSE_DETERMINATION', officer, proposal('2025-12-16')),
  ],
  [
    'change.old-test',
    asked(accepted, 'PROPOSE_DETERMINATION', officer, proposal('2025-12-15')),
    asked(accepted, 'PROPOSE_CORRECTION', officer, proposal('2025-12-15')),
  ],
  [
    'four-eyes.proposer',
    asked(proposedChange, 'DETERMINE_CHANGE', { ...officer, role: 'chair' }),
    asked(proposedChange, 'DETERMINE_CHANGE', chair),
  ],
  [
    'four-eyes.determiner',
    asked(() => proposedChange().send('DETERMINE_CHANGE', chair), 'APPROVE_CHANGE', standIn(head, chair)),
    asked(() => proposedChange().send('DETERMINE_CHANGE', chair), 'APPROVE_CHANGE', head),
  ],
  ['term.consent-letter', recorded([ground(waiting('consent'), 'c')]), recorded([ground(waiting('consent'), 'g')])],
  ['recheck.not-ahead', recorded([ground(waiting('indefinite', TODAY))]), recorded([ground(waiting('indefinite', TOMORROW))])],
  [
    'recheck.too-late',
    recorded([ground(waiting('unstated', '2027-01-06'))]),
    recorded([ground(waiting('unstated', '2027-01-05'))]),
  ],
  [
    'recheck.too-late',
    asked(awaiting, 'RECHECK', officer, { reason: 'x', recheckOn: '2027-01-06' }),
    asked(awaiting, 'RECHECK', officer, { reason: 'x', recheckOn: '2027-01-05' }),
  ],
  ['date.in-future', reported({ occurredOn: TOMORROW }), reported({ occurredOn: TODAY })],
  ['end.case-number-missing', reported({ endedBy: 'ruling', number: undefined }), reported({ endedBy: 'ruling' })],
  ['end.case-number-missing', reported({ endedBy: 'ruling', number: undefined }), reported({ number: undefined })],
  ['end.no-such-ground', reported({ ground: 3 }), reported({ ground: 2 })],
  [
    'end.already',
    asked(() => awaiting().moveTo('2027-01-04T02:00:00.000Z'), 'REPORT_END', officer, ending({ occurredOn: '2027-01-01' })),
    asked(() => awaiting().moveTo('2027-01-04T02:00:00.000Z'), 'REPORT_END', officer, ending({ occurredOn: '2026-12-31' })),
  ],
  ['end.wrong-ground', reported({ endedBy: 'event', ground: 2 }), reported({ endedBy: 'event', ground: 1 })],
  ['end.wrong-ground', reported({ endedBy: 'open-court' }), reported({})],
  ['end.wrong-ground', reported({ endedBy: 'public-office', ground: undefined }), reported({ endedBy: 'public-office' })],
  [
    'four-eyes.reporter',
    asked(reportedEnd, 'CONFIRM_END', { ...officer, role: 'chair' }),
    asked(reportedEnd, 'CONFIRM_END', chair),
  ],
  ['submit.no-determination', asked(begin, 'SUBMIT', agency), asked(drafted, 'SUBMIT', agency)],
  ['four-eyes.submitter', asked(submitted, 'ACCEPT', { ...officer, role: 'chair' }), asked(submitted, 'ACCEPT', chair)],
  [
    'four-eyes.submitter',
    asked(submitted, 'ACCEPT', standIn(chair, officer)),
    asked(submitted, 'ACCEPT', standIn(chair, colleague)),
  ],
  [
    'four-eyes.submitter',
    asked(() => drafted().send('SUBMIT', standIn(colleague, officer)), 'ACCEPT', { ...officer, role: 'chair' }),
    asked(() => drafted().send('SUBMIT', colleague), 'ACCEPT', { ...officer, role: 'chair' }),
  ],
  [
    'four-eyes.submitter',
    asked(() => drafted().send('SUBMIT', standIn(colleague, officer)), 'ACCEPT', standIn(chair, officer)),
    asked(() => drafted().send('SUBMIT', standIn(colleague, officer)), 'ACCEPT', standIn(chair, head)),
  ],
  [
    'four-eyes.classifier',
    asked(classified, 'CONFIRM_FILING', { ...officer, role: 'chair' }, PAYLOADS.CONFIRM_FILING),
    asked(classified, 'CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING),
  ],
  [
    'four-eyes.preparer',
    asked(deciding, 'DECIDE_TO_OPEN', standIn(chair, officer), PAYLOADS.DECIDE_TO_OPEN),
    asked(deciding, 'DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN),
  ],
  ['four-eyes.decider', asked(decided, 'APPROVE_OPENING', standIn(head, chair)), asked(decided, 'APPROVE_OPENING', head)],
  [
    'four-eyes.decider',
    asked(decided, 'RECORD_HEAD_APPROVAL', chair, PAYLOADS.RECORD_HEAD_APPROVAL),
    asked(decided, 'RECORD_HEAD_APPROVAL', officer, PAYLOADS.RECORD_HEAD_APPROVAL),
  ],
  [
    'storage.soft-copy-missing',
    asked(accepted, 'STORE', officer, { locator: 'rak 3' }),
    asked(() => accepted({ medium: 'hard' }), 'STORE', officer, { locator: 'rak 3' }),
  ],
  [
    'storage.locator-missing',
    asked(accepted, 'STORE', officer, { softCopy: FILE }),
    asked(() => accepted({ medium: 'soft' }), 'STORE', officer, { softCopy: FILE }),
  ],
  ['storage.no-paper', asked(withoutPaper, 'LEND', officer, PAYLOADS.LEND), asked(stored, 'LEND', officer, PAYLOADS.LEND)],
  ['storage.no-paper', asked(withoutPaper, 'MOVE', officer, PAYLOADS.MOVE), asked(stored, 'MOVE', officer, PAYLOADS.MOVE)],
  [
    'loan.due-in-past',
    asked(stored, 'LEND', officer, { ...PAYLOADS.LEND, dueBackOn: YESTERDAY }),
    asked(stored, 'LEND', officer, { ...PAYLOADS.LEND, dueBackOn: TODAY }),
  ],
  [
    'upload.before-change',
    asked(authorised, 'RECORD_UPLOAD', officer, { ...PAYLOADS.RECORD_UPLOAD, uploadedOn: YESTERDAY }),
    asked(authorised, 'RECORD_UPLOAD', officer, { ...PAYLOADS.RECORD_UPLOAD, uploadedOn: TODAY }),
  ],
  [
    'upload.before-change',
    asked(online, 'RECORD_UPLOAD', officer, { ...PAYLOADS.RECORD_UPLOAD, uploadedOn: '2026-12-31' }),
    asked(online, 'RECORD_UPLOAD', officer, { ...PAYLOADS.RECORD_UPLOAD, uploadedOn: '2027-01-01' }),
  ],
  [
    'upload.not-in-edition',
    asked(authorised, 'RECORD_UPLOAD', officer, { ...PAYLOADS.RECORD_UPLOAD, asOf: `${YESTERDAY}T16:59:59.999Z` }),
    asked(authorised, 'RECORD_UPLOAD', officer, { ...PAYLOADS.RECORD_UPLOAD, asOf: authorised().now }),
  ],
  [
    'panel.or-reason',
    asked(preparing, 'PREPARE_REVIEW', officer, { recommendation: 'open', reason: 'x' }),
    asked(preparing, 'PREPARE_REVIEW', officer, alone),
  ],
  [
    'panel.or-reason',
    asked(preparing, 'PREPARE_REVIEW', officer, { ...asking(null, null), noConsiderationBecause: 'x' }),
    asked(preparing, 'PREPARE_REVIEW', officer, asking(null, null)),
  ],
  [
    'panel.single-voice',
    asked(preparing, 'PREPARE_REVIEW', officer, asking('agency-1', 'agency-1')),
    asked(preparing, 'PREPARE_REVIEW', officer, asking('agency-1', 'agency-2')),
  ],
  // Unknown is not outside: without the office's knowledge of where the members come from, the panel is refused.
  [
    'panel.single-voice',
    asked(preparing, 'PREPARE_REVIEW', officer, PAYLOADS.PREPARE_REVIEW),
    asked(preparing, 'PREPARE_REVIEW', officer, asking('agency-1', null)),
  ],
  // What the PPID unit holds itself cannot have a panel from elsewhere.
  [
    'panel.single-voice',
    asked(preparing, 'PREPARE_REVIEW', officer, asking('agency-1')),
    asked(unitsOwn, 'PREPARE_REVIEW', officer, asking(null, null)),
  ],
  [
    'opinion.not-on-panel',
    asked(considering, 'GIVE_OPINION', member3, PAYLOADS.GIVE_OPINION),
    asked(considering, 'GIVE_OPINION', member2, PAYLOADS.GIVE_OPINION),
  ],
  [
    'opinion.not-on-panel',
    asked(considering, 'GIVE_OPINION', standIn(member3, officer), PAYLOADS.GIVE_OPINION),
    asked(considering, 'GIVE_OPINION', standIn(member3, member2), PAYLOADS.GIVE_OPINION),
  ],
  [
    'opinion.already-given',
    asked(voted, 'GIVE_OPINION', member1, PAYLOADS.GIVE_OPINION),
    asked(voted, 'GIVE_OPINION', member2, PAYLOADS.GIVE_OPINION),
  ],
  // One human being is one voice, also where two seats could be spoken for.
  [
    'opinion.already-given',
    asked(votedByStandIn, 'GIVE_OPINION', standIn(member3, member2), PAYLOADS.GIVE_OPINION),
    asked(votedByStandIn, 'GIVE_OPINION', member2, PAYLOADS.GIVE_OPINION),
  ],
  [
    'opinion.already-given',
    asked(votedByStandIn, 'GIVE_OPINION', member1, PAYLOADS.GIVE_OPINION),
    asked(votedByStandIn, 'GIVE_OPINION', standIn(head, member2), PAYLOADS.GIVE_OPINION),
  ],
  [
    'opening.in-past',
    asked(deciding, 'DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, opensOn: YESTERDAY }),
    asked(deciding, 'DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, opensOn: TODAY }),
  ],
  [
    'opening.after-term',
    asked(deciding, 'DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, opensOn: '2027-01-02' }),
    asked(deciding, 'DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, opensOn: '2027-01-01' }),
  ],
  [
    'release.redacted-copy-missing',
    asked(opened, 'RELEASE', officer, { ...PAYLOADS.RELEASE, what: 'redacted' }),
    asked(opened, 'RELEASE', officer, { ...PAYLOADS.RELEASE, what: 'redacted', redactedCopy: FILE }),
  ],
  [
    'transfer.same-holder',
    asked(begin, 'TRANSFER_HOLDER', chair, { ...PAYLOADS.TRANSFER_HOLDER, agency: 'agency-1' }),
    asked(begin, 'TRANSFER_HOLDER', chair, PAYLOADS.TRANSFER_HOLDER),
  ],
  [
    'transfer.same-holder',
    asked(unitsOwn, 'TRANSFER_HOLDER', chair, { ...PAYLOADS.TRANSFER_HOLDER, agency: undefined }),
    asked(begin, 'TRANSFER_HOLDER', chair, { ...PAYLOADS.TRANSFER_HOLDER, agency: undefined }),
  ],
  [
    'date.in-future',
    asked(begin, 'TRANSFER_HOLDER', chair, { ...PAYLOADS.TRANSFER_HOLDER, date: TOMORROW }),
    asked(begin, 'TRANSFER_HOLDER', chair, { ...PAYLOADS.TRANSFER_HOLDER, date: TODAY }),
  ],
  // The holder has become another while the panel was asked.
  [
    'panel.single-voice',
    asked(
      () => consideredBy('agency-2').send('TRANSFER_HOLDER', chair, PAYLOADS.TRANSFER_HOLDER),
      'DECIDE_TO_OPEN',
      chair,
      PAYLOADS.DECIDE_TO_OPEN,
    ),
    asked(() => consideredBy('agency-2'), 'DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN),
  ],
  // Retention, holds and destruction.
  ['date.too-early', retention({ startsOn: '1945-08-16' }), retention({ startsOn: '1945-08-17' })],
  ['date.beyond-calendar', retention({ startsOn: '2101-01-01' }), retention({ startsOn: '2100-12-31' })],
  ['date.too-early', classifiedWith({ startsOn: '1945-08-16' }), classifiedWith({ startsOn: '1945-08-17' })],
  ['date.in-future', hold({ since: TOMORROW }), hold({ since: TODAY })],
  ['date.too-early', hold({ since: '1945-08-16' }), hold({ since: '1945-08-17' })],
  ['hold.doubled', hold({}, held), hold({ caseNumber: '13/G/KI/2026' }, held)],
  [
    'hold.unknown',
    asked(held, 'LIFT_HOLD', chair, { ...PAYLOADS.LIFT_HOLD, caseNumber: 'x' }),
    asked(held, 'LIFT_HOLD', chair, PAYLOADS.LIFT_HOLD),
  ],
  [
    'four-eyes.hold',
    asked(held, 'LIFT_HOLD', standIn(chair, officer), PAYLOADS.LIFT_HOLD),
    asked(held, 'LIFT_HOLD', standIn(chair, colleague), PAYLOADS.LIFT_HOLD),
  ],
  // Whoever placed one of two may lift the other.
  [
    'four-eyes.hold',
    asked(heldByBoth, 'LIFT_HOLD', chair, { ...PAYLOADS.LIFT_HOLD, caseNumber: 'of the chair' }),
    asked(heldByBoth, 'LIFT_HOLD', chair, PAYLOADS.LIFT_HOLD),
  ],
  [
    'four-eyes.proposer',
    asked(proposedEntry, 'AUTHORISE_PROPOSED', standIn(chair, officer)),
    asked(proposedEntry, 'AUTHORISE_PROPOSED', standIn(chair, colleague)),
  ],
  ['storage.no-paper', destruction(disposableCopy), destruction(disposable)],
  ['destruction.held', destruction(() => disposable().send('PLACE_HOLD', officer, PAYLOADS.PLACE_HOLD)), destruction(disposable)],
  ['destruction.retention-unknown', destruction(withoutSchedule), destruction(disposable)],
  // The last day counts.
  [
    'destruction.retention-running',
    destruction(() => disposable({ startsOn: '2022-01-05' })),
    destruction(() => disposable({ startsOn: '2022-01-04' })),
  ],
  [
    'destruction.permanent',
    destruction(() => disposable({ fate: 'permanent' })),
    destruction(() => disposable({ fate: 'destroy' })),
  ],
  [
    'destruction.unreviewed',
    destruction(() => disposable({ fate: 'review' })),
    destruction(() => disposable({ fate: 'destroy' })),
  ],
  ['destruction.still-exempt', destruction(() => scheduled()), destruction(disposable)],
  ['destruction.still-exempt', destruction(voidedInPublic), destruction(disposable)],
  ['destruction.not-released', destruction(() => scheduled().moveTo(OPEN)), destruction(disposable)],
  [
    'date.in-future',
    destruction(disposable, { minutesDate: '2027-01-05' }),
    destruction(disposable, { minutesDate: '2027-01-04' }),
  ],
  [
    'four-eyes.proposer',
    asked(destroying, 'APPROVE_DESTRUCTION', standIn(head, officer)),
    asked(destroying, 'APPROVE_DESTRUCTION', head),
  ],
  [
    'four-eyes.proposer',
    asked(destroying, 'RECORD_DESTRUCTION_APPROVAL', officer, PAYLOADS.RECORD_DESTRUCTION_APPROVAL),
    asked(destroying, 'RECORD_DESTRUCTION_APPROVAL', colleague, PAYLOADS.RECORD_DESTRUCTION_APPROVAL),
  ],
  [
    'date.in-future',
    asked(destroying, 'RECORD_DESTRUCTION_APPROVAL', colleague, {
      ...PAYLOADS.RECORD_DESTRUCTION_APPROVAL,
      letterDate: '2027-01-05',
    }),
    asked(destroying, 'RECORD_DESTRUCTION_APPROVAL', colleague, {
      ...PAYLOADS.RECORD_DESTRUCTION_APPROVAL,
      letterDate: '2027-01-04',
    }),
  ],
  // What was proposed is exempt again when the head looks at it.
  [
    'destruction.still-exempt',
    asked(closedWhileDestroying, 'APPROVE_DESTRUCTION', head),
    asked(destroying, 'APPROVE_DESTRUCTION', head),
  ],
  [
    'destruction.still-exempt',
    asked(closedWhileDestroying, 'RECORD_DESTRUCTION_APPROVAL', colleague, PAYLOADS.RECORD_DESTRUCTION_APPROVAL),
    asked(destroying, 'RECORD_DESTRUCTION_APPROVAL', colleague, PAYLOADS.RECORD_DESTRUCTION_APPROVAL),
  ],
];

/** Monday 4 January 2027: public since the first. */
const OPEN = '2027-01-04T01:00:00.000Z';

function retention(more: object): () => string[] {
  return asked(stored, 'RECORD_RETENTION', officer, { ...PAYLOADS.RECORD_RETENTION, ...more });
}

function classifiedWith(more: object): () => string[] {
  return asked(accepted, 'CLASSIFY', officer, { ...PAYLOADS.CLASSIFY, retention: { ...PAYLOADS.RECORD_RETENTION, ...more } });
}

function held(): Rehearsal {
  return accepted().send('PLACE_HOLD', officer, PAYLOADS.PLACE_HOLD);
}

function heldByBoth(): Rehearsal {
  return held().send('PLACE_HOLD', chair, { ...PAYLOADS.PLACE_HOLD, caseNumber: 'of the chair' });
}

function hold(more: object, reach: Reach = accepted): () => string[] {
  return asked(reach, 'PLACE_HOLD', officer, { ...PAYLOADS.PLACE_HOLD, ...more });
}

/** Stored, and its schedule is known. */
function scheduled(more: object = {}): Rehearsal {
  return stored().send('RECORD_RETENTION', officer, { ...PAYLOADS.RECORD_RETENTION, ...more });
}

function disposable(more: object = {}): Rehearsal {
  return scheduled(more).moveTo(OPEN).send('RELEASE', officer, PAYLOADS.RELEASE);
}

function disposableInPart(): Rehearsal {
  return scheduled()
    .send('REPORT_END', officer, { ...PAYLOADS.REPORT_END, endedBy: 'ruling', remainder: REMAINDER })
    .send('CONFIRM_END', chair)
    .moveTo(OPEN)
    .send('RELEASE', officer, { ...PAYLOADS.RELEASE, what: 'redacted', redactedCopy: FILE });
}

function disposableInDoubt(): Rehearsal {
  return disposable().send('PROPOSE_CORRECTION', officer, PAYLOADS.PROPOSE_CORRECTION);
}

function withoutSchedule(): Rehearsal {
  return stored().moveTo(OPEN).send('RELEASE', officer, PAYLOADS.RELEASE);
}

function disposableCopy(): Rehearsal {
  return withoutPaper()
    .send('RECORD_RETENTION', officer, PAYLOADS.RECORD_RETENTION)
    .moveTo(OPEN)
    .send('RELEASE', officer, PAYLOADS.RELEASE);
}

function voidedInPublic(): Rehearsal {
  return disposable()
    .send('PROPOSE_VOID', officer, PAYLOADS.PROPOSE_VOID)
    .send('CONFIRM_CHANGE', chair)
    .send('APPROVE_CHANGE', head);
}

function destruction(reach: Reach, more: object = {}): () => string[] {
  return asked(reach, 'PROPOSE_DESTRUCTION', officer, { ...PAYLOADS.PROPOSE_DESTRUCTION, ...more });
}

function destroying(): Rehearsal {
  return disposable().send('PROPOSE_DESTRUCTION', officer, PAYLOADS.PROPOSE_DESTRUCTION);
}

const closedUntil = (r: Rehearsal, endsOn: string): Rehearsal =>
  r
    .send('PROPOSE_CORRECTION', officer, { ...PAYLOADS.PROPOSE_CORRECTION, grounds: [ground(until(endsOn))] })
    .send('CONFIRM_CHANGE', chair)
    .send('APPROVE_CHANGE', head);

function closedWhileDestroying(): Rehearsal {
  return closedUntil(destroying(), '2061-01-31');
}

function unitsOwn(): Rehearsal {
  return Rehearsal.begin(
    exemptInformationV1,
    calendar,
    NOW,
    officer,
    record({ agency: undefined, determination: determination() }),
  ).send('OPEN_REVIEW', officer);
}

function voted(): Rehearsal {
  return considering().send('GIVE_OPINION', member1, PAYLOADS.GIVE_OPINION);
}

function votedByStandIn(): Rehearsal {
  return considering().send('GIVE_OPINION', standIn(member3, member1), PAYLOADS.GIVE_OPINION);
}

function online(): Rehearsal {
  return authorised().send('RECORD_UPLOAD', officer, PAYLOADS.RECORD_UPLOAD).moveTo('2026-12-31T16:00:00.000Z');
}

describe('rules', () => {
  it.each(CASES)('%s refuses what it must and nothing beside it', (id, refused, nearest) => {
    expect(refused()).toEqual([id]);
    expect(nearest()).toEqual([]);
  });

  it('have a case for every reason that they give', () => {
    expect([...new Set(CASES.map(([id]) => id))].sort()).toEqual(Object.keys(refusals).sort());
  });

  it('let a record in whose period ends in fewer than 30 working days: it is late, not wrong', () => {
    expect(recorded([ground(until('2026-01-30'))])()).toEqual([]);
  });

  it.each<[string, Reach, string, Actor, object, Record<string, unknown>]>([
    [
      'a day to come',
      begin,
      'RECORD_DETERMINATION',
      agency,
      determination(undefined, { date: TOMORROW }),
      { 'date.in-future': { field: 'date', date: TOMORROW, today: TODAY } },
    ],
    [
      'an end beyond the calendar',
      begin,
      'RECORD_DETERMINATION',
      agency,
      determination([ground(until('2101-01-01'))]),
      { 'date.beyond-calendar': { field: 'endsOn', date: '2101-01-01', until: '2100-12-31' } },
    ],
    [
      'a late sheet',
      begin,
      'RECORD_DETERMINATION',
      agency,
      determination(undefined, { date: '2025-12-01' }),
      { 'determination.before-test': { sheet: '2025-12-10', date: '2025-12-01' } },
    ],
    [
      'late minutes',
      begin,
      'RECORD_DETERMINATION',
      agency,
      determination(undefined, { sheet: { ...SHEET, minutes: { number: 'BA/1', date: '2025-12-16' } } }),
      { 'determination.before-minutes': { minutes: '2025-12-16', date: '2025-12-15' } },
    ],
    [
      'an end that has passed',
      accepted,
      'PROPOSE_DETERMINATION',
      officer,
      { ...proposal('2025-12-16'), date: '2025-12-16', grounds: [ground(until(YESTERDAY))] },
      { 'term.already-past': { endsOn: YESTERDAY, today: TODAY } },
    ],
    [
      'too long a term',
      begin,
      'RECORD_DETERMINATION',
      agency,
      determination([ground(years('2020-01-01', 31), 'a')]),
      { 'term.letter-a-too-long': { endsOn: '2050-12-31', latest: '2049-12-31' } },
    ],
    [
      'an end before its start',
      begin,
      'RECORD_DETERMINATION',
      agency,
      determination([ground(), ground(until('2025-12-14'), 'c')]),
      { 'term.ends-before-start': { letter: 'c', startsOn: '2025-12-15', endsOn: '2025-12-14' } },
    ],
    [
      'a list to come',
      classified,
      'CONFIRM_FILING',
      chair,
      { listDate: TOMORROW },
      { 'date.in-future': { field: 'listDate', date: TOMORROW, today: TODAY } },
    ],
    ['a loan due before', stored, 'LEND', officer, { dueBackOn: YESTERDAY }, { 'loan.due-in-past': { dueBackOn: YESTERDAY } }],
    [
      'a loan for ever',
      stored,
      'LEND',
      officer,
      { dueBackOn: '2101-01-01' },
      { 'date.beyond-calendar': { field: 'dueBackOn', date: '2101-01-01', until: '2100-12-31' } },
    ],
    [
      'an old upload',
      authorised,
      'RECORD_UPLOAD',
      officer,
      { uploadedOn: YESTERDAY },
      { 'upload.before-change': { uploadedOn: YESTERDAY, changedOn: TODAY } },
    ],
    [
      'an upload of an edition before',
      authorised,
      'RECORD_UPLOAD',
      officer,
      { uploadedOn: TODAY, asOf: `${YESTERDAY}T00:00:00.000Z` },
      { 'upload.not-in-edition': { changedOn: TODAY } },
    ],
    [
      'an upload to come',
      authorised,
      'RECORD_UPLOAD',
      officer,
      { uploadedOn: TOMORROW },
      { 'date.in-future': { field: 'uploadedOn', date: TOMORROW, today: TODAY } },
    ],
    [
      'a decision to come',
      deciding,
      'DECIDE_TO_OPEN',
      chair,
      { date: TOMORROW },
      { 'date.in-future': { field: 'date', date: TOMORROW, today: TODAY } },
    ],
    [
      'an opening before',
      deciding,
      'DECIDE_TO_OPEN',
      chair,
      { date: TODAY, opensOn: YESTERDAY },
      { 'opening.in-past': { opensOn: YESTERDAY } },
    ],
    [
      'an opening too late',
      deciding,
      'DECIDE_TO_OPEN',
      chair,
      { date: TODAY, opensOn: '2030-01-01' },
      { 'opening.after-term': { opensOn: '2030-01-01', latest: '2027-01-01' } },
    ],
    [
      'an opening in part too late',
      decidingInPart,
      'DECIDE_TO_OPEN',
      chair,
      { date: TODAY, opensOn: '2027-01-01' },
      { 'opening.part-at-end': { opensOn: '2027-01-01', latest: '2026-12-31' } },
    ],
    [
      'a takedown before',
      closedAgain,
      'TAKE_DOWN',
      officer,
      { takenDownOn: YESTERDAY },
      { 'takedown.before-closing': { takenDownOn: YESTERDAY, closedOn: TODAY } },
    ],
    [
      'a letter to come',
      decided,
      'RECORD_HEAD_APPROVAL',
      officer,
      { letterDate: TOMORROW },
      { 'date.in-future': { field: 'letterDate', date: TOMORROW, today: TODAY } },
    ],
    [
      'a release to come',
      opened,
      'RELEASE',
      officer,
      { releasedOn: '2027-01-02', what: 'whole' },
      { 'date.in-future': { field: 'releasedOn', date: '2027-01-02', today: '2027-01-01' } },
    ],
  ])('say of %s what the sentence wants to know', (_, reach, type, actor, payload, expected) => {
    const r = reach();
    const args = { context: r.state.context, facts: r.facts(actor), calendar, payload };
    const given = exemptInformationV1.rules[type]?.check?.(args) ?? [];
    expect(Object.fromEntries(given.map(({ id, params }) => [id, params]))).toEqual(expected);
    for (const [id, params] of Object.entries(expected))
      for (const [, blank] of exemptInformationV1.texts.id.refusals[id]!.matchAll(/\{(\w+)\}/g))
        expect(params).toHaveProperty(blank!);
  });
});
