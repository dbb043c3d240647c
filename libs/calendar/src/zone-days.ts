import { dateOfEpochDay, epochDay, startOfDay, type Instant, type LocalDate } from '@tabir/kernel';

/** Where the days of a zone begin. Asking the zone database is dear, and the answers are the same for every calendar. */
export interface ZoneDays {
  start(epochDay: number): Instant;
  dayOf(at: Instant): number;
}

const zones = new Map<string, ZoneDays>();

export function zoneDays(zone: string): ZoneDays {
  const known = zones.get(zone) ?? makeZoneDays(zone);
  zones.set(zone, known);
  return known;
}

function makeZoneDays(zone: string): ZoneDays {
  const starts = new Map<number, Instant>();
  const start = (day: number): Instant => {
    const known = starts.get(day) ?? startOfDay(dateOfEpochDay(day), zone);
    starts.set(day, known);
    return known;
  };
  return {
    start,
    dayOf: (at) => {
      // No zone is a whole day ahead of UTC, so the local day is the UTC day, the one after or the one before.
      let day = epochDay(at.slice(0, 10) as LocalDate) + 1;
      while (start(day) > at) day -= 1;
      return day;
    },
  };
}
