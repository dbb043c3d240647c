import {
  NOTHING_RECALCULATED,
  by,
  plusPage,
  type By,
  type During,
  type Facts,
  type Proposal,
  type Recalculated,
  type RecalculationSums,
  type Sealed,
} from '@tabir/engine';
import { type Instant, type JsonObject } from '@tabir/kernel';
import { type Letterhead, type PaperPattern, type ProposeSettings } from './payloads.js';

type Chosen = Pick<
  ProposeSettings,
  | 'openingTakesEffect'
  | 'extensionsCount'
  | 'opinionQuorum'
  | 'ladder'
  | 'duties'
  | 'numberPatterns'
  | 'letterhead'
  | 'verifiedArticles'
>;

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
  /** Of the records that a new ladder moved; null while none was looked at. */
  readonly sums: RecalculationSums | null;
  /** The last record that was derived anew, while there are more. */
  readonly through: string | null;
}

/** XState asks for a context without a proposal too, to learn its shape. */
export function begun(input: Begins | undefined): Context {
  const { unit = '', basis = '', reason = null, openingTakesEffect, extensionsCount, opinionQuorum } = input ?? {};
  const { ladder, duties, numberPatterns, letterhead, verifiedArticles } = input ?? {};
  return {
    unit,
    basis,
    reason,
    change: given({
      openingTakesEffect,
      extensionsCount,
      opinionQuorum,
      ladder,
      duties,
      numberPatterns,
      letterhead,
      verifiedArticles,
    }),
    proposedBy: input ? by(input.$) : { id: '', onBehalfOf: null },
    activated: null,
    version: null,
    sums: null,
    through: null,
  };
}

export const activatedNow = ({ $ }: During<Context>): Pick<Context, 'activated'> => ({ activated: { at: $.at, by: by($) } });

const given = (all: { readonly [K in keyof Chosen]-?: Chosen[K] | null | undefined }): Chosen =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null));

/** What it has not is taken from what is in force. */
const whole = ({ government, office, address, emblem }: Letterhead): JsonObject => ({
  government,
  office,
  address: address ?? null,
  emblem: emblem ?? null,
});

const patterns = (all: readonly PaperPattern[]): JsonObject =>
  Object.fromEntries(all.map(({ kind, pattern }) => [kind, pattern ?? null]));

/**
 * The change as a JSON merge patch (RFC 7396) on whatever settings are in force when it is carried out: null takes a setting
 * away, so that its default holds again. An article is verified by the paper that the change rests on.
 */
export function patchOf({ unit, basis, change }: Pick<Context, 'unit' | 'basis' | 'change'>): JsonObject {
  const { opinionQuorum, ladder, duties, numberPatterns, letterhead, verifiedArticles, ...plain } = change;
  const papers = verifiedArticles?.map(({ article, verified }) => [article, verified ? basis : null] as const);
  return {
    ...plain,
    ...(ladder === undefined ? {} : { ladder: { t90: ladder.t90, t60: ladder.t60, t45: ladder.t45, t5: ladder.t5 } }),
    ...(opinionQuorum === undefined ? {} : { opinionQuorum: opinionQuorum === 0 ? null : opinionQuorum }),
    ...(numberPatterns === undefined ? {} : { numberPatterns: { [unit]: patterns(numberPatterns) } }),
    ...(letterhead === undefined ? {} : { letterhead: whole(letterhead) }),
    ...(duties === undefined ? {} : { duties: Object.fromEntries(duties.map(({ duty, roles }) => [duty, roles])) }),
    ...(papers === undefined ? {} : { verifiedArticles: Object.fromEntries(papers) }),
  };
}

/** Only the ladder moves anything of a record, and what is in force or on its way there moves nothing more. */
export const proposes = (context: Context): Proposal | null =>
  context.activated === null && context.change.ladder !== undefined ? { settings: patchOf(context) } : null;

/** One more page of records. */
export const counted = ({ sums }: Context, page: Recalculated): Pick<Context, 'sums' | 'through'> => ({
  sums: plusPage(sums ?? NOTHING_RECALCULATED, page),
  through: page.through ?? null,
});
