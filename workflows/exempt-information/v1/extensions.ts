import { type Extension } from '@tabir/register/row';
import { type Context, type RedactedDetermination } from './context.js';

/**
 * Each determination that kept the information secret for longer than the one before it, the oldest first. Of one that was corrected
 * later it tells what the paper really reads.
 */
export function extensionsOf({
  determination,
  endsOn,
  earlier,
}: Pick<Context, 'determination' | 'endsOn' | 'earlier'>): readonly Extension[] {
  const found: Extension[] = [];
  // Only where there is a determination has it taken the place of another.
  let next = { determination: determination as RedactedDetermination, endsOn };
  for (const one of earlier.toReversed()) {
    if (one.kind !== 'extended') continue;
    const { number, date, grounds } = next.determination;
    const letters = [...new Set(grounds.map(({ letter }) => letter))].sort();
    if (one.endsOn !== null && (next.endsOn === null || next.endsOn > one.endsOn))
      found.unshift({ from: one.endsOn, to: next.endsOn, number, date, letters });
    next = one;
  }
  return found;
}
