import { Migration, ddl, type Grants } from '@tabir/persistence';

/** Editions, the lines of each, and where each was uploaded. `id` says what caused a row, so that none is written twice. */
class Editions1760000002001 extends Migration {
  protected override readonly statements = [
    ddl`CREATE TABLE IF NOT EXISTS edition (
      no INT UNSIGNED NOT NULL,
      id CHAR(36) NOT NULL,
      instance_id CHAR(36) NOT NULL,
      header LONGBLOB NOT NULL,
      items INT UNSIGNED NOT NULL,
      checksum CHAR(64) NOT NULL,
      PRIMARY KEY (no),
      UNIQUE KEY uq_edition_id (id)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
    ddl`CREATE TABLE IF NOT EXISTS edition_entry (
      no INT UNSIGNED NOT NULL,
      n INT UNSIGNED NOT NULL,
      kind VARCHAR(8) NOT NULL,
      kode VARCHAR(64) NOT NULL,
      line LONGBLOB NOT NULL,
      PRIMARY KEY (no, n),
      UNIQUE KEY uq_edition_entry_kode (no, kode),
      CONSTRAINT fk_edition_entry FOREIGN KEY (no) REFERENCES edition (no)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
    ddl`CREATE TABLE IF NOT EXISTS edition_upload (
      id VARCHAR(80) NOT NULL,
      no INT UNSIGNED NOT NULL,
      channel VARCHAR(64) NOT NULL,
      address VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      published_on CHAR(10) NOT NULL,
      recorded_at DATETIME(3) NOT NULL,
      evidence TINYINT(1) NOT NULL,
      PRIMARY KEY (id),
      KEY ix_edition_upload (no, recorded_at),
      CONSTRAINT fk_edition_upload FOREIGN KEY (no) REFERENCES edition (no)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
  ];

  protected override readonly undo = [
    ddl`DROP TABLE IF EXISTS edition_upload`,
    ddl`DROP TABLE IF EXISTS edition_entry`,
    ddl`DROP TABLE IF EXISTS edition`,
  ];
}

/** What was found at the addresses of uploads, at each look. */
class UploadChecks1760000002002 extends Migration {
  protected override readonly statements = [
    ddl`CREATE TABLE IF NOT EXISTS edition_upload_check (
      id VARCHAR(80) NOT NULL,
      upload VARCHAR(80) NOT NULL,
      link VARCHAR(16) NOT NULL,
      http_status SMALLINT UNSIGNED NULL,
      checked_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      KEY ix_edition_upload_check (upload, checked_at)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
  ];

  protected override readonly undo = [ddl`DROP TABLE IF EXISTS edition_upload_check`];
}

export const editionMigrations = [Editions1760000002001, UploadChecks1760000002002] as const;

/** What is published stays published: nothing of it can be changed or removed by the application. */
export const editionGrants: Grants = {
  edition: ['SELECT', 'INSERT'],
  edition_entry: ['SELECT', 'INSERT'],
  edition_upload: ['SELECT', 'INSERT'],
  edition_upload_check: ['SELECT', 'INSERT'],
};
