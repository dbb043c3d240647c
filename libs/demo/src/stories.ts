import type { Calendar } from '@tabir/calendar';
import { plusYears, type Instant, type LocalDate } from '@tabir/kernel';
import { INFORMATION, type DemoKey } from './information.js';
import { roundActs, WORDED } from './rounds.js';
import { PANEL, Story, type Act, type Day } from './story.js';

/** Where a record stands in time: its period ends so many working days after today (before it, when negative), or in so many years. */
type End = { readonly inDays: number } | { readonly inYears: number };

interface Plot {
  readonly about: DemoKey;
  readonly ends: End;
  /** How many working days ago the office took it up. */
  readonly begun: number;
  /** The terms of its grounds, where they wait for something instead of ending on a day. */
  readonly waits?: (day: Day) => readonly object[];
  readonly tell: (story: Story, day: Day) => Story;
}

const far: End = { inYears: 4 };

/**
 * One record for every state that a record can be in, and every rung of the ladder. The numbers are working days; the ladder's
 * rungs lie 90, 60, 45, 30 and 5 of them before the end.
 */
const PLOTS: readonly Plot[] = [
  // Step 1: taken in.
  { about: 'officeSecret', ends: far, begun: 2, tell: (s) => s.recorded({ determined: false }) },
  { about: 'raidPlan', ends: { inDays: 200 }, begun: 3, tell: (s) => s.recorded() },
  { about: 'hajjHealth', ends: far, begun: 4, tell: (s) => s.submitted() },
  {
    about: 'familyHistory',
    ends: far,
    begun: 9,
    tell: (s) => s.submitted().sent('ketua', 'RETURN', because('lembar uji belum ditandatangani')),
  },
  {
    about: 'memo',
    ends: { inDays: 300 },
    begun: 12,
    tell: (s) => s.submitted().sent('petugas', 'WITHDRAW', because('tercatat dua kali')),
  },

  // Steps 2, 4 and 5: filed, stored, listed.
  { about: 'cameras', ends: far, begun: 6, tell: (s) => s.accepted() },
  { about: 'medicineStore', ends: { inDays: 250 }, begun: 8, tell: (s) => s.accepted().stored().classified() },
  { about: 'partnerData', ends: far, begun: 10, tell: (s) => s.accepted().stored().filed() },
  { about: 'overtimePay', ends: far, begun: 13, tell: (s) => s.accepted().stored().filed().worded() },
  {
    about: 'leaveMedical',
    ends: far,
    begun: 15,
    tell: (s) => s.accepted().stored().filed().worded().sent('ketua', 'RETURN_ENTRY', because('akibatnya belum diuraikan')),
  },
  { about: 'selectionScores', ends: far, begun: 11, tell: (s) => s.accepted().stored().filed().authorised() },
  { about: 'deed', ends: { inYears: 26 }, begun: 72, tell: (s, day) => s.listedByRound(day(WORDED)) },
  { about: 'patientFiles', ends: { inYears: 20 }, begun: 44, tell: (s) => s.listed() },
  // A case needs its papers; its period runs on.
  {
    about: 'inspectionReport',
    ends: { inYears: 13 },
    begun: 70,
    tell: (s, day) => s.listedByRound(day(WORDED)).on(day(-10)).held(),
  },
  {
    about: 'infectious',
    ends: { inYears: 25 },
    begun: 50,
    tell: (s, day) =>
      s
        .listed()
        .on(day(-5))
        .sent('petugas', 'LEND', loan(day(5))),
  },
  {
    about: 'inspectionPapers',
    ends: { inYears: 7 },
    begun: 55,
    tell: (s, day) =>
      s
        .listed()
        .on(day(-20))
        .sent('petugas', 'LEND', loan(day(-12))),
  },
  {
    about: 'staffHealth',
    ends: { inYears: 16 },
    begun: 52,
    tell: (s, day) => s.listed().on(day(-3)).authorised({ again: true }),
  },

  // Step 3: the ladder, and the review beside it.
  { about: 'performance', ends: { inDays: 75 }, begun: 110, tell: (s) => s.listed() },
  {
    about: 'disciplineIdentity',
    ends: { inDays: 52 },
    begun: 115,
    tell: (s, day) => s.listed().on(day(-12)).prepared().considered('tim1'),
  },
  {
    about: 'interview',
    ends: { inDays: 38 },
    begun: 112,
    tell: (s, day) =>
      s
        .listed()
        .on(day(-30))
        .prepared()
        .considered(...PANEL),
  },
  {
    about: 'selectionData',
    ends: { inDays: 40 },
    begun: 118,
    tell: (s, day) =>
      s
        .listed()
        .on(day(-28))
        .prepared()
        .considered(...PANEL)
        .decided(),
  },
  {
    about: 'receipts',
    ends: { inDays: 34 },
    begun: 120,
    tell: (s, day) =>
      s
        .listed()
        .on(day(-32))
        .prepared()
        .considered(...PANEL)
        .decided()
        .approvedByLetter(),
  },
  { about: 'budgetDraft', ends: { inDays: 30 }, begun: 108, tell: (s, day) => s.listed().on(day(-6)).prepared({ panel: false }) },
  { about: 'complaint', ends: { inDays: 20 }, begun: 116, tell: (s) => s.listed() },
  { about: 'priceEstimate', ends: { inDays: 3 }, begun: 119, tell: (s, day) => s.listed().on(day(-9)).prepared() },
  {
    about: 'musrenbang',
    ends: { inDays: 1 },
    begun: 121,
    tell: (s, day) =>
      s
        .listed()
        .on(day(-25))
        .prepared()
        .considered(...PANEL),
  },

  // Terms that no calendar ends: one that waits, one that is asked again, one that has happened, one reported, one weak paper.
  {
    about: 'workPlan',
    ends: { inYears: 1 },
    begun: 45,
    waits: (day) => [{ kind: 'event', event: 'rencana kerja ditetapkan', recheckOn: day(60) }],
    tell: (s) => s.listed(),
  },
  {
    about: 'counselling',
    ends: far,
    begun: 65,
    waits: (day) => [{ kind: 'consent', recheckOn: day(-4) }],
    tell: (s) => s.listed(),
  },
  {
    about: 'recruitment',
    ends: { inYears: 1 },
    begun: 58,
    waits: (day) => [{ kind: 'event-years', event: 'seleksi selesai', years: 2, recheckOn: day(100) }],
    tell: (s, day) => s.listed().on(day(-15)).happened(day(-40)).sent('ketua', 'CONFIRM_END'),
  },
  {
    about: 'tenderPapers',
    ends: { inYears: 1 },
    begun: 46,
    waits: (day) => [{ kind: 'event-years', event: 'pemenang pengadaan ditetapkan', years: 1, recheckOn: day(80) }],
    tell: (s, day) => s.listed().on(day(-2)).happened(day(-9)),
  },
  {
    about: 'oldMap',
    ends: far,
    begun: 41,
    waits: (day) => [{ kind: 'unstated', recheckOn: day(20) }],
    tell: (s) => s.listed(),
  },

  {
    about: 'oldRoute',
    ends: far,
    begun: 39,
    waits: (day) => [
      { kind: 'unstated', recheckOn: day(25) },
      { kind: 'date', endsOn: day(700) },
    ],
    tell: (s, day) => s.listed().on(day(-8)).happened(day(-12), { endedBy: 'ruling', ground: 1 }).sent('ketua', 'CONFIRM_END'),
  },

  // Changes of a determination: proposed, determined, a correction, a record made void; and one that was extended.
  { about: 'familyTree', ends: { inDays: 140 }, begun: 47, tell: (s, day) => s.listed().on(day(-2)).renewed({ years: 3 }) },
  {
    about: 'auditPlan',
    ends: { inDays: 130 },
    begun: 49,
    tell: (s, day) => s.listed().on(day(-4)).renewed({ years: 2 }).sent('ketua', 'DETERMINE_CHANGE'),
  },
  {
    about: 'pension',
    ends: { inDays: 160 },
    begun: 51,
    tell: (s, day) =>
      s.listed().on(day(-20)).renewed({ years: 5 }).sent('ketua', 'DETERMINE_CHANGE').sent('pimpinan', 'APPROVE_CHANGE'),
  },
  { about: 'scholarship', ends: { inDays: 150 }, begun: 43, tell: (s, day) => s.accepted().on(day(-3)).misread() },
  {
    about: 'shiftRoster',
    ends: { inDays: 170 },
    begun: 42,
    tell: (s, day) => s.accepted().on(day(-3)).foundTwice(),
  },
  {
    about: 'doubleEntry',
    ends: { inDays: 180 },
    begun: 44,
    tell: (s, day) => s.accepted().on(day(-6)).foundTwice().sent('ketua', 'CONFIRM_CHANGE'),
  },

  // What has become public: by law, by decision, before it was ever on the list.
  { about: 'landPlan', ends: { inDays: -3 }, begun: 125, tell: (s) => s.listed() },
  {
    about: 'sourceCode',
    ends: { inDays: -30 },
    begun: 150,
    tell: (s, day) => s.listed().on(day(-27)).uploaded().released().sent('ketua', 'EXPLAIN_INCIDENT', explanation),
  },
  {
    about: 'network',
    ends: { inDays: 15 },
    begun: 130,
    tell: (s, day) =>
      s
        .listed()
        .on(day(-60))
        .prepared()
        .considered(...PANEL)
        .decided({ opensOn: day(-10) })
        .sent('pimpinan', 'APPROVE_OPENING'),
  },
  { about: 'supplierPrices', ends: { inDays: -8 }, begun: 14, tell: (s) => s.accepted() },

  // The paper of what is public and was released: to be destroyed, and destroyed.
  {
    about: 'oldReceipts',
    ends: { inDays: -35 },
    begun: 152,
    tell: (s, day) =>
      s.listed().on(day(-33)).uploaded().released().sent('ketua', 'EXPLAIN_INCIDENT', explanation).on(day(-3)).outlived(),
  },
  {
    about: 'oldLeave',
    ends: { inDays: -38 },
    begun: 154,
    tell: (s, day) =>
      s
        .listed()
        .on(day(-36))
        .uploaded()
        .released()
        .sent('ketua', 'EXPLAIN_INCIDENT', explanation)
        .on(day(-14))
        .outlived()
        .sent('pimpinan', 'APPROVE_DESTRUCTION'),
  },

  // What went wrong: an end that had passed when it was recorded, records that became public by a typing error.
  { about: 'oldAuction', ends: { inDays: -15 }, begun: 2, tell: (s) => s.recorded() },
  { about: 'forgottenDraft', ends: { inDays: -4 }, begun: 9, tell: (s) => s.submitted() },
  { about: 'wrongUnit', ends: { inDays: -6 }, begun: 64, tell: (s, day) => s.listed().on(day(-2)).misread() },
  {
    about: 'wrongYear',
    ends: { inDays: -9 },
    begun: 66,
    tell: (s, day) => s.listed().on(day(-3)).misread({ years: 10 }).sent('ketua', 'CONFIRM_CHANGE'),
  },
  {
    about: 'voidedLate',
    ends: { inDays: -8 },
    begun: 68,
    tell: (s, day) => s.accepted().on(day(-3)).foundTwice().sent('ketua', 'CONFIRM_CHANGE'),
  },
  { about: 'openedTwice', ends: { inDays: -7 }, begun: 67, tell: (s, day) => s.accepted().on(day(-1)).foundTwice() },

  // Exempt in part, opened in part, and closed again after the public had it.
  { about: 'complainant', ends: { inYears: 3 }, begun: 36, tell: (s) => s.listed() },
  { about: 'childCase', ends: { inYears: 6 }, begun: 37, tell: (s) => s.listed().openPartProvided() },
  {
    about: 'grantAudit',
    ends: { inDays: 60 },
    begun: 101,
    tell: (s, day) =>
      s
        .listed()
        .on(day(-6))
        .prepared({ panel: false, leaving: 'nama penerima hibah perorangan' })
        .decided()
        .sent('pimpinan', 'APPROVE_OPENING'),
  },
  {
    about: 'donorList',
    ends: { inYears: 5 },
    begun: 63,
    tell: (s, day) =>
      s
        .listed()
        .on(day(-14))
        .happened(day(-16), { endedBy: 'consent' })
        .sent('ketua', 'CONFIRM_END')
        .on(day(-9))
        .released()
        .on(day(-3))
        .retracted(),
  },

  // Last, so that a public text, opinions and a remainder are still on their way when the office begins.
  {
    about: 'staffDatabase',
    ends: { inYears: 17 },
    begun: 40,
    tell: (s, day) =>
      s.listed().on(day(-2)).worded({ again: true }).on(day(0)).atTheOpening().sent('ketua', 'AUTHORISE_PROPOSED'),
  },
  {
    about: 'landDispute',
    ends: { inDays: 58 },
    begun: 102,
    tell: (s, day) =>
      s
        .listed()
        .on(day(-8))
        .prepared({ panel: false, leaving: 'identitas saksi' })
        .decided()
        .approvedByLetter()
        .on(day(0))
        .atTheOpening()
        .sent('petugas', 'BEGIN_REMAINDER'),
  },
  {
    about: 'marriagePermit',
    ends: { inDays: 55 },
    begun: 113,
    tell: (s, day) => s.listed().on(day(-7)).prepared().considered('tim1', 'tim2').on(day(0)).atTheOpening().considered('tim3'),
  },
];

const because = (reason: string) => (): object => ({ reason: `Alasan rekaan: ${reason}.` });
const explanation = (): object => ({
  cause: 'Sebab rekaan: bahan terlambat.',
  measures: 'Tindakan rekaan: pengingat dipantau tiap pekan.',
});
const loan = (dueBackOn: LocalDate) => (): object => ({
  borrower: 'Peminjam (rekaan)',
  purpose: 'Keperluan rekaan: pemeriksaan internal.',
  dueBackOn,
});

/** Everything that happened up to now, in the order in which it happened. Today must be a working day. */
export function actsUntil(now: Instant, calendar: Calendar): Act[] {
  const today = calendar.dateOf(now);
  const day: Day = (n) => (n < 0 ? calendar.workingDaysBefore(today, -n) : calendar.workingDaysAfter(today, n));
  const stories = PLOTS.map(({ about, ends, begun, waits, tell }, index) => {
    const endsOn = 'inYears' in ends ? plusYears(today, ends.inYears) : day(ends.inDays);
    return tell(new Story(about, INFORMATION[about], calendar, day(-begun), endsOn, index + 1, waits?.(day) ?? []), day);
  });
  return [...stories.flatMap(({ acts }) => acts), ...roundActs(calendar, day)]
    .map((act) => (act.at > now ? { ...act, at: now } : act))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
