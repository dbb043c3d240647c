import type { PayloadClass } from './workflow.js';

/** What decorators say of the fields of payload classes. A class has the marks of those that it extends, and the nearest one counts. */
export class FieldMarks<T> {
  private readonly own = new WeakMap<object, Map<string, T>>();
  private readonly whole = new WeakMap<PayloadClass, ReadonlyMap<string, T>>();

  mark(target: object, field: string, mark: T): void {
    this.own.set(target, (this.own.get(target) ?? new Map<string, T>()).set(field, mark));
  }

  /** By field, the inherited ones first. Decorators are done by the time that anybody can ask. */
  of(payload: PayloadClass): ReadonlyMap<string, T> {
    const known = this.whole.get(payload);
    if (known) return known;
    const found: (readonly [string, T])[] = [];
    for (let proto: object | null = payload.prototype as object; proto; proto = Object.getPrototypeOf(proto) as object | null)
      found.unshift(...(this.own.get(proto) ?? []));
    const marks = new Map(found);
    this.whole.set(payload, marks);
    return marks;
  }
}
