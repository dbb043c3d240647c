import { type Facts } from '@tabir/engine';

/** Who acted. A stand-in counts as two persons: whoever is either of them, is involved. */
export interface By {
  readonly id: string;
  readonly onBehalfOf: string | null;
}

export const by = ({ actor }: Pick<Facts, 'actor'>): By => ({ id: actor.id, onBehalfOf: actor.onBehalfOf });

export const involved = (actor: By, earlier: By): boolean =>
  [actor.id, actor.onBehalfOf].some((person) => person !== null && (person === earlier.id || person === earlier.onBehalfOf));
