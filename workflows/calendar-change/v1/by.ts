import { type Actor, type Facts } from '@tabir/engine';

/** Who acted. A stand-in counts as two persons: whoever is either of them, is involved. (A field `id` is the decree's.) */
export interface By {
  readonly person: string;
  readonly onBehalfOf: string | null;
}

export const by = ({ actor }: Pick<Facts, 'actor'>): By => ({ person: actor.id, onBehalfOf: actor.onBehalfOf });

export const involved = (actor: Pick<Actor, 'id' | 'onBehalfOf'>, { person, onBehalfOf }: By): boolean =>
  [actor.id, actor.onBehalfOf].some((one) => one !== null && (one === person || one === onBehalfOf));
