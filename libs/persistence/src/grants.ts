import { identifier, joined, sql, type Sql } from './sql.js';

export type Privilege = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

/** What the app's account may do with each table. It never gets a right to change or empty a table (no DDL, so no TRUNCATE). */
export type Grants = Readonly<Record<string, readonly Privilege[]>>;

const APPEND: readonly Privilege[] = ['SELECT', 'INSERT'];
const KEEP: readonly Privilege[] = ['SELECT', 'INSERT', 'UPDATE'];
const ALL: readonly Privilege[] = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];

/** The table in which TypeORM keeps what has been migrated. */
export const MIGRATIONS_TABLE = 'schema_migration';

export const coreGrants: Grants = {
  [MIGRATIONS_TABLE]: ['SELECT'],
  log: APPEND,
  log_position: APPEND,
  log_pending: ['SELECT', 'INSERT', 'DELETE'],
  sequencer: ['SELECT', 'UPDATE'],
  stream_head: KEEP,
  instance: KEEP,
  task: ALL,
  deadline: ALL,
  sealed: KEEP,
  command: KEEP,
  outbox: ALL,
  outbox_member: ALL,
  file: APPEND,
  watching: ['SELECT', 'INSERT', 'DELETE'],
  setting_version: APPEND,
  calendar_version: APPEND,
  activation: APPEND,
  office_clock: ['SELECT', 'UPDATE'],
  heartbeat: ALL,
  number_book: APPEND,
  import_run: APPEND,
  import_row: KEEP,
  import_list: ['SELECT', 'INSERT', 'DELETE'],
  import_job: ALL,
  import_columns: KEEP,
  unit: KEEP,
  agency: KEEP,
  agency_name: KEEP,
  person: KEEP,
  password: KEEP,
  role_grant: KEEP,
  session: ALL,
  sign_in_failure: ALL,
};

const PRIVILEGES: Readonly<Record<Privilege, Sql>> = {
  SELECT: sql`SELECT`,
  INSERT: sql`INSERT`,
  UPDATE: sql`UPDATE`,
  DELETE: sql`DELETE`,
};

/** `account` is user@host, as the server names it. */
export function grantStatements(grants: Grants, account: string): Sql[] {
  const at = account.lastIndexOf('@');
  const [user, host] = at < 0 ? [account, '%'] : [account.slice(0, at), account.slice(at + 1)];
  return Object.entries(grants).map(
    ([table, privileges]) =>
      sql`GRANT ${joined(
        privileges.map((privilege) => PRIVILEGES[privilege]),
        ', ',
      )} ON ${identifier(table)} TO ${user}@${host}`,
  );
}
