import { Migration, ddl } from './migration.js';

/** The names that each agency has had, and since when. */
export class AgencyNames1760000000018 extends Migration {
  protected override readonly statements = [
    ddl`CREATE TABLE IF NOT EXISTS agency_name (
      agency VARCHAR(64) NOT NULL,
      since DATETIME(3) NOT NULL,
      name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
      PRIMARY KEY (agency, since),
      CONSTRAINT fk_agency_name_agency FOREIGN KEY (agency) REFERENCES agency (id)
    ) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
    // What an agency was called before anybody kept its names is not known: the name of now counts from its beginning.
    ddl`INSERT IGNORE INTO agency_name (agency, since, name) SELECT id, valid_from, name FROM agency`,
  ];

  protected override readonly undo = [ddl`DROP TABLE IF EXISTS agency_name`];
}
