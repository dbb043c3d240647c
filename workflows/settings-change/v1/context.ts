import { by, type By, type During, type Facts, type Sealed } from '@tabir/engine';
import { type Instant, type JsonObject } from '@tabir/kernel';
import { type ProposeSettings } from './payloads.js';

type Chosen = Pick<ProposeSettings, 'openingTakesEffect' | 'extensionsCount' | 'opinionQuorum' | 'duties'>;

/** The proposal as it reaches the machine, with the facts of its step. */
export type Begins = Omit<ProposeSettings, 'reason'> & { readonly reason: Sealed; readonly $: Facts };

export interface Context {
  readonly unit: string;
  readonly basis: string;
  readonly reason: Sealed | null;
  readonly change: Chosen;
  readonly proposedBy: By;
  readonly activated: { readonly at: Instant; readonly by: By } | null;
  /** Of the settings that came into force. */
  readonly version: string | null;
}

/** XState asks for a context without a proposal too, to learn its shape. */
export function begun(input: Begins | undefined): Context {
  const { unit = '', basis = '', reason = null, openingTakesEffect, extensionsCount, opinionQuorum, duties } = input ?? {};
  return {
    unit,
    basis,
    reason,
    change: given({ openingTakesEffect, extensionsCount, opinionQuorum, duties }),
    proposedBy: input ? by(input.$) : { id: '', onBehalfOf: null },
    activated: null,
    version: null,
  };
}

export const activatedNow = ({ $ }: During<Context>): Pick<Context, 'activated'> => ({ activated: { at: $.at, by: by($) } });

const given = (all: { readonly [K in keyof Chosen]-?: Chosen[K] | null | undefined }): Chosen =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null));

/**
 * The change as a JSON merge patch (RFC 7396) on whatever settings are in force when it is carried out: null takes a setting
 * away, so that its default holds again.
 */
export function patchOf({ opinionQuorum, duties, ...plain }: Chosen): JsonObject {
  return {
    ...plain,
    ...(opinionQuorum === undefined ? {} : { opinionQuorum: opinionQuorum === 0 ? null : opinionQuorum }),
    ...(duties === undefined ? {} : { duties: Object.fromEntries(duties.map(({ duty, roles }) => [duty, roles])) }),
  };
}
