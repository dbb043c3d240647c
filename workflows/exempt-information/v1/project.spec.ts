import { PAYLOADS, PEOPLE, determination, ground, record } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal } from '../../../libs/testing/src/rehearsal.js';
import { workflows } from '../../index.js';
import { exemptInformationV1 } from './index.js';

const { officer, chair, agency } = PEOPLE;
const until2026 = { kind: 'date', endsOn: '2026-12-31' };

const begin = (grounds?: object[], more: object = {}): Rehearsal =>
  Rehearsal.begin(
    exemptInformationV1,
    calendar,
    '2026-01-05T01:00:00.000Z',
    agency,
    record({ determination: determination(grounds), ...more }),
  );

describe('the register row', () => {
  it('is complete and flat: values, null, or a handle', () => {
    const r = begin([ground(until2026, 'j', ['UU 43/2009 Pasal 44', 'UU 27/2022']), ground(until2026, 'c', ['UU 27/2022'])])
      .send('SUBMIT', agency)
      .send('ACCEPT', chair)
      .send('CLASSIFY', officer, PAYLOADS.CLASSIFY)
      .send('CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING)
      .send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING);
    expect(r.row).toEqual({
      unit: 'unit-1',
      agency: 'agency-1',
      stage: 'accepted',
      title: r.context['title'],
      ...PAYLOADS.AUTHORISE_LISTING,
      listed: true,
      medium: 'both',
      determinationNumber: '188/7/KEP/2025',
      determinationDate: '2025-12-15',
      letters: 'c,j',
      acts: 'UU 43/2009 Pasal 44; UU 27/2022',
      termKind: 'date',
      termYears: null,
      termEvent: null,
      startsOn: '2025-12-15',
      endsOn: '2026-12-31',
      legalDueOn: '2026-11-17',
      secretUntil: '2026-12-31T16:00:00.000Z',
      openBasis: 'law',
      scope: 'whole',
      openPartAt: null,
      opensInPart: false,
      openPart: 'none',
      remainder: 'none',
      takedown: 'none',
      recheckOn: null,
      extensions: null,
      defects: '',
      classificationCode: '800.1.11',
      securityClass: 'R',
      archiveOrder: '2026-12-31 800.1.11 Disiplin',
      listNumber: 'DIK/1/2026',
      listDate: '2026-01-05',
      retainedUntil: null,
      fate: null,
      filing: 'filed',
      storage: 'pending',
      listing: 'authorised',
      term: 'active',
      review: 'waiting',
      rung: 'quiet',
      recheck: 'none',
      ending: 'none',
      release: null,
      incident: null,
      hold: 'none',
    });
    expect(r.context['title']).toEqual({ sealed: expect.any(String) });
  });

  it('says nothing that is not there yet', () => {
    const r = Rehearsal.begin(exemptInformationV1, calendar, '2026-01-05T01:00:00.000Z', officer, record({ agency: null }));
    expect(Object.entries(r.row).flatMap(([column, value]) => (value === null ? [column] : []))).toEqual([
      'agency',
      'publicTitle',
      'publicSummary',
      'publicConsequenceIfOpened',
      'publicConsequenceIfClosed',
      'determinationNumber',
      'determinationDate',
      'termKind',
      'termYears',
      'termEvent',
      'startsOn',
      'endsOn',
      'legalDueOn',
      'secretUntil',
      'openBasis',
      'scope',
      'openPartAt',
      'recheckOn',
      'extensions',
      'classificationCode',
      'securityClass',
      'archiveOrder',
      'listNumber',
      'listDate',
      'retainedUntil',
      'fate',
      'review',
      'rung',
      'recheck',
      'ending',
      'release',
      'incident',
    ]);
    expect(r.row).toMatchObject({
      stage: 'draft',
      listed: false,
      filing: 'waiting',
      storage: 'waiting',
      listing: 'waiting',
      hold: 'waiting',
    });
  });

  it('shows a term of years by its years', () => {
    expect(begin([ground({ kind: 'years', startsOn: '2020-03-01', years: 20 })]).row).toMatchObject({
      termKind: 'years',
      termYears: 20,
      startsOn: '2020-03-01',
      endsOn: '2040-02-29',
    });
  });

  it('shows of grounds that end on the same day the one that stands first', () => {
    const years = { kind: 'years', startsOn: '2022-01-01', years: 5 };
    const kinds = (...terms: object[]): unknown => {
      const { termKind, termYears, startsOn, endsOn } = begin(terms.map((term) => ground(term))).row;
      return [termKind, termYears, startsOn, endsOn];
    };
    expect(kinds(until2026, years)).toEqual(['date', null, '2025-12-15', '2026-12-31']);
    expect(kinds(years, until2026)).toEqual(['years', 5, '2022-01-01', '2026-12-31']);
  });

  it('sorts as the SOP files: by the end of the period, then by code and series', () => {
    const order = (endsOn: string, classificationCode: string, series?: string): unknown =>
      begin([ground({ kind: 'date', endsOn })])
        .send('SUBMIT', agency)
        .send('ACCEPT', chair)
        .send('CLASSIFY', officer, { classificationCode, securityClass: 'T', ...(series ? { series } : {}) }).row['archiveOrder'];
    const inOrder = [
      order('2026-12-30', '900'),
      order('2026-12-31', '700'),
      order('2026-12-31', '700', 'A'),
      order('2026-12-31', '700.1'),
    ];
    expect([...inOrder].sort()).toEqual(inOrder);
    expect(inOrder[1]).toBe('2026-12-31 700 ');
  });

  it('belongs to the unit that keeps the record and the agency that holds the information', () => {
    expect(exemptInformationV1.scope(begin().state.context)).toEqual({ unit: 'unit-1', agency: 'agency-1' });
    expect(exemptInformationV1.scope(begin(undefined, { agency: undefined }).state.context)).toEqual({
      unit: 'unit-1',
      agency: null,
    });
  });

  it('has a label that names the letters once and in order', () => {
    const r = begin([ground(until2026, 'j', ['UU 27/2022']), ground(until2026, 'c'), ground(until2026, 'c')]);
    expect(exemptInformationV1.label(r.state.context)).toBe('Huruf c, j, s.d. 2026-12-31');
  });
});

describe('the published workflows', () => {
  it('are told apart by key and version', () => {
    expect(workflows.map(({ id }) => id)).toEqual([
      'exempt-information@1',
      'dik-round@1',
      'dik-request@1',
      'settings-change@1',
      'calendar-change@1',
      'agency-change@1',
    ]);
  });

  it('let an administrator read nothing and an agency only its own', () => {
    expect(exemptInformationV1.readers).toEqual({
      officer: 'unit',
      chair: 'unit',
      'consideration-team': 'unit',
      head: 'unit',
      inspector: 'unit',
      agency: 'agency',
      administrator: 'none',
    });
    expect(Object.values(exemptInformationV1.duties).flat()).not.toContain('administrator');
    expect(Object.values(exemptInformationV1.duties).flat()).not.toContain('inspector');
  });
});
