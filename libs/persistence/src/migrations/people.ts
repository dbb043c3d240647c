import { Migration, ddl } from './migration.js';

/** Units, agencies, persons, what they may do, and how they come in. Later kinds of sign-in add tables beside these. */
export class People1760000000004 extends Migration {
  protected override readonly statements = [
    ddl`CREATE TABLE IF NOT EXISTS unit (
      id VARCHAR(64) NOT NULL,
      name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
      PRIMARY KEY (id)
    ) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin`,

    // Agencies are renamed, merged and closed; the row stays, because records name it.
    ddl`CREATE TABLE IF NOT EXISTS agency (
      id VARCHAR(64) NOT NULL,
      unit VARCHAR(64) NOT NULL,
      name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
      valid_from DATETIME(3) NOT NULL,
      valid_to DATETIME(3) NULL,
      successor VARCHAR(64) NULL,
      PRIMARY KEY (id),
      KEY ix_agency_unit (unit),
      CONSTRAINT fk_agency_unit FOREIGN KEY (unit) REFERENCES unit (id)
    ) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin`,

    // The sign-in name is normalised by the program and compared byte by byte.
    ddl`CREATE TABLE IF NOT EXISTS person (
      id CHAR(36) NOT NULL,
      sign_in_name VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
      nip VARCHAR(32) NULL,
      email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
      unit VARCHAR(64) NULL,
      agency VARCHAR(64) NULL,
      disabled_at DATETIME(3) NULL,
      created_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_person_sign_in_name (sign_in_name),
      KEY ix_person_unit (unit, name),
      CONSTRAINT fk_person_unit FOREIGN KEY (unit) REFERENCES unit (id),
      CONSTRAINT fk_person_agency FOREIGN KEY (agency) REFERENCES agency (id)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,

    ddl`CREATE TABLE IF NOT EXISTS password (
      person CHAR(36) NOT NULL,
      hash VARCHAR(255) NOT NULL,
      changed_at DATETIME(3) NOT NULL,
      must_change TINYINT(1) NOT NULL,
      PRIMARY KEY (person),
      CONSTRAINT fk_password_person FOREIGN KEY (person) REFERENCES person (id)
    ) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin`,

    // Nobody gives a role to himself. A revoked grant stays, as a grant that ended.
    ddl`CREATE TABLE IF NOT EXISTS role_grant (
      id CHAR(36) NOT NULL,
      person CHAR(36) NOT NULL,
      role VARCHAR(64) NOT NULL,
      unit VARCHAR(64) NULL,
      agency VARCHAR(64) NULL,
      valid_from DATETIME(3) NOT NULL,
      valid_to DATETIME(3) NULL,
      basis VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
      granted_by VARCHAR(64) NOT NULL,
      granted_at DATETIME(3) NOT NULL,
      revoked_by VARCHAR(64) NULL,
      revoked_at DATETIME(3) NULL,
      PRIMARY KEY (id),
      KEY ix_role_grant_person (person),
      KEY ix_role_grant_role (role, unit),
      CONSTRAINT fk_role_grant_person FOREIGN KEY (person) REFERENCES person (id),
      CONSTRAINT fk_role_grant_unit FOREIGN KEY (unit) REFERENCES unit (id),
      CONSTRAINT fk_role_grant_agency FOREIGN KEY (agency) REFERENCES agency (id),
      CONSTRAINT ck_role_grant_not_own CHECK (granted_by <> person)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,

    // Of the token only its SHA-256 is kept. step_up_*: a fresh proof of who it is, good for one action on one revision.
    ddl`CREATE TABLE IF NOT EXISTS session (
      token_hash CHAR(64) NOT NULL,
      id CHAR(36) NOT NULL,
      person CHAR(36) NOT NULL,
      role_grant CHAR(36) NULL,
      amr VARCHAR(64) NOT NULL,
      created_at DATETIME(3) NOT NULL,
      last_seen_at DATETIME(3) NOT NULL,
      expires_at DATETIME(3) NOT NULL,
      step_up_action VARCHAR(64) NULL,
      step_up_instance CHAR(36) NULL,
      step_up_revision INT UNSIGNED NULL,
      step_up_at DATETIME(3) NULL,
      revoked_at DATETIME(3) NULL,
      PRIMARY KEY (token_hash),
      UNIQUE KEY uq_session_id (id),
      KEY ix_session_person (person, created_at),
      KEY ix_session_expires (expires_at),
      CONSTRAINT fk_session_person FOREIGN KEY (person) REFERENCES person (id),
      CONSTRAINT fk_session_role_grant FOREIGN KEY (role_grant) REFERENCES role_grant (id)
    ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
  ];

  protected override readonly undo = [
    ddl`DROP TABLE IF EXISTS session`,
    ddl`DROP TABLE IF EXISTS role_grant`,
    ddl`DROP TABLE IF EXISTS password`,
    ddl`DROP TABLE IF EXISTS person`,
    ddl`DROP TABLE IF EXISTS agency`,
    ddl`DROP TABLE IF EXISTS unit`,
  ];
}
