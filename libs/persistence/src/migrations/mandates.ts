import { Migration, ddl } from './migration.js';

/** By way of which record a version came into force, who proposed it and for whom somebody stood in. */
export class Mandates1760000000008 extends Migration {
  protected override readonly statements = [
    ddl`ALTER TABLE activation
      ADD COLUMN IF NOT EXISTS activated_for VARCHAR(64) NULL,
      ADD COLUMN IF NOT EXISTS proposed_by VARCHAR(64) NULL,
      ADD COLUMN IF NOT EXISTS proposed_for VARCHAR(64) NULL,
      ADD COLUMN IF NOT EXISTS record_id VARCHAR(36) NULL,
      ADD COLUMN IF NOT EXISTS record_kode VARCHAR(16) NULL`,
  ];

  protected override readonly undo = [
    ddl`ALTER TABLE activation
      DROP COLUMN IF EXISTS activated_for,
      DROP COLUMN IF EXISTS proposed_by,
      DROP COLUMN IF EXISTS proposed_for,
      DROP COLUMN IF EXISTS record_id,
      DROP COLUMN IF EXISTS record_kode`,
  ];
}
