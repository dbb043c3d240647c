import type { Instant } from '@tabir/kernel';

export const MANIFEST = 'manifest.json';
export const TABLES = 'tables';

export interface TableEntry {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Path inside the backup. */
  readonly file: string;
  /** Of the file as it lies there, in hex. */
  readonly sha256: string;
}

export interface Manifest {
  readonly form: 1;
  /** Demo or real. */
  readonly kind: string;
  readonly takenAt: Instant;
  readonly migrations: readonly string[];
  readonly tables: readonly TableEntry[];
}

type Cell = string | number | null | { readonly base64: string };

/** A row as a line: values in the order of the columns, bytes as {"base64": …}. */
export const encodeRow = (values: readonly unknown[]): string =>
  JSON.stringify(
    values.map((value): Cell => (Buffer.isBuffer(value) ? { base64: value.toString('base64') } : ((value ?? null) as Cell))),
  );

export const decodeRow = (line: string): (string | number | Buffer | null)[] =>
  (JSON.parse(line) as Cell[]).map((cell) =>
    typeof cell === 'object' && cell !== null ? Buffer.from(cell.base64, 'base64') : cell,
  );
