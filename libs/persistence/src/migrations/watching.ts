import { Migration, ddl } from './migration.js';

/** Who watches which instance: the fold of the notes WATCH and UNWATCH. */
export class Watching1760000000006 extends Migration {
  protected override readonly statements = [
    ddl`CREATE TABLE IF NOT EXISTS watching (
      person VARCHAR(64) NOT NULL,
      instance_id CHAR(36) NOT NULL,
      PRIMARY KEY (person, instance_id),
      KEY ix_watching_instance (instance_id, person)
    ) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
  ];

  protected override readonly undo = [ddl`DROP TABLE IF EXISTS watching`];
}
