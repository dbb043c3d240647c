import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The register. `sort_key` is the SOP's order of filing as one text, with records that have no end yet last; it is stored, so
 * that a page of a million records is one short walk along an index. Each index also holds what its walk filters by.
 */
const TABLE = `CREATE TABLE IF NOT EXISTS register_item (
  instance_id CHAR(36) NOT NULL,
  unit VARCHAR(64) NOT NULL,
  agency VARCHAR(64) NULL,
  stage VARCHAR(20) NOT NULL,
  title VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
  public_title VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
  public_summary TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
  public_consequence_if_opened TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
  public_consequence_if_closed TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
  listed TINYINT(1) NOT NULL,
  medium VARCHAR(8) NOT NULL,
  determination_number VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
  determination_date CHAR(10) NULL,
  letters VARCHAR(20) NOT NULL,
  acts MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
  term_kind VARCHAR(16) NULL,
  term_years SMALLINT UNSIGNED NULL,
  starts_on CHAR(10) NULL,
  ends_on VARCHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  legal_due_on CHAR(10) NULL,
  secret_until DATETIME(3) NULL,
  open_basis VARCHAR(16) NULL,
  classification_code VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  security_class VARCHAR(2) NULL,
  archive_order VARCHAR(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  list_number VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
  list_date CHAR(10) NULL,
  filing VARCHAR(64) NOT NULL,
  storage VARCHAR(64) NOT NULL,
  listing VARCHAR(64) NOT NULL,
  term VARCHAR(64) NOT NULL,
  review VARCHAR(64) NULL,
  rung VARCHAR(64) NULL,
  \`release\` VARCHAR(64) NULL,
  incident VARCHAR(64) NULL,
  sort_key VARCHAR(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
    AS (IF(ends_on IS NULL, '9999-12-31', COALESCE(archive_order, ends_on))) STORED,
  PRIMARY KEY (instance_id),
  KEY ix_register_order (unit, sort_key, instance_id, stage, secret_until, letters),
  KEY ix_register_agency (unit, agency, sort_key, instance_id, stage, secret_until, letters),
  KEY ix_register_stage (unit, stage, sort_key, instance_id, agency, secret_until, letters),
  KEY ix_register_public (listed, sort_key, instance_id),
  KEY ix_register_change (listed, secret_until),
  FULLTEXT KEY ft_register_title (title, public_title)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=ascii COLLATE=ascii_bin`;

/**
 * Everything that a reader without an account is ever given comes through this view, and it has no column for what is
 * confidential: a statement that asks it for an internal title is refused by the database. Whether an entry still is exempt
 * depends on the clock and is asked of it by each read.
 */
const PUBLIC_VIEW = `CREATE OR REPLACE SQL SECURITY INVOKER VIEW public_item AS
  SELECT item.instance_id, item.sort_key, item.listed, instance.kode, agency.name AS holder, item.public_title,
    item.public_summary, item.public_consequence_if_opened, item.public_consequence_if_closed, item.determination_number,
    item.determination_date, item.letters, item.acts, item.term_kind, item.term_years, item.starts_on, item.ends_on,
    item.secret_until, item.open_basis
  FROM register_item AS item
  JOIN instance ON instance.id = item.instance_id
  LEFT JOIN agency ON agency.id = item.agency
  WHERE item.listed = 1 AND item.stage = 'accepted'`;

// TypeORM orders migrations by the number at the end of their names; these stand on the tables of the instances.
export class Register1760000001001 implements MigrationInterface {
  readonly name = 'Register1760000001001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [TABLE, PUBLIC_VIEW]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of ['DROP VIEW IF EXISTS public_item', 'DROP TABLE IF EXISTS register_item'])
      await runner.query(statement);
  }
}

/** Terms that wait for something, what is wrong with a paper, and where what ends a ground stands. */
const WAITING = `ALTER TABLE register_item
  ADD COLUMN term_event VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL AFTER term_years,
  ADD COLUMN recheck_on CHAR(10) NULL AFTER open_basis,
  ADD COLUMN defects VARCHAR(100) NOT NULL DEFAULT '' AFTER recheck_on,
  ADD COLUMN recheck VARCHAR(64) NULL AFTER rung,
  ADD COLUMN ending VARCHAR(64) NULL AFTER recheck,
  MODIFY COLUMN sort_key VARCHAR(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
    AS (COALESCE(archive_order, ends_on, '9999-12-31')) STORED`;
const PUBLIC_VIEW_WAITING = PUBLIC_VIEW.replace('item.term_years,', 'item.term_years, item.term_event, item.recheck_on,');

export class RegisterWaiting1760000001002 implements MigrationInterface {
  readonly name = 'RegisterWaiting1760000001002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [WAITING, PUBLIC_VIEW_WAITING]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(PUBLIC_VIEW);
    await runner.query(
      `ALTER TABLE register_item MODIFY COLUMN sort_key VARCHAR(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        AS (IF(ends_on IS NULL, '9999-12-31', COALESCE(archive_order, ends_on))) STORED`,
    );
    for (const column of ['term_event', 'recheck_on', 'defects', 'recheck', 'ending'])
      await runner.query(`ALTER TABLE register_item DROP COLUMN ${column}`);
  }
}

/** What is exempt in part, what opens in part, and what has to be done about it. */
const PARTS = `ALTER TABLE register_item
  ADD COLUMN scope VARCHAR(12) NULL AFTER defects,
  ADD COLUMN open_part_at VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL AFTER scope,
  ADD COLUMN opens_in_part TINYINT(1) NOT NULL DEFAULT 0 AFTER open_part_at,
  ADD COLUMN open_part VARCHAR(64) NOT NULL DEFAULT 'none' AFTER incident,
  ADD COLUMN remainder VARCHAR(64) NOT NULL DEFAULT 'none' AFTER open_part,
  ADD COLUMN takedown VARCHAR(64) NOT NULL DEFAULT 'none' AFTER remainder`;
const PUBLIC_VIEW_PARTS = PUBLIC_VIEW_WAITING.replace(
  'item.open_basis',
  'item.open_basis, item.scope, item.open_part_at, item.opens_in_part',
);

export class RegisterParts1760000001003 implements MigrationInterface {
  readonly name = 'RegisterParts1760000001003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [PARTS, PUBLIC_VIEW_PARTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(PUBLIC_VIEW_WAITING);
    for (const column of ['scope', 'open_part_at', 'opens_in_part', 'open_part', 'remainder', 'takedown'])
      await runner.query(`ALTER TABLE register_item DROP COLUMN ${column}`);
  }
}

/** How long the archive keeps a paper, what then, and whether a case needs it. Nothing of that is for the public. */
const KEEPING = `ALTER TABLE register_item
  ADD COLUMN retained_until CHAR(10) NULL AFTER list_date,
  ADD COLUMN fate VARCHAR(16) NULL AFTER retained_until,
  ADD COLUMN hold VARCHAR(64) NOT NULL DEFAULT 'waiting' AFTER incident`;

export class RegisterKeeping1760000001004 implements MigrationInterface {
  readonly name = 'RegisterKeeping1760000001004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEEPING);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ['retained_until', 'fate', 'hold'])
      await runner.query(`ALTER TABLE register_item DROP COLUMN ${column}`);
  }
}

/**
 * The public lists are searched by their own words and filtered along one index that holds all that a filter asks. Of the view only
 * the kode and the holder's name stand elsewhere; where neither is asked for, neither is looked up.
 */
const PUBLIC_SEARCH = `ALTER TABLE register_item
  DROP KEY ix_register_public,
  ADD KEY ix_register_listed (listed, sort_key, instance_id, stage, secret_until, letters, agency),
  ADD FULLTEXT KEY ft_register_public (public_title, public_summary, determination_number)`;
const PUBLIC_VIEW_SEARCH = PUBLIC_VIEW_PARTS.replace('  JOIN instance', '  LEFT JOIN instance').replace(
  'agency.name AS holder',
  'item.agency, agency.name AS holder',
);

export class RegisterSearch1760000001005 implements MigrationInterface {
  readonly name = 'RegisterSearch1760000001005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [PUBLIC_SEARCH, PUBLIC_VIEW_SEARCH]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(PUBLIC_VIEW_PARTS);
    await runner.query(
      `ALTER TABLE register_item DROP KEY ft_register_public, DROP KEY ix_register_listed,
        ADD KEY ix_register_public (listed, sort_key, instance_id)`,
    );
  }
}

/** What of the determinations before this one the public may know: by which of them it stays secret for longer. */
const EXTENSIONS = `ALTER TABLE register_item
  ADD COLUMN extensions MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL AFTER recheck_on,
  ADD KEY ix_register_extended (listed, extensions(1))`;
const PUBLIC_VIEW_EXTENSIONS = PUBLIC_VIEW_SEARCH.replace('item.recheck_on,', 'item.recheck_on, item.extensions,');

export class RegisterExtensions1760000001006 implements MigrationInterface {
  readonly name = 'RegisterExtensions1760000001006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [EXTENSIONS, PUBLIC_VIEW_EXTENSIONS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(PUBLIC_VIEW_SEARCH);
    await runner.query('ALTER TABLE register_item DROP KEY ix_register_extended, DROP COLUMN extensions');
  }
}

/** Every migration of these tables, oldest first. A released one never changes; what follows is a new one. */
export const registerMigrations = [
  Register1760000001001,
  RegisterWaiting1760000001002,
  RegisterParts1760000001003,
  RegisterKeeping1760000001004,
  RegisterSearch1760000001005,
  RegisterExtensions1760000001006,
] as const;
