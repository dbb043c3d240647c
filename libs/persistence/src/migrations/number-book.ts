import { Migration, ddl } from './migration.js';

/** Every number that was taken for a paper; the next one of a book is counted from its rows. */
export class NumberBook1760000000050 extends Migration {
  protected override readonly statements = [
    ddl`CREATE TABLE IF NOT EXISTS number_book (
      unit VARCHAR(64) NOT NULL,
      kind VARCHAR(32) NOT NULL,
      year SMALLINT UNSIGNED NOT NULL,
      n INT UNSIGNED NOT NULL,
      number VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
      dated DATE NOT NULL,
      taken_by VARCHAR(64) NOT NULL,
      taken_at DATETIME(3) NOT NULL,
      command VARCHAR(128) NOT NULL,
      PRIMARY KEY (unit, kind, year, n),
      UNIQUE KEY uq_number_book_command (taken_by, command),
      CONSTRAINT fk_number_book_unit FOREIGN KEY (unit) REFERENCES unit (id)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
  ];

  protected override readonly undo = [ddl`DROP TABLE IF EXISTS number_book`];
}
