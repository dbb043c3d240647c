import { lastDayOfYears, type LocalDate } from '@tabir/kernel';
import { type Ground, type Term } from './payloads/determination.js';

/** The last day on which a term holds. "20 years" ends the day before the anniversary of its start. */
export function lastDayOf(term: Term): LocalDate {
  switch (term.kind) {
    case 'date':
      return term.endsOn;
    case 'years':
      return lastDayOfYears(term.startsOn, term.years);
  }
}

/** The day from which a ground counts: stated with years, else the day of the determination. */
export const startOf = ({ term }: Pick<Ground, 'term'>, determinedOn: LocalDate): LocalDate =>
  term.kind === 'years' ? term.startsOn : determinedOn;

/** The ground that ends last. Its end is T: until then at least one ground is alive. */
export const lastGround = <G extends Pick<Ground, 'term'>>([first, ...others]: readonly [G, ...G[]]): G =>
  others.reduce((last, ground) => (lastDayOf(ground.term) > lastDayOf(last.term) ? ground : last), first);
