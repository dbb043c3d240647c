import { localDate } from '@tabir/kernel';
import { calendar, facts, measures } from '../../testing/src/sample-facts.js';
import { sample } from '../../testing/src/sample-workflow.js';
import { begin, explainDeadline, type Workflow } from './index.js';

/** The sample, with a rung that lies a working day before the last of the days given, after a counting from each. */
const counting = (...days: string[]): Workflow => ({
  ...sample,
  deadlines: {
    ...sample.deadlines,
    rung1: ({ calendar: k }) => days.map((day) => k.startOf(k.workingDaysBefore(localDate(day), 1))).at(-1) ?? null,
  },
});

describe('the explanation of a deadline', () => {
  it.each([
    ['rests on decrees alone', ['2026-06-10', '2026-12-30'], false],
    ['may still move where its last counting does', ['2026-06-10', '2045-06-10'], true],
    ['may still move where an earlier counting does', ['2045-06-10', '2026-06-10'], true],
    ['rests on nothing that moves where nothing is counted', [], false],
  ])('%s', (_, days, provisional) => {
    const workflow = counting(...days);
    const { state } = begin(workflow, { unit: 'u', endsOn: '2026-12-31' }, facts, calendar);
    const explained = explainDeadline(workflow, state, 'clock.running', 'rung1', measures);
    expect(explained).toMatchObject({ provisional, counts: days.map((day) => calendar.explainBefore(localDate(day), 1)) });
  });
});
