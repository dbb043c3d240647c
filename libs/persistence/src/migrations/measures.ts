import { Migration, ddl } from './migration.js';

/** By which settings the moments of a record were counted last; before this they hung on no setting, so any version gives the same. */
export class Measures1760000000016 extends Migration {
  protected override readonly statements = [
    ddl`ALTER TABLE instance ADD COLUMN IF NOT EXISTS settings VARCHAR(80) NOT NULL DEFAULT '' AFTER calendar`,
    ddl`UPDATE instance
      SET settings = (SELECT version FROM activation WHERE kind = 'setting' ORDER BY seq DESC LIMIT 1)
      WHERE settings = ''`,
  ];

  protected override readonly undo = [ddl`ALTER TABLE instance DROP COLUMN IF EXISTS settings`];
}
