import { AppError } from '@tabir/kernel';
import type { Migrations, Reads } from '@tabir/runtime';
import { createHash } from 'node:crypto';
import { CONSOLE } from '../user/places.js';

const AT_ONCE = 4;
const PAGE = 200;

export interface Task {
  readonly workflow: string;
  readonly to: number;
  readonly dryRun: boolean;
  /** Told of every record that was looked at, of whatever workflow, and of each that was refused. */
  readonly onLooked?: () => void;
  readonly onRefused?: (kode: string, error: AppError) => void;
}

export interface Figures {
  readonly migrated: number;
  /** Of that version or a later one before. */
  readonly already: number;
  readonly refused: Readonly<Record<string, number>>;
  /** Of the states of all that were migrated, or would be: a dry run and the real one have the same if nobody worked meanwhile. */
  readonly digest: string;
}

type Fate = { readonly digest: string } | { readonly code: string } | 'already' | 'other';

/**
 * Every record of a workflow, each in a transaction of its own and in the order of ids. Whatever ends it on the way, it can be begun
 * again and goes on where records are left. Only what would stop every record, such as a database that is away, stops it.
 */
export async function migrateRecords(
  ports: { readonly reads: Reads; readonly migrations: Migrations },
  task: Task,
): Promise<Figures> {
  const hash = createHash('sha256');
  const refused: Record<string, number> = {};
  let [migrated, already] = [0, 0];
  const count = (id: string, fate: Fate): void => {
    task.onLooked?.();
    if (fate === 'already') already++;
    if (typeof fate === 'string') return;
    if ('code' in fate) refused[fate.code] = (refused[fate.code] ?? 0) + 1;
    else {
      migrated++;
      hash.update(`${id} ${fate.digest}\n`);
    }
  };
  for (let after: string | null = null; ;) {
    const ids: string[] = await ports.reads.instanceIds(after, PAGE);
    for (let index = 0; index < ids.length; index += AT_ONCE) {
      const some = ids.slice(index, index + AT_ONCE);
      const fates = await Promise.all(some.map((id) => one(ports, id, task)));
      for (const [place, id] of some.entries()) count(id, fates[place] ?? 'other');
    }
    after = ids.at(-1) ?? null;
    if (ids.length < PAGE) return { migrated, already, refused, digest: hash.digest('hex') };
  }
}

async function one(
  { reads, migrations }: { readonly reads: Reads; readonly migrations: Migrations },
  instanceId: string,
  { workflow, to, dryRun, onRefused }: Task,
): Promise<Fate> {
  const instance = await reads.instance(instanceId);
  if (instance?.workflow !== workflow) return 'other';
  const order = { commandId: `migrate:${instanceId}/${to}`, instanceId, actor: CONSOLE };
  let fate: Fate = 'already';
  const tell = (migrated: { readonly digest: string }): void => void (fate = migrated);
  try {
    if (instance.version >= to) return fate;
    if (dryRun) return (await migrations.preview(order, to)) ?? fate;
    await migrations.migrate(order, to, tell);
    return fate;
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'unavailable') throw error;
    onRefused?.(instance.kode, error);
    return { code: error.code };
  }
}
