import {
  by,
  type BatchAnswered,
  type By,
  type During,
  type Facts,
  type MemberRefused,
  type Sealed,
  type SendParams,
} from '@tabir/engine';
import { type Instant, type JsonObject, type LocalDate } from '@tabir/kernel';
import { type Kind, type ProposeAgencyChange } from './payloads.js';

/** The proposal as it reaches the machine, with the facts of its step. */
export type Begins = Omit<ProposeAgencyChange, 'reason'> & { readonly reason: Sealed; readonly $: Facts };

export interface Context {
  readonly unit: string;
  readonly kind: Kind;
  readonly agency: string | null;
  readonly name: string | null;
  readonly into: string | null;
  readonly basis: string;
  readonly number: string;
  readonly date: LocalDate | null;
  readonly effectiveOn: LocalDate | null;
  readonly reason: Sealed | null;
  readonly proposedBy: By;
  readonly activated: { readonly at: Instant; readonly by: By } | null;
  /** Of the list of agencies that came into force. */
  readonly version: string | null;
  /** By whose word the records are transferred: of whoever activated it, or tried again. */
  readonly orderedBy: 'ACTIVATE' | 'RETRY';
  /** How many records went to the next holder, and those that did not, of the last try. */
  readonly transferred: number;
  readonly refused: readonly MemberRefused[];
}

/** XState asks for a context without a proposal too, to learn its shape. */
export function begun(input: Begins | undefined): Context {
  const { unit = '', kind = 'found', agency = null, name = null, into = null } = input ?? {};
  const { basis = '', number = '', date = null, effectiveOn = null, reason = null } = input ?? {};
  return {
    unit,
    kind,
    agency,
    name,
    into,
    basis,
    number,
    date,
    effectiveOn,
    reason,
    proposedBy: input ? by(input.$) : { id: '', onBehalfOf: null },
    activated: null,
    version: null,
    orderedBy: 'ACTIVATE',
    transferred: 0,
    refused: [],
  };
}

export const activatedNow = ({ $ }: During<Context>): Pick<Context, 'activated'> => ({ activated: { at: $.at, by: by($) } });

/** What becomes of the agencies, for the office to put in force. */
export const changeOf = ({ unit, kind, agency, name, into, effectiveOn }: Context) => ({
  unit,
  kind,
  agency,
  name,
  into,
  effectiveOn,
});

/** Each record that the agency still has goes to whom its affairs go to. */
export function transferOf({ agency, into, number, date, reason, orderedBy }: Context): SendParams {
  const payload = { number, date, reason, ...(into === null ? {} : { agency: into }) } as unknown as JsonObject;
  const to = { workflow: 'exempt-information', agency: agency as string };
  return { to, event: 'TRANSFER_HOLDER', payload, report: 'BATCH_ANSWERED', orderedBy };
}

export const counted = ({ transferred, refused }: Context, answer: BatchAnswered): Pick<Context, 'transferred' | 'refused'> => ({
  transferred: transferred + answer.applied.length,
  refused: [...refused, ...answer.refused],
});
