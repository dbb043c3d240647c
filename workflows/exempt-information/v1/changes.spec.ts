import { type EffectCall } from '@tabir/engine';
import { type RegisterRow } from '@tabir/register/row';
import { FILE, PAYLOADS, PEOPLE, determination, ground, record, renewed } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal } from '../../../libs/testing/src/rehearsal.js';
import { type Context } from './context.js';
import { exemptInformationV1 } from './index.js';

const NOW = '2026-01-05T01:00:00.000Z';
const { officer, chair, head, agency } = PEOPLE;

const accepted = (...grounds: object[]): Rehearsal =>
  Rehearsal.begin(exemptInformationV1, calendar, NOW, agency, record({ determination: determination(grounds) }))
    .send('SUBMIT', agency)
    .send('ACCEPT', chair);
const listed = (): Rehearsal =>
  accepted(ground())
    .send('STORE', officer, PAYLOADS.STORE)
    .send('CLASSIFY', officer, PAYLOADS.CLASSIFY)
    .send('CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING)
    .send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING)
    .send('RECORD_UPLOAD', officer, PAYLOADS.RECORD_UPLOAD);
const paper = (term: object = { kind: 'date', endsOn: '2027-12-31' }, letter = 'h', more: object = {}): object => ({
  ...renewed([ground(term, letter)], more),
  decreeFile: FILE,
});
const row = (r: Rehearsal): RegisterRow => r.row as unknown as RegisterRow;
const contextOf = (r: Rehearsal): Context => r.state.context as Context;
const stateOf = (r: Rehearsal): unknown => (r.state.value as { term: { active?: { change: string } } }).term.active?.change;
const told = (effects: readonly EffectCall[]): string[] =>
  effects
    .map(({ params }) => params as unknown as { audience: { duty: string }; template: string })
    .map(({ audience, template }) => `${template} → ${audience.duty}`);

describe('a new determination', () => {
  it('takes the place of the old one when the chair has determined and the head approved it; the old stays in the ledger', () => {
    const r = listed();
    const before = contextOf(r).determination;
    r.send('PROPOSE_DETERMINATION', officer, paper());
    expect(row(r).endsOn).toBe('2026-12-31');
    expect(r.last.tasks.map(({ duty }) => duty)).toEqual(['change-determination']);
    expect(r.refusals('DETERMINE_CHANGE', { ...officer, role: 'chair' })).toEqual(['four-eyes.proposer']);
    r.send('DETERMINE_CHANGE', chair);
    expect(row(r).endsOn).toBe('2026-12-31');
    expect(r.refusals('APPROVE_CHANGE', { ...chair, role: 'head' })).toEqual(['four-eyes.determiner']);
    r.send('APPROVE_CHANGE', head);
    expect(row(r)).toMatchObject({
      determinationNumber: '188/1/KEP/2026',
      endsOn: '2027-12-31',
      legalDueOn: calendar.workingDaysBefore('2027-12-31' as never, 30),
      secretUntil: '2027-12-31T16:00:00.000Z',
      rung: 'quiet',
    });
    expect(contextOf(r).earlier).toEqual([
      {
        kind: 'extended',
        determination: before,
        endsOn: '2026-12-31',
        ends: [],
        replacedAt: NOW,
        by: { id: head.id, onBehalfOf: null },
        approval: { at: NOW, by: { id: head.id, onBehalfOf: null }, letter: null },
      },
    ]);
    expect(contextOf(r).proposal).toBeNull();
    expect(stateOf(r)).toBe('none');
  });

  it('makes the list that is online outdated, until it is uploaded again', () => {
    const r = listed().send('PROPOSE_DETERMINATION', officer, paper()).send('DETERMINE_CHANGE', chair);
    expect(row(r).listing).toBe('uploaded');
    r.send('APPROVE_CHANGE', head);
    expect(row(r).listing).toBe('outdated.reworded');
    r.send('RECORD_UPLOAD', officer, PAYLOADS.RECORD_UPLOAD);
    expect(row(r).listing).toBe('uploaded');
  });

  it('holds with the head’s letter as well', () => {
    const r = accepted(ground()).send('PROPOSE_DETERMINATION', officer, paper()).send('DETERMINE_CHANGE', chair);
    const tomorrow = { ...PAYLOADS.RECORD_CHANGE_APPROVAL, letterDate: '2026-01-06' };
    expect(r.refusals('RECORD_CHANGE_APPROVAL', officer, tomorrow)).toEqual(['date.in-future']);
    r.send('RECORD_CHANGE_APPROVAL', officer, PAYLOADS.RECORD_CHANGE_APPROVAL);
    expect(contextOf(r).earlier[0]?.approval).toMatchObject({
      by: { id: officer.id },
      letter: { letterNumber: '045/13/2026', letterDate: '2026-01-05', scan: FILE },
    });
    expect(row(r).endsOn).toBe('2027-12-31');
  });

  it('comes too late when the period has ended: the law has opened it, and nothing prolongs it any more', () => {
    const r = accepted(ground()).send('PROPOSE_DETERMINATION', officer, paper()).send('DETERMINE_CHANGE', chair);
    r.moveTo('2026-12-31T16:00:00.000Z');
    expect(row(r)).toMatchObject({ term: 'open', openBasis: 'law' });
    expect(r.possible()).not.toContain('APPROVE_CHANGE');
  });

  it('mends a weak paper', () => {
    const r = accepted(ground({ kind: 'unstated', recheckOn: '2026-06-01' }));
    expect(row(r)).toMatchObject({ defects: 'term-unstated', recheck: 'waiting' });
    r.send('PROPOSE_DETERMINATION', officer, paper()).send('DETERMINE_CHANGE', chair).send('APPROVE_CHANGE', head);
    expect(row(r)).toMatchObject({ defects: '', recheck: 'none', endsOn: '2027-12-31' });
    expect(r.last.tasks.map(({ duty }) => duty)).not.toContain('mending');
  });

  it('throws a running review back, for it was about another end', () => {
    const asked = { ...PAYLOADS.PREPARE_REVIEW, panelAgencies: [null, 'agency-1'] };
    const r = accepted(ground()).send('OPEN_REVIEW', officer).send('PREPARE_REVIEW', officer, asked);
    r.send('PROPOSE_DETERMINATION', officer, paper()).send('DETERMINE_CHANGE', chair);
    expect(row(r).review).toBe('considering');
    r.send('APPROVE_CHANGE', head);
    expect(row(r).review).toBe('waiting');
    expect(contextOf(r)).toMatchObject({ panel: [], opinions: [], preparation: null });
  });

  it('counts the thirty years of letter a from the first determination, unless the office does not count extensions', () => {
    const start = { kind: 'years', startsOn: '2010-01-01', years: 20 };
    const longer = (endsOn: string): object => paper({ kind: 'date', endsOn }, 'a');
    const r = accepted(ground(start, 'a'));
    expect(r.refusals('PROPOSE_DETERMINATION', officer, longer('2039-12-31'))).toEqual([]);
    expect(r.refusals('PROPOSE_DETERMINATION', officer, longer('2040-01-01'))).toEqual(['term.letter-a-too-long']);
    expect(r.refusals('PROPOSE_DETERMINATION', officer, paper({ kind: 'unstated', recheckOn: '2026-06-01' }, 'a'))).toEqual([]);
    expect(r.refusals('PROPOSE_DETERMINATION', officer, paper({ kind: 'date', endsOn: '2050-01-01' }, 'b'))).toEqual([]);
    r.settings = { extensionsCount: false };
    expect(r.refusals('PROPOSE_DETERMINATION', officer, longer('2056-01-04'))).toEqual([]);
    expect(r.refusals('PROPOSE_DETERMINATION', officer, longer('2056-01-05'))).toEqual(['term.letter-a-too-long']);
    r.settings = {};
    r.send('PROPOSE_DETERMINATION', officer, longer('2030-06-30')).send('DETERMINE_CHANGE', chair).send('APPROVE_CHANGE', head);
    const again = paper({ kind: 'date', endsOn: '2040-01-01' }, 'a', {
      date: '2026-01-12',
      sheet: { number: 'x', date: '2026-01-09', occasion: 'before-request', participants: ['x'] },
    });
    r.moveTo('2026-01-12T01:00:00.000Z');
    expect(r.refusals('PROPOSE_DETERMINATION', officer, again)).toEqual(['term.letter-a-too-long']);
  });
});

describe('letter a', () => {
  const waiting = (): object => ({ kind: 'event', event: 'putusan', recheckOn: '2026-06-01' });
  const renewedAs = (r: Rehearsal, term: object): Rehearsal =>
    r.send('PROPOSE_DETERMINATION', officer, paper(term, 'a')).send('DETERMINE_CHANGE', chair).send('APPROVE_CHANGE', head);

  it('that waits for something can be renewed, and its thirty years go on from the first determination', () => {
    const r = accepted(ground(waiting(), 'a'));
    expect(row(r).endsOn).toBe('2055-12-14');
    expect(row(renewedAs(r, waiting())).endsOn).toBe('2055-12-14');
    expect(contextOf(r).letterASince).toBe('2025-12-15');
    r.moveTo('2026-01-12T01:00:00.000Z');
    const later = {
      date: '2026-01-12',
      sheet: { number: 'x', date: '2026-01-09', occasion: 'before-request', participants: ['x'] },
    };
    r.send('PROPOSE_DETERMINATION', officer, paper(waiting(), 'a', later))
      .send('DETERMINE_CHANGE', chair)
      .send('APPROVE_CHANGE', head);
    expect([row(r).endsOn, contextOf(r).letterASince]).toEqual(['2055-12-14', '2025-12-15']);
    r.moveTo('2026-01-19T01:00:00.000Z');
    const last = { date: '2026-01-19', sheet: { ...later.sheet, date: '2026-01-16' } };
    const spoken = paper({ kind: 'date', endsOn: '2055-12-15' }, 'a', last);
    expect(r.refusals('PROPOSE_DETERMINATION', officer, spoken)).toEqual(['term.letter-a-too-long']);
    const anew = accepted(ground(waiting(), 'a'));
    anew.settings = { extensionsCount: false };
    expect(row(renewedAs(anew, waiting())).endsOn).toBe('2056-01-04');
  });

  it('does not count what was typed wrongly', () => {
    const r = accepted(ground({ kind: 'years', startsOn: '1999-01-01', years: 28 }, 'a'));
    const real = { ...determination([ground({ kind: 'years', startsOn: '2019-01-01', years: 8 }, 'a')]), decreeFile: FILE };
    r.send('PROPOSE_CORRECTION', officer, real).send('CONFIRM_CHANGE', chair);
    expect(contextOf(r).letterASince).toBeNull();
    expect(r.refusals('PROPOSE_DETERMINATION', officer, paper({ kind: 'date', endsOn: '2034-12-31' }, 'a'))).toEqual([]);
  });
});

describe('a correction', () => {
  it('puts the paper as it really reads in the place of what was typed, with the evidence and two persons', () => {
    const r = accepted(ground({ kind: 'date', endsOn: '2061-12-31' }));
    r.send('PROPOSE_CORRECTION', officer, {
      ...determination([ground({ kind: 'date', endsOn: '2026-03-31' })]),
      decreeFile: FILE,
    });
    expect(r.refusals('CONFIRM_CHANGE', { ...officer, role: 'chair' })).toEqual(['four-eyes.proposer']);
    r.send('CONFIRM_CHANGE', chair);
    expect(row(r)).toMatchObject({ endsOn: '2026-03-31', rung: 't60' });
    expect(contextOf(r).earlier).toMatchObject([{ kind: 'corrected', endsOn: '2061-12-31', approval: { by: { id: chair.id } } }]);
  });

  it('may find that the period had ended: the record is open by law since then', () => {
    const r = accepted(ground({ kind: 'date', endsOn: '2061-12-31' }));
    const real = { ...determination([ground({ kind: 'date', endsOn: '2025-12-30' })]), decreeFile: FILE };
    expect(r.refusals('PROPOSE_DETERMINATION', officer, real)).toContain('term.already-past');
    r.send('PROPOSE_CORRECTION', officer, real).send('CONFIRM_CHANGE', chair);
    expect(row(r)).toMatchObject({ term: 'open', incident: 'unexplained', secretUntil: '2025-12-30T16:00:00.000Z' });
  });
});

describe('a correction that would keep it secret for longer', () => {
  it('needs the head as a new determination does', () => {
    const r = accepted(ground());
    r.send('PROPOSE_CORRECTION', officer, {
      ...determination([ground({ kind: 'date', endsOn: '2062-12-31' })]),
      decreeFile: FILE,
    });
    r.send('CONFIRM_CHANGE', chair);
    expect(stateOf(r)).toBe('awaitingHead');
    expect(row(r).endsOn).toBe('2026-12-31');
    r.send('APPROVE_CHANGE', head);
    expect(row(r).endsOn).toBe('2062-12-31');
    expect(contextOf(r).earlier).toMatchObject([{ kind: 'corrected', approval: { by: { id: head.id } } }]);
  });

  it('keeps what two persons have found of its grounds, and does not lose it by the way', () => {
    const event = { kind: 'event-years', event: 'x', years: 2, recheckOn: '2026-06-01' };
    const happened = (): Rehearsal =>
      accepted(ground(event))
        .send('REPORT_END', officer, { endedBy: 'event', occurredOn: '2026-01-02', evidence: FILE })
        .send('CONFIRM_END', chair);
    const corrected = (grounds: object[]): Rehearsal =>
      happened()
        .send('PROPOSE_CORRECTION', officer, { ...determination(grounds, { place: 'Lain' }), decreeFile: FILE })
        .send('CONFIRM_CHANGE', chair);
    expect(row(corrected([ground(event)]))).toMatchObject({ endsOn: '2028-01-01', recheck: 'none' });
    const other = { ...determination([ground({ kind: 'date', endsOn: '2027-12-31' })]), decreeFile: FILE };
    expect(happened().refusals('PROPOSE_CORRECTION', officer, other)).toEqual(['change.end-lost']);
    const draft = Rehearsal.begin(
      exemptInformationV1,
      calendar,
      NOW,
      agency,
      record({ determination: determination([ground(event)]) }),
    )
      .send('REPORT_END', officer, { endedBy: 'event', occurredOn: '2026-01-02', evidence: FILE })
      .send('CONFIRM_END', chair);
    expect(row(draft.send('RECORD_DETERMINATION', agency, determination([ground(event)]))).endsOn).toBe('2028-01-01');
  });
});

describe('a void record', () => {
  it('is in no list any more, its clocks stand still, and what is online is to be taken down', () => {
    const r = listed().send('PROPOSE_VOID', officer, PAYLOADS.PROPOSE_VOID);
    expect(r.refusals('CONFIRM_CHANGE', { ...officer, role: 'chair' })).toEqual(['four-eyes.proposer']);
    r.send('CONFIRM_CHANGE', chair);
    expect(row(r)).toMatchObject({
      stage: 'withdrawn',
      term: 'withdrawn',
      listing: 'outdated.opened',
      storage: 'stored.onShelf',
    });
    expect(r.last.tasks.map(({ duty }) => duty)).toEqual(['upload']);
    expect(r.last.deadlines.map(({ name }) => name)).toEqual(['listingIdle']);
  });

  it('needs no place in list, archive or file any more where it had none yet', () => {
    const r = accepted(ground()).send('PROPOSE_VOID', officer, PAYLOADS.PROPOSE_VOID).send('CONFIRM_CHANGE', chair);
    expect(row(r)).toMatchObject({ filing: 'lapsed', storage: 'lapsed', listing: 'lapsed' });
    expect([r.last.tasks, r.last.deadlines]).toEqual([[], []]);
  });
});

describe('a proposal', () => {
  it.each([
    ['PROPOSE_DETERMINATION', paper(), 'determining', 'REJECT_CHANGE', chair],
    ['PROPOSE_CORRECTION', paper(), 'correcting', 'REJECT_CHANGE', chair],
    ['PROPOSE_VOID', PAYLOADS.PROPOSE_VOID, 'voiding', 'REJECT_CHANGE', chair],
    ['PROPOSE_DETERMINATION', paper(), 'awaitingHead', 'HEAD_REJECTS_CHANGE', head],
  ])(
    '(%s) waits, reminds after five working days, and leaves all as it was when it is rejected',
    (type, payload, state, no, who) => {
      const r = accepted(ground());
      r.send(type, officer, payload);
      if (state === 'awaitingHead') r.send('DETERMINE_CHANGE', chair);
      expect(stateOf(r)).toBe(state);
      r.effects = [];
      r.liveTo('2026-01-13T00:00:00.000Z');
      const duty = state === 'awaitingHead' ? 'change-approval' : 'change-determination';
      expect(told(r.effects)).toContain(`changeIdle → ${duty}`);
      r.send(no, who, { reason: 'x' });
      expect(stateOf(r)).toBe('none');
      expect(contextOf(r)).toMatchObject({ proposal: null, earlier: [], endsOn: '2026-12-31' });
      expect(told(r.effects).at(-1)).toBe('change-rejected → change-proposal');
    },
  );

  it('is possible once the record is accepted, and only one at a time', () => {
    const changes = (at: Rehearsal): string[] =>
      at.possible().filter((type) => exemptInformationV1.events[type]?.duty === 'change-proposal');
    const draft = Rehearsal.begin(exemptInformationV1, calendar, NOW, agency, record({ determination: determination() }));
    expect(changes(draft)).toEqual([]);
    const r = accepted(ground()).send('PROPOSE_VOID', officer, PAYLOADS.PROPOSE_VOID);
    expect(changes(r)).toEqual([]);
  });
});
