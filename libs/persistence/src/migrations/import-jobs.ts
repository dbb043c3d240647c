import { Migration, ddl } from './migration.js';

/**
 * Lists that were given for import and what is to be done with each. What stands in them, their names and what is said of their rows
 * lie in files beside each other; here stand states and counts alone.
 */
export class ImportJobs1760000000070 extends Migration {
  protected override readonly statements = [
    ddl`CREATE TABLE IF NOT EXISTS import_list (
      id CHAR(36) NOT NULL PRIMARY KEY,
      storage_key CHAR(32) NOT NULL,
      unit VARCHAR(64) NOT NULL,
      agency VARCHAR(64) NULL,
      given_by VARCHAR(64) NOT NULL,
      file_hash CHAR(64) NOT NULL,
      given_at DATETIME(3) NOT NULL,
      UNIQUE KEY uq_import_list_storage (storage_key),
      KEY ix_import_list_given (given_at),
      CONSTRAINT fk_import_list_unit FOREIGN KEY (unit) REFERENCES unit (id)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
    // wait_until: from when it may be taken, which is the end of a lease as well; null when it has ended.
    ddl`CREATE TABLE IF NOT EXISTS import_job (
      id CHAR(36) NOT NULL PRIMARY KEY,
      list CHAR(36) NOT NULL,
      task VARCHAR(10) NOT NULL,
      undoes CHAR(36) NULL,
      person VARCHAR(64) NOT NULL,
      role VARCHAR(64) NOT NULL,
      unit VARCHAR(64) NOT NULL,
      agency VARCHAR(64) NULL,
      request_hash VARCHAR(64) NOT NULL,
      state VARCHAR(10) NOT NULL,
      problem VARCHAR(64) NULL,
      wait_until DATETIME(3) NULL,
      row_count INT UNSIGNED NOT NULL,
      done INT UNSIGNED NOT NULL DEFAULT 0,
      added INT UNSIGNED NOT NULL DEFAULT 0,
      with_defects INT UNSIGNED NOT NULL DEFAULT 0,
      known INT UNSIGNED NOT NULL DEFAULT 0,
      refused INT UNSIGNED NOT NULL DEFAULT 0,
      withdrawn INT UNSIGNED NOT NULL DEFAULT 0,
      past INT UNSIGNED NOT NULL DEFAULT 0,
      begun_at DATETIME(3) NOT NULL,
      ended_at DATETIME(3) NULL,
      KEY ix_import_job_list (list, begun_at),
      KEY ix_import_job_waiting (wait_until),
      CONSTRAINT fk_import_job_list FOREIGN KEY (list) REFERENCES import_list (id)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
    // Which column held what under these headings, by letters: what the headings say is not kept.
    ddl`CREATE TABLE IF NOT EXISTS import_columns (
      unit VARCHAR(64) NOT NULL,
      agency VARCHAR(64) NOT NULL,
      headings VARCHAR(64) NOT NULL,
      parts VARCHAR(200) NOT NULL,
      PRIMARY KEY (unit, agency, headings),
      CONSTRAINT fk_import_columns_unit FOREIGN KEY (unit) REFERENCES unit (id)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
  ];

  protected override readonly undo = [
    ddl`DROP TABLE IF EXISTS import_columns`,
    ddl`DROP TABLE IF EXISTS import_job`,
    ddl`DROP TABLE IF EXISTS import_list`,
  ];
}
