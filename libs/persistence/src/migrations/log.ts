import { Migration, ddl } from './migration.js';

/**
 * The log and its one order. A stream's rows lie together, so a history and a replay read them in one go. Should the table
 * have to be parted some day, it can be by stream without a change: the stream is in its only key, and the streams of
 * records begin with UUIDv7, so ranges of them are ranges of the time when the records began.
 */
export class Log1760000000002 extends Migration {
  protected override readonly statements = [
    ddl`CREATE TABLE IF NOT EXISTS log (
      stream VARCHAR(64) NOT NULL,
      seq INT UNSIGNED NOT NULL,
      bytes LONGBLOB NOT NULL,
      leaf BINARY(32) NOT NULL,
      PRIMARY KEY (stream, seq)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,

    // Rows that have no place in the order yet. A stream's ids ascend with its seq, because its lock is held from one to the other.
    ddl`CREATE TABLE IF NOT EXISTS log_pending (
      id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
      stream VARCHAR(64) NOT NULL,
      seq INT UNSIGNED NOT NULL,
      at DATETIME(3) NOT NULL,
      PRIMARY KEY (id)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,

    // The second key refuses to give a row two places.
    ddl`CREATE TABLE IF NOT EXISTS log_position (
      position BIGINT UNSIGNED NOT NULL,
      stream VARCHAR(64) NOT NULL,
      seq INT UNSIGNED NOT NULL,
      PRIMARY KEY (position),
      UNIQUE KEY uq_log_position_row (stream, seq)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,

    // One row: its lock makes the sequencer one, its position is the last one given.
    ddl`CREATE TABLE IF NOT EXISTS sequencer (
      id TINYINT UNSIGNED NOT NULL,
      position BIGINT UNSIGNED NOT NULL,
      PRIMARY KEY (id)
    ) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
    ddl`INSERT IGNORE INTO sequencer (id, position) VALUES (1, 0)`,

    // Last seq of the streams that have no instance row: persons, settings, calendars.
    ddl`CREATE TABLE IF NOT EXISTS stream_head (
      stream VARCHAR(64) NOT NULL,
      last_seq INT UNSIGNED NOT NULL,
      PRIMARY KEY (stream)
    ) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
  ];

  protected override readonly undo = [
    ddl`DROP TABLE IF EXISTS stream_head`,
    ddl`DROP TABLE IF EXISTS sequencer`,
    ddl`DROP TABLE IF EXISTS log_position`,
    ddl`DROP TABLE IF EXISTS log_pending`,
    ddl`DROP TABLE IF EXISTS log`,
  ];
}
