import type { Said } from '@tabir/engine';

/** One record as a file gives it, before anybody has looked whether it holds. */
export interface Entry {
  /** Where it stands: the row of a table, the place in the list of a JSON. */
  readonly place: Said;
  /** What begins a record, without the unit; the unit is that of the person who imports. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** The words under which the file has a field of the payload, such as 'dasar_1_uu' for 'determination.grounds.0.acts'. */
  readonly nameOf: (path: string) => string;
  /** What the file itself says, where the payload also holds what follows from the day of the import; absent when they are the same. */
  readonly content?: Readonly<Record<string, unknown>>;
}

export interface Reason {
  /** The column or field; null when it is about the record as a whole. */
  readonly field: string | null;
  /** The rule or check, under a name that stays and says nothing of the row. */
  readonly code: string;
  readonly message: Said;
}

/** A row of which no record can be made. */
export interface Unread {
  readonly place: Said;
  readonly reasons: readonly Reason[];
}

export type Line = Entry | Unread;

export const isUnread = (line: Line): line is Unread => 'reasons' in line;
