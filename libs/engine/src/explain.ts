import type { Calendar, Explanation } from '@tabir/calendar';
import type { Instant } from '@tabir/kernel';
import type { Measures, State, Workflow } from './workflow.js';

/** Why a moment is what it is: every counting of working days that led to it, with the days that did not count. */
export interface DeadlineExplanation {
  readonly name: string;
  readonly dueAt: Instant | null;
  readonly counts: readonly Explanation[];
  /** Rests on a year without a decree, so it may still move. */
  readonly provisional: boolean;
}

/** Runs the workflow's own deadline function with a calendar that listens, so the explanation cannot differ from the date. */
export function explainDeadline(
  workflow: Workflow,
  state: State,
  path: string,
  name: string,
  { calendar, settings }: Measures,
): DeadlineExplanation {
  const counts: Explanation[] = [];
  const listening: Calendar = Object.assign(Object.create(calendar) as Calendar, {
    workingDaysBefore: (...args: Parameters<Calendar['workingDaysBefore']>) => {
      counts.push(calendar.explainBefore(...args));
      return calendar.workingDaysBefore(...args);
    },
    workingDaysAfter: (...args: Parameters<Calendar['workingDaysAfter']>) => {
      counts.push(calendar.explainAfter(...args));
      return calendar.workingDaysAfter(...args);
    },
  });
  const since = state.entries[path]?.since;
  const rule = workflow.deadlines[name];
  const dueAt =
    since === undefined || rule === undefined ? null : rule({ context: state.context, since, calendar: listening, settings });
  return { name, dueAt, counts, provisional: counts.some((count) => count.provisional) };
}
