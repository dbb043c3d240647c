export * from './calendar.js';
export * from './calendar-data.js';
export type { CountedAnyway, Explanation, SkippedDay } from './explain.js';
/** @public For whoever makes a new forecast, which no running process does. */
export { forecast, forecastModule } from './forecast.js';
export * from './indonesian.js';
export * from './revise.js';
