import { type CalendarChange } from '@tabir/calendar';
import {
  NOTHING_RECALCULATED,
  plusPage,
  type During,
  type Facts,
  type Proposal,
  type Recalculated,
  type RecalculationSums,
  type Sealed,
} from '@tabir/engine';
import { type Instant } from '@tabir/kernel';
import { by, type By } from './by.js';
import { type ProposeCalendar } from './payloads.js';

/** The proposal as it reaches the machine, with the facts of its step. */
export type Begins = Omit<ProposeCalendar, 'reason'> & { readonly reason?: Sealed; readonly $: Facts };

export interface Context {
  readonly unit: string;
  readonly basis: string;
  readonly reason: Sealed | null;
  readonly change: CalendarChange;
  readonly proposedBy: By;
  readonly activated: { readonly at: Instant; readonly by: By } | null;
  /** Of the calendar that came into force. */
  readonly version: string | null;
  readonly sums: RecalculationSums;
  /** The last record that was derived anew, while there are more. */
  readonly through: string | null;
}

/** XState asks for a context without a proposal too, to learn its shape. */
export function begun(input: Begins | undefined): Context {
  const { unit = '', basis = '', reason = null, decree, week, cutiBersama } = input ?? {};
  return {
    unit,
    basis,
    reason,
    change: given({ decree, week, cutiBersama }),
    proposedBy: input ? by(input.$) : { person: '', onBehalfOf: null },
    activated: null,
    version: null,
    sums: NOTHING_RECALCULATED,
    through: null,
  };
}

const given = (all: { readonly [K in keyof CalendarChange]-?: CalendarChange[K] | null | undefined }): CalendarChange =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null));

export const activatedNow = ({ $ }: During<Context>): Pick<Context, 'activated'> => ({ activated: { at: $.at, by: by($) } });

/** What is in force or on its way there moves nothing more. */
export const proposes = ({ change, activated }: Context): Proposal | null => (activated === null ? { calendar: change } : null);

/** One more page of records. */
export const counted = ({ sums }: Context, page: Recalculated): Pick<Context, 'sums' | 'through'> => ({
  sums: plusPage(sums, page),
  through: page.through ?? null,
});
