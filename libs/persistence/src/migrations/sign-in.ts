import { Migration, ddl } from './migration.js';

/** Failed attempts to sign in. Of the name or address only a hash is kept: people type passwords into the wrong field. */
export class SignIn1760000000007 extends Migration {
  protected override readonly statements = [
    ddl`CREATE TABLE IF NOT EXISTS sign_in_failure (
      subject CHAR(64) NOT NULL,
      failures INT UNSIGNED NOT NULL,
      wait_until DATETIME(3) NOT NULL,
      PRIMARY KEY (subject),
      KEY ix_sign_in_failure_wait (wait_until)
    ) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
  ];

  protected override readonly undo = [ddl`DROP TABLE IF EXISTS sign_in_failure`];
}
