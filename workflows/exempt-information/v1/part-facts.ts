import { type During, type StartAnswered, type StartParams } from '@tabir/engine';
import { plusDays, type JsonObject, type LocalDate } from '@tabir/kernel';
import { lives, type Context, type OpenBasis, type RedactedDetermination, type RedactedRemainder } from './context.js';
import { isOpenEnded, lastDayOf, type Life } from './term.js';
import { type Term } from './payloads/determination.js';

type Change = Partial<Context>;
type Paper = NonNullable<Context['remainder']>['determination'];

/** When a term without an end is asked again, where the day on which it was to be asked has passed. */
const ASKED_AGAIN_AFTER_DAYS = 30;

/** The same end as before: what is known of it by other facts than the term itself becomes its day. */
function termOf({ endsOn, ground: { term } }: Life, recheckOn: LocalDate): Term {
  if (endsOn !== null && endsOn !== lastDayOf(term)) return { kind: 'date', endsOn };
  return isOpenEnded(term) ? { ...term, recheckOn } : term;
}

/** The paper under which a part stays exempt from a day on: the one in force, with the grounds that hold on that day, for no longer. */
function paperOf(context: During<Context>, exemptPart: RedactedRemainder['exemptPart'], from: LocalDate): Paper {
  const { today } = context.$;
  const soon = plusDays(today, ASKED_AGAIN_AFTER_DAYS);
  const recheckOn = context.recheckOn !== null && context.recheckOn > today ? context.recheckOn : soon;
  // Something opens in part only while a determination holds.
  const {
    decreeFile: _decree,
    sheetFile: _sheet,
    minutesFile: _minutes,
    ...paper
  } = context.determination as RedactedDetermination;
  const alive = lives(context).filter(({ endsOn }) => endsOn === null || endsOn >= from);
  const grounds = alive.map((life) => {
    const { letter, acts, letterDoubtful } = life.ground;
    return { letter, acts, term: termOf(life, recheckOn), ...(letterDoubtful ? { letterDoubtful } : {}) };
  });
  return { ...paper, scope: 'part', exemptPart, grounds };
}

/** What the head has agreed to leave closed when the rest opens by decision, under the paper that holds then. */
export function leftByDecision(context: During<Context>): Pick<Context, 'remainder'> {
  const { preparation, decision, $ } = context;
  const from = [$.today, decision?.opensOn ?? $.today].sort().at(-1) as LocalDate;
  return leaves(context, 'decision', preparation?.remainder, from);
}

/** What stays behind when the rest opens on that day; nothing, where no ground holds any more. */
export function leaves(
  context: During<Context>,
  basis: OpenBasis,
  described: RedactedRemainder | null | undefined,
  from: LocalDate,
): Pick<Context, 'remainder'> {
  const determination = described && paperOf(context, described.exemptPart, from);
  return { remainder: described && determination?.grounds.length ? { basis, described, determination, refused: null } : null };
}

/** The remainder begins as a record of the same unit and agency. */
export function remainderStart({ unit, agency, medium, remainder }: Context): StartParams {
  // Begun only where there is one.
  const { described, determination } = remainder as NonNullable<Context['remainder']>;
  const { exemptPart: _part, ...description } = described;
  const payload = { unit, ...(agency === null ? {} : { agency }), ...description, medium, determination };
  return {
    workflow: 'exempt-information',
    payload: payload as unknown as JsonObject,
    report: 'REMAINDER_BEGUN',
    ref: 'remainder',
  };
}

export const remainderBegun = ({ remainders }: Context, { instance, kode }: StartAnswered): Change => ({
  remainder: null,
  // Whoever answers that it was begun says which record it is.
  remainders: [...remainders, { instance: instance as string, kode: kode as string }],
});

export const remainderRefused = ({ remainder }: Context, { code, rules }: StartAnswered): Change => ({
  remainder: remainder && { ...remainder, refused: { code: code as string, rules: rules as string[] } },
});

/** Whether what opened it left a part behind that stays exempt. */
export const openedInPart = ({ decision, ends }: Pick<Context, 'decision' | 'ends'>, basis: OpenBasis | null): boolean =>
  basis === 'decision' ? decision?.inPart === true : ends.some((end) => end.cause === basis && end.inPart);
