import { indonesianCalendar, makeCalendar } from '@tabir/calendar';

/** The calendar that the specs count with, laid out once for all of them that share a module registry. */
export const calendar = makeCalendar(indonesianCalendar());
