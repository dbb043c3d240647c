import { type EffectCall } from '@tabir/engine';
import { instant, localDate, type LocalDate } from '@tabir/kernel';
import { effectiveStatus, type RegisterRow } from '@tabir/register/row';
import { FILE, PAYLOADS, PEOPLE, determination, ground, record } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal } from '../../../libs/testing/src/rehearsal.js';
import { type Context } from './context.js';
import { exemptInformationV1 } from './index.js';
import { type Ground, type Term } from './payloads/determination.js';
import { defectsOf, lastLife, livesOf } from './term.js';

const NOW = '2026-01-05T01:00:00.000Z';
const { officer, chair, agency } = PEOPLE;

const RECHECK = '2026-06-01';
const UNTIL = { kind: 'date', endsOn: '2026-12-31' };
const EVENT = { kind: 'event', event: 'Renja ditetapkan', recheckOn: RECHECK };
const AFTER = { kind: 'event-years', event: 'seleksi selesai', years: 2, recheckOn: RECHECK };
const openEnded = (kind: string): object => ({ kind, recheckOn: RECHECK });

const holding = (...grounds: object[]): Rehearsal =>
  Rehearsal.begin(exemptInformationV1, calendar, NOW, agency, record({ determination: determination(grounds) }));
const row = (r: Rehearsal): RegisterRow => r.row as unknown as RegisterRow;
const contextOf = (r: Rehearsal): Context => r.state.context as Context;
const report = (endedBy: string, occurredOn: string, more: object = {}): object => ({
  endedBy,
  occurredOn,
  number: '12/2026',
  evidence: FILE,
  ...more,
});
const end = (r: Rehearsal, endedBy: string, occurredOn: string, more: object = {}): Rehearsal =>
  r.send('REPORT_END', officer, report(endedBy, occurredOn, more)).send('CONFIRM_END', chair);
const told = (effects: readonly EffectCall[]): string[] =>
  effects
    .map(({ params }) => params as unknown as { audience: { duty: string }; template: string })
    .map(({ audience, template }) => `${template} → ${audience.duty}`)
    .filter((line) => !line.startsWith('intakeIdle'));

describe('livesOf', () => {
  const life = (letter: string, term: object, ...facts: Parameters<typeof livesOf>[2]) =>
    livesOf([{ letter, term } as unknown as Ground], localDate('2026-01-05'), facts)[0];
  const fact = (cause: 'event' | 'consent' | 'ruling', occurredOn: string) =>
    ({ ground: 1, cause, occurredOn: localDate(occurredOn) }) as const;

  it.each([
    ['an event holds on the day on which it happens', EVENT, '2027-02-28', '2027-02-28'],
    ['two years after it end the day before the anniversary', AFTER, '2028-02-29', '2030-02-27'],
  ])('%s', (_, term, happenedOn, endsOn) => {
    expect(life('h', term)).toMatchObject({ endsOn: null, waits: true, cause: null });
    expect(life('h', term, fact('event', happenedOn))).toMatchObject({ endsOn, waits: false, cause: null });
  });

  it('ends what consent or a ruling ends on the day before, and what its own term ends earlier by the term', () => {
    expect(life('h', UNTIL, fact('consent', '2026-06-01'))).toMatchObject({ endsOn: '2026-05-31', cause: 'consent' });
    expect(life('h', UNTIL, fact('consent', '2027-06-01'))).toMatchObject({ endsOn: '2026-12-31', cause: null });
    expect(life('h', UNTIL, fact('consent', '2027-01-01'))).toMatchObject({ endsOn: '2026-12-31', cause: null });
    expect(life('h', openEnded('consent'), fact('ruling', '2026-07-01'), fact('consent', '2026-06-01'))).toMatchObject({
      endsOn: '2026-05-31',
      cause: 'consent',
      waits: false,
    });
  });

  it.each(['event', 'indefinite', 'unstated'])('ends letter a after thirty years although its term says "%s"', (kind) => {
    const term = kind === 'event' ? EVENT : openEnded(kind);
    expect(life('a', term)).toMatchObject({ endsOn: '2056-01-04', waits: true });
    expect(life('b', term)).toMatchObject({ endsOn: null, waits: true });
  });

  it('takes for the last the one without an end, else the one that ends last, the first of equals', () => {
    const last = (...terms: object[]): number =>
      lastLife(
        livesOf(
          terms.map((term) => ({ letter: 'h', term: term as Term })),
          localDate('2026-01-05'),
          [],
        ),
      ).position;
    expect(last(UNTIL, EVENT, UNTIL)).toBe(2);
    expect(last(EVENT, AFTER)).toBe(1);
    expect(last(UNTIL, { kind: 'date', endsOn: '2027-01-01' }, UNTIL)).toBe(2);
    expect(last(UNTIL, UNTIL)).toBe(1);
  });
});

describe('defectsOf', () => {
  it('names a letter that hardly fits the reason, in the opinion of whoever copied the paper', () => {
    const doubted = (letterDoubtful: boolean) => ({ ...ground(UNTIL, 'c'), letterDoubtful }) as unknown as Ground;
    expect(defectsOf([doubted(true)], '2026-01-05' as LocalDate)).toEqual(['letter-doubtful']);
    expect(defectsOf([doubted(false)], '2026-01-05' as LocalDate)).toEqual([]);
    const r = holding(doubted(true), ground(UNTIL));
    expect(row(r).defects).toBe('letter-doubtful');
    expect(r.last.tasks.map(({ duty }) => duty)).toContain('mending');
  });

  it.each([
    ['h', UNTIL, [], []],
    ['h', openEnded('indefinite'), [], []],
    ['g', openEnded('indefinite'), [], []],
    ['j', openEnded('indefinite'), ['UU 43/2009 Pasal 44'], []],
    ['j', openEnded('indefinite'), ['PP 60/2008'], ['term-unlimited', 'act-lower-rule']],
    ['j', UNTIL, ['Peraturan Wali Kota 7/2020', 'Undang-Undang 27/2022'], []],
    ['j', UNTIL, ['Pasal 44 UU 43/2009'], []],
    ['j', UNTIL, ['Undang\u2013Undang 43/2009'], []],
    ['j', UNTIL, ['UU43/2009'], []],
    ['j', UNTIL, ['Perppu 1/2020'], []],
    ['j', UNTIL, ['UU 14/2008 Pasal 17 huruf j'], ['act-lower-rule']],
    ['j', UNTIL, ['Peraturan KUUP 3/2020'], ['act-lower-rule']],
    ['c', openEnded('indefinite'), ['UU 3/2002'], ['term-unlimited']],
    ['h', openEnded('unstated'), [], ['term-unstated']],
    ['c', UNTIL, ['PP 60/2008'], []],
  ])('of letter %s with %j and %j are %j', (letter, term, acts, found) => {
    expect(defectsOf([{ letter, term, acts } as unknown as Ground], '2026-01-05' as LocalDate)).toEqual(found);
  });

  it('are each named once', () => {
    const weak = { letter: 'c', term: openEnded('indefinite'), acts: [] } as unknown as Ground;
    expect(defectsOf([weak, weak], '2026-01-05' as LocalDate)).toEqual(['term-unlimited']);
  });
});

describe('a term that waits for something', () => {
  it('has no end and no ladder, and is exempt for as long as it waits', () => {
    const r = holding(ground(EVENT)).send('SUBMIT', agency).send('ACCEPT', chair);
    expect(row(r)).toMatchObject({
      termKind: 'event',
      termEvent: null,
      endsOn: null,
      legalDueOn: null,
      secretUntil: null,
      openBasis: null,
      recheckOn: RECHECK,
      recheck: 'waiting',
    });
    expect(effectiveStatus(row(r), instant('2090-01-01T00:00:00.000Z'))).toBe('exempt');
    expect(exemptInformationV1.label(r.state.context)).toBe('Huruf h, tanpa tanggal akhir');
    expect(r.last.deadlines.map(({ name }) => name)).toContain('recheckDue');
    expect(r.last.deadlines.map(({ name }) => name)).not.toContain('termEnds');
  });

  it('stands in the archive after all that has an end', () => {
    const order = (term: object): unknown =>
      holding(ground(term)).send('SUBMIT', agency).send('ACCEPT', chair).send('CLASSIFY', officer, PAYLOADS.CLASSIFY).row[
        'archiveOrder'
      ];
    expect([order(EVENT), order(UNTIL)]).toEqual(['9999-12-31 800.1.11 Disiplin', '2026-12-31 800.1.11 Disiplin']);
  });

  it('asks again on its day, tells chair and head when nobody answers, and asks anew after an answer', () => {
    const r = holding(ground(EVENT));
    r.effects = [];
    r.liveTo('2026-08-01T00:00:00.000Z');
    expect(r.fired.filter(({ name }) => name.startsWith('recheck')).map(({ name, dueAt }) => [name, dueAt])).toEqual([
      ['recheckDue', '2026-05-31T16:00:00.000Z'],
      ['recheckLate', calendar.endOf(calendar.workingDaysAfter(localDate(RECHECK), 10))],
      ['recheckVeryLate', calendar.endOf(calendar.workingDaysAfter(localDate(RECHECK), 30))],
    ]);
    expect(told(r.effects)).toEqual([
      'recheckDue → recheck',
      'recheckLate → declassification',
      'recheckVeryLate → opening-approval',
    ]);
    expect(r.last.tasks.map(({ duty }) => duty)).toContain('recheck');
    r.send('RECHECK', officer, { reason: 'Belum ditetapkan.', recheckOn: '2026-12-01' });
    expect(row(r)).toMatchObject({ recheck: 'waiting', recheckOn: '2026-12-01' });
    r.effects = [];
    r.liveTo('2026-12-01T01:00:00.000Z');
    expect(told(r.effects)).toEqual(['recheckDue → recheck']);
  });

  it('gets its end and its ladder when it has happened, reported by one and confirmed by another', () => {
    const r = holding(ground(AFTER));
    r.send('REPORT_END', officer, report('event', '2026-01-02', { note: 'Berita acara terlampir.' }));
    expect(row(r)).toMatchObject({ ending: 'reported', endsOn: null });
    expect(r.last.tasks.map(({ duty }) => duty)).toContain('end-confirmation');
    expect(() => r.send('CONFIRM_END', { ...officer, role: 'chair' })).toThrow('four-eyes.reporter');
    r.send('CONFIRM_END', chair);
    expect(row(r)).toMatchObject({
      ending: 'none',
      endsOn: '2028-01-01',
      secretUntil: '2028-01-01T16:00:00.000Z',
      openBasis: 'law',
      recheck: 'over',
      recheckOn: null,
    });
    expect(contextOf(r).ends).toEqual([
      {
        ground: 1,
        inPart: false,
        cause: 'event',
        occurredOn: '2026-01-02',
        number: '12/2026',
        evidence: FILE,
        reportedBy: { id: officer.id, onBehalfOf: null },
        confirmedBy: { id: chair.id, onBehalfOf: null },
        recordedAt: NOW,
      },
    ]);
    expect(r.last.deadlines.map(({ name }) => name)).toEqual(expect.arrayContaining(['reviewOpens', 't30', 'termEnds']));
    r.moveTo('2028-01-01T16:00:00.000Z');
    expect(row(r)).toMatchObject({ term: 'open', incident: 'unexplained' });
    expect(contextOf(r).opened?.basis).toBe('law');
  });

  it('that was over long ago, or leaves no room for a decision, is open by law at once or climbs the whole ladder', () => {
    const past = holding(ground(EVENT)).moveTo('2026-05-04T02:00:00.000Z');
    end(past, 'event', '2026-03-02');
    expect(row(past)).toMatchObject({ term: 'open', incident: 'unexplained', secretUntil: '2026-03-02T16:00:00.000Z' });
    const short = holding(ground({ ...AFTER, years: 1 })).moveTo('2026-05-04T02:00:00.000Z');
    short.effects = [];
    end(short, 'event', '2025-05-19');
    expect(row(short)).toMatchObject({ term: 'active', rung: 'overdue', endsOn: '2026-05-18', review: 'preparing' });
    expect(told(short.effects).filter((line) => !line.includes('recheck'))).toEqual([
      'overdue → declassification',
      'overdue → opening-approval',
    ]);
  });

  it('goes on when the report is rejected, and the chair is reminded of one that waits', () => {
    const r = holding(ground(EVENT)).send('REPORT_END', officer, report('event', '2026-01-05'));
    r.effects = [];
    r.liveTo('2026-01-13T00:00:00.000Z');
    expect(told(r.effects)).toContain('endIdle → end-confirmation');
    r.liveTo('2026-02-01T00:00:00.000Z');
    expect(told(r.effects)).toContain('endLate → opening-approval');
    r.send('REJECT_END', chair, PAYLOADS.REJECT_END);
    expect(row(r)).toMatchObject({ ending: 'none', endsOn: null, recheckOn: RECHECK });
    expect(contextOf(r)).toMatchObject({ reported: null, ends: [] });
    expect(told(r.effects)).toContain('end-rejected → end-report');
  });

  it('is asked again for as long as one of several grounds waits', () => {
    const r = end(holding(ground(EVENT), ground(AFTER)), 'event', '2026-01-05', { ground: 1 });
    expect(row(r)).toMatchObject({ recheck: 'waiting', recheckOn: RECHECK, endsOn: null });
    end(r, 'event', '2026-01-05', { ground: 2 });
    expect(row(r)).toMatchObject({ recheck: 'over', recheckOn: null, endsOn: '2028-01-04', termKind: 'several' });
  });

  it('can be reviewed and opened by decision, at once where no day is stated', () => {
    const r = holding(ground(EVENT)).send('OPEN_REVIEW', officer);
    r.send('PREPARE_REVIEW', officer, { recommendation: 'open', reason: 'x', noConsiderationBecause: 'y' })
      .send('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN)
      .send('APPROVE_OPENING', PEOPLE.head);
    expect(row(r)).toMatchObject({ term: 'open', incident: 'none', openBasis: 'decision', secretUntil: NOW });
  });
});

describe('the public line of a term that waits', () => {
  const authorised = (...grounds: object[]): Rehearsal =>
    holding(...grounds)
      .send('SUBMIT', agency)
      .send('ACCEPT', chair)
      .send('CLASSIFY', officer, PAYLOADS.CLASSIFY)
      .send('CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING)
      .send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING);

  it('names what it waits for once the chair has authorised the text, and nothing that came after', () => {
    const r = authorised(ground(EVENT));
    expect(row(r)).toMatchObject({ termEvent: 'Renja ditetapkan', termKind: 'event' });
    const grounds = [ground({ ...EVENT, event: 'putusan perkara N.N.' })];
    r.send('PROPOSE_CORRECTION', officer, { ...determination(grounds), decreeFile: FILE }).send('CONFIRM_CHANGE', chair);
    expect(row(r).termEvent).toBeNull();
    r.send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING);
    expect(row(r).termEvent).toBe('putusan perkara N.N.');
  });

  it('is several where its grounds wait for several things, and leaves out what has ended', () => {
    const r = authorised(ground(EVENT), ground(openEnded('consent')));
    expect(row(r)).toMatchObject({ termKind: 'several', letters: 'h' });
    const two = authorised(ground(openEnded('consent'), 'g'), ground(UNTIL, 'c', ['UU 3/2002']));
    expect(row(two)).toMatchObject({ letters: 'c,g', acts: 'UU 3/2002' });
    expect(row(end(two, 'consent', '2026-01-05', { ground: 1 }))).toMatchObject({ letters: 'c', termKind: 'date' });
  });

  it('has to go up again when grounds change, and an upload from before the change is none', () => {
    const r = authorised(ground(UNTIL, 'h')).send('RECORD_UPLOAD', officer, PAYLOADS.RECORD_UPLOAD);
    r.moveTo('2026-02-10T01:00:00.000Z');
    r.send('PROPOSE_CORRECTION', officer, { ...determination([ground(UNTIL, 'i')]), decreeFile: FILE }).send(
      'CONFIRM_CHANGE',
      chair,
    );
    expect(row(r).listing).toBe('outdated.reworded');
    expect(r.refusals('RECORD_UPLOAD', officer, { ...PAYLOADS.RECORD_UPLOAD, uploadedOn: '2026-02-09' })).toEqual([
      'upload.before-change',
    ]);
    r.send('RECORD_UPLOAD', officer, { ...PAYLOADS.RECORD_UPLOAD, uploadedOn: '2026-02-10' });
    expect(row(r).listing).toBe('uploaded');
  });
});

describe('what ends a ground', () => {
  it.each(['consent', 'public-office', 'ruling'])(
    'by %s opens the information from that day on, without an incident',
    (cause) => {
      const r = holding(ground(openEnded('consent')))
        .send('SUBMIT', agency)
        .send('ACCEPT', chair);
      r.effects = [];
      end(r, cause, '2026-01-05');
      expect(row(r)).toMatchObject({
        term: 'open',
        incident: 'none',
        endsOn: '2026-01-04',
        secretUntil: '2026-01-04T16:00:00.000Z',
        openBasis: cause,
      });
      expect(contextOf(r).opened).toEqual({ basis: cause, notedAt: NOW });
      expect(effectiveStatus(row(r), r.now)).toBe('open');
      expect(told(r.effects)).toEqual(['opened-otherwise → declassification', 'opened-otherwise → release']);
    },
  );

  it('by an open court session ends letter a', () => {
    const r = end(holding(ground(UNTIL, 'a')), 'open-court', '2026-01-05');
    expect(row(r)).toMatchObject({ term: 'open', openBasis: 'open-court' });
  });

  it('leaves the other grounds, and a ladder that counts to the same end as before', () => {
    const r = holding(ground(openEnded('consent')), ground({ kind: 'date', endsOn: '2026-03-31' }, 'c'));
    const entries = (path: string): number => r.state.entries[path]?.epoch ?? 0;
    expect(row(r)).toMatchObject({ endsOn: null, termKind: 'several' });
    end(r, 'consent', '2026-01-05', { ground: 1 });
    expect(row(r)).toMatchObject({ term: 'active', endsOn: '2026-03-31', openBasis: 'law' });
    expect(entries('term.active.period.ladder')).toBe(2);
    const same = holding(ground(UNTIL), ground({ kind: 'date', endsOn: '2026-06-30' }));
    const before = same.state.entries['term.active.period.ladder'];
    end(same, 'consent', '2026-01-05', { ground: 2 });
    expect(same.state.entries['term.active.period.ladder']).toEqual(before);
    expect(row(same)).toMatchObject({ endsOn: '2026-12-31', ending: 'none' });
  });

  it('does not throw back a review that is running', () => {
    const r = holding(ground(openEnded('consent')), ground({ kind: 'date', endsOn: '2026-12-31' }, 'c'))
      .send('OPEN_REVIEW', officer)
      .send('PREPARE_REVIEW', officer, { ...PAYLOADS.PREPARE_REVIEW, panelAgencies: [null, 'agency-1'] });
    end(r, 'consent', '2026-01-05', { ground: 1 });
    expect(row(r)).toMatchObject({ review: 'considering', endsOn: '2026-12-31' });
  });

  it('before the day of an approved opening opens it earlier, by what ended it', () => {
    const r = holding(ground(UNTIL)).send('OPEN_REVIEW', officer);
    r.send('PREPARE_REVIEW', officer, { recommendation: 'open', reason: 'x', noConsiderationBecause: 'y' })
      .send('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN)
      .send('APPROVE_OPENING', PEOPLE.head);
    expect(row(r)).toMatchObject({ openBasis: 'decision', secretUntil: '2026-12-31T16:00:00.000Z' });
    r.moveTo('2026-02-02T01:00:00.000Z');
    end(r, 'consent', '2026-02-02');
    expect(row(r)).toMatchObject({ term: 'open', openBasis: 'consent', secretUntil: '2026-02-01T16:00:00.000Z' });
  });
});

describe('a weak paper', () => {
  it('comes in, is owned by somebody, and climbs to chair and head while nobody mends it', () => {
    const r = holding(ground(openEnded('unstated')));
    expect(row(r)).toMatchObject({ defects: 'term-unstated', recheck: 'waiting' });
    expect(r.last.tasks.map(({ duty }) => duty)).toContain('mending');
    r.effects = [];
    r.liveTo('2026-05-01T00:00:00.000Z');
    expect(told(r.effects)).toEqual(['mendingDue → declassification', 'mendingLate → opening-approval']);
    const dueAfter = (days: number): string =>
      calendar.endOf(calendar.workingDaysAfter(localDate('2026-01-05') as LocalDate, days));
    expect(r.fired.filter(({ name }) => name.startsWith('mending')).map(({ dueAt }) => dueAt)).toEqual([
      dueAfter(30),
      dueAfter(60),
    ]);
  });

  it('is whole again with a determination without defects', () => {
    const r = holding(ground(openEnded('indefinite'), 'c', ['UU 3/2002'])).send('RECORD_DETERMINATION', agency, determination());
    expect(row(r)).toMatchObject({ defects: '' });
    expect(r.last.tasks.map(({ duty }) => duty)).not.toContain('mending');
  });
});

/** The table of the README: every kind of term by everything that ends it. */
describe('every term', () => {
  const DAY = '2026-01-05';
  const TERMS: Readonly<Record<string, object>> = {
    'until a day': UNTIL,
    'a number of years': { kind: 'years', startsOn: '2020-01-01', years: 20 },
    'until something happens': EVENT,
    'some years after it': AFTER,
    'until consent': openEnded('consent'),
    'without a limit': openEnded('indefinite'),
    'not stated': openEnded('unstated'),
  };
  const CAUSES = [
    ['consent', 'h'],
    ['public-office', 'h'],
    ['open-court', 'a'],
    ['ruling', 'h'],
  ] as const;
  const cells = Object.entries(TERMS).flatMap(([name, term]) => CAUSES.map(([cause, letter]) => ({ name, term, cause, letter })));

  it.each(cells.filter(({ name, cause }) => name !== 'until consent' || cause !== 'open-court'))(
    '($name) is ended by $cause: public from that day, without an incident, off the list, with the release to do',
    ({ term, cause, letter }) => {
      const r = holding(ground(term, letter))
        .send('SUBMIT', agency)
        .send('ACCEPT', chair)
        .send('CLASSIFY', officer, PAYLOADS.CLASSIFY)
        .send('CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING)
        .send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING)
        .send('RECORD_UPLOAD', officer, PAYLOADS.RECORD_UPLOAD);
      end(r, cause, DAY);
      expect(row(r)).toMatchObject({ term: 'open', incident: 'none', openBasis: cause, listing: 'outdated.opened' });
      expect(row(r).secretUntil).toBe('2026-01-04T16:00:00.000Z');
      expect(r.last.tasks.map(({ duty }) => duty).sort()).toEqual(['release', 'storage', 'upload']);
      const legal = /^t\d|overdue|termEnds|opens|reviewOpens|recheck|mending|endIdle/;
      expect(r.last.deadlines.filter(({ name }) => legal.test(name))).toEqual([]);
    },
  );

  it.each(Object.entries(TERMS).filter(([, term]) => 'event' in term))('(%s) has its T when it happened', (_, term) => {
    const r = end(holding(ground(term)), 'event', DAY);
    expect(row(r)).toMatchObject({ term: 'active', endsOn: term === EVENT ? DAY : '2028-01-04', openBasis: 'law' });
  });

  it.each(Object.entries(TERMS).filter(([, term]) => 'recheckOn' in term))(
    '(%s) never ends by itself, but for letter a',
    (_, term) => {
      expect(row(holding(ground(term)).liveTo('2066-01-01T00:00:00.000Z'))).toMatchObject({ term: 'active', endsOn: null });
      if (!('kind' in term) || term.kind === 'consent') return;
      const r = holding(ground(term, 'a')).liveTo('2066-01-01T00:00:00.000Z');
      expect(row(r)).toMatchObject({ term: 'open', incident: 'unexplained', endsOn: '2055-12-14', openBasis: 'law' });
    },
  );

  it.each(Object.entries(TERMS))('(%s) can be opened by decision', (_, term) => {
    const r = holding(ground(term)).send('OPEN_REVIEW', officer);
    r.send('PREPARE_REVIEW', officer, { recommendation: 'open', reason: 'x', noConsiderationBecause: 'y' })
      .send('DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, opensOn: '2026-02-02' })
      .send('APPROVE_OPENING', PEOPLE.head)
      .liveTo('2026-02-01T16:00:00.000Z');
    expect(row(r)).toMatchObject({
      term: 'open',
      incident: 'none',
      openBasis: 'decision',
      secretUntil: '2026-02-01T16:00:00.000Z',
    });
  });
});
