import { type Settings } from '@tabir/engine';
import { instant, localDate, type Instant } from '@tabir/kernel';
import { PAYLOADS, PEOPLE, determination, ground, record } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal } from '../../../libs/testing/src/rehearsal.js';
import { begun, type Context } from './context.js';
import { countsBack, deadlines, type DeadlineName } from './deadlines.js';
import { exemptInformationV1 } from './index.js';
import { ladderOf } from './ladder.js';

const { agency } = PEOPLE;
const NOW = '2026-01-05T01:00:00.000Z';
const LADDER = { t90: 100, t60: 70, t45: 40, t5: 10 };

const settings = (values: Settings['values'] = {}): Settings => ({ version: 's', values });
const ending = (endsOn: string): Context => ({ ...begun(undefined), endsOn: localDate(endsOn) });
const moment = (name: DeadlineName, endsOn: string, values: Settings['values'] = {}): Instant | null =>
  deadlines[name]({ context: ending(endsOn), since: instant(NOW), calendar, settings: settings(values) });
const before = (endsOn: string, workingDays: number): Instant =>
  calendar.startOf(calendar.workingDaysBefore(localDate(endsOn), workingDays));
const begin = (values: Settings['values'] = {}): Rehearsal => {
  const holding = record({ determination: determination([ground({ kind: 'date', endsOn: '2026-12-31' })]) });
  return Rehearsal.begin(exemptInformationV1, calendar, NOW, agency, holding, values);
};
const armed = (r: Rehearsal, name: string): string | undefined => r.last.deadlines.find((one) => one.name === name)?.dueAt;

describe('the ladder as the office has set it', () => {
  it('is the usual one where nothing is set', () => {
    expect(ladderOf(settings())).toEqual({ t90: 90, t60: 60, t45: 45, t5: 5 });
    expect(ladderOf(settings({ ladder: LADDER }))).toEqual(LADDER);
  });

  it.each<[DeadlineName, number, number]>([
    ['reviewOpens', 90, 100],
    ['t90', 90, 100],
    ['t60', 60, 70],
    ['t45', 45, 40],
    ['t5', 5, 10],
    ['t30', 30, 30],
  ])('puts %s where the setting says, and leaves T−30 to the law', (name, usual, set) => {
    expect(moment(name, '2026-12-31')).toBe(before('2026-12-31', usual));
    expect(moment(name, '2026-12-31', { ladder: LADDER })).toBe(before('2026-12-31', set));
  });

  it('moves the end of T−30 and the end of the period never', () => {
    for (const name of ['overdue', 'termEnds'] as const)
      expect(moment(name, '2026-12-31', { ladder: LADDER })).toBe(moment(name, '2026-12-31'));
  });

  it('reaches rungs that lie before the calendar together with the end, however long it is', () => {
    expect(calendar.data.from).toBe('2010-01-01');
    const wide = { ladder: { ...LADDER, t90: 250 } };
    const end = calendar.endOf(localDate('2011-06-30'));
    expect(moment('t90', '2011-06-30', wide)).toBe(end);
    expect(moment('t90', '2011-06-30')).toBe(before('2011-06-30', 90));
    expect(moment('t90', '2012-01-01', wide)).toBe(before('2012-01-01', 250));
    expect(countsBack(localDate('2010-12-31'), 30, calendar)).toBe(false);
  });

  it('holds for a record that runs already from its next step on, and fired rungs stay fired', () => {
    const r = begin().moveTo('2026-08-24T01:00:00.000Z');
    expect(r.fired.map(({ name }) => name)).toContain('t90');
    r.settings = { ladder: { ...LADDER, t90: 80 } };
    r.send('REVISE', agency, PAYLOADS.REVISE);
    expect(armed(r, 't90')).toBeUndefined();
    expect(armed(r, 't60')).toBe(before('2026-12-31', 70));
    expect(armed(r, 't45')).toBe(before('2026-12-31', 40));
    expect(r.row['rung']).toBe('t90');
  });
});
