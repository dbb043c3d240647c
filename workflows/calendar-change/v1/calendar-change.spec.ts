import { indonesianCalendar, makeCalendar } from '@tabir/calendar';
import { PEOPLE, standIn } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { CALENDAR_CHANGE, DECREE } from '../../../libs/testing/src/office-changes.js';
import { Refused, Rehearsal, SYSTEM } from '../../../libs/testing/src/rehearsal.js';
import { calendarChangeV1 } from './index.js';
import { rules } from './rules.js';

const { officer, colleague, chair, head } = PEOPLE;

const begin = (more: object = {}, actor = officer): Rehearsal =>
  Rehearsal.begin(calendarChangeV1, calendar, '2026-01-05T01:00:00.000Z', actor, { ...CALENDAR_CHANGE, ...more });
const page = (moved: object[], through: string | null = null): object => ({
  checked: 200,
  moved: 1,
  failed: 1,
  agencies: moved,
  through,
});

describe('a change of the calendar', () => {
  it('is proposed by one person and put in force by another, and then all records are derived anew', () => {
    const r = begin({ week: 6, cutiBersama: null }).send('ACTIVATE', chair);
    expect(r.effects).toEqual([
      {
        type: 'adoptCalendar',
        params: {
          report: 'ADOPTED',
          otherwise: 'NOT_ADOPTED',
          change: { decree: DECREE, week: 6 },
          proposedBy: { id: officer.id, onBehalfOf: null },
        },
      },
    ]);
    r.send('ADOPTED', SYSTEM, { version: 'k-2' });
    expect(r.state.value).toBe('recalculating');
    expect(r.effects.at(-1)).toEqual({ type: 'recalculateAll', params: { report: 'RECORDS_RECALCULATED', after: null } });
  });

  it('proposes to move something only until it is activated', () => {
    const r = begin({ decree: undefined, week: 6 });
    expect(calendarChangeV1.proposes?.(r.state.context)).toEqual({ calendar: { week: 6 } });
    expect(calendarChangeV1.proposes?.(r.send('ACTIVATE', chair).state.context)).toBeNull();
  });

  it('asks for one page of records after the other, and keeps the sums by agency', () => {
    const r = begin().send('ACTIVATE', head).send('ADOPTED', SYSTEM, { version: 'k-2' });
    r.send(
      'RECORDS_RECALCULATED',
      SYSTEM,
      page(
        [
          { agency: null, moved: 1 },
          { agency: 'a-1', moved: 1 },
        ],
        'i-200',
      ),
    );
    expect(r.state.value).toBe('recalculating');
    expect(r.effects.at(-1)?.params).toMatchObject({ after: 'i-200' });
    r.send(
      'RECORDS_RECALCULATED',
      SYSTEM,
      page([
        { agency: null, moved: 2 },
        { agency: 'a-1', moved: 2 },
      ]),
    );
    expect(r.state).toMatchObject({
      value: 'inForce',
      status: 'done',
      context: {
        version: 'k-2',
        through: null,
        sums: {
          checked: 400,
          moved: 2,
          failed: 2,
          agencies: [
            { agency: null, moved: 3 },
            { agency: 'a-1', moved: 3 },
          ],
        },
      },
    });
    expect(r.effects.slice(-2).map(({ params }) => params)).toMatchObject([
      { template: 'recalculated', audience: { duty: 'proposal' } },
      { template: 'recalculated', audience: { duty: 'activation' } },
    ]);
  });

  it('ends with a report that leaves out where it ended', () => {
    const r = begin().send('ACTIVATE', head).send('ADOPTED', SYSTEM, { version: 'k-2' });
    const { through: _through, ...rest } = page([]) as { through: null };
    expect(r.send('RECORDS_RECALCULATED', SYSTEM, rest).state.value).toBe('inForce');
  });

  it('goes back to be looked at again when it could not be put in force', () => {
    const r = begin().send('ACTIVATE', chair).send('NOT_ADOPTED', SYSTEM, { code: 'calendar.invalid-data' });
    expect(r.state).toMatchObject({ value: 'proposed', context: { activated: null } });
    expect(r.effects.at(-1)?.params).toMatchObject({ template: 'not-adopted' });
    expect(r.refusals('ACTIVATE', chair)).toEqual([]);
  });

  it('can be rejected, or withdrawn, and is over then', () => {
    expect(begin().send('REJECT', chair, { reason: 'x' }).state).toMatchObject({ value: 'rejected', status: 'done' });
    expect(begin().send('WITHDRAW', colleague, { reason: 'x' }).state).toMatchObject({ value: 'rejected', status: 'done' });
  });

  it('reminds after five working days', () => {
    expect(begin({ reason: 'x' }).moveTo('2026-01-12T16:00:00.000Z').effects).toMatchObject([
      { type: 'notify', params: { template: 'proposalIdle' } },
    ]);
  });
});

describe('the rules of a change of the calendar', () => {
  it.each([
    ['the proposer', chair, chair],
    ['whoever stands in for the proposer', chair, standIn(head, chair)],
    ['the person for whom it was proposed', standIn(officer, head), head],
  ])('refuse the activation by %s', (_who, proposer, activator) => {
    expect(begin({}, proposer).refusals('ACTIVATE', activator)).toEqual(['four-eyes.proposer']);
  });

  it.each<[string, object, string]>([
    ['nothing', { decree: undefined }, 'change.nothing'],
    ['what is in force', { decree: undefined, week: 5, cutiBersama: true }, 'change.nothing'],
    ['a decree that is there already', { decree: { ...DECREE, id: 'skb-1497-2025' } }, 'decree.known'],
    ['a day of another year', { decree: { ...DECREE, years: [2027] } }, 'decree.strange-day'],
    ['to take back a day that is not listed', { decree: { ...DECREE, remove: ['2026-12-23'] } }, 'decree.strange-day'],
    [
      'a day that is listed already',
      { decree: { ...DECREE, add: [{ date: '2026-12-25', kind: 'national-holiday', name: 'Natal' }] } },
      'decree.day-twice',
    ],
  ])('refuse to propose %s', (_what, more, refusal) => expect(() => begin(more)).toThrow(new Refused([refusal])));

  it.each<[string, object]>([
    ['a decree for a year that has none', { ...DECREE, id: 'skb-2028', years: [2028], add: [], remove: [] }],
    ['an amendment in the middle of a year that has one', DECREE],
    ['an amendment that moves a day by taking it back first', { ...DECREE, add: [], remove: ['2026-12-24'] }],
  ])('take %s', (_what, decree) => expect(begin({ decree }).refusals('ACTIVATE', chair)).toEqual([]));

  it('refuse to activate what does not fit the calendar in force any more', () => {
    const r = begin({ decree: undefined, week: 6 });
    r.calendar = makeCalendar(indonesianCalendar({ week: 6 }));
    expect(r.refusals('ACTIVATE', chair)).toEqual(['change.nothing']);
  });

  it('hide no fault of the program behind a refusal', () => {
    const r = begin();
    const broken = { ...calendar, data: null as never };
    const ask = (): unknown =>
      rules.ACTIVATE?.before?.({ context: r.state.context as never, facts: r.facts(chair), calendar: broken });
    expect(ask).toThrow(TypeError);
  });
});
