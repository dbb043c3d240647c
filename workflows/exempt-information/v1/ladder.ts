import { type Settings } from '@tabir/engine';

/**
 * How many working days before the end of the period each rung lies. T−30 is no rung of it: that one is law. The names are ids and
 * stay what they are wherever the rung lies.
 */
export interface Ladder {
  readonly t90: number;
  readonly t60: number;
  readonly t45: number;
  readonly t5: number;
}

const USUAL: Ladder = { t90: 90, t60: 60, t45: 45, t5: 5 };

/** As the setting `ladder` has it, which is set as a whole. */
export const ladderOf = ({ values }: Settings): Ladder => (values['ladder'] as Ladder | undefined) ?? USUAL;
