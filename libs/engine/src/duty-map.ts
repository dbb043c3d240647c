import { FieldMarks } from './field-marks.js';
import type { PayloadClass } from './workflow.js';

const maps = new FieldMarks<true>();

/**
 * A list of duties with their roles (`{ duty, roles }`), for the setting `duties`. No workflow knows the others' duties, so the
 * runtime looks, before a start that carries one, whether each duty is there and each role may read what it would work on.
 */
export const DutyMap = (): PropertyDecorator => (target, key) => maps.mark(target, key as string, true);

/** The top-level fields of a payload class that hold such a list. */
export const dutyMapsOf = (payload: PayloadClass): string[] => [...maps.of(payload).keys()];
