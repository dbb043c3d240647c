import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The text of a migration's statement: written out, nothing in it comes from elsewhere. */
export const ddl = String.raw;

/**
 * A migration as two lists of statements. Every one of them commits by itself and can be repeated without harm (IF NOT
 * EXISTS, IF EXISTS, IGNORE), so a migration that was killed half-way is simply run again from its first statement.
 */
export abstract class Migration implements MigrationInterface {
  protected abstract readonly statements: readonly string[];
  protected abstract readonly undo: readonly string[];

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of this.statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of this.undo) await runner.query(statement);
  }
}
