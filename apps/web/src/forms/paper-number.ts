/** How a unit writes the numbers of its papers, by kind of paper; empty where it has set nothing. */
export function patternsOf(settings: object | undefined, unit: string | null): Readonly<Record<string, string>> {
  const { numberPatterns = {} } = (settings ?? {}) as { numberPatterns?: Readonly<Record<string, Record<string, string>>> };
  return (unit === null ? undefined : numberPatterns[unit]) ?? {};
}

/** The day in another field of the part in which a control stands; its id has the names and places that lead to it. */
export function dayBeside(data: unknown, id: string, field: string): string | undefined {
  const [, ...path] = id.split('_');
  const part = path.slice(0, -1).reduce<unknown>(member, data);
  const day = member(part, field);
  return typeof day === 'string' && day !== '' ? day : undefined;
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
