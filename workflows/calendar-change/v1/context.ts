import { type CalendarChange } from '@tabir/calendar';
import { type During, type Facts, type Sealed } from '@tabir/engine';
import { type Instant } from '@tabir/kernel';
import { by, type By } from './by.js';
import { type ProposeCalendar, type Recalculated } from './payloads.js';

/** The proposal as it reaches the machine, with the facts of its step. */
export type Begins = Omit<ProposeCalendar, 'reason'> & { readonly reason?: Sealed; readonly $: Facts };

/** Sums over all pages of records derived anew. */
export type Sums = Pick<Recalculated, 'checked' | 'moved' | 'failed' | 'agencies'>;

export interface Context {
  readonly unit: string;
  readonly basis: string;
  readonly reason: Sealed | null;
  /** Where a preview finds what would be put in force. */
  readonly change: CalendarChange;
  readonly proposedBy: By;
  readonly activated: { readonly at: Instant; readonly by: By } | null;
  /** Of the calendar that came into force. */
  readonly version: string | null;
  readonly sums: Sums;
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
    sums: { checked: 0, moved: 0, failed: 0, agencies: [] },
    through: null,
  };
}

const given = (all: { readonly [K in keyof CalendarChange]-?: CalendarChange[K] | null | undefined }): CalendarChange =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null));

export const activatedNow = ({ $ }: During<Context>): Pick<Context, 'activated'> => ({ activated: { at: $.at, by: by($) } });

/** One more page of records. */
export function counted({ sums }: Context, page: Recalculated): Pick<Context, 'sums' | 'through'> {
  return {
    sums: {
      checked: sums.checked + page.checked,
      moved: sums.moved + page.moved,
      failed: sums.failed + page.failed,
      agencies: page.agencies.reduce<Sums['agencies']>(added, sums.agencies),
    },
    through: page.through ?? null,
  };
}

function added(agencies: Sums['agencies'], { agency, moved }: Sums['agencies'][number]): Sums['agencies'] {
  const known = agencies.find((one) => one.agency === agency);
  return known
    ? agencies.map((one) => (one === known ? { agency, moved: one.moved + moved } : one))
    : [...agencies, { agency, moved }];
}
