import { Migration, ddl } from './migration.js';

/** Whom an effect `send` goes to, frozen in the commit of its sender, and what each answered. */
export class Members1760000000005 extends Migration {
  protected override readonly statements = [
    // answer: NULL = not asked yet; otherwise "applied" or the refusal, as JSON. broke: tries at which it broke the program.
    ddl`CREATE TABLE IF NOT EXISTS outbox_member (
      outbox_id CHAR(36) NOT NULL,
      position INT UNSIGNED NOT NULL,
      instance_id CHAR(36) NOT NULL,
      revision INT UNSIGNED NULL,
      answer TEXT NULL,
      broke INT UNSIGNED NOT NULL DEFAULT 0,
      PRIMARY KEY (outbox_id, position)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
  ];

  protected override readonly undo = [ddl`DROP TABLE IF EXISTS outbox_member`];
}
