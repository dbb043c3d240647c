import type { Actor, Facts } from './workflow.js';

/** Who acted. A stand-in counts as two persons: whoever is either of them, is involved. */
export type By = Pick<Actor, 'id' | 'onBehalfOf'>;

export const by = ({ actor: { id, onBehalfOf } }: Pick<Facts, 'actor'>): By => ({ id, onBehalfOf });

export const involved = (actor: By, earlier: By): boolean =>
  [actor.id, actor.onBehalfOf].some((person) => person !== null && (person === earlier.id || person === earlier.onBehalfOf));
