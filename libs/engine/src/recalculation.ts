import { IsInt, IsOptional, Min } from 'class-validator';
import { Nested, Scope, Text } from './payload.js';

/** How many records of one agency moved; null for the unit's own. */
export class MovedOfAgency {
  @IsOptional()
  @Scope('agency')
  agency: string | null;

  @IsInt()
  @Min(1)
  moved: number;
}

/** What the effect `recalculateAll` reports: what came of one page of records that were derived anew. */
export class Recalculated {
  @IsInt()
  @Min(0)
  checked: number;

  @IsInt()
  @Min(0)
  moved: number;

  /** Records that could not be derived anew; they go on with what they had. */
  @IsInt()
  @Min(0)
  failed: number;

  @Nested(() => MovedOfAgency, 'array')
  agencies: MovedOfAgency[];

  /** The last record looked at when there are more behind it; null on the last page. */
  @IsOptional()
  @Text(36)
  through: string | null;
}

/** Sums over all pages. */
export type RecalculationSums = Pick<Recalculated, 'checked' | 'moved' | 'failed' | 'agencies'>;

export const NOTHING_RECALCULATED: RecalculationSums = { checked: 0, moved: 0, failed: 0, agencies: [] };

/** With one more page. */
export const plusPage = (sums: RecalculationSums, page: Recalculated): RecalculationSums => ({
  checked: sums.checked + page.checked,
  moved: sums.moved + page.moved,
  failed: sums.failed + page.failed,
  agencies: page.agencies.reduce(plusAgency, sums.agencies),
});

function plusAgency(agencies: MovedOfAgency[], { agency, moved }: MovedOfAgency): MovedOfAgency[] {
  const known = agencies.find((one) => one.agency === agency);
  return known
    ? agencies.map((one) => (one === known ? { agency, moved: one.moved + moved } : one))
    : [...agencies, { agency, moved }];
}
