import { Migration, ddl } from './migration.js';

/** What an import did: who gave which file, and what became of each row. Nothing that stands in the file is kept here. */
export class Imports1760000000060 extends Migration {
  protected override readonly statements = [
    ddl`CREATE TABLE IF NOT EXISTS import_run (
      id CHAR(36) NOT NULL PRIMARY KEY,
      unit VARCHAR(64) NOT NULL,
      imported_by VARCHAR(64) NOT NULL,
      imported_at DATETIME(3) NOT NULL,
      file_hash CHAR(64) NOT NULL,
      row_count INT UNSIGNED NOT NULL,
      KEY ix_import_run_unit (unit, imported_at),
      CONSTRAINT fk_import_run_unit FOREIGN KEY (unit) REFERENCES unit (id)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
    ddl`CREATE TABLE IF NOT EXISTS import_row (
      run CHAR(36) NOT NULL,
      n INT UNSIGNED NOT NULL,
      place VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      fate VARCHAR(10) NOT NULL,
      instance_id CHAR(36) NULL,
      reasons VARCHAR(1000) NOT NULL,
      PRIMARY KEY (run, n),
      CONSTRAINT fk_import_row_run FOREIGN KEY (run) REFERENCES import_run (id)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
  ];

  protected override readonly undo = [ddl`DROP TABLE IF EXISTS import_row`, ddl`DROP TABLE IF EXISTS import_run`];
}
