import type { PayloadClass } from './workflow.js';

const maps = new WeakMap<object, Set<string>>();

/**
 * A list of duties with their roles (`{ duty, roles }`), for the setting `duties`. No workflow knows the others' duties, so the
 * runtime looks, before a start that carries one, whether each duty is there and each role may read what it would work on.
 */
export const DutyMap = (): PropertyDecorator => (target, key) =>
  void maps.set(target, (maps.get(target) ?? new Set()).add(key as string));

/** The fields of a payload class, its own ones, that hold such a list. */
export const dutyMapsOf = (payload: PayloadClass): ReadonlySet<string> => maps.get(payload.prototype as object) ?? new Set();
