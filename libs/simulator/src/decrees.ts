import { reviseCalendar, type CalendarData } from '@tabir/calendar';
import { plusDays, type LocalDate } from '@tabir/kernel';
import type { Dice } from './dice.js';

/** The yearly decree, in September of the year before: the forecast's days, some of them moved, and collective leave. */
export function yearlyDecree(data: CalendarData, year: number, dice: Dice): CalendarData {
  const foreseen = data.days.filter(({ date, kind }) => date.startsWith(`${year}-`) && kind === 'national-holiday');
  const days = new Map<LocalDate, { date: LocalDate; kind: 'national-holiday' | 'cuti-bersama'; name: string }>();
  for (const { date, name } of foreseen) {
    const moved = dice.chance(0.25) ? plusDays(date, dice.pick([-1, 1])) : date;
    const fixed = moved.startsWith(`${year}-`) ? moved : date;
    days.set(fixed, { date: fixed, kind: 'national-holiday', name });
  }
  for (let leave = dice.int(5, 10); leave > 0; leave--) {
    const date = plusDays(`${year}-01-01` as LocalDate, dice.int(0, 364));
    if (!days.has(date)) days.set(date, { date, kind: 'cuti-bersama', name: 'Cuti bersama' });
  }
  const decree = {
    id: `SIM-${year}`,
    title: `Keputusan bersama ${year}`,
    signedOn: `${year - 1}-09-15` as LocalDate,
    years: [year],
  };
  return reviseCalendar(data, { decree, add: [...days.values()], remove: [] });
}

/** An amendment in the middle of a year: one more day off soon, or one taken back. */
export function amendment(data: CalendarData, today: LocalDate, number: number, dice: Dice): CalendarData {
  const year = today.slice(0, 4);
  const later = data.days.filter(
    ({ date, kind }) => date > plusDays(today, 7) && date.startsWith(year) && kind === 'cuti-bersama',
  );
  const remove = later.length > 0 && dice.chance(0.3) ? [dice.pick(later).date] : [];
  const added = plusDays(today, dice.int(8, 60));
  const free = added.startsWith(year) && !data.days.some(({ date }) => date === added);
  const decree = { id: `SIM-${year}-${number}`, title: `Perubahan ${number}`, signedOn: today, years: [Number(year)] };
  return reviseCalendar(data, {
    decree,
    add: free ? [{ date: added, kind: 'cuti-bersama', name: 'Cuti bersama tambahan' }] : [],
    remove,
  });
}
