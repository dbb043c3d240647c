import { plusYears, type Instant, type LocalDate } from '@tabir/kernel';
import { effectiveStatus, type RegisterRow } from './row.js';

/** Pairs of security class, retention and exemption that are hardly meant: somebody should look, and nothing is refused. */
const ODDITIES = ['exempt-ordinary', 'public-secret', 'retention-first'] as const;
export type Oddity = (typeof ODDITIES)[number];

type Paired = Pick<RegisterRow, 'stage' | 'secretUntil' | 'opensInPart' | 'securityClass' | 'endsOn' | 'retainedUntil' | 'fate'>;

/** Schedules and determinations are made apart, and a year of difference is nothing. */
const LONG_YEARS = 1;

/** A paper that is to be destroyed long before its information is public. What has no end goes on at least until today. */
const endsFirst = ({ fate, retainedUntil, endsOn }: Paired, today: LocalDate): boolean =>
  fate === 'destroy' && retainedUntil !== null && plusYears(retainedUntil as LocalDate, LONG_YEARS) < (endsOn ?? today);

/**
 * Computed on every read, as the status is: what was secret with good reason is an odd pair from the moment on which it is public.
 * What is restricted (T) may well be public: the class says who handles the file, and the reader is given a copy.
 */
export function odditiesOf(row: Paired, now: Instant): Oddity[] {
  const { securityClass } = row;
  const status = effectiveStatus(row, now);
  const found: Readonly<Record<Oddity, boolean>> = {
    'exempt-ordinary': status === 'exempt' && securityClass === 'B',
    // A paper of which a part stays exempt is secret with good reason.
    'public-secret': status === 'open' && !row.opensInPart && (securityClass === 'SR' || securityClass === 'R'),
    'retention-first': status === 'exempt' && endsFirst(row, now.slice(0, 10) as LocalDate),
  };
  return ODDITIES.filter((oddity) => found[oddity]);
}
