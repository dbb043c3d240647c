import type { Database } from './database.js';
import { foreign, type Bound } from './sql.js';

/**
 * For the reading statements of a library beside this one. They take the way of all others, so a database that is away is told
 * in the same words, and no failure carries the values that were asked for.
 */
export class BoundReads {
  constructor(private readonly database: Pick<Database, 'rows'>) {}

  rows<T>({ text, values }: { readonly text: string; readonly values: readonly Bound[] }): Promise<T[]> {
    return this.database.rows<T>(foreign(text, values));
  }
}
