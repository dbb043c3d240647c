import { lastDayOfYears, type LocalDate } from '@tabir/kernel';
import { type Retention } from './payloads/archive.js';

/** The last day on which the archive's schedule keeps the paper. */
export const retainedUntil = ({ startsOn, activeYears, inactiveYears }: Retention): LocalDate =>
  lastDayOfYears(startsOn, activeYears + inactiveYears);
