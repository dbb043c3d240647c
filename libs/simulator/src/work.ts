import type { Actor } from '@tabir/engine';
import { plusDays, plusYears, type LocalDate } from '@tabir/kernel';
import type { InstanceRow, TaskRow } from '@tabir/runtime';
import type { Dice } from './dice.js';
import { AGENCIES, STAFF, unitOfStaff } from './people.js';

/** What a person does about a task. */
export interface Deed {
  readonly actor: Actor;
  readonly type: string;
  readonly payload: object;
}

interface Setting {
  readonly dice: Dice;
  readonly today: LocalDate;
  readonly instance: InstanceRow;
  readonly task: TaskRow;
  /** Id of the file that proves what is reported. */
  readonly evidence: string;
}

const because = { reason: 'Belum lengkap; mohon diperbaiki.' };

/** Terms that no calendar ends, in about the share that real lists have. */
function openEnded(dice: Dice, today: LocalDate, letter: string): object {
  const recheckOn = plusDays(today, dice.int(300, 365));
  const isPersonal = letter === 'h';
  const kinds = [
    { kind: 'event', event: 'rencana kerja ditetapkan', recheckOn },
    { kind: 'event-years', event: 'seleksi selesai', years: dice.int(1, 5), recheckOn },
    { kind: isPersonal ? 'consent' : 'unstated', recheckOn },
    { kind: 'indefinite', recheckOn },
  ];
  return dice.pick(kinds);
}

/** A term as real lists have them: years from a start (29 February among them) or a day, near and far, or without a day. */
function term(dice: Dice, today: LocalDate, letter: string): object {
  if (dice.chance(0.3)) return openEnded(dice, today, letter);
  // Recorded too late: its end has passed.
  if (dice.chance(0.03)) return { kind: 'years', startsOn: plusDays(today, -dice.int(370, 700)), years: 1 };
  if (dice.chance(0.5)) {
    const leapDay = `${today.slice(0, 4)}-02-29`;
    const startsOn =
      dice.chance(0.1) && Number(today.slice(0, 4)) % 4 === 0 && leapDay <= today ? leapDay : plusDays(today, -dice.int(0, 300));
    return { kind: 'years', startsOn, years: dice.pick([1, 1, 2, 3, 5, 5, 10, 20, 25]) };
  }
  return { kind: 'date', endsOn: plusDays(plusYears(today, dice.pick([0, 0, 1, 2, 4, 8, 15])), dice.int(0, 365)) };
}

/** Letter j rests on an Act of its own; now and then a paper names a lower rule instead. */
const acts = (dice: Dice, letter: string): string[] =>
  letter === 'j' && dice.chance(0.2) ? ['PP 60/2008'] : ['UU 43/2009 Pasal 44'];

function determination(dice: Dice, today: LocalDate) {
  const date = plusDays(today, -dice.int(0, 30));
  return {
    number: `188.4/${dice.int(1, 999)}/KEP/${today.slice(0, 4)}`,
    date,
    place: 'Kota Contoh',
    officerName: 'Pejabat PPID',
    officerPosition: 'Ketua PPID',
    publicBody: 'Pemerintah Kota Contoh',
    workUnit: 'Dinas Kominfo',
    classificationKind: 'Dikecualikan',
    publicClass: 'none',
    ...(dice.chance(0.15) ? { scope: 'part', exemptPart: 'Nama orang.' } : { scope: 'whole' }),
    reason: 'Uji konsekuensi menunjukkan kerugian yang lebih besar bila dibuka.',
    grounds: dice
      .some(['b', 'h', 'i', 'j'])
      .slice(0, 2)
      .map((letter) => ({ letter, acts: acts(dice, letter), term: term(dice, today, letter) })),
    consequenceIfOpened: 'Data pribadi diketahui umum.',
    consequenceIfClosed: 'Data pribadi terlindungi.',
    sheet: {
      number: `LPK/${dice.int(1, 999)}`,
      date: plusDays(date, -dice.int(0, 60)),
      occasion: 'before-request',
      participants: ['Ani', 'Budi'],
    },
  };
}

/** A new record: half of them come whole, as an import sends them. */
export function newRecord(dice: Dice, today: LocalDate): Deed {
  const agency = dice.pick([...AGENCIES, null]);
  const actor = STAFF.agencies.find((member) => member.agency === agency && dice.chance(0.5)) ?? dice.pick(STAFF.officers);
  const payload = {
    unit: unitOfStaff,
    ...(agency === null ? {} : { agency }),
    title: `Berkas ${dice.int(1, 1_000_000)}`,
    medium: 'hard',
    ...(dice.chance(0.5) ? { determination: determination(dice, today) } : {}),
  };
  return { actor, type: 'START', payload };
}

type Doer = (setting: Setting) => Deed;

const officer = ({ dice }: Setting): Actor => dice.pick(STAFF.officers);
const byChair = (type: string, payload: object): Deed => ({ actor: STAFF.chair, type, payload });

/** What each duty does next, by the state that asks for it. */
const DOERS: Readonly<Record<string, Doer>> = {
  'intake.draft': (setting) => {
    const known = (setting.instance.state.context as { determination: object | null }).determination;
    if (!known)
      return { actor: officer(setting), type: 'RECORD_DETERMINATION', payload: determination(setting.dice, setting.today) };
    return setting.dice.chance(0.02)
      ? { actor: officer(setting), type: 'WITHDRAW', payload: because }
      : { actor: officer(setting), type: 'SUBMIT', payload: {} };
  },
  'intake.returned': (setting) => ({ actor: officer(setting), type: 'SUBMIT', payload: {} }),
  'intake.submitted': ({ dice }) => (dice.chance(0.06) ? byChair('RETURN', because) : byChair('ACCEPT', {})),
  'filing.classifying': (setting) => ({
    actor: officer(setting),
    type: 'CLASSIFY',
    payload: {
      classificationCode: `555.${setting.dice.int(1, 9)}`,
      securityClass: setting.dice.pick(['SR', 'R', 'T', 'B']),
      ...(setting.dice.chance(0.5) ? { retention: schedule(setting.dice, setting.today) } : {}),
    },
  }),
  'filing.confirming': ({ dice, today }) =>
    dice.chance(0.03)
      ? byChair('SEND_BACK', because)
      : byChair('CONFIRM_FILING', { listNumber: `DIK/${today.slice(0, 4)}`, listDate: today, signerName: 'Ketua PPID' }),
  'storage.pending': (setting) => ({
    actor: officer(setting),
    type: 'STORE',
    payload: { locator: `Lemari ${setting.dice.int(1, 40)}` },
  }),
  'storage.stored.destroying': ({ dice }) => ({
    actor: STAFF.head,
    ...(dice.chance(0.1) ? { type: 'REJECT_DESTRUCTION', payload: because } : { type: 'APPROVE_DESTRUCTION', payload: {} }),
  }),
  'storage.stored.lent': (setting) => ({ actor: officer(setting), type: 'TAKE_BACK', payload: {} }),
  'listing.pending': (setting) =>
    setting.dice.chance(0.5) ? byChair('AUTHORISE_LISTING', publicText(setting.dice)) : textProposed(setting),
  'entry.proposed': ({ dice }) => (dice.chance(0.1) ? byChair('RETURN_ENTRY', because) : byChair('AUTHORISE_PROPOSED', {})),
  'entry.returned': (setting) => textProposed(setting),
  'listing.authorised': (setting) => upload(setting),
  'listing.outdated': (setting) => upload(setting),
  'term.active.review.preparing': (setting) => {
    // Instead of a review: a new test with a later end, a typing error found, a record found twice.
    if (setting.dice.chance(0.12)) return renewed(setting);
    if (setting.dice.chance(0.02)) return corrected(setting);
    if (setting.dice.chance(0.02)) return mistaken(setting, 'PROPOSE_VOID');
    if (setting.dice.chance(0.02)) return mistaken(setting, 'PROPOSE_RETRACTION');
    const asked = setting.dice.chance(0.85);
    const how = asked
      ? { panel: setting.dice.some(STAFF.team).map(({ id }) => id) }
      : { noConsiderationBecause: 'Tim sedang tidak lengkap.' };
    return {
      actor: officer(setting),
      type: 'PREPARE_REVIEW',
      payload: { recommendation: 'open', reason: 'Masa pengecualian hampir habis.', ...how, ...perhapsInPart(setting.dice) },
    };
  },
  'term.active.review.considering': ({ dice, task }) => ({
    actor: dice.pick(STAFF.team.filter((member) => member.id === task.assignee)),
    type: 'GIVE_OPINION',
    payload: { opinion: { choice: dice.pick(['open', 'open', 'keep']), reason: 'Pertimbangan anggota.' } },
  }),
  'term.active.review.deciding': ({ dice, today, instance }) => {
    if (dice.chance(0.05)) return byChair('SEND_BACK_REVIEW', because);
    const { endsOn } = instance.state.context as { endsOn: LocalDate | null };
    const last = endsOn ?? today;
    const named = dice.chance(0.3) ? { opensOn: dice.pick([today, plusDays(last, 1), plusDays(last, -dice.int(0, 5))]) } : {};
    return byChair('DECIDE_TO_OPEN', {
      number: `S-${dice.int(1, 999)}`,
      date: today,
      reason: 'Tidak ada lagi kerugian.',
      ...named,
    });
  },
  'term.active.review.awaitingHead': ({ dice }) =>
    dice.chance(0.05)
      ? { actor: STAFF.head, type: 'HEAD_RETURNS', payload: because }
      : { actor: STAFF.head, type: 'APPROVE_OPENING', payload: {} },
  'term.active.recheck.asked': (setting) =>
    setting.dice.chance(0.4) ? ended(setting) : { actor: officer(setting), type: 'RECHECK', payload: stillHolds(setting) },
  'term.active.mending.open': (setting) => renewed(setting),
  'term.active.change.determining': ({ dice }) =>
    dice.chance(0.1) ? byChair('REJECT_CHANGE', because) : byChair('DETERMINE_CHANGE', {}),
  'term.active.change.awaitingHead': ({ dice }) => ({
    actor: STAFF.head,
    ...(dice.chance(0.1) ? { type: 'HEAD_REJECTS_CHANGE', payload: because } : { type: 'APPROVE_CHANGE', payload: {} }),
  }),
  'term.active.change.correcting': ({ dice }) =>
    dice.chance(0.1) ? byChair('REJECT_CHANGE', because) : byChair('CONFIRM_CHANGE', {}),
  'term.active.change.voiding': ({ dice }) =>
    dice.chance(0.3) ? byChair('REJECT_CHANGE', because) : byChair('CONFIRM_CHANGE', {}),
  'term.active.period.ending.reported': ({ dice }) =>
    dice.chance(0.1) ? byChair('REJECT_END', because) : byChair('CONFIRM_END', {}),
  'term.doubted': () => byChair('CONFIRM_PAST_END', {}),
  'term.open.change.correcting': ({ dice }) =>
    dice.chance(0.1) ? byChair('REJECT_CHANGE', because) : byChair('CONFIRM_CHANGE', {}),
  'term.open.change.awaitingHead': ({ dice }) => ({
    actor: STAFF.head,
    ...(dice.chance(0.1) ? { type: 'HEAD_REJECTS_CHANGE', payload: because } : { type: 'APPROVE_CHANGE', payload: {} }),
  }),
  'term.open.change.voiding': ({ dice }) =>
    dice.chance(0.3) ? byChair('REJECT_CHANGE', because) : byChair('CONFIRM_CHANGE', {}),
  'term.open.change.voidAwaitingHead': () => ({ actor: STAFF.head, type: 'APPROVE_CHANGE', payload: {} }),
  'term.open.release.pending': (setting) => {
    // Instead of a release: the day was typed wrongly, what had ended it was none, or the record should not be.
    if (setting.dice.chance(0.04)) return corrected(setting);
    if (setting.dice.chance(0.02)) return mistaken(setting, 'PROPOSE_RETRACTION');
    if (setting.dice.chance(0.01)) return mistaken(setting, 'PROPOSE_VOID');
    return { actor: officer(setting), type: 'RELEASE', payload: release(setting) };
  },
  'openPart.pending': (setting) => ({
    actor: officer(setting),
    type: 'PROVIDE_OPEN_PART',
    payload: { redactedCopy: setting.evidence, where: 'Situs resmi', providedOn: setting.today },
  }),
  'remainder.pending': (setting) =>
    setting.dice.chance(0.1)
      ? byChair('DISMISS_REMAINDER', because)
      : { actor: officer(setting), type: 'BEGIN_REMAINDER', payload: {} },
  'takedown.pending': (setting) => ({
    actor: officer(setting),
    type: 'TAKE_DOWN',
    payload: { takenDownOn: setting.today, evidence: setting.evidence },
  }),
  'term.open.incident.unexplained': () =>
    byChair('EXPLAIN_INCIDENT', { cause: 'Beban kerja.', measures: 'Pengingat lebih awal.' }),
};

const publicText = (dice: Dice): object => ({
  publicTitle: `Informasi ${dice.int(1, 1_000_000)}`,
  publicSummary: 'Ringkasan aman.',
  publicConsequenceIfOpened: 'Merugikan.',
  publicConsequenceIfClosed: 'Melindungi.',
});

const textProposed = (setting: Setting): Deed => ({
  actor: officer(setting),
  type: 'PROPOSE_ENTRY',
  payload: publicText(setting.dice),
});

const perhapsInPart = (dice: Dice): object =>
  dice.chance(0.1) ? { remainder: { title: 'Bagian yang tetap ditutup', exemptPart: 'Nama orang.' } } : {};

/** In whole or blackened, as it comes: the whole of what opened in part is refused. */
function release({ dice, today, evidence }: Setting): object {
  const how = dice.chance(0.5) ? { what: 'whole' } : { what: 'redacted', redactedCopy: evidence };
  return { ...how, where: 'Situs resmi', releasedOn: today };
}

/** How long the archive keeps it: mostly over soon after the period is. */
const schedule = (dice: Dice, startsOn: LocalDate): object => ({
  startsOn,
  activeYears: dice.int(0, 2),
  inactiveYears: dice.int(0, 4),
  fate: dice.pick(['destroy', 'destroy', 'permanent', 'review']),
});

/** What is done about a paper that is public: its schedule is found to be over, and then it is to be destroyed. */
export const disposal = (dice: Dice, today: LocalDate, evidence: string): Deed[] =>
  [
    { type: 'RECORD_RETENTION', payload: schedule(dice, plusYears(today, -6)) },
    {
      type: 'PROPOSE_DESTRUCTION',
      payload: { minutesNumber: `BA/${dice.int(1, 999)}`, minutesDate: today, minutesScan: evidence },
    },
  ].map((deed) => ({ ...deed, actor: dice.pick(STAFF.officers) }));

/** A case needs the papers. */
export const heldFor = (dice: Dice, today: LocalDate, caseNumber: string): Deed => ({
  actor: dice.pick(STAFF.officers),
  type: 'PLACE_HOLD',
  payload: { caseNumber, reason: 'Diperiksa dalam sengketa.', since: today },
});

/** The case is over. */
export const freed = (caseNumber: string): Deed =>
  byChair('LIFT_HOLD', { caseNumber, number: `S-${caseNumber}`, reason: 'Perkara selesai.' });

const stillHolds = ({ dice, today }: Setting): object => ({
  reason: 'Masih berlaku.',
  recheckOn: plusDays(today, dice.int(300, 365)),
});

/** A determination of today with a test of today; weak ones among them. */
function renewed(setting: Setting): Deed {
  const { dice, today, evidence } = setting;
  const paper = determination(dice, today);
  const payload = { ...paper, date: today, sheet: { ...paper.sheet, date: today }, decreeFile: evidence };
  return { actor: officer(setting), type: 'PROPOSE_DETERMINATION', payload };
}

const mistaken = (setting: Setting, type: 'PROPOSE_VOID' | 'PROPOSE_RETRACTION'): Deed => ({
  actor: officer(setting),
  type,
  payload: { reason: 'Keliru dicatat.', evidence: setting.evidence },
});

function corrected(setting: Setting): Deed {
  const payload = { ...determination(setting.dice, setting.today), decreeFile: setting.evidence };
  return { actor: officer(setting), type: 'PROPOSE_CORRECTION', payload };
}

interface Waiting {
  readonly determination: { readonly grounds: readonly { readonly letter: string; readonly term: object }[] };
}

/** What was waited for has happened lately, or a person has consented, or somebody has ruled. */
function ended(setting: Setting): Deed {
  const { dice, today, instance, evidence } = setting;
  const { grounds } = (instance.state.context as Waiting).determination;
  const ground = dice.int(1, grounds.length);
  const { letter, term } = grounds[ground - 1] ?? { letter: '', term: {} };
  const others = letter === 'h' ? ['consent', 'public-office', 'ruling'] : ['ruling'];
  const endedBy = 'event' in term ? 'event' : dice.pick(others);
  const occurredOn = plusDays(today, -dice.int(0, 40));
  const inPart = endedBy === 'event' ? {} : perhapsInPart(dice);
  const payload = { endedBy, occurredOn, number: `P/${dice.int(1, 999)}`, evidence, ground, ...inPart };
  return { actor: officer(setting), type: 'REPORT_END', payload };
}

const upload = (setting: Setting): Deed => ({
  actor: officer(setting),
  type: 'RECORD_UPLOAD',
  payload: { channel: 'website', address: 'https://contoh.example/dik', uploadedOn: setting.today },
});

export function deedFor(setting: Setting): Deed {
  const doer = DOERS[setting.task.state];
  if (!doer) throw new Error(`Nobody knows what to do about ${setting.task.state}.`);
  return doer(setting);
}
