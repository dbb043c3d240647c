import { Migration, ddl } from './migration.js';

/**
 * What there is of a workflow, page by page: in a unit, of an agency, and for roles that see every unit. The primary key is part of
 * each index, so a page is one walk.
 */
export class InstanceLists1760000000080 extends Migration {
  protected override readonly statements = [
    ddl`ALTER TABLE instance
      ADD KEY IF NOT EXISTS ix_instance_unit (unit, workflow),
      ADD KEY IF NOT EXISTS ix_instance_agency (agency, unit, workflow),
      ADD KEY IF NOT EXISTS ix_instance_workflow (workflow)`,
  ];

  protected override readonly undo = [
    ddl`ALTER TABLE instance
      DROP KEY IF EXISTS ix_instance_unit,
      DROP KEY IF EXISTS ix_instance_agency,
      DROP KEY IF EXISTS ix_instance_workflow`,
  ];
}
