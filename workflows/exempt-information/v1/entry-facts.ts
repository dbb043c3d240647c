import { type During, type OpenSealedParams } from '@tabir/engine';
import { by, type Context, type RedactedDetermination, type RedactedEntry } from './context.js';
import { type AuthoriseListing, type OpenedText } from './payloads/keeping.js';
import { eventsOf } from './term.js';

/** What the events of the public text change in the context. */
type Change = Partial<Context>;

const WORDS = [
  'publicTitle',
  'publicSummary',
  'publicConsequenceIfOpened',
  'publicConsequenceIfClosed',
] as const satisfies readonly (keyof AuthoriseListing)[];

/** The four, of whatever has them and more. */
function wordsOf<T>(from: Readonly<Record<(typeof WORDS)[number], T>>): Record<(typeof WORDS)[number], T> {
  const { publicTitle, publicSummary, publicConsequenceIfOpened, publicConsequenceIfClosed } = from;
  return { publicTitle, publicSummary, publicConsequenceIfOpened, publicConsequenceIfClosed };
}

export const proposed = (context: During<Context>, event: RedactedEntry): Change => ({
  proposedEntry: { ...wordsOf(event), by: by(context) },
  publicTitle: null,
});

/** The public reads this from now on, and what is online says something else. */
export const authorised = (context: During<Context>, entry: AuthoriseListing): Change => ({
  entry: wordsOf(entry),
  entryAuthorisedAt: context.$.at,
  publicEvents: eventsOf((context.determination as RedactedDetermination).grounds),
  onlinePeriod: null,
  proposedEntry: null,
  publicTitle: null,
});

/** What the chair authorises as proposed is read out of its seals. */
export function sealsOf({ proposedEntry }: Context): OpenSealedParams['values'] {
  // Nothing is opened but what is proposed.
  const entry = proposedEntry as RedactedEntry;
  return WORDS.map((key) => ({ key, handle: entry[key] }));
}

/** The whole entry, or null where a part of it was erased. */
export function openedEntry(values: readonly OpenedText[]): AuthoriseListing | null {
  const texts: Partial<AuthoriseListing> = Object.fromEntries(
    values.filter(({ value }) => value).map(({ key, value }) => [key, value]),
  );
  return WORDS.every((key) => key in texts) ? (texts as AuthoriseListing) : null;
}
