/** A part of a statement: text that was written in the source, and the values that are bound to its marks. */
export interface Condition {
  readonly text: string;
  readonly values: readonly (string | number)[];
}

/** where`ends_on <= ${day}` binds the day. */
export const where = (parts: TemplateStringsArray, ...values: readonly (string | number)[]): Condition => ({
  text: parts.join('?'),
  values,
});

export const all = (conditions: readonly Condition[]): Condition => ({
  text: conditions.map(({ text }) => `(${text})`).join(' AND '),
  values: conditions.flatMap(({ values }) => values),
});
