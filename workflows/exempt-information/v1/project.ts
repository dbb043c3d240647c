import { type Calendar } from '@tabir/calendar';
import { activePaths, type Sealed, type State } from '@tabir/engine';
import { type RegisterRow, type Stage } from '@tabir/register/row';
import { type Context } from './context.js';
import { secretUntil } from './deadlines.js';
import { type Ground } from './payloads/determination.js';
import { lastDayOf, lastGround, startOf } from './term.js';

/** The row before the writer has put clear text in place of the handle. */
export type Projected = Omit<RegisterRow, 'title'> & { readonly title: Sealed | null };

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

type Legal = Pick<
  RegisterRow,
  'determinationNumber' | 'determinationDate' | 'letters' | 'acts' | 'termKind' | 'termYears' | 'startsOn' | 'endsOn'
>;

function legalColumns({ determination }: Context): Legal {
  const none = { termKind: null, termYears: null, startsOn: null, endsOn: null };
  if (!determination) return { determinationNumber: null, determinationDate: null, letters: '', acts: '', ...none };
  const grounds = determination.grounds as [Ground, ...Ground[]];
  const { term } = lastGround(grounds);
  const ends = unique(grounds.map((ground) => lastDayOf(ground.term)));
  return {
    determinationNumber: determination.number,
    determinationDate: determination.date,
    letters: unique(grounds.map(({ letter }) => letter))
      .sort()
      .join(','),
    acts: unique(grounds.flatMap(({ acts }) => acts)).join('; '),
    termKind: ends.length > 1 ? 'several' : term.kind,
    termYears: term.kind === 'years' ? term.years : null,
    startsOn: startOf({ term }, determination.date),
    endsOn: lastDayOf(term),
  };
}

type Filing = Pick<RegisterRow, 'classificationCode' | 'securityClass' | 'archiveOrder' | 'listNumber' | 'listDate'>;

/** The SOP files in the order of the periods' ends, and within a day in the order of the archive's codes. */
function filingColumns({ classification, filed, endsOn }: Context): Filing {
  const { classificationCode, securityClass, series } = classification ?? {};
  return {
    classificationCode: classificationCode ?? null,
    securityClass: securityClass ?? null,
    archiveOrder: classification && [endsOn, classificationCode, series ?? ''].join(' '),
    listNumber: filed?.listNumber ?? null,
    listDate: filed?.listDate ?? null,
  };
}

/** The one line that lists show of a record. Nothing here says "open": readers compare `secretUntil` with the clock. */
export function project({ value, context }: State<Context>, calendar: Calendar): Projected {
  const paths = activePaths(value);
  const placeIn = (region: string): string | null =>
    paths.findLast((path) => path.startsWith(`${region}.`))?.slice(region.length + 1) ?? null;
  /** The five regions are always in some state. */
  const stateOf = (region: string): string => placeIn(region) as string;
  const { unit, agency, title, medium, entry, endsOn, approval } = context;
  return {
    unit,
    agency,
    stage: stateOf('intake') as Stage,
    title,
    publicTitle: entry?.publicTitle ?? null,
    publicSummary: entry?.publicSummary ?? null,
    publicConsequenceIfOpened: entry?.publicConsequenceIfOpened ?? null,
    publicConsequenceIfClosed: entry?.publicConsequenceIfClosed ?? null,
    listed: entry !== null,
    medium,
    ...legalColumns(context),
    legalDueOn: endsOn && calendar.workingDaysBefore(endsOn, 30),
    secretUntil: secretUntil(context, calendar),
    openBasis: approval ? 'decision' : endsOn && 'law',
    ...filingColumns(context),
    filing: stateOf('filing'),
    storage: stateOf('storage'),
    listing: stateOf('listing'),
    term: stateOf('term').split('.')[0] as RegisterRow['term'],
    review: placeIn('term.active.review'),
    rung: placeIn('term.active.ladder'),
    release: placeIn('term.open.release'),
    incident: placeIn('term.open.incident'),
  };
}
