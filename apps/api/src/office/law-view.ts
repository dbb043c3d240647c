import { ARTICLES, instrumentOf, INSTRUMENTS, nameOf, papersIn, VERIFIABLE, type Article } from '@tabir/law';
import type { JsonObject } from '@tabir/kernel';

/** Settings that came into force, as they are told, with their contents; the newest first. */
export interface Adopted {
  readonly values: JsonObject;
  readonly told: { readonly record: { readonly basis: string } | null };
}

/** The regulations with their validity, and their articles with who verified them; everything else nobody has. */
export function lawView([current, ...earlier]: readonly Adopted[]): object {
  const papers = current ? papersIn(current.values) : {};
  /** The oldest that has had the same paper without a break; null if it brought another one, so that the right one lies too far back. */
  const since = (key: string, paper: string): object | null => {
    const end = earlier.findIndex(({ values }) => papersIn(values)[key] !== paper);
    const told = [current, ...earlier].at(end)?.told ?? null;
    return told?.record && told.record.basis !== paper ? null : told;
  };
  return {
    instruments: Object.entries(INSTRUMENTS)
      .filter(([, { kind }]) => kind !== 'policy')
      .map(([id, instrument]) => ({ id, name: nameOf(instrument), ...instrument })),
    articles: VERIFIABLE.map((key) => {
      const { number, seen, source, text }: Article = ARTICLES[key];
      const paper = papers[key];
      const verified = paper === undefined ? null : { paper, since: since(key, paper) };
      return { key, instrument: instrumentOf(key), number, seen, source, text, verified };
    }),
  };
}
