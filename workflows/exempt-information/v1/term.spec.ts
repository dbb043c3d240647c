import { indonesianCalendar, makeCalendar } from '@tabir/calendar';
import { explainDeadline, type EffectCall } from '@tabir/engine';
import { instant, plusMs, type Instant } from '@tabir/kernel';
import { effectiveStatus, type RegisterRow } from '@tabir/register/row';
import { PAYLOADS, PEOPLE, determination, ground, record } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal } from '../../../libs/testing/src/rehearsal.js';
import { begun } from './context.js';
import { deadlines, secretUntil } from './deadlines.js';
import { exemptInformationV1 } from './index.js';

const NOW = '2026-01-05T01:00:00.000Z';
const { officer, chair, head, agency } = PEOPLE;

const until = (endsOn: string): object => ({ kind: 'date', endsOn });
const years = (startsOn: string, count: number): object => ({ kind: 'years', startsOn, years: count });
const holding = (term: object, now = NOW, settings = {}): Rehearsal =>
  Rehearsal.begin(exemptInformationV1, calendar, now, agency, record({ determination: determination([ground(term)]) }), settings);
const statusAt = (r: Rehearsal, now: Instant): string => effectiveStatus(r.row as unknown as RegisterRow, now);
const told = (effects: readonly EffectCall[]): string[] =>
  effects
    .map(({ params }) => params as unknown as { audience: { duty: string }; template: string; urgency: string })
    .map(({ audience, template, urgency }) => `${template} → ${audience.duty} (${urgency})`);

describe('the ladder', () => {
  it('climbs rung by rung, each telling its people: officer, team, chair, head', () => {
    const r = holding(until('2026-12-31')).send('SUBMIT', agency).send('ACCEPT', chair);
    r.effects = [];
    const rungs: unknown[] = [];
    for (const at of [
      '2026-08-23T16:00',
      '2026-10-05T16:00',
      '2026-10-26T16:00',
      '2026-11-16T16:00',
      '2026-11-17T16:00',
      '2026-12-21T16:00',
    ]) {
      r.liveTo(`${at}:00.000Z`);
      rungs.push(r.row['rung']);
    }
    expect(rungs).toEqual(['t90', 't60', 't45', 't30', 'overdue', 't5']);
    expect(told(r.effects).filter((line) => !line.includes('Idle'))).toEqual([
      't90 → review-preparation (normal)',
      't60 → consideration (normal)',
      't45 → declassification (high)',
      't30 → declassification (critical)',
      'overdue → declassification (critical)',
      'overdue → opening-approval (critical)',
      't5 → declassification (critical)',
      't5 → opening-approval (critical)',
    ]);
  });

  it('records all rungs that are reached together and lets only the highest tell people', () => {
    const r = holding(until('2026-12-31')).moveTo('2026-11-16T16:00:00.000Z');
    expect(r.fired.map(({ name, more }) => [name, more])).toEqual([
      ['intakeIdle', false],
      ['reviewOpens', false],
      ['t90', true],
      ['t60', true],
      ['t45', true],
      ['t30', false],
    ]);
    expect(told(r.effects)).toEqual(['intakeIdle → collection (normal)', 't30 → declassification (critical)']);
    expect(r.row['rung']).toBe('t30');
  });

  it('fires at once what a short period has passed already: late, and said so', () => {
    const r = holding(until('2026-01-30'));
    expect(r.fired.map(({ name }) => name)).toEqual(['reviewOpens', 't90', 't60', 't45', 't30', 'overdue']);
    expect(told(r.effects)).toEqual(['overdue → declassification (critical)', 'overdue → opening-approval (critical)']);
    expect(r.row).toMatchObject({ rung: 'overdue', review: 'preparing', legalDueOn: '2025-12-15' });
  });

  it('tells no rung any more when the law has opened it meanwhile', () => {
    const r = holding(until('2026-12-31')).moveTo('2027-02-01T00:00:00.000Z');
    expect(r.fired.map(({ name }) => name)).toEqual([
      'intakeIdle',
      'reviewOpens',
      't90',
      't60',
      't45',
      't30',
      'overdue',
      't5',
      'termEnds',
    ]);
    expect(told(r.effects)).toEqual([
      'intakeIdle → collection (normal)',
      'opened-by-law → declassification (critical)',
      'opened-by-law → opening-approval (critical)',
      'opened-by-law → release (critical)',
    ]);
  });

  it('never throws a running review back', () => {
    const r = holding(until('2026-12-31')).send('OPEN_REVIEW', officer);
    r.liveTo('2026-10-06T00:00:00.000Z');
    expect(r.row).toMatchObject({ review: 'preparing', rung: 't60' });
    expect(r.state.entries['term.active.review.preparing']?.epoch).toBe(1);
  });

  it('is entered anew when a determination sets a new end, with all its rungs and a new review', () => {
    const r = holding(until('2026-01-30'));
    r.send('RECORD_DETERMINATION', agency, determination([ground(until('2026-12-31'))]));
    expect(r.row).toMatchObject({ rung: 'quiet', review: 'waiting', endsOn: '2026-12-31' });
    expect(r.state.entries['term.active.period.ladder']).toMatchObject({ epoch: 2, fired: [] });
    expect(r.last.deadlines.map(({ name }) => name)).toContain('t90');
    r.moveTo('2026-01-31T00:00:00.000Z');
    expect(r.row).toMatchObject({ term: 'active', rung: 'quiet' });
  });

  it('stays as it is when only the calendar changes: what has fired stays fired', () => {
    const r = holding(until('2026-12-31')).moveTo('2026-10-06T00:00:00.000Z');
    r.calendar = makeCalendar(indonesianCalendar({ cutiBersama: false }));
    r.send('REVISE', agency, PAYLOADS.REVISE);
    expect(r.row['rung']).toBe('t60');
    expect(r.last.deadlines.find(({ name }) => name === 't30')?.dueAt).toBe('2026-11-17T16:00:00.000Z');
    expect(r.last.deadlines.map(({ name }) => name)).not.toContain('t60');
  });

  it('explains its dates by the days that do not count', () => {
    const r = holding(until('2026-12-31'));
    const { dueAt, counts } = explainDeadline(exemptInformationV1, r.state, 'term.active.period.ladder', 't30', r.measures);
    expect(dueAt).toBe('2026-11-16T16:00:00.000Z');
    expect(counts).toHaveLength(1);
  });
});

describe('the end of the period', () => {
  it.each([
    ['a day', until('2026-12-31'), '2026-12-31T16:00:00.000Z'],
    ['a holiday', until('2026-12-25'), '2026-12-25T16:00:00.000Z'],
    ['29 February', until('2028-02-29'), '2028-02-29T16:00:00.000Z'],
    ['years, to the day before the anniversary', years('2020-04-30', 20), '2040-04-29T16:00:00.000Z'],
    ['years from 29 February', years('2024-02-29', 4), '2028-02-28T16:00:00.000Z'],
    ['the last day of the calendar', until('2100-12-31'), '2100-12-31T16:00:00.000Z'],
  ])('is exact to the millisecond for %s', (_, term, moment) => {
    const r = holding(term);
    const T = instant(moment);
    expect(r.row['secretUntil']).toBe(T);
    // Nobody has fired anything: the status is computed, not awaited.
    expect(statusAt(r, plusMs(T, -1000))).toBe('draft');
    expect(statusAt(r, T)).toBe('open');
    expect(statusAt(r, plusMs(T, 1000))).toBe('open');
    expect(r.fork().moveTo(plusMs(T, -1)).row['term']).toBe('active');
  });

  it('opens by law with an incident, and says the same as the row said before', () => {
    const r = holding(until('2026-12-31')).send('SUBMIT', agency).send('ACCEPT', chair);
    const T = instant('2026-12-31T16:00:00.000Z');
    expect([statusAt(r, plusMs(T, -1)), statusAt(r, T)]).toEqual(['exempt', 'open']);
    r.moveTo(T);
    expect(r.row).toMatchObject({
      term: 'open',
      openBasis: 'law',
      secretUntil: T,
      release: 'pending',
      incident: 'unexplained',
      review: null,
      rung: null,
    });
    expect(r.context['opened']).toEqual({ basis: 'law', notedAt: T });
    expect([statusAt(r, plusMs(T, -1)), statusAt(r, T)]).toEqual(['exempt', 'open']);
    expect(r.send('EXPLAIN_INCIDENT', chair, PAYLOADS.EXPLAIN_INCIDENT).row['incident']).toBe('explained');
  });

  it('releases nothing by itself, it only reminds the chair', () => {
    const r = holding(until('2026-12-31')).moveTo('2027-06-01T00:00:00.000Z');
    expect(r.row['release']).toBe('pending');
    expect(r.moveTo('2027-07-01T00:00:00.000Z').effects.at(-1)?.params).toEqual({
      audience: { duty: 'declassification' },
      template: 'releaseIdle',
      urgency: 'high',
    });
    expect(r.row['release']).toBe('pending');
  });

  it('is the end of the ground that ends last', () => {
    const grounds = [
      ground(until('2026-06-30'), 'i'),
      ground(years('2020-01-01', 10), 'h', ['UU 27/2022']),
      ground(until('2027-01-01'), 'h'),
    ];
    const r = Rehearsal.begin(exemptInformationV1, calendar, NOW, agency, record({ determination: determination(grounds) }));
    expect(r.row).toMatchObject({
      endsOn: '2029-12-31',
      startsOn: '2020-01-01',
      letters: 'h,i',
      acts: 'UU 27/2022',
      termKind: 'several',
      termYears: 10,
    });
  });

  it('never comes for a record without a determination', () => {
    const r = Rehearsal.begin(exemptInformationV1, calendar, NOW, agency, record()).moveTo('2090-01-01T00:00:00.000Z');
    expect(r.row).toMatchObject({
      secretUntil: null,
      openBasis: null,
      endsOn: null,
      legalDueOn: null,
      term: 'unset',
      letters: '',
      acts: '',
    });
    expect(exemptInformationV1.label(r.state.context)).toBe('');
    expect(statusAt(r, r.now)).toBe('draft');
  });

  it('arms nothing for a context without an end, whatever state asks', () => {
    const args = { context: begun(undefined), since: instant(NOW), calendar, settings: { version: 's', values: {} } };
    expect(
      ['reviewOpens', 't90', 't60', 't45', 't30', 'overdue', 't5', 'termEnds', 'opens', 'loanDue'].map((name) =>
        deadlines[name as 'opens'](args),
      ),
    ).toEqual(Array(10).fill(null));
    expect(secretUntil(args.context, calendar)).toBeNull();
  });
});

describe('a decision to open', () => {
  const decided = (opensOn?: string, settings = {}): Rehearsal => {
    const r = holding(until('2026-12-31'), NOW, settings)
      .send('SUBMIT', agency)
      .send('ACCEPT', chair)
      .send('OPEN_REVIEW', officer);
    r.send('PREPARE_REVIEW', officer, { recommendation: 'open', reason: 'x', noConsiderationBecause: 'y' });
    return r.send('DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, ...(opensOn ? { opensOn } : {}) });
  };

  it('changes nothing before the head has approved it', () => {
    const r = decided('2026-02-02');
    expect(r.row).toMatchObject({ openBasis: 'law', secretUntil: '2026-12-31T16:00:00.000Z' });
    expect(r.last.deadlines.map(({ name }) => name)).toContain('termEnds');
    expect(r.moveTo('2026-12-31T16:00:00.000Z').row).toMatchObject({ openBasis: 'law', incident: 'unexplained' });
  });

  it('stops the ladder and the law’s own opening once it is approved', () => {
    const r = decided().send('APPROVE_OPENING', head);
    expect(r.last.deadlines.map(({ name }) => name).filter((name) => !name.endsWith('Idle'))).toEqual(['opens']);
    expect(r.row).toMatchObject({ openBasis: 'decision', review: 'decidedToOpen' });
  });

  it('opens the day after the period unless a day is stated', () => {
    const r = decided().send('APPROVE_OPENING', head).moveTo('2026-12-31T15:59:59.999Z');
    expect(r.row['term']).toBe('active');
    r.moveTo('2026-12-31T16:00:00.000Z');
    expect(r.row).toMatchObject({ term: 'open', incident: 'none', release: 'pending', secretUntil: '2026-12-31T16:00:00.000Z' });
    expect(r.context['opened']).toMatchObject({ basis: 'decision' });
    expect(r.effects.at(-1)?.params).toEqual({ audience: { duty: 'release' }, template: 'opened-by-decision', urgency: 'high' });
  });

  it('opens at the start of the stated day, in the office’s zone', () => {
    const r = decided('2026-03-02').send('APPROVE_OPENING', head);
    expect(r.row['secretUntil']).toBe('2026-03-01T16:00:00.000Z');
    expect([statusAt(r, instant('2026-03-01T15:59:59.000Z')), statusAt(r, instant('2026-03-01T16:00:01.000Z'))]).toEqual([
      'exempt',
      'open',
    ]);
    expect(r.moveTo('2026-03-01T16:00:00.000Z').row['term']).toBe('open');
  });

  it('never reaches back behind its approval', () => {
    const r = decided('2026-01-06').moveTo('2026-01-20T03:00:00.000Z');
    r.send('RECORD_HEAD_APPROVAL', officer, PAYLOADS.RECORD_HEAD_APPROVAL);
    expect(r.row).toMatchObject({ term: 'open', openBasis: 'decision', secretUntil: '2026-01-20T03:00:00.000Z' });
    expect(r.fired.at(-1)).toMatchObject({ name: 'opens', dueAt: '2026-01-20T03:00:00.000Z' });
  });

  it('opens at once where the setting says so, and a stated day still wins', () => {
    const atOnce = { openingTakesEffect: 'at-once' };
    const r = decided(undefined, atOnce);
    expect(r.context['decision']).toMatchObject({ opensOn: null, number: '188/9/2026', date: '2026-01-05' });
    expect(r.moveTo('2026-01-06T02:00:00.000Z').send('APPROVE_OPENING', head).row).toMatchObject({
      term: 'open',
      secretUntil: '2026-01-06T02:00:00.000Z',
    });
    expect(decided('2026-03-02', atOnce).send('APPROVE_OPENING', head).row['secretUntil']).toBe('2026-03-01T16:00:00.000Z');
    expect(decided(undefined, { openingTakesEffect: 'after-term' }).context['decision']).toMatchObject({ opensOn: '2027-01-01' });
  });

  it('keeps the head’s letter', () => {
    const { letterNumber, letterDate, scan } = PAYLOADS.RECORD_HEAD_APPROVAL;
    const r = decided().send('RECORD_HEAD_APPROVAL', officer, PAYLOADS.RECORD_HEAD_APPROVAL);
    expect(r.context['approval']).toEqual({
      at: NOW,
      by: { id: officer.id, onBehalfOf: null },
      letter: { letterNumber, letterDate, scan, signerName: { sealed: expect.any(String) } },
    });
    expect(decided().send('APPROVE_OPENING', head).context['approval']).toEqual({
      at: NOW,
      by: { id: head.id, onBehalfOf: null },
      letter: null,
    });
  });

  it('goes back to the chair, who decides again', () => {
    const r = decided().send('HEAD_RETURNS', head, PAYLOADS.HEAD_RETURNS);
    expect(r.context['decision']).toBeNull();
    expect(r.row['review']).toBe('deciding');
    expect(r.send('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN).row['review']).toBe('awaitingHead');
  });
});
