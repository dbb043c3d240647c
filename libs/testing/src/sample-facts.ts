import { indonesianCalendar, makeCalendar } from '@tabir/calendar';
import type { Facts, Measures } from '@tabir/engine';
import { instant } from '@tabir/kernel';

/** What a step knows in specs of the bare engine: an ordinary officer on an ordinary morning. */
export const calendar = makeCalendar(indonesianCalendar());
export const facts: Facts = {
  at: instant('2026-01-05T01:00:00.000Z'),
  actor: { id: 'o', role: 'officer', unit: 'u', agency: null, onBehalfOf: null },
  settings: { version: 's', values: {} },
  calendar: calendar.version,
};
export const measures: Measures = { calendar, settings: facts.settings };
