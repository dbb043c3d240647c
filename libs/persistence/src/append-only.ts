import { AppError } from '@tabir/kernel';
import type { Database } from './database.js';
import { StatementRefused } from './failures.js';
import { sql, type Sql } from './sql.js';

/** What the app's account must not be able to do. None of them would change anything if it could. */
const FORBIDDEN: readonly Sql[] = [
  sql`UPDATE log SET leaf = leaf WHERE FALSE`,
  sql`DELETE FROM log WHERE FALSE`,
  sql`UPDATE log_position SET seq = seq WHERE FALSE`,
  sql`DELETE FROM log_position WHERE FALSE`,
  // Emptying a table takes the right to drop it.
  sql`DROP TABLE log_that_is_not_there`,
  sql`CREATE TABLE log_of_another_shape (id INT)`,
  sql`ALTER TABLE log COMMENT = ''`,
];

const NO_RIGHT = new Set(['ER_TABLEACCESS_DENIED_ERROR', 'ER_DBACCESS_DENIED_ERROR', 'ER_SPECIFIC_ACCESS_DENIED_ERROR']);

/** Proves by trying that this account can only add to the log. The api asks at its start and does not serve otherwise. */
export async function assertAppendOnly(database: Database): Promise<void> {
  for (const statement of FORBIDDEN) {
    const refused = await database.write(statement).then(
      () => false,
      (error: unknown) => {
        if (error instanceof StatementRefused) return NO_RIGHT.has(error.code);
        throw error;
      },
    );
    if (!refused)
      throw new AppError(
        'invalid',
        'database.too-many-rights',
        'The account of DATABASE_URL may change the log or its tables; give the app an account of its own and run "tabir migrate".',
        { statement: statement.text },
      );
  }
}
