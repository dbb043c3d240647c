import { type Calendar } from '@tabir/calendar';
import { activePaths, type Sealed, type State } from '@tabir/engine';
import { type RegisterRow, type Stage } from '@tabir/register/row';
import { lives, living, type Context } from './context.js';
import { countsBack, opensByDecision, secretUntil } from './deadlines.js';
import { extensionsOf } from './extensions.js';
import { openedInPart } from './part-facts.js';
import { retainedUntil } from './retention.js';
import { defectsOf, eventsOf, lastLife, startOf } from './term.js';

/** The row before the writer has put clear text in place of the handle. */
export type Projected = Omit<RegisterRow, 'title'> & { readonly title: Sealed | null };

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

type Legal = Pick<
  RegisterRow,
  | 'determinationNumber'
  | 'determinationDate'
  | 'letters'
  | 'acts'
  | 'termKind'
  | 'termYears'
  | 'termEvent'
  | 'startsOn'
  | 'endsOn'
  | 'defects'
>;

/** Grounds with the same end, or waiting for the same, are one line of the list. */
const endKey = ({ endsOn, ground: { term } }: ReturnType<typeof living>[number]): string =>
  endsOn ?? [term.kind, ...eventsOf([{ term }])].join(' ');

const NO_TERM = { termKind: null, termYears: null, termEvent: null, startsOn: null, endsOn: null };

function legalColumns(context: Context): Legal {
  const { determination } = context;
  if (!determination)
    return { determinationNumber: null, determinationDate: null, letters: '', acts: '', defects: '', ...NO_TERM };
  const all = living(context);
  const grounds = all.map((life) => life.ground);
  const { ground, endsOn } = lastLife(all);
  const { term } = ground;
  return {
    determinationNumber: determination.number,
    determinationDate: determination.date,
    letters: unique(grounds.map(({ letter }) => letter))
      .sort()
      .join(','),
    acts: unique(grounds.flatMap(({ acts }) => acts)).join('; '),
    termKind: new Set(all.map(endKey)).size > 1 ? 'several' : term.kind,
    termYears: 'years' in term ? term.years : null,
    // An event that was not there when the chair authorised the public text is shown to nobody yet.
    termEvent: 'event' in term && context.publicEvents.includes(term.event) ? term.event : null,
    startsOn: startOf(ground, determination.date),
    endsOn,
    defects: defectsOf(grounds, determination.date).join(','),
  };
}

type Parts = Pick<RegisterRow, 'scope' | 'openPartAt' | 'opensInPart'>;

/** What is exempt, and what will open or has opened, may be a part. */
const partColumns = ({ determination, openPart, ...context }: Context, basis: RegisterRow['openBasis']): Parts => ({
  scope: determination?.scope ?? null,
  openPartAt: openPart?.where ?? null,
  opensInPart: openedInPart(context, basis),
});

type Filing = Pick<RegisterRow, 'classificationCode' | 'securityClass' | 'archiveOrder' | 'listNumber' | 'listDate'>;

/** What has no end stands after all that has one. */
const NO_END = '9999-12-31';

/** The SOP files in the order of the periods' ends, and within a day in the order of the archive's codes. */
function filingColumns({ classification, filed, endsOn }: Context): Filing {
  const { classificationCode, securityClass, series } = classification ?? {};
  return {
    classificationCode: classificationCode ?? null,
    securityClass: securityClass ?? null,
    archiveOrder: classification && [endsOn ?? NO_END, classificationCode, series ?? ''].join(' '),
    listNumber: filed?.listNumber ?? null,
    listDate: filed?.listDate ?? null,
  };
}

/** An end that may be a slip of the pen opens nothing. */
function openingColumns(
  context: Context,
  calendar: Calendar,
  term: RegisterRow['term'],
): Pick<RegisterRow, 'secretUntil' | 'openBasis'> {
  if (term === 'doubted') return { secretUntil: null, openBasis: null };
  const byTime = context.endsOn && (lastLife(lives(context)).cause ?? 'law');
  return {
    secretUntil: secretUntil(context, calendar),
    openBasis: opensByDecision(context, calendar) ? 'decision' : byTime,
  };
}

/** The one line that lists show of a record. Nothing here says "open": readers compare `secretUntil` with the clock. */
export function project({ value, context }: State<Context>, calendar: Calendar): Projected {
  const paths = activePaths(value);
  const placeIn = (region: string): string | null =>
    paths.findLast((path) => path.startsWith(`${region}.`))?.slice(region.length + 1) ?? null;
  /** The outermost regions are always in some state. */
  const stateOf = (region: string): string => placeIn(region) as string;
  const term = stateOf('term').split('.')[0] as RegisterRow['term'];
  const { unit, agency, title, medium, entry, endsOn, recheckOn, retention } = context;
  const opening = openingColumns(context, calendar, term);
  const extensions = extensionsOf(context);
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
    legalDueOn: endsOn && countsBack(endsOn, 30, calendar) ? calendar.workingDaysBefore(endsOn, 30) : null,
    ...opening,
    ...partColumns(context, opening.openBasis),
    recheckOn,
    extensions: extensions.length === 0 ? null : JSON.stringify(extensions),
    ...filingColumns(context),
    retainedUntil: retention && retainedUntil(retention),
    fate: retention?.fate ?? null,
    filing: stateOf('filing'),
    storage: stateOf('storage'),
    listing: stateOf('listing'),
    term,
    review: placeIn('term.active.review'),
    rung: placeIn('term.active.period.ladder'),
    recheck: placeIn('term.active.recheck'),
    ending: placeIn('term.active.period.ending'),
    release: placeIn('term.open.release'),
    incident: placeIn('term.open.incident'),
    openPart: stateOf('openPart'),
    remainder: stateOf('remainder'),
    takedown: stateOf('takedown'),
    hold: stateOf('hold'),
  };
}
