import type { Instant } from '@tabir/kernel';

/** What may be bound. Nothing with keys of its own: the driver would spell an object out into the statement. */
export type Bound = string | number | boolean | null | Uint8Array;

class Statement {
  /** Makes the type nominal: a statement comes from the tag below, and from nowhere else. */
  readonly #tagged = true;

  constructor(
    readonly text: string,
    readonly values: readonly Bound[],
  ) {}

  static is(value: unknown): value is Statement {
    return typeof value === 'object' && value !== null && #tagged in value;
  }
}

/** A statement or a part of one. Its text was written in the source; every value that came later is bound. */
export type Sql = Statement;

/** Text and values as they grow; every statement of a command passes through here, so it makes nothing twice. */
class Draft {
  text = '';
  readonly values: Bound[] = [];

  add(item: Bound | Sql): void {
    if (Statement.is(item)) {
      this.text += item.text;
      for (const value of item.values) this.values.push(value);
    } else {
      this.text += '?';
      this.values.push(bindable(item));
    }
  }

  addAll(items: readonly (Bound | Sql)[], separator: string): void {
    items.forEach((item, index) => {
      if (index > 0) this.text += separator;
      this.add(item);
    });
  }

  done(): Sql {
    return new Statement(this.text, this.values);
  }
}

/** sql`SELECT … WHERE id = ${id}` binds the id; a part made by this tag is spliced in. */
export function sql(parts: TemplateStringsArray, ...inserted: readonly (Bound | Sql)[]): Sql {
  const draft = new Draft();
  parts.forEach((part, index) => {
    draft.text += part;
    if (index < inserted.length) draft.add(inserted[index] as Bound | Sql);
  });
  return draft.done();
}

function bindable(value: Bound): Bound {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value;
      break;
    default:
      if (value === null || Buffer.isBuffer(value)) return value;
      if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  throw new TypeError(`A ${typeof value} cannot be bound to a statement.`);
}

/** The statement of a library that binds its values by a tag of its own; what may be bound is the same. */
export const foreign = (text: string, values: readonly Bound[]): Sql => new Statement(text, values.map(bindable));

/** a, b, c */
export const list = (items: readonly (Bound | Sql)[]): Sql => joined(items, ', ');

/** (a, b), (c, d): the rows of one INSERT. */
export function rows(values: readonly (readonly (Bound | Sql)[])[]): Sql {
  const draft = new Draft();
  values.forEach((row, index) => {
    draft.text += index > 0 ? ', (' : '(';
    draft.addAll(row, ', ');
    draft.text += ')';
  });
  return draft.done();
}

export function joined(items: readonly (Bound | Sql)[], separator: ', ' | ' AND ' | ' UNION ALL '): Sql {
  const draft = new Draft();
  draft.addAll(items, separator);
  return draft.done();
}

/** A name of a table or column that is not written in the statement itself. */
export function identifier(name: string): Sql {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new TypeError(`"${name}" is no name for a table or a column.`);
  return new Statement(`\`${name}\``, []);
}

/** Keys are ASCII columns. Another text is nobody's key, and comparing it with one is an error to MariaDB. */
export const isKey = (text: string): boolean => /^[\x20-\x7e]{1,255}$/.test(text);

/** A moment as DATETIME(3) in UTC. */
export const dbTime = (at: Instant): string => `${at.slice(0, 10)} ${at.slice(11, 23)}`;
export const dbTimeOrNull = (at: Instant | null): string | null => (at === null ? null : dbTime(at));
/** DATETIME(3) as the connection gives it, 'YYYY-MM-DD HH:MM:SS.mmm'. */
export const readTime = (text: string): Instant => `${text.slice(0, 10)}T${text.slice(11)}Z` as Instant;
export const readTimeOrNull = (text: string | null): Instant | null => (text === null ? null : readTime(text));
