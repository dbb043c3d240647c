import { editionGrants, editionMigrations } from '@tabir/editions';
import type { Workflow } from '@tabir/engine';
import { coreGrants, coreMigrations, type Grants, type MigrationClass, type ProjectionTable } from '@tabir/persistence';
import { REGISTER_TABLE, registerGrants, registerMigrations } from '@tabir/register';
import { workflows } from '@tabir/workflows';

/** What an installation consists of: its workflows, and the tables that they and the office need. */
export interface Release {
  readonly workflows: readonly Workflow[];
  /** The tables that the workflows project into. */
  readonly projections: readonly ProjectionTable[];
  readonly migrations: readonly MigrationClass[];
  readonly grants: Grants;
}

export const RELEASE: Release = {
  workflows,
  projections: [REGISTER_TABLE],
  migrations: [...coreMigrations, ...registerMigrations, ...editionMigrations],
  grants: { ...coreGrants, ...registerGrants, ...editionGrants },
};
