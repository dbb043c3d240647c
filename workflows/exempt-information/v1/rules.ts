import { type By, type Rule, type RuleArgs, type WorkflowDefinition } from '@tabir/engine';
import { plusDays, type Instant, type JsonObject, type LocalDate } from '@tabir/kernel';
import { retracted } from './change-facts.js';
import { involved, kept, lives, voterOf, type Context, type Earlier, type RedactedDetermination } from './context.js';
import {
  alreadyPast,
  beyondCalendar,
  determinationRefusals,
  extensionRefusals,
  inFuture,
  recheckRefusals,
  tooEarly,
} from './determination-rules.js';
import { type events } from './events.js';
import { hasVoiceFromOutside, transferRule } from './holder-rules.js';
import { destructionRefusals, holdRefusals, retentionRefusals, unknownHold } from './keeping-rules.js';
import { type RegisterRecord } from './payloads/description.js';
import { type Cause, type ReportEnd } from './payloads/ending.js';
import { openedInPart, remainingGrounds } from './part-facts.js';
import { type RefusalId, type Refused } from './refusals.js';
import { lastLife, livesOf, type Life } from './term.js';

type Rules = WorkflowDefinition<Context, typeof events, RefusalId>['rules'];
type Args = RuleArgs<Context>;

const unless = (fine: boolean, id: RefusalId, params: JsonObject = {}): Refused[] => (fine ? [] : [{ id, params }]);

const today = ({ facts, calendar }: Pick<Args, 'facts' | 'calendar'>) => calendar.dateOf(facts.at);

/** Two persons, stand-ins counted on both sides. */
const notBy =
  (earlier: (context: Context) => By | null | undefined, id: RefusalId) =>
  ({ context, facts: { actor } }: Args): Refused[] =>
    unless(!involved(actor, earlier(context)), id);

const hasPaper = ({ context }: Args): Refused[] => unless(context.locator !== null, 'storage.no-paper');
const otherThanDecider = notBy(({ decision }) => decision?.by, 'four-eyes.decider');

const otherThanProposer = notBy(({ proposal }) => proposal?.by, 'four-eyes.proposer');
const otherThanDeterminer = notBy(({ proposal }) => proposal?.determinedBy, 'four-eyes.determiner');

const otherThanDestroyer = notBy(({ destruction }) => destruction?.by, 'four-eyes.proposer');
const destructible = (args: Args): Refused[] => destructionRefusals(args.context, today(args));

/** What is about to open by decision is not changed any more, and what was reported is decided on first. */
const changeable = ({ context: { decision, reported, opened } }: Args): Refused[] => [
  ...unless(decision === null || opened !== null, 'change.decided'),
  ...unless(reported === null, 'change.reported'),
];
const both =
  (...rules: ((args: Args) => Refused[])[]) =>
  (args: Args): Refused[] =>
    rules.flatMap((rule) => rule(args));

/** Nothing else has an end behind it and is not open: what ends while it runs is opened at once. */
const isDoubted = (args: Args): boolean => {
  const { endsOn, opened } = args.context;
  return endsOn !== null && opened === null && endsOn < today(args);
};

const letterRefusals = ({ proposal }: Context, letterDate: LocalDate): Refused[] => {
  // Something awaits the head: a new determination, or what is said of the one in force.
  const { kind, determination, proposedOn } = proposal as NonNullable<Context['proposal']>;
  const date = kind === 'extended' ? (determination as RedactedDetermination).date : proposedOn;
  return unless(letterDate >= date, 'approval.before-determination', { letterDate, date });
};

/** What two persons found of a ground must not get lost by the way: it is taken back first, if it was a mistake. */
const lostEnds = (context: Context, payload: Pick<RedactedDetermination, 'grounds'>): Refused[] => {
  const stays = kept(context, payload);
  return context.ends.filter((end) => !stays.includes(end)).map(({ ground }) => ({ id: 'change.end-lost', params: { ground } }));
};

export const startRule: Rule<Record<string, never>, object, RefusalId> = {
  check: ({ payload, facts, calendar }) => {
    const { determination } = payload as RegisterRecord;
    return determination ? determinationRefusals(determination, facts, calendar) : [];
  },
};

/** Letters of Article 17 that a cause can end; a ruling ends any, and an event any whose term waits for one. */
const LETTERS_OF_CAUSE: Readonly<Partial<Record<Cause, readonly string[]>>> = {
  consent: ['g', 'h'],
  'public-office': ['g', 'h'],
  'open-court': ['a'],
};

const canEnd = ({ ground: { letter, term } }: Life, cause: Cause): boolean =>
  cause === 'event' ? 'event' in term : (LETTERS_OF_CAUSE[cause]?.includes(letter) ?? true);

/** The end that would come out has to lie within the days that the office's calendar knows. */
function outOfCalendar({ context, payload, calendar }: Args & { readonly payload: ReportEnd }): Refused[] {
  const { endedBy: cause, occurredOn, ground } = payload;
  const ends = lives(context)
    .filter(({ position }) => ground === undefined || ground === position)
    .map(({ position }) => ({ ground: position, cause, occurredOn }));
  const { determination, letterASince } = context;
  // Something is reported only while a determination holds.
  const { grounds, date } = determination as NonNullable<Context['determination']>;
  const { endsOn } = lastLife(livesOf(grounds, date, [...context.ends, ...ends], letterASince));
  return endsOn === null ? [] : [...beyondCalendar('endsOn', endsOn, calendar), ...tooEarly('endsOn', endsOn)];
}

const isAlive = ({ endsOn, waits, ground: { term } }: Life, { endedBy, occurredOn }: ReportEnd): boolean =>
  endedBy === 'event' && 'event' in term ? waits : endsOn === null || endsOn >= occurredOn;

function endRefusals(all: readonly Life[], report: ReportEnd): Refused[] {
  const { endedBy, ground, occurredOn } = report;
  const named = ground === undefined ? all : all.filter(({ position }) => position === ground);
  const alive = named.filter((life) => isAlive(life, report));
  if (named.length === 0) return [{ id: 'end.no-such-ground', params: { ground: ground as number, of: all.length } }];
  if (alive.length === 0) return [{ id: 'end.already', params: { occurredOn } }];
  const unfit = alive.find((life) => !canEnd(life, endedBy));
  return unfit ? [{ id: 'end.wrong-ground', params: { ground: unfit.position, letter: unfit.ground.letter } }] : [];
}

/** A part stays exempt only where the rest opens, and by something other than what its own term waited for. */
function remainderRefusals({ context, payload }: Args & { readonly payload: ReportEnd }): Refused[] {
  const { endedBy, ground, occurredOn, remainder } = payload;
  if (remainder === undefined) return [];
  const opensTheRest = lives(context).every(
    ({ position, endsOn }) => ground === undefined || ground === position || (endsOn !== null && endsOn < occurredOn),
  );
  const isNamed = context.approval !== null && context.decision?.inPart === true;
  return [...unless(endedBy !== 'event' && opensTheRest, 'end.no-remainder'), ...unless(!isNamed, 'end.remainder-named')];
}

/** Why not. What is possible at all the machine knows; these say who may not, and which contents do not hold. */
export const rules: Rules = {
  RECORD_DETERMINATION: {
    before: (args) => {
      const { submittedBy, accepted } = args.context;
      return submittedBy === null ? changeable(args) : [{ id: accepted ? 'determination.accepted' : 'determination.submitted' }];
    },
    check: ({ payload, facts, calendar }) => determinationRefusals(payload, facts, calendar),
  },
  WITHDRAW: { before: ({ context: { opened } }) => unless(opened === null, 'withdraw.opened') },
  SUBMIT: { before: ({ context }) => unless(context.determination !== null, 'submit.no-determination') },
  ACCEPT: {
    before: both(
      notBy(({ submittedBy }) => submittedBy, 'four-eyes.submitter'),
      (args) => unless(!isDoubted(args), 'accept.past-end', { endsOn: args.context.endsOn }),
    ),
  },
  CONFIRM_PAST_END: { before: notBy(({ recordedBy }) => recordedBy, 'four-eyes.recorder') },

  CONFIRM_FILING: {
    before: notBy(({ classification }) => classification?.by, 'four-eyes.classifier'),
    check: (args) => inFuture('listDate', args.payload.listDate, today(args)),
  },

  STORE: {
    check: ({ context: { medium }, payload: { softCopy, locator } }) => [
      ...unless(medium === 'hard' || Boolean(softCopy), 'storage.soft-copy-missing'),
      ...unless(medium === 'soft' || Boolean(locator), 'storage.locator-missing'),
    ],
  },
  MOVE: { before: hasPaper },
  LEND: {
    before: hasPaper,
    check: (args) => {
      const { dueBackOn } = args.payload;
      return [
        ...unless(dueBackOn >= today(args), 'loan.due-in-past', { dueBackOn }),
        ...beyondCalendar('dueBackOn', dueBackOn, args.calendar),
      ];
    },
  },

  CLASSIFY: {
    check: ({ payload: { retention }, calendar }) => (retention ? retentionRefusals(retention, calendar) : []),
  },
  RECORD_RETENTION: { check: ({ payload, calendar }) => retentionRefusals(payload, calendar) },
  PLACE_HOLD: { check: (args) => holdRefusals(args.context, args.payload, today(args)) },
  LIFT_HOLD: {
    check: ({ context, payload: { caseNumber }, facts: { actor } }) => [
      ...unknownHold(context, caseNumber),
      ...unless(!involved(actor, context.holds.find((hold) => hold.caseNumber === caseNumber)?.by), 'four-eyes.hold'),
    ],
  },
  PROPOSE_DESTRUCTION: {
    before: both(hasPaper, destructible),
    check: (args) => inFuture('minutesDate', args.payload.minutesDate, today(args)),
  },
  APPROVE_DESTRUCTION: { before: both(otherThanDestroyer, destructible) },
  RECORD_DESTRUCTION_APPROVAL: {
    before: both(otherThanDestroyer, destructible),
    check: (args) => inFuture('letterDate', args.payload.letterDate, today(args)),
  },

  AUTHORISE_PROPOSED: { before: notBy(({ proposedEntry }) => proposedEntry?.by, 'four-eyes.proposer') },
  RECORD_UPLOAD: {
    check: (args) => {
      const { uploadedOn, asOf } = args.payload;
      const { opened, entryAuthorisedAt, periodChangedAt } = args.context;
      // Nothing is uploaded before it was authorised, so one of them is there.
      const changes = [opened?.notedAt, entryAuthorisedAt, periodChangedAt].filter((at) => typeof at === 'string');
      const changedAt = changes.sort().at(-1) as Instant;
      const changedOn = args.calendar.dateOf(changedAt);
      return [
        ...inFuture('uploadedOn', uploadedOn, today(args)),
        ...unless(uploadedOn >= changedOn, 'upload.before-change', { uploadedOn, changedOn }),
        ...unless(asOf === undefined || changedAt <= asOf, 'upload.not-in-edition', { changedOn }),
      ];
    },
  },

  PREPARE_REVIEW: {
    check: ({ context: { agency }, payload: { panel, panelAgencies, noConsiderationBecause } }) => [
      ...unless(Boolean(panel) !== Boolean(noConsiderationBecause), 'panel.or-reason'),
      ...unless(!panel || hasVoiceFromOutside(agency, panelAgencies ?? []), 'panel.single-voice'),
    ],
  },
  GIVE_OPINION: {
    before: ({ context: { panel, opinions }, facts: { actor } }) => {
      const voter = voterOf(panel, actor);
      const spoken = opinions.some((opinion) => opinion.voter === voter || opinion.by.id === actor.id);
      return [...unless(voter !== undefined, 'opinion.not-on-panel'), ...unless(!spoken, 'opinion.already-given')];
    },
  },
  DECIDE_TO_OPEN: {
    before: both(
      notBy(({ preparation }) => preparation?.by, 'four-eyes.preparer'),
      // The holder may be another by now than when the panel was asked.
      ({ context: { agency, panel, preparation } }) =>
        unless(
          panel.length === 0 || hasVoiceFromOutside(agency, (preparation as NonNullable<Context['preparation']>).panelAgencies),
          'panel.single-voice',
        ),
    ),
    check: (args) => {
      const { date, opensOn } = args.payload;
      const refused = inFuture('date', date, today(args));
      if (!opensOn) return refused;
      const { endsOn, preparation } = args.context;
      const inPart = Boolean(preparation?.remainder);
      const latest = endsOn && (inPart ? endsOn : plusDays(endsOn, 1));
      return [
        ...refused,
        ...unless(opensOn >= today(args), 'opening.in-past', { opensOn }),
        ...unless(latest === null || opensOn <= latest, inPart ? 'opening.part-at-end' : 'opening.after-term', {
          opensOn,
          latest,
        }),
        ...beyondCalendar('opensOn', opensOn, args.calendar),
      ];
    },
  },
  APPROVE_OPENING: { before: otherThanDecider },
  RECORD_HEAD_APPROVAL: {
    before: otherThanDecider,
    check: (args) => inFuture('letterDate', args.payload.letterDate, today(args)),
  },

  PROPOSE_DETERMINATION: {
    before: changeable,
    check: ({ context, payload, facts, calendar }) => [
      ...determinationRefusals(payload, facts, calendar),
      ...alreadyPast(payload, today({ facts, calendar })),
      ...extensionRefusals(payload, context, facts),
    ],
  },
  PROPOSE_CORRECTION: {
    before: both(changeable, ({ context: { opened, ends } }) =>
      unless(opened === null || !ends.some(({ cause }) => cause === 'ruling'), 'change.ruled'),
    ),
    // The paper may really say a day that has passed: then the law has opened the record, and that is found out here.
    check: ({ context, payload, facts, calendar }) => [
      ...determinationRefusals(payload, facts, calendar),
      ...lostEnds(context, payload),
    ],
  },
  PROPOSE_RETRACTION: {
    before: both(changeable, ({ context: { ends } }) => unless(ends.length > 0, 'retraction.nothing')),
    check: ({ context, payload }) =>
      unless(context.ends.length === 0 || retracted(context, payload).length > 0, 'retraction.nothing'),
  },
  PROPOSE_VOID: { before: changeable },
  DETERMINE_CHANGE: { before: both(otherThanProposer, changeable) },
  CONFIRM_CHANGE: { before: both(otherThanProposer, changeable) },
  APPROVE_CHANGE: { before: both(otherThanProposer, otherThanDeterminer, changeable) },
  RECORD_CHANGE_APPROVAL: {
    before: both(otherThanDeterminer, changeable),
    check: (args) => [
      ...inFuture('letterDate', args.payload.letterDate, today(args)),
      ...letterRefusals(args.context, args.payload.letterDate),
    ],
  },

  REPORT_END: {
    check: (args) => [
      ...inFuture('occurredOn', args.payload.occurredOn, today(args)),
      ...unless(args.payload.endedBy !== 'ruling' || Boolean(args.payload.number), 'end.case-number-missing'),
      ...endRefusals(lives(args.context), args.payload),
      ...outOfCalendar(args),
      ...remainderRefusals(args),
    ],
  },
  CONFIRM_END: { before: notBy(({ reported }) => reported?.by, 'four-eyes.reporter') },
  RECHECK: { check: (args) => recheckRefusals(args.payload.recheckOn, args.calendar, today(args)) },

  TRANSFER_HOLDER: transferRule,

  RELEASE: {
    check: (args) => {
      // Released is only what is open.
      const { basis } = args.context.opened as NonNullable<Context['opened']>;
      return [
        ...inFuture('releasedOn', args.payload.releasedOn, today(args)),
        ...unless(args.payload.what === 'whole' || Boolean(args.payload.redactedCopy), 'release.redacted-copy-missing'),
        ...unless(args.payload.what === 'redacted' || !openedInPart(args.context, basis), 'release.only-in-part'),
      ];
    },
  },
  BEGIN_REMAINDER: {
    before: ({ context, facts, calendar }) => {
      const during = { ...context, $: { ...facts, today: calendar.dateOf(facts.at) } };
      return unless(remainingGrounds(during).length > 0, 'remainder.over');
    },
  },
  PROVIDE_OPEN_PART: { check: (args) => inFuture('providedOn', args.payload.providedOn, today(args)) },
  TAKE_DOWN: {
    check: (args) => {
      const { takenDownOn } = args.payload;
      // It was closed again by a change, which stands in the ledger.
      const { replacedAt } = args.context.earlier.at(-1) as Earlier;
      const closedOn = args.calendar.dateOf(replacedAt);
      return [
        ...inFuture('takenDownOn', takenDownOn, today(args)),
        ...unless(takenDownOn >= closedOn, 'takedown.before-closing', { takenDownOn, closedOn }),
      ];
    },
  },
};
