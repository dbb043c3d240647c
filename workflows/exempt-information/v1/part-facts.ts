import { type During, type StartAnswered, type StartParams } from '@tabir/engine';
import { plusDays, type JsonObject, type LocalDate } from '@tabir/kernel';
import { lives, type Context, type OpenBasis, type RedactedDetermination, type RedactedRemainder } from './context.js';
import { isOpenEnded, lastDayOf, type Life } from './term.js';
import { type Release } from './payloads/review.js';
import { type Ground, type Term } from './payloads/determination.js';

type Change = Partial<Context>;

/** When a term without an end is asked again, where the day on which it was to be asked has passed. */
const ASKED_AGAIN_AFTER_DAYS = 30;

/** What is to go on as a record of its own, if anything is. */
export const leaves = (basis: OpenBasis, described: RedactedRemainder | null | undefined): Pick<Context, 'remainder'> => ({
  remainder: described ? { basis, described, refused: null } : null,
});

/** On the last day of the whole, where the head has agreed to open that; the part cannot be closed for longer. */
function lastDayOfWhole({ decision, approval }: Context): LocalDate | null {
  const isWhole = approval !== null && decision?.inPart === false;
  return isWhole && decision.opensOn !== null ? plusDays(decision.opensOn, -1) : null;
}

/** The same end as before: what is known of it by other facts than the term itself becomes its day. */
function termOf({ endsOn, ground: { term } }: Life, recheckOn: LocalDate, latest: LocalDate | null): Term {
  const end = [endsOn, latest].filter((day) => day !== null).sort()[0] ?? null;
  if (end !== null && end !== lastDayOf(term)) return { kind: 'date', endsOn: end };
  return isOpenEnded(term) ? { ...term, recheckOn } : term;
}

/** The grounds on which the part stays exempt from now on, or from the day of the opening: those that only the rest has lost. */
export function remainingGrounds(context: During<Context>): Ground[] {
  const { ends, opened, decision, $ } = context;
  const [from] = [$.today, ...(opened || !decision?.opensOn ? [] : [decision.opensOn])].sort().reverse() as [LocalDate];
  const soon = plusDays($.today, ASKED_AGAIN_AFTER_DAYS);
  const recheckOn = context.recheckOn !== null && context.recheckOn > $.today ? context.recheckOn : soon;
  const latest = lastDayOfWhole(context);
  return lives({ ...context, ends: ends.filter(({ inPart }) => !inPart) })
    .filter(({ endsOn }) => endsOn === null || endsOn >= from)
    .map((life) => {
      const { letter, acts, letterDoubtful } = life.ground;
      return { letter, acts, term: termOf(life, recheckOn, latest), ...(letterDoubtful ? { letterDoubtful } : {}) };
    });
}

/** The remainder begins as a record of the same unit and agency, under the paper in force, for no longer. */
export function remainderStart(context: During<Context>): StartParams {
  const { unit, agency, medium, remainder, determination } = context;
  // Begun only where there is one, and something opens in part only while a determination holds.
  const { exemptPart, ...description } = (remainder as NonNullable<Context['remainder']>).described;
  const { decreeFile: _decree, sheetFile: _sheet, minutesFile: _minutes, ...paper } = determination as RedactedDetermination;
  const payload = {
    unit,
    ...(agency === null ? {} : { agency }),
    ...description,
    medium,
    determination: { ...paper, scope: 'remainder', exemptPart, grounds: remainingGrounds(context) },
  };
  return {
    workflow: 'exempt-information',
    payload: payload as unknown as JsonObject,
    report: 'REMAINDER_BEGUN',
    ref: 'remainder',
  };
}

export const remainderBegun = ({ remainder, remainders }: Context, { instance, kode }: StartAnswered): Change => ({
  remainder: null,
  // Whoever answers that it was begun says which record it is; what it was left behind by may have been overtaken meanwhile.
  remainders: [...remainders, { basis: remainder?.basis ?? null, instance: instance as string, kode: kode as string }],
});

export const remainderRefused = ({ remainder }: Context, { code, rules }: StartAnswered): Change => ({
  remainder: remainder && { ...remainder, refused: { code: code as string, rules: rules as string[] } },
});

/** Whether what opened it left a part behind that stays exempt. */
export const openedInPart = ({ decision, ends }: Pick<Context, 'decision' | 'ends'>, basis: OpenBasis | null): boolean =>
  basis === 'decision' ? decision?.inPart === true : ends.some((end) => end.cause === basis && end.inPart);

/** Whether what was given to the public is there though it must not be: all of it is exempt, or a part of what was given whole. */
export const mustGo = (context: Pick<Context, 'opened' | 'decision' | 'ends'>, { what }: Release): boolean =>
  context.opened === null || (what === 'whole' && openedInPart(context, context.opened.basis));
