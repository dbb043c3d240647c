import { FieldMarks } from './field-marks.js';
import type { PayloadClass } from './workflow.js';

const marks = new FieldMarks<true>();

/** Comes with an event that another instance or a program sends; forms do not ask a person for it. */
export const Unasked = (): PropertyDecorator => (target, field) => marks.mark(target, String(field), true);

/** The fields that forms leave out. */
export const unaskedOf = (payload: PayloadClass): ReadonlySet<string> => new Set(marks.of(payload).keys());
