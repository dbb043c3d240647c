import { plusDays, startOfDay, type LocalDate } from '@tabir/kernel';
import { effectiveStatus, type RegisterRow } from '@tabir/register/row';
import { FILE, PAYLOADS, PEOPLE, determination, ground, record } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal } from '../../../libs/testing/src/rehearsal.js';
import { type Context } from './context.js';
import { exemptInformationV1 } from './index.js';

const NOW = '2026-01-05T01:00:00.000Z';
const { officer, chair, head, agency } = PEOPLE;

const until = (endsOn: string): object => ground({ kind: 'date', endsOn });
const begin = (...grounds: object[]): Rehearsal =>
  Rehearsal.begin(exemptInformationV1, calendar, NOW, agency, record({ determination: determination(grounds) }));
const accepted = (...grounds: object[]): Rehearsal =>
  begin(...grounds)
    .send('SUBMIT', agency)
    .send('ACCEPT', chair);
const listed = (...grounds: object[]): Rehearsal =>
  accepted(...grounds)
    .send('STORE', officer, PAYLOADS.STORE)
    .send('CLASSIFY', officer, PAYLOADS.CLASSIFY)
    .send('CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING)
    .send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING)
    .send('RECORD_UPLOAD', officer, PAYLOADS.RECORD_UPLOAD);
/** The decree as it really reads. */
const really = (...grounds: object[]): object => ({ ...determination(grounds), decreeFile: FILE });
const row = (r: Rehearsal): RegisterRow => r.row as unknown as RegisterRow;
const contextOf = (r: Rehearsal): Context => r.state.context as Context;
const statusOf = (r: Rehearsal): string => effectiveStatus(row(r), r.now);
const duties = (r: Rehearsal): string[] => r.last.tasks.map(({ duty }) => duty);
const told = (r: Rehearsal): string[] =>
  r.effects
    .map(({ params }) => params as unknown as { audience: { duty: string }; template: string })
    .map(({ audience, template }) => `${template} → ${audience.duty}`);
const changeOf = (r: Rehearsal): unknown => (r.state.value as { term: { open?: { change: string } } }).term.open?.change;

describe('a period that had ended when it was recorded', () => {
  it.each(['2026-01-04', '2019-06-30', '1945-08-17'])('(on %s) opens nothing before the chair has confirmed it', (endsOn) => {
    const grounds = [ground({ kind: 'years', startsOn: '1940-01-01', years: 1 }), until(endsOn)];
    const r = Rehearsal.begin(
      exemptInformationV1,
      calendar,
      NOW,
      agency,
      record({ determination: determination(grounds, { date: '1940-01-01', sheet: { ...SHEET, date: '1940-01-01' } }) }),
    );
    expect(row(r)).toMatchObject({ term: 'doubted', endsOn, secretUntil: null, openBasis: null, listed: false });
    expect(statusOf(r)).toBe('draft');
    const dueAt = startOfDay(plusDays(endsOn as LocalDate, 1), 'Asia/Makassar');
    expect(r.last.tasks).toContainEqual(expect.objectContaining({ duty: 'past-end-confirmation', dueAt }));
    r.send('SUBMIT', agency);
    expect(r.refusals('ACCEPT', chair)).toEqual(['accept.past-end']);
    r.send('CONFIRM_PAST_END', chair);
    expect(row(r)).toMatchObject({ term: 'open', openBasis: 'law', incident: 'unexplained', stage: 'submitted' });
    expect(r.fired.at(-1)?.name).toBe('termEnds');
    expect(told(r).filter((line) => /^(t\d|overdue)/.test(line))).toEqual([]);
    r.send('ACCEPT', chair);
    expect([row(r).stage, row(r).filing, statusOf(r)]).toEqual(['accepted', 'lapsed', 'open']);
  });

  it('is no doubt on its last day', () => {
    expect(row(begin(until('2026-01-05')))).toMatchObject({ term: 'active', secretUntil: '2026-01-05T16:00:00.000Z' });
  });

  it('runs as usual once the day was typed anew', () => {
    const r = begin(until('2025-12-31'));
    r.send('RECORD_DETERMINATION', officer, determination([until('2061-12-31')]));
    expect(row(r)).toMatchObject({ term: 'active', endsOn: '2061-12-31', secretUntil: '2061-12-31T16:00:00.000Z' });
    r.send('RECORD_DETERMINATION', officer, determination([until('2025-12-31')]));
    expect(row(r).term).toBe('doubted');
    expect(contextOf(r).recordedBy).toEqual({ id: officer.id, onBehalfOf: null });
  });

  it('is told to the head when nobody confirms it within five working days, and ends with the record', () => {
    const r = begin(until('2025-12-31'));
    r.liveTo('2026-01-13T00:00:00.000Z');
    expect(told(r)).toContain('pastEndLate → opening-approval');
    r.send('WITHDRAW', agency, { reason: 'x' });
    expect(row(r).term).toBe('withdrawn');
    expect([r.last.tasks, r.last.deadlines]).toEqual([[], []]);
  });
});

const SHEET = { number: 'x', occasion: 'before-request', participants: ['x'] };

describe('what became public by a typing error', () => {
  const open = (): Rehearsal => listed(until('2026-01-31')).liveTo('2026-02-02T00:00:00.000Z');

  it('is exempt again when two persons and the head agree that the decree says another day', () => {
    const r = open().send('RECORD_UPLOAD', officer, { ...PAYLOADS.RECORD_UPLOAD, uploadedOn: '2026-02-02' });
    expect(row(r)).toMatchObject({ term: 'open', listing: 'delisted' });
    r.send('PROPOSE_CORRECTION', officer, really(until('2061-01-31')));
    expect(r.refusals('CONFIRM_CHANGE', { ...officer, role: 'chair' })).toEqual(['four-eyes.proposer']);
    r.send('CONFIRM_CHANGE', chair);
    expect([changeOf(r), statusOf(r)]).toEqual(['awaitingHead', 'open']);
    expect(r.refusals('APPROVE_CHANGE', { ...chair, role: 'head' })).toEqual(['four-eyes.determiner']);
    r.effects = [];
    r.send('APPROVE_CHANGE', head);
    expect(row(r)).toMatchObject({
      term: 'active',
      endsOn: '2061-01-31',
      rung: 'quiet',
      listing: 'outdated.reworded',
      incident: null,
    });
    expect([statusOf(r), contextOf(r).opened]).toEqual(['exempt', null]);
    expect(told(r)).toEqual(['closed-again → declassification', 'closed-again → release']);
    expect(contextOf(r).earlier).toMatchObject([{ kind: 'corrected', endsOn: '2026-01-31', approval: { by: { id: head.id } } }]);
    r.liveTo('2061-02-01T00:00:00.000Z');
    expect(row(r)).toMatchObject({ term: 'open', openBasis: 'law', listing: 'outdated.opened' });
  });

  it('is exempt again by the head’s letter as well, and a list that was not taken down yet is only worded anew', () => {
    const r = open();
    expect(row(r).listing).toBe('outdated.opened');
    r.send('PROPOSE_CORRECTION', officer, really(until('2061-01-31'))).send('CONFIRM_CHANGE', chair);
    r.send('RECORD_CHANGE_APPROVAL', officer, { ...PAYLOADS.RECORD_CHANGE_APPROVAL, letterDate: '2026-02-02' });
    expect(row(r)).toMatchObject({ term: 'active', listing: 'outdated.reworded' });
  });

  it('stays public when nobody agrees, and when the decree gives an earlier day', () => {
    const r = open().send('PROPOSE_CORRECTION', officer, really(until('2061-01-31')));
    r.liveTo('2026-02-12T00:00:00.000Z');
    expect(told(r)).toContain('changeIdle → change-determination');
    r.send('REJECT_CHANGE', chair, { reason: 'x' });
    r.send('PROPOSE_CORRECTION', officer, really(until('2061-01-31'))).send('CONFIRM_CHANGE', chair);
    r.send('HEAD_REJECTS_CHANGE', head, { reason: 'x' });
    expect([changeOf(r), statusOf(r), row(r).endsOn]).toEqual(['none', 'open', '2026-01-31']);
    r.send('PROPOSE_CORRECTION', officer, really(until('2025-12-31'))).send('CONFIRM_CHANGE', chair);
    expect(row(r)).toMatchObject({ term: 'open', endsOn: '2025-12-31', secretUntil: '2025-12-31T16:00:00.000Z' });
  });

  it('stays public where its real day has passed too, or passes while the head is asked', () => {
    const r = open()
      .send('PROPOSE_CORRECTION', officer, really(until('2026-02-01')))
      .send('CONFIRM_CHANGE', chair);
    expect(row(r)).toMatchObject({ term: 'open', endsOn: '2026-02-01', secretUntil: '2026-02-01T16:00:00.000Z' });
    r.send('PROPOSE_CORRECTION', officer, really(until('2026-02-03'))).send('CONFIRM_CHANGE', chair);
    expect(changeOf(r)).toBe('awaitingHead');
    const byLetter = r.fork().moveTo('2026-02-04T00:00:00.000Z');
    byLetter.send('RECORD_CHANGE_APPROVAL', officer, { ...PAYLOADS.RECORD_CHANGE_APPROVAL, letterDate: '2026-02-04' });
    r.moveTo('2026-02-04T00:00:00.000Z').send('APPROVE_CHANGE', head);
    for (const late of [r, byLetter]) {
      expect(row(late)).toMatchObject({ term: 'open', endsOn: '2026-02-03', openBasis: 'law' });
      expect(told(late).filter((line) => line.startsWith('closed-again'))).toEqual([]);
    }
  });

  it('has a list entry whose clock begins anew', () => {
    const r = open().liveTo('2026-02-20T00:00:00.000Z');
    r.send('PROPOSE_CORRECTION', officer, really(until('2061-01-31')))
      .send('CONFIRM_CHANGE', chair)
      .send('APPROVE_CHANGE', head);
    expect(r.last.deadlines.map(({ name }) => name)).toContain('listingIdle');
  });

  it('is filed and listed like any other where it had lapsed before it was', () => {
    const r = accepted(until('2026-01-31')).liveTo('2026-02-02T00:00:00.000Z');
    expect(row(r)).toMatchObject({ filing: 'lapsed', listing: 'lapsed' });
    r.send('PROPOSE_CORRECTION', officer, really(until('2061-01-31')))
      .send('CONFIRM_CHANGE', chair)
      .send('APPROVE_CHANGE', head);
    expect(row(r)).toMatchObject({ filing: 'classifying', listing: 'waiting' });
  });

  it('is never prolonged, and may be made void', () => {
    const r = open();
    expect(r.possible()).not.toContain('PROPOSE_DETERMINATION');
    r.send('PROPOSE_VOID', officer, PAYLOADS.PROPOSE_VOID).send('CONFIRM_CHANGE', chair);
    expect([row(r).stage, changeOf(r)]).toEqual(['accepted', 'voidAwaitingHead']);
    expect(r.fork().send('HEAD_REJECTS_CHANGE', head, { reason: 'x' }).possible()).toContain('PROPOSE_VOID');
    const letter = { ...PAYLOADS.RECORD_CHANGE_APPROVAL, letterDate: '2026-02-02' };
    expect(row(r.fork().send('RECORD_CHANGE_APPROVAL', officer, letter)).term).toBe('withdrawn');
    r.send('APPROVE_CHANGE', head);
    expect(row(r)).toMatchObject({ stage: 'withdrawn', term: 'withdrawn' });
    expect(duties(r)).toEqual(['upload']);
  });
});

describe('what waited when the period ended', () => {
  it('does not lock the record: report and proposal have been overtaken', () => {
    const reported = listed(until('2026-01-31')).send('REPORT_END', officer, {
      endedBy: 'consent',
      occurredOn: '2026-01-05',
      evidence: FILE,
    });
    const proposed = listed(until('2026-01-31'))
      .send('PROPOSE_CORRECTION', officer, really(until('2061-01-31')))
      .send('CONFIRM_CHANGE', chair);
    for (const r of [reported, proposed]) {
      r.liveTo('2026-02-02T00:00:00.000Z');
      expect(contextOf(r)).toMatchObject({ reported: null, proposal: null });
      expect(r.refusals('PROPOSE_CORRECTION', officer, really(until('2061-01-31')))).toEqual([]);
    }
  });
});

describe('what chair and head decided to open', () => {
  it('stays public, whatever the decree turns out to say', () => {
    const r = accepted(until('2026-12-31'))
      .send('OPEN_REVIEW', officer)
      .send('PREPARE_REVIEW', officer, { recommendation: 'open', reason: 'x', noConsiderationBecause: 'x' })
      .send('DECIDE_TO_OPEN', chair, { number: '1', date: '2026-01-05', opensOn: '2026-01-05', reason: 'x' })
      .send('APPROVE_OPENING', head);
    expect(row(r)).toMatchObject({ term: 'open', openBasis: 'decision' });
    r.send('PROPOSE_CORRECTION', officer, really(until('2061-12-31'))).send('CONFIRM_CHANGE', chair);
    expect([row(r).term, row(r).openBasis, statusOf(r)]).toEqual(['open', 'decision', 'open']);
    expect(contextOf(r)).toMatchObject({ endsOn: '2061-12-31', decision: { number: '1' }, opened: { basis: 'decision' } });
  });
});

describe('a confirmation that was wrong', () => {
  const consent = { endedBy: 'consent', occurredOn: '2026-01-05', number: '1', evidence: FILE };
  const ended = (...grounds: object[]): Rehearsal =>
    accepted(...grounds)
      .send('REPORT_END', officer, consent)
      .send('CONFIRM_END', chair);

  it('is taken back, and what it had opened is exempt again', () => {
    const r = ended(until('2026-12-31'));
    expect(row(r)).toMatchObject({ term: 'open', openBasis: 'consent' });
    r.send('PROPOSE_RETRACTION', officer, PAYLOADS.PROPOSE_RETRACTION).send('CONFIRM_CHANGE', chair).send('APPROVE_CHANGE', head);
    expect(row(r)).toMatchObject({ term: 'active', endsOn: '2026-12-31', openBasis: 'law' });
    expect(contextOf(r)).toMatchObject({ ends: [], earlier: [{ kind: 'retracted', ends: [{ cause: 'consent' }] }] });
  });

  it('is named by its cause, and a ruling beside it still counts for the same ground', () => {
    const r = accepted(until('2026-12-31'), until('2027-12-31'));
    r.send('REPORT_END', officer, { ...consent, ground: 1 }).send('CONFIRM_END', chair);
    r.send('REPORT_END', officer, { ...consent, endedBy: 'ruling', number: '7/KI' }).send('CONFIRM_END', chair);
    expect(contextOf(r).ends.map(({ ground: of, cause }) => `${of} ${cause}`)).toEqual(['1 consent', '1 ruling', '2 ruling']);
    expect(row(r)).toMatchObject({ term: 'open' });
    expect(r.refusals('PROPOSE_CORRECTION', officer, really(until('2061-12-31')))).toContain('change.ruled');
    r.send('PROPOSE_RETRACTION', officer, { ...PAYLOADS.PROPOSE_RETRACTION, endedBy: 'consent' }).send('CONFIRM_CHANGE', chair);
    expect([row(r).term, statusOf(r), contextOf(r).ends.length]).toEqual(['open', 'open', 2]);
  });

  it('does not undo what chair and head have decided to open', () => {
    const r = accepted(until('2026-12-31'))
      .send('OPEN_REVIEW', officer)
      .send('PREPARE_REVIEW', officer, { recommendation: 'open', reason: 'x', noConsiderationBecause: 'x' })
      .send('DECIDE_TO_OPEN', chair, { number: '1', date: '2026-01-05', opensOn: '2026-03-01', reason: 'x' })
      .send('APPROVE_OPENING', head)
      .send('REPORT_END', officer, consent)
      .send('CONFIRM_END', chair);
    expect(row(r)).toMatchObject({ term: 'open', openBasis: 'consent' });
    r.send('PROPOSE_RETRACTION', officer, PAYLOADS.PROPOSE_RETRACTION).send('CONFIRM_CHANGE', chair).send('APPROVE_CHANGE', head);
    expect(row(r)).toMatchObject({ term: 'active', review: 'decidedToOpen', secretUntil: '2026-02-28T16:00:00.000Z' });
    r.liveTo('2026-03-01T00:00:00.000Z');
    expect(row(r)).toMatchObject({ term: 'open', openBasis: 'decision' });
  });

  it('of one ground leaves the others as they are, and needs no head where nothing is prolonged', () => {
    const event = (name: string): object => ground({ kind: 'event', event: name, recheckOn: '2026-06-01' }, 'i');
    const r = accepted(event('a'), event('b'), until('2026-12-31'));
    for (const position of [1, 2])
      r.send('REPORT_END', officer, { ...consent, endedBy: 'event', ground: position }).send('CONFIRM_END', chair);
    expect(row(r).recheck).toBe('over');
    r.send('PROPOSE_RETRACTION', officer, { ...PAYLOADS.PROPOSE_RETRACTION, ground: 2 }).send('CONFIRM_CHANGE', chair);
    r.send('APPROVE_CHANGE', head);
    expect(contextOf(r).ends.map((end) => end.ground)).toEqual([1]);
    expect(row(r)).toMatchObject({ endsOn: null, recheck: 'waiting' });
    const other = accepted(until('2026-06-30'), until('2026-12-31')).send('REPORT_END', officer, { ...consent, ground: 1 });
    other
      .send('CONFIRM_END', chair)
      .send('PROPOSE_RETRACTION', officer, PAYLOADS.PROPOSE_RETRACTION)
      .send('CONFIRM_CHANGE', chair);
    expect(contextOf(other)).toMatchObject({ ends: [], proposal: null, endsOn: '2026-12-31' });
  });
});
