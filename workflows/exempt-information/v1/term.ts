import { type By, type Settings } from '@tabir/engine';
import { lastDayOfYears, plusDays, type Instant, type LocalDate } from '@tabir/kernel';
import { namesReplacedAct } from './acts.js';
import { type Ground, type Term } from './payloads/determination.js';
import { type Cause } from './payloads/ending.js';

/** Law enforcement is the one ground whose term has a general maximum. */
export const MAX_YEARS_LETTER_A = 30;

/** A ground was ended by something that one person reported with evidence and another confirmed. */
export interface GroundEnd {
  /** Counted from 1. */
  readonly ground: number;
  readonly cause: Cause;
  readonly occurredOn: LocalDate;
  /** A part stays exempt as a record of its own. */
  readonly inPart: boolean;
  readonly number: string | null;
  readonly evidence: string;
  readonly reportedBy: By;
  readonly confirmedBy: By;
  readonly recordedAt: Instant;
}

type Facts = Pick<GroundEnd, 'ground' | 'cause' | 'occurredOn'> & Partial<Pick<GroundEnd, 'inPart'>>;
type Basis = Pick<Ground, 'letter' | 'term'>;

/** A ground with its end as far as it is known now. */
export interface Life<G extends Basis = Basis> {
  /** Counted from 1. */
  readonly position: number;
  readonly ground: G;
  /** The last day on which it holds; null while nothing ends it. */
  readonly endsOn: LocalDate | null;
  /** Whether it goes on until something happens that has not happened yet. */
  readonly waits: boolean;
  /** What ended it, other than its term. */
  readonly cause: Exclude<Cause, 'event'> | null;
  /** Whether that left a part behind. */
  readonly inPart: boolean;
}

/** Terms without a day of their own until something happens. */
export const isOpenEnded = (term: Term): term is Extract<Term, { readonly recheckOn: LocalDate }> => 'recheckOn' in term;

/** The last day by the term alone. "20 years" ends the day before the anniversary of its start; "until it happens", on that day. */
export function lastDayOf(term: Term, happenedOn: LocalDate | null = null): LocalDate | null {
  switch (term.kind) {
    case 'date':
      return term.endsOn;
    case 'years':
      return lastDayOfYears(term.startsOn, term.years);
    case 'event':
      return happenedOn;
    case 'event-years':
      return happenedOn && lastDayOfYears(happenedOn, term.years);
    case 'consent':
    case 'indefinite':
    case 'unstated':
      return null;
  }
}

/** The day from which a ground counts: stated with years, else the day of the determination. */
export const startOf = ({ term }: Pick<Ground, 'term'>, determinedOn: LocalDate): LocalDate =>
  term.kind === 'years' ? term.startsOn : determinedOn;

const earliest = (days: readonly (LocalDate | null)[]): LocalDate | null => days.filter((day) => day !== null).sort()[0] ?? null;

/** The last day that letter a allows, whatever the term says; `since` is where the thirty years began before this determination. */
export const latestOfLetterA = (ground: Pick<Ground, 'term'>, determinedOn: LocalDate, since: LocalDate | null): LocalDate =>
  lastDayOfYears(earliest([startOf(ground, determinedOn), determinedOn, since]) as LocalDate, MAX_YEARS_LETTER_A);

/**
 * Where the thirty years of letter a began for what follows a determination: with it or with one before it. Null without that
 * letter, and where the office does not count extensions.
 */
export function countedFrom(
  { grounds, date }: { readonly grounds: readonly Basis[]; readonly date: LocalDate },
  since: LocalDate | null,
  { values }: Settings,
): LocalDate | null {
  if (values['extensionsCount'] === false) return null;
  return earliest([...grounds.filter(({ letter }) => letter === 'a').map((ground) => startOf(ground, date)), since]);
}

/** Every ground with its end. What is reported of a ground ends it the day before; what its term waits for, by the term. */
export function livesOf<G extends Basis>(
  grounds: readonly G[],
  determinedOn: LocalDate,
  facts: readonly Facts[],
  since: LocalDate | null = null,
): Life<G>[] {
  return grounds.map((ground, index) => {
    const own = facts.filter((fact) => fact.ground === index + 1);
    const happenedOn = own.find(({ cause }) => cause === 'event')?.occurredOn ?? null;
    const byTerm = earliest([
      lastDayOf(ground.term, happenedOn),
      ground.letter === 'a' ? latestOfLetterA(ground, determinedOn, since) : null,
    ]);
    const [cut] = own.filter(({ cause }) => cause !== 'event').sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : 1));
    const cutOn = cut ? plusDays(cut.occurredOn, -1) : null;
    const isCut = cutOn !== null && (byTerm === null || cutOn < byTerm);
    return {
      position: index + 1,
      ground,
      endsOn: isCut ? cutOn : byTerm,
      waits: isOpenEnded(ground.term) && happenedOn === null && !isCut,
      cause: isCut ? (cut?.cause as Exclude<Cause, 'event'>) : null,
      inPart: isCut && cut?.inPart === true,
    };
  });
}

const isLater = (a: LocalDate | null, b: LocalDate | null): boolean => b !== null && (a === null || a > b);

/**
 * The ground that ends last. Its end is T: until then at least one ground is alive. Of two on the same day it is the one that leaves a
 * part behind, so that the part is not opened with the rest.
 */
export const lastLife = <G extends Basis>(lives: readonly Life<G>[]): Life<G> =>
  lives.reduce((last, life) =>
    isLater(life.endsOn, last.endsOn) || (life.endsOn === last.endsOn && life.inPart && !last.inPart) ? life : last,
  );

/** The first day on which a ground that waits is to be looked at again; null when none does. */
export const firstRecheck = (lives: readonly Life[]): LocalDate | null =>
  earliest(lives.map(({ ground: { term }, waits }) => (waits && isOpenEnded(term) ? term.recheckOn : null)));

/** What the terms wait for, in words. */
export const eventsOf = (grounds: readonly Pick<Ground, 'term'>[]): string[] =>
  grounds.flatMap(({ term }) => ('event' in term ? [term.event] : []));

/** What is wrong with a paper that holds all the same until it is mended. */
export const DEFECTS = ['term-unstated', 'term-unlimited', 'act-lower-rule', 'act-not-in-force', 'letter-doubtful'] as const;
export type Defect = (typeof DEFECTS)[number];

/** Names an Act, wherever in the text; the Act on public information itself refers to others and is none of them. */
const isAct = (act: string): boolean =>
  /(^|[^a-z])(UU|perp+u|undang[\s\u2010-\u2015-]*undang)(?![a-z])/i.test(act) && !/\b14\s*(\/|tahun)\s*2008\b/i.test(act);

export function defectsOf(grounds: readonly Ground[], determinedOn: LocalDate): Defect[] {
  const found = grounds.flatMap(({ letter, term, acts, letterDoubtful }): Defect[] => {
    const namesAct = acts.some(isAct);
    const mayBeUnlimited = letter === 'g' || letter === 'h' || (letter === 'j' && namesAct);
    return [
      ...(term.kind === 'unstated' ? (['term-unstated'] as const) : []),
      ...(term.kind === 'indefinite' && !mayBeUnlimited ? (['term-unlimited'] as const) : []),
      ...(letter === 'j' && !namesAct ? (['act-lower-rule'] as const) : []),
      ...(acts.some((act) => namesReplacedAct(act, determinedOn)) ? (['act-not-in-force'] as const) : []),
      ...(letterDoubtful ? (['letter-doubtful'] as const) : []),
    ];
  });
  return DEFECTS.filter((defect) => found.includes(defect));
}
