import { type StartParams } from '@tabir/engine';
import { effectiveStatus, type RegisterRow } from '@tabir/register/row';
import {
  FILE,
  PAYLOADS,
  PEOPLE,
  REMAINDER,
  determination,
  ground,
  record,
  renewed,
} from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal, SYSTEM } from '../../../libs/testing/src/rehearsal.js';
import { type Context } from './context.js';
import { exemptInformationV1 } from './index.js';

const NOW = '2026-01-05T01:00:00.000Z';
const { officer, chair, head, agency } = PEOPLE;

const begin = (paper: object): Rehearsal =>
  Rehearsal.begin(exemptInformationV1, calendar, NOW, agency, record({ determination: paper }));
const accepted = (paper: object = determination()): Rehearsal => begin(paper).send('SUBMIT', agency).send('ACCEPT', chair);
const inPart = (more: object = {}): object =>
  determination([ground()], { scope: 'part', exemptPart: 'Nama pelapor pada halaman 3.', ...more });

const row = (r: Rehearsal): RegisterRow => r.row as unknown as RegisterRow;
const contextOf = (r: Rehearsal): Context => r.state.context as Context;
const regionOf = (r: Rehearsal, region: string): unknown => (r.state.value as Record<string, unknown>)[region];
const taskIn = (r: Rehearsal, state: string) => r.last.tasks.find((task) => task.state === state);
const told = (r: Rehearsal): string[] =>
  r.effects
    .filter(({ type }) => type === 'notify')
    .map(({ params }) => params as unknown as { audience: { duty: string }; template: string })
    .map(({ audience, template }) => `${template} → ${audience.duty}`);
/** The grounds under which the remainder would begin now. */
const groundsLeft = (r: Rehearsal): unknown =>
  (started(r.fork().send('BEGIN_REMAINDER', officer)).payload['determination'] as unknown as { grounds: unknown }).grounds;
const started = (r: Rehearsal): StartParams => r.effects.find(({ type }) => type === 'start')?.params as unknown as StartParams;

describe('a document of which a part is exempt', () => {
  it('owes the public the rest as soon as it is accepted, and says on the list where it is', () => {
    const r = begin(inPart());
    expect(regionOf(r, 'openPart')).toBe('none');
    r.send('SUBMIT', agency).send('ACCEPT', chair);
    expect(taskIn(r, 'openPart.pending')).toMatchObject({ duty: 'release' });
    expect(row(r)).toMatchObject({ scope: 'part', openPartAt: null, openPart: 'pending' });
    r.liveTo('2026-01-13T00:00:00.000Z');
    expect(told(r)).toContain('openPartIdle → declassification');
    expect(r.refusals('PROVIDE_OPEN_PART', officer, { ...PAYLOADS.PROVIDE_OPEN_PART, providedOn: '2026-01-14' })).toEqual([
      'date.in-future',
    ]);
    r.send('PROVIDE_OPEN_PART', officer, PAYLOADS.PROVIDE_OPEN_PART);
    expect(row(r)).toMatchObject({
      openPart: 'provided',
      openPartAt: PAYLOADS.PROVIDE_OPEN_PART.where,
      secretUntil: '2026-12-31T16:00:00.000Z',
    });
    expect(contextOf(r).openPart).toEqual(PAYLOADS.PROVIDE_OPEN_PART);
  });

  it('owes nothing where the whole is exempt, or open', () => {
    expect(regionOf(accepted(), 'openPart')).toBe('none');
    const r = accepted(inPart()).liveTo('2027-01-04T00:00:00.000Z');
    expect([row(r).term, regionOf(r, 'openPart')]).toEqual(['open', 'none']);
  });

  it('owes it anew under a new determination, for another part may be exempt now', () => {
    const r = accepted(inPart()).send('PROVIDE_OPEN_PART', officer, PAYLOADS.PROVIDE_OPEN_PART);
    const next = renewed(undefined, { scope: 'part', exemptPart: 'Nama pelapor dan saksi.', decreeFile: FILE });
    r.send('PROPOSE_DETERMINATION', officer, next).send('DETERMINE_CHANGE', chair).send('APPROVE_CHANGE', head);
    expect(regionOf(r, 'openPart')).toBe('pending');
  });

  it('has no such work left once the record is void', () => {
    const r = accepted(inPart()).send('PROPOSE_VOID', officer, PAYLOADS.PROPOSE_VOID).send('CONFIRM_CHANGE', chair);
    expect([row(r).stage, regionOf(r, 'openPart')]).toEqual(['withdrawn', 'none']);
  });
});

const prepared = (more: object = {}, paper: object = determination()): Rehearsal =>
  accepted(paper)
    .send('OPEN_REVIEW', officer)
    .send('PREPARE_REVIEW', officer, { recommendation: 'open', reason: 'x', noConsiderationBecause: 'y', ...more });
const decidedInPart = (decision: object = {}, paper: object = determination()): Rehearsal =>
  prepared({ remainder: REMAINDER }, paper).send('DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, ...decision });

describe('an opening in part by decision', () => {
  it('opens at once unless a day is named, for at the end of the period the law opens the whole', () => {
    const r = decidedInPart().send('APPROVE_OPENING', head);
    expect(row(r)).toMatchObject({ term: 'open', openBasis: 'decision', opensInPart: true, remainder: 'pending' });
    expect(contextOf(r).decision).toMatchObject({ opensOn: null, inPart: true });
    const whole = prepared().send('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN).send('APPROVE_OPENING', head);
    expect(row(whole)).toMatchObject({ term: 'active', opensInPart: false, remainder: 'none' });
  });

  it('cannot wait for the day after the period', () => {
    const asked = (remainder: object, opensOn: string) =>
      prepared(remainder).refusals('DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, opensOn });
    expect(asked({ remainder: REMAINDER }, '2027-01-01')).toEqual(['opening.part-at-end']);
    expect(asked({ remainder: REMAINDER }, '2026-12-31')).toEqual([]);
    expect(asked({}, '2027-01-01')).toEqual([]);
    expect(asked({}, '2027-01-02')).toEqual(['opening.after-term']);
  });

  it('leaves a record to be begun under the same paper and for no longer, by somebody who may begin one', () => {
    const r = decidedInPart({ opensOn: '2026-06-01' }).send('RECORD_HEAD_APPROVAL', officer, PAYLOADS.RECORD_HEAD_APPROVAL);
    expect([row(r).term, regionOf(r, 'remainder')]).toEqual(['active', 'pending']);
    expect(taskIn(r, 'remainder.pending')).toMatchObject({ duty: 'collection' });
    expect(r.possible()).toContain('BEGIN_REMAINDER');
    r.send('BEGIN_REMAINDER', officer);
    const { workflow, payload, report } = started(r);
    expect([workflow, report]).toEqual(['exempt-information', 'REMAINDER_BEGUN']);
    const { title, publicTitle, exemptPart } = contextOf(r).preparation!.remainder!;
    expect(payload).toMatchObject({ unit: 'unit-1', agency: 'agency-1', medium: 'both', title, publicTitle });
    expect(payload['determination']).toMatchObject({
      number: '188/7/KEP/2025',
      scope: 'remainder',
      exemptPart,
      grounds: [{ letter: 'h', term: { kind: 'date', endsOn: '2026-12-31' } }],
    });
    r.send('REMAINDER_BEGUN', SYSTEM, PAYLOADS.REMAINDER_BEGUN);
    const { instance, kode } = PAYLOADS.REMAINDER_BEGUN;
    expect([contextOf(r).remainder, contextOf(r).remainders, regionOf(r, 'remainder')]).toEqual([
      null,
      [{ basis: 'decision', instance, kode }],
      'none',
    ]);
    r.liveTo('2026-06-02T00:00:00.000Z');
    expect(row(r)).toMatchObject({ term: 'open', openBasis: 'decision', opensInPart: true, remainder: 'none' });
  });

  it('is begun for the PPID unit itself where no agency holds it', () => {
    const r = Rehearsal.begin(
      exemptInformationV1,
      calendar,
      NOW,
      officer,
      record({ agency: undefined, determination: determination() }),
    )
      .send('SUBMIT', officer)
      .send('ACCEPT', chair)
      .send('OPEN_REVIEW', officer)
      .send('PREPARE_REVIEW', officer, { recommendation: 'open', reason: 'x', noConsiderationBecause: 'y', remainder: REMAINDER })
      .send('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN)
      .send('APPROVE_OPENING', head)
      .send('BEGIN_REMAINDER', officer);
    expect(started(r).payload).not.toHaveProperty('agency');
  });

  it.each([
    [
      'a term without an end, asked again on the day that is known',
      { kind: 'indefinite', recheckOn: '2026-06-01' },
      'h',
      [],
      '2026-01-05',
      { kind: 'indefinite', recheckOn: '2026-06-01' },
    ],
    [
      'one that should have been asked by now',
      { kind: 'indefinite', recheckOn: '2026-02-01' },
      'h',
      [],
      '2026-03-02',
      { kind: 'indefinite', recheckOn: '2026-04-01' },
    ],
    [
      'years',
      { kind: 'years', startsOn: '2020-01-01', years: 20 },
      'h',
      [],
      '2026-01-05',
      { kind: 'years', startsOn: '2020-01-01', years: 20 },
    ],
    [
      'letter a, held to its thirty years',
      { kind: 'indefinite', recheckOn: '2026-06-01' },
      'a',
      ['UU 8/1981'],
      '2026-01-05',
      { kind: 'date', endsOn: '2055-12-14' },
    ],
  ])('takes over %s', (_, term, letter, acts, on, expected) => {
    const r = accepted(determination([ground(term, letter, acts)])).liveTo(`${on}T01:00:00.000Z`);
    r.send('OPEN_REVIEW', officer)
      .send('PREPARE_REVIEW', officer, { recommendation: 'open', reason: 'x', noConsiderationBecause: 'y', remainder: REMAINDER })
      .send('DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, date: on })
      .send('APPROVE_OPENING', head)
      .send('BEGIN_REMAINDER', officer);
    const { grounds } = started(r).payload['determination'] as unknown as { grounds: { term: object }[] };
    expect(grounds.map((one) => one.term)).toEqual([expected]);
  });

  it('takes over that a letter is doubtful, so that it stays somebody’s to mend', () => {
    const r = decidedInPart({}, determination([{ ...ground(), letterDoubtful: true }])).send('APPROVE_OPENING', head);
    expect(groundsLeft(r)).toMatchObject([{ letterDoubtful: true }]);
  });

  it('takes over only grounds that still hold on the day of the opening', () => {
    const paper = determination([ground({ kind: 'date', endsOn: '2026-03-31' }), ground()]);
    const r = decidedInPart({ opensOn: '2026-06-01' }, paper).send('APPROVE_OPENING', head).send('BEGIN_REMAINDER', officer);
    expect(started(r).payload['determination']).toMatchObject({ grounds: [{ term: { endsOn: '2026-12-31' } }] });
  });

  it('is told to the chair and then the head while nobody records the remainder', () => {
    const r = decidedInPart().send('APPROVE_OPENING', head).liveTo('2026-01-13T00:00:00.000Z');
    expect(told(r)).toEqual(expect.arrayContaining(['remainderDue → declassification', 'remainderLate → opening-approval']));
  });

  it('says why the remainder could not be begun, and can be asked again', () => {
    const r = decidedInPart().send('APPROVE_OPENING', head).send('BEGIN_REMAINDER', officer);
    r.send('REMAINDER_BEGUN', SYSTEM, { ref: 'remainder', code: 'event.refused', rules: ['recheck.too-late'] });
    expect(contextOf(r).remainder?.refused).toEqual({ code: 'event.refused', rules: ['recheck.too-late'] });
    expect([regionOf(r, 'remainder'), told(r)]).toEqual(['pending', expect.arrayContaining(['remainder-refused → collection'])]);
    expect(r.possible()).toContain('BEGIN_REMAINDER');
  });

  it('leaves nothing to record where something else has opened the whole before', () => {
    const r = decidedInPart({ opensOn: '2026-06-01' }).send('APPROVE_OPENING', head);
    r.send('REPORT_END', officer, PAYLOADS.REPORT_END).send('CONFIRM_END', chair);
    expect(row(r)).toMatchObject({ term: 'open', openBasis: 'consent', opensInPart: false, remainder: 'none' });
    const late = decidedInPart({ opensOn: '2026-06-01' }).send('APPROVE_OPENING', head).send('BEGIN_REMAINDER', officer);
    late.send('REPORT_END', officer, PAYLOADS.REPORT_END).send('CONFIRM_END', chair);
    late.send('REMAINDER_BEGUN', SYSTEM, { ref: 'remainder', code: 'policy.duty', rules: [] });
    expect([contextOf(late).remainder, regionOf(late, 'remainder')]).toEqual([null, 'none']);
    const begun = decidedInPart({ opensOn: '2026-06-01' }).send('APPROVE_OPENING', head).send('BEGIN_REMAINDER', officer);
    begun.send('REPORT_END', officer, PAYLOADS.REPORT_END).send('CONFIRM_END', chair);
    begun.send('REMAINDER_BEGUN', SYSTEM, PAYLOADS.REMAINDER_BEGUN);
    expect(contextOf(begun).remainders).toMatchObject([{ basis: null, kode: PAYLOADS.REMAINDER_BEGUN.kode }]);
  });

  const correct = (r: Rehearsal, endsOn: string, more: object = {}): Rehearsal =>
    r
      .send('PROPOSE_CORRECTION', officer, {
        ...PAYLOADS.PROPOSE_CORRECTION,
        grounds: [ground({ kind: 'date', endsOn })],
        ...more,
      })
      .send('CONFIRM_CHANGE', chair);

  it('leaves what stays exempt under the paper as it really reads, and nothing that has run out', () => {
    const r = correct(decidedInPart().send('APPROVE_OPENING', head), '2026-03-31');
    expect(row(r)).toMatchObject({ term: 'open', opensInPart: true, remainder: 'pending' });
    expect(groundsLeft(r)).toMatchObject([{ term: { endsOn: '2026-03-31' } }]);
    const over = correct(decidedInPart().send('APPROVE_OPENING', head), '2025-12-31');
    expect(over.refusals('BEGIN_REMAINDER', officer)).toEqual(['remainder.over']);
    over.send('DISMISS_REMAINDER', chair, { reason: 'Sudah terbuka.' });
    expect([contextOf(over).remainder, row(over).remainder]).toEqual([null, 'none']);
    const begun = decidedInPart()
      .send('APPROVE_OPENING', head)
      .send('BEGIN_REMAINDER', officer)
      .send('REMAINDER_BEGUN', SYSTEM, PAYLOADS.REMAINDER_BEGUN);
    expect(row(correct(begun, '2026-03-31')).remainder).toBe('none');
  });

  it('is begun as late as need be, asked again from then on', () => {
    const r = decidedInPart({}, determination([ground({ kind: 'indefinite', recheckOn: '2026-02-02' })]));
    r.send('APPROVE_OPENING', head).liveTo('2026-03-02T01:00:00.000Z');
    expect(groundsLeft(r)).toMatchObject([{ term: { kind: 'indefinite', recheckOn: '2026-04-01' } }]);
  });

  it('leaves a part that owes the public nothing, for the rest is another record', () => {
    const r = decidedInPart().send('APPROVE_OPENING', head).send('BEGIN_REMAINDER', officer);
    const { scope } = started(r).payload['determination'] as unknown as { scope: string };
    const child = accepted(determination([ground()], { scope, exemptPart: 'Nama pelapor.' }));
    expect(row(child)).toMatchObject({ scope: 'remainder', openPart: 'none' });
  });

  it('still leaves it when something else had opened the whole by mistake before', () => {
    const r = decidedInPart({ opensOn: '2026-06-01' }).send('APPROVE_OPENING', head);
    r.send('REPORT_END', officer, PAYLOADS.REPORT_END).send('CONFIRM_END', chair);
    r.send('PROPOSE_RETRACTION', officer, PAYLOADS.PROPOSE_RETRACTION).send('CONFIRM_CHANGE', chair).send('APPROVE_CHANGE', head);
    expect(row(r)).toMatchObject({ term: 'active', opensInPart: true, remainder: 'pending' });
  });

  it('is not undone by an end that opens nothing, and holds for the grounds that only the rest has lost', () => {
    const two = determination([ground(), ground({ kind: 'event-years', event: 'x', years: 2, recheckOn: '2026-06-01' })]);
    const r = decidedInPart({ opensOn: '2026-06-01' }, two).send('APPROVE_OPENING', head);
    r.send('REPORT_END', officer, { ...PAYLOADS.REPORT_END, ground: 1 }).send('CONFIRM_END', chair);
    expect([row(r).term, row(r).remainder]).toEqual(['active', 'pending']);
    r.send('REPORT_END', officer, { ...PAYLOADS.REPORT_END, endedBy: 'event', ground: 2 }).send('CONFIRM_END', chair);
    expect(groundsLeft(r)).toMatchObject([{ term: { kind: 'date', endsOn: '2028-01-04' } }]);
  });

  it('lets no report name another remainder beside the one that is agreed', () => {
    const report = { ...PAYLOADS.REPORT_END, remainder: REMAINDER };
    const r = decidedInPart({ opensOn: '2026-06-01' }).send('APPROVE_OPENING', head);
    expect(r.refusals('REPORT_END', officer, report)).toEqual(['end.remainder-named']);
    expect(r.refusals('REPORT_END', officer, PAYLOADS.REPORT_END)).toEqual([]);
  });

  it('gives the public the blackened copy and never the whole', () => {
    const asked = (r: Rehearsal, what: string) =>
      r.refusals('RELEASE', officer, { ...PAYLOADS.RELEASE, what, redactedCopy: FILE });
    const r = decidedInPart().send('APPROVE_OPENING', head);
    expect([asked(r, 'whole'), asked(r, 'redacted')]).toEqual([['release.only-in-part'], []]);
    const whole = accepted().liveTo('2027-01-01T00:00:00.000Z');
    expect(asked(whole, 'whole')).toEqual([]);
  });
});

describe('a ruling that opens in part', () => {
  const ruling = { ...PAYLOADS.REPORT_END, endedBy: 'ruling', remainder: REMAINDER };

  it('opens the record and leaves what stays exempt, with the ends that held before', () => {
    const r = accepted(determination([ground(), ground({ kind: 'date', endsOn: '2028-06-30' }, 'i')]));
    r.send('REPORT_END', officer, ruling).send('CONFIRM_END', chair).send('BEGIN_REMAINDER', officer);
    expect(row(r)).toMatchObject({ term: 'open', openBasis: 'ruling', opensInPart: true });
    expect(started(r).payload['determination']).toMatchObject({
      grounds: [{ term: { endsOn: '2026-12-31' } }, { term: { endsOn: '2028-06-30' } }],
    });
    expect(effectiveStatus(row(r), r.now)).toBe('open');
  });

  it.each([
    ['no remainder', { remainder: undefined, ground: 1 }, []],
    ['a ground that is the only one', { ground: 1 }, []],
    ['a consent', { endedBy: 'consent' }, []],
  ])('may be reported with %s', (_, more, refused) => {
    expect(accepted().refusals('REPORT_END', officer, { ...ruling, ...more })).toEqual(refused);
  });

  it('cannot leave a remainder where another ground keeps the whole closed, or the term has simply run out', () => {
    const two = accepted(determination([ground(), ground({ kind: 'date', endsOn: '2028-06-30' }, 'i')]));
    expect(two.refusals('REPORT_END', officer, { ...ruling, ground: 1 })).toEqual(['end.no-remainder']);
    expect(two.refusals('REPORT_END', officer, ruling)).toEqual([]);
    const waiting = accepted(determination([ground({ kind: 'event', event: 'x', recheckOn: '2026-06-01' })]));
    expect(waiting.refusals('REPORT_END', officer, { ...ruling, endedBy: 'event' })).toEqual(['end.no-remainder']);
    const ended = accepted(determination([ground({ kind: 'date', endsOn: '2026-01-20' }, 'i'), ground()])).liveTo(
      '2026-02-02T01:00:00.000Z',
    );
    expect(ended.refusals('REPORT_END', officer, { ...ruling, occurredOn: '2026-02-02', ground: 2 })).toEqual([]);
  });

  it('opens in part on a day on which another ground has run out as well', () => {
    const r = accepted(determination([ground({ kind: 'date', endsOn: '2026-01-14' }), ground()])).liveTo(
      '2026-01-15T01:00:00.000Z',
    );
    r.send('REPORT_END', officer, { ...ruling, endedBy: 'consent', occurredOn: '2026-01-15', ground: 2 }).send(
      'CONFIRM_END',
      chair,
    );
    expect(row(r)).toMatchObject({
      term: 'open',
      openBasis: 'consent',
      opensInPart: true,
      incident: 'none',
      remainder: 'pending',
    });
  });

  it('leaves a part for no longer than chair and head have agreed to close the whole', () => {
    const whole = prepared().send('DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, opensOn: '2026-03-02' });
    const r = whole.send('APPROVE_OPENING', head).send('REPORT_END', officer, ruling).send('CONFIRM_END', chair);
    expect(groundsLeft(r)).toMatchObject([{ term: { kind: 'date', endsOn: '2026-03-01' } }]);
  });

  it('still leaves it after a correction of what is public', () => {
    const r = accepted()
      .send('REPORT_END', officer, { ...ruling, endedBy: 'consent' })
      .send('CONFIRM_END', chair);
    r.send('PROPOSE_CORRECTION', officer, { ...PAYLOADS.PROPOSE_CORRECTION, place: 'Kota Lain' }).send('CONFIRM_CHANGE', chair);
    expect(row(r)).toMatchObject({ term: 'open', opensInPart: true, remainder: 'pending' });
  });

  it('counts no more once it is taken back, and then nothing is left to record', () => {
    const r = accepted().send('REPORT_END', officer, ruling).send('CONFIRM_END', chair);
    r.send('PROPOSE_RETRACTION', officer, PAYLOADS.PROPOSE_RETRACTION).send('CONFIRM_CHANGE', chair).send('APPROVE_CHANGE', head);
    expect(row(r)).toMatchObject({ term: 'active', opensInPart: false, remainder: 'none' });
  });
});

describe('what is exempt again after the public had it', () => {
  const released = (): Rehearsal =>
    accepted()
      .send('REPORT_END', officer, PAYLOADS.REPORT_END)
      .send('CONFIRM_END', chair)
      .send('RELEASE', officer, PAYLOADS.RELEASE);
  const closedAgain = (r: Rehearsal): Rehearsal =>
    r.send('PROPOSE_RETRACTION', officer, PAYLOADS.PROPOSE_RETRACTION).send('CONFIRM_CHANGE', chair).send('APPROVE_CHANGE', head);

  it('has to go from where it was given, and the record says where', () => {
    const r = released();
    expect([contextOf(r).released, regionOf(r, 'takedown')]).toEqual([PAYLOADS.RELEASE, 'none']);
    closedAgain(r);
    expect([row(r).term, row(r).takedown]).toEqual(['active', 'pending']);
    expect(taskIn(r, 'takedown.pending')).toMatchObject({ duty: 'release' });
    r.liveTo('2026-01-09T00:00:00.000Z');
    expect(told(r)).toEqual(expect.arrayContaining(['takedownDue → declassification', 'takedownLate → opening-approval']));
    const asked = (takenDownOn: string) => r.refusals('TAKE_DOWN', officer, { ...PAYLOADS.TAKE_DOWN, takenDownOn });
    expect([asked('2026-01-04'), asked('2026-01-10'), asked('2026-01-05')]).toEqual([
      ['takedown.before-closing'],
      ['date.in-future'],
      [],
    ]);
    r.send('TAKE_DOWN', officer, PAYLOADS.TAKE_DOWN);
    expect([contextOf(r).released, contextOf(r).outstanding, row(r).takedown]).toEqual([null, [], 'none']);
  });

  it('need not go where nothing had been given, or where it opens once more before', () => {
    const r = accepted().send('REPORT_END', officer, PAYLOADS.REPORT_END).send('CONFIRM_END', chair);
    expect(regionOf(closedAgain(r), 'takedown')).toBe('none');
    const again = closedAgain(released()).send('REPORT_END', officer, PAYLOADS.REPORT_END).send('CONFIRM_END', chair);
    expect([row(again).term, row(again).takedown, row(again).release]).toEqual(['open', 'none', 'pending']);
  });

  it('has to go all the same when it opens once more in part, or the record is void', () => {
    const inPart = closedAgain(released())
      .send('REPORT_END', officer, { ...PAYLOADS.REPORT_END, endedBy: 'ruling', remainder: REMAINDER })
      .send('CONFIRM_END', chair);
    expect([row(inPart).opensInPart, row(inPart).takedown, row(inPart).release]).toEqual([true, 'pending', 'pending']);
    const voided = closedAgain(released()).send('PROPOSE_VOID', officer, PAYLOADS.PROPOSE_VOID).send('CONFIRM_CHANGE', chair);
    expect([row(voided).stage, row(voided).takedown]).toEqual(['withdrawn', 'pending']);
    const public_ = released()
      .send('PROPOSE_VOID', officer, PAYLOADS.PROPOSE_VOID)
      .send('CONFIRM_CHANGE', chair)
      .send('APPROVE_CHANGE', head);
    expect([row(public_).stage, row(public_).takedown]).toEqual(['withdrawn', 'none']);
  });

  it('counts from the day on which it was closed, whatever changed since', () => {
    const r = closedAgain(released()).liveTo('2026-01-07T01:00:00.000Z');
    r.send('TRANSFER_HOLDER', chair, PAYLOADS.TRANSFER_HOLDER);
    expect(r.refusals('TAKE_DOWN', officer, { ...PAYLOADS.TAKE_DOWN, takenDownOn: '2026-01-06' })).toEqual([]);
  });

  it.each([
    ['corrected to the whole', 'whole', undefined, 'none', 'pending'],
    ['corrected to another part', 'part', 'Nama pelapor dan saksi.', 'pending', 'none'],
  ])('is the copy of an open part too, when the paper is %s', (_, scope, exemptPart, openPart, takedown) => {
    const r = accepted(inPart()).send('PROVIDE_OPEN_PART', officer, PAYLOADS.PROVIDE_OPEN_PART);
    r.send('PROPOSE_CORRECTION', officer, { ...PAYLOADS.PROPOSE_CORRECTION, scope, exemptPart }).send('CONFIRM_CHANGE', chair);
    expect(row(r)).toMatchObject({ openPart, takedown, openPartAt: null });
  });

  it('leaves a copy of an open part where what was confirmed of the paper alone was wrong', () => {
    const r = accepted(inPart({ grounds: [ground(), ground({ kind: 'date', endsOn: '2028-06-30' }, 'i')] }));
    r.send('PROVIDE_OPEN_PART', officer, PAYLOADS.PROVIDE_OPEN_PART);
    r.send('REPORT_END', officer, { ...PAYLOADS.REPORT_END, ground: 1 }).send('CONFIRM_END', chair);
    r.send('PROPOSE_RETRACTION', officer, PAYLOADS.PROPOSE_RETRACTION).send('CONFIRM_CHANGE', chair);
    expect(row(r)).toMatchObject({ openPart: 'provided', openPartAt: PAYLOADS.PROVIDE_OPEN_PART.where });
  });
});
