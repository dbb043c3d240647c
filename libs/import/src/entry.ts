/** One record as a file gives it, before anybody has looked whether it holds. */
export interface Entry {
  /** Where it stands: the line of a CSV, the place in the list of a JSON. */
  readonly place: string;
  /** What begins a record, without the unit; the unit is that of the person who imports. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** The words under which the file has a field of the payload, such as 'dasar_1_uu' for 'determination.grounds.0.acts'. */
  readonly nameOf: (path: string) => string;
}
