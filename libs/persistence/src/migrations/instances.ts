import { Migration, ddl } from './migration.js';

/**
 * What a running record consists of. Keys, state names and every other word of the program are ASCII and compared byte by
 * byte; text that people wrote is utf8mb4 and says so. Canonical JSON lies in LONGBLOBs: the JSON types of MariaDB and MySQL
 * change or check what they hold, and bytes that are hashed must stay the bytes they were.
 */
export class Instances1760000000001 extends Migration {
  protected override readonly statements = [
    // The first index serves the sweep and the bell; a blocked instance waits in it until retry_at. The second answers at every
    // start which workflow versions have history.
    ddl`CREATE TABLE IF NOT EXISTS instance (
      id CHAR(36) NOT NULL,
      kode VARCHAR(16) NOT NULL,
      workflow VARCHAR(64) NOT NULL,
      version INT UNSIGNED NOT NULL,
      unit VARCHAR(64) NOT NULL,
      agency VARCHAR(64) NULL,
      label VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
      state LONGBLOB NOT NULL,
      revision INT UNSIGNED NOT NULL,
      last_seq INT UNSIGNED NOT NULL,
      calendar VARCHAR(80) NOT NULL,
      next_due_at DATETIME(3) NULL,
      blocked TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
      retry_at DATETIME(3) NULL,
      created_at DATETIME(3) NOT NULL,
      updated_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_instance_kode (kode),
      KEY ix_instance_due (next_due_at, retry_at),
      KEY ix_instance_version (workflow, version)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,

    // due_at 9999-12-31 23:59:59.999 = no due date. Each index holds a whole page of the inbox in its order (the primary key
    // is part of it): by unit, by agency, and for roles that see every unit.
    ddl`CREATE TABLE IF NOT EXISTS task (
      instance_id CHAR(36) NOT NULL,
      task_key VARCHAR(255) NOT NULL,
      unit VARCHAR(64) NOT NULL,
      agency VARCHAR(64) NULL,
      workflow VARCHAR(64) NOT NULL,
      duty VARCHAR(64) NOT NULL,
      assignee VARCHAR(64) NULL,
      due_at DATETIME(3) NOT NULL,
      state VARCHAR(190) NOT NULL,
      step TINYINT UNSIGNED NULL,
      claimed_by VARCHAR(64) NULL,
      claimed_at DATETIME(3) NULL,
      PRIMARY KEY (instance_id, task_key),
      KEY ix_task_unit (unit, workflow, duty, assignee, due_at),
      KEY ix_task_agency (agency, unit, workflow, duty, assignee, due_at),
      KEY ix_task_duty (workflow, duty, assignee, due_at)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,

    ddl`CREATE TABLE IF NOT EXISTS deadline (
      instance_id CHAR(36) NOT NULL,
      deadline_key VARCHAR(255) NOT NULL,
      state VARCHAR(190) NOT NULL,
      epoch INT UNSIGNED NOT NULL,
      name VARCHAR(64) NOT NULL,
      due_at DATETIME(3) NOT NULL,
      PRIMARY KEY (instance_id, deadline_key)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,

    // The erasable half of every commitment: salt and value become NULL together. The owner is an instance or a person.
    ddl`CREATE TABLE IF NOT EXISTS sealed (
      owner CHAR(36) NOT NULL,
      handle CHAR(44) NOT NULL,
      kind VARCHAR(16) NOT NULL,
      salt VARBINARY(32) NULL,
      value LONGBLOB NULL,
      erased_at DATETIME(3) NULL,
      PRIMARY KEY (owner, handle)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,

    // Hash and answer are dropped after 30 days, and answered_at with them, so the index holds only what can still be dropped.
    ddl`CREATE TABLE IF NOT EXISTS command (
      actor VARCHAR(64) NOT NULL,
      id VARCHAR(128) NOT NULL,
      request_hash VARCHAR(64) NULL,
      answer VARCHAR(255) NULL,
      answered_at DATETIME(3) NULL,
      PRIMARY KEY (actor, id),
      KEY ix_command_answered (answered_at)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,

    // wait_until: from when on it may be taken; NULL = done, or given up until a person looks at it.
    ddl`CREATE TABLE IF NOT EXISTS outbox (
      id CHAR(36) NOT NULL,
      instance_id CHAR(36) NOT NULL,
      seq INT UNSIGNED NOT NULL,
      type VARCHAR(64) NOT NULL,
      params LONGBLOB NOT NULL,
      created_at DATETIME(3) NOT NULL,
      attempts INT UNSIGNED NOT NULL DEFAULT 0,
      wait_until DATETIME(3) NULL,
      error TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
      done_at DATETIME(3) NULL,
      PRIMARY KEY (id),
      KEY ix_outbox_waiting (wait_until)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,

    ddl`CREATE TABLE IF NOT EXISTS file (
      id CHAR(36) NOT NULL,
      instance_id CHAR(36) NOT NULL,
      storage_key VARCHAR(128) NOT NULL,
      size BIGINT UNSIGNED NOT NULL,
      mime VARCHAR(128) NOT NULL,
      name_handle CHAR(44) NOT NULL,
      commitment CHAR(44) NOT NULL,
      salt VARBINARY(32) NOT NULL,
      uploaded_by VARCHAR(64) NOT NULL,
      uploaded_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_file_storage (storage_key),
      KEY ix_file_instance (instance_id, uploaded_at)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
  ];

  protected override readonly undo = [
    ddl`DROP TABLE IF EXISTS file`,
    ddl`DROP TABLE IF EXISTS outbox`,
    ddl`DROP TABLE IF EXISTS command`,
    ddl`DROP TABLE IF EXISTS sealed`,
    ddl`DROP TABLE IF EXISTS deadline`,
    ddl`DROP TABLE IF EXISTS task`,
    ddl`DROP TABLE IF EXISTS instance`,
  ];
}
