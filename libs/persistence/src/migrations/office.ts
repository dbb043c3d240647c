import { Migration, ddl } from './migration.js';

/** What the office as a whole knows: the versions of its settings and calendars, its clock, and who is at work. */
export class Office1760000000003 extends Migration {
  protected override readonly statements = [
    // A version is named by the hash of its bytes and never changes; which one is in force is said by the last activation.
    ddl`CREATE TABLE IF NOT EXISTS setting_version (
      version VARCHAR(80) NOT NULL,
      bytes LONGBLOB NOT NULL,
      created_at DATETIME(3) NOT NULL,
      created_by VARCHAR(64) NOT NULL,
      PRIMARY KEY (version)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
    ddl`CREATE TABLE IF NOT EXISTS calendar_version (
      version VARCHAR(80) NOT NULL,
      bytes LONGBLOB NOT NULL,
      created_at DATETIME(3) NOT NULL,
      created_by VARCHAR(64) NOT NULL,
      PRIMARY KEY (version)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
    ddl`CREATE TABLE IF NOT EXISTS activation (
      kind VARCHAR(16) NOT NULL,
      seq INT UNSIGNED NOT NULL,
      version VARCHAR(80) NOT NULL,
      activated_at DATETIME(3) NOT NULL,
      activated_by VARCHAR(64) NOT NULL,
      PRIMARY KEY (kind, seq)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,

    // One row. Only a demo office moves its clock, and only forward.
    ddl`CREATE TABLE IF NOT EXISTS office_clock (
      id TINYINT UNSIGNED NOT NULL,
      offset_ms BIGINT NOT NULL,
      PRIMARY KEY (id)
    ) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
    ddl`INSERT IGNORE INTO office_clock (id, offset_ms) VALUES (1, 0)`,

    ddl`CREATE TABLE IF NOT EXISTS heartbeat (
      process VARCHAR(64) NOT NULL,
      kind VARCHAR(32) NOT NULL,
      release_name VARCHAR(64) NOT NULL,
      started_at DATETIME(3) NOT NULL,
      beat_at DATETIME(3) NOT NULL,
      detail TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
      PRIMARY KEY (process)
    ) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
  ];

  protected override readonly undo = [
    ddl`DROP TABLE IF EXISTS heartbeat`,
    ddl`DROP TABLE IF EXISTS office_clock`,
    ddl`DROP TABLE IF EXISTS activation`,
    ddl`DROP TABLE IF EXISTS calendar_version`,
    ddl`DROP TABLE IF EXISTS setting_version`,
  ];
}
