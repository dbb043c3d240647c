import { AppError, faultPoint, type Clock } from '@tabir/kernel';
import {
  UnitOfWork,
  commandReused,
  instanceNotFound,
  instanceStale,
  type Answer,
  type Change,
  type CommandKey,
  type InstanceRow,
  type Locked,
  type Outcome,
  type Target,
} from '@tabir/runtime';
import { insertInstance, otherStatements, updateInstance } from './change-statements.js';
import { affectedRows, type Database, type Session } from './database.js';
import { Contended, isDuplicate } from './failures.js';
import type { Projections } from './projection-table.js';
import { INSTANCE, TASK, instanceOf, taskOf, type StoredInstance, type StoredTask } from './rows.js';
import { dbTime, isKey, sql, type Sql } from './sql.js';

interface StoredCommand {
  readonly request_hash: string | null;
  readonly answer: string | null;
}

const MAX_COMMAND_ID = 128;

/**
 * One command, one transaction, three round trips (docs/adr/0006-one-transaction-one-value.md): lock and look; write
 * everything; commit. Locks are taken in one order: the instance, the command id, then the rest.
 */
export class DatabaseUnitOfWork extends UnitOfWork {
  /** `database` is over the pool of `commandOptions`; the clock is the system's. */
  constructor(
    private readonly database: Database,
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {
    super();
  }

  override change(target: Target, decide: (locked: Locked) => Change | null): Promise<Outcome> {
    return this.once(target, async (session) => {
      const { again, locked } = await this.lock(session, target);
      if (again) {
        await session.rollback();
        return again;
      }
      if (!locked) throw instanceNotFound();
      const change = decide(locked);
      const outcome = this.outcome(target, change?.instance ?? locked.instance, change);
      const writes = [...this.claim(target, outcome), ...(change ? this.write(change, locked.instance) : [])];
      if (writes.length > 0) await this.conclude(session, target, change, await session.batch(writes));
      else await session.rollback();
      return outcome;
    });
  }

  override create(target: Target, decide: () => Change): Promise<Outcome> {
    return this.once(target, async (session) => {
      const again = await this.again(session, target);
      if (again) return again;
      const change = decide();
      const outcome = this.outcome(target, change.instance, change);
      const results = await session.beginWith([...this.claim(target, outcome), ...this.write(change, null)]);
      await this.conclude(session, target, change, results);
      return outcome;
    });
  }

  /**
   * A key that exists already means that the same command came twice at the same moment and the other one was faster: then it
   * is answered like any repeat.
   */
  private async once(target: Target, attempt: (session: Session) => Promise<Outcome>): Promise<Outcome> {
    assertKeys(target);
    return this.database.retrying(async () => {
      try {
        return await this.database.session(attempt);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const again = await this.database.session((session) => this.again(session, target));
        if (again) return again;
        // What holds the key may have been rolled back since, and a kode that is taken is drawn anew.
        throw new Contended(error.code);
      }
    });
  }

  /** The command is looked up under the lock, so a repeat of one that was still under way finds it. */
  private async lock(
    session: Session,
    { instanceId, command, tasks }: Target,
  ): Promise<{ again: Outcome | undefined; locked: Locked | undefined }> {
    const [instances, commands, open] = (await session.beginWith([
      sql`SELECT ${INSTANCE} FROM instance WHERE id = ${instanceId} FOR UPDATE`,
      command ? lookUp(command) : NO_ROWS,
      tasks ? sql`SELECT ${TASK} FROM task WHERE instance_id = ${instanceId}` : NO_ROWS,
    ])) as [StoredInstance[], StoredCommand[], StoredTask[]];
    const [row] = instances;
    return { again: repeated(command, commands[0]), locked: row && { instance: instanceOf(row), tasks: open.map(taskOf) } };
  }

  private async again(session: Session, { command }: Target): Promise<Outcome | undefined> {
    return command && repeated(command, (await session.rows<StoredCommand>(lookUp(command)))[0]);
  }

  private outcome({ instanceId }: Target, { kode, revision, lastSeq }: InstanceRow, change: Change | null): Outcome {
    return { repeated: false, answer: { instanceId, kode, revision, seq: lastSeq }, change };
  }

  private claim({ command }: Target, { answer }: Outcome): Sql[] {
    if (!command) return [];
    const { actor, id, requestHash } = command;
    return [
      sql`INSERT INTO command (actor, id, request_hash, answer, answered_at)
        VALUES (${actor}, ${id}, ${requestHash}, ${JSON.stringify(answer)}, ${dbTime(this.clock.now())})`,
    ];
  }

  private write(change: Change, before: InstanceRow | null): Sql[] {
    const { instance, log } = change;
    if (instance.lastSeq !== (before?.lastSeq ?? 0) + log.length) throw instanceStale();
    const row = before ? updateInstance(instance, before) : insertInstance(instance);
    return [row, ...otherStatements(change, before, this.projections, this.clock.now())];
  }

  /** The row of the instance is the first that is written after the command id; it must have been the one that was seen. */
  private async conclude(
    session: Session,
    { command }: Target,
    change: Change | null,
    results: readonly unknown[],
  ): Promise<void> {
    if (change && affectedRows(results[command ? 1 : 0]) !== 1) throw instanceStale();
    const point = command ? 'command' : 'deadline';
    faultPoint(`${point}.before-commit`);
    await session.commit();
    faultPoint(`${point}.after-commit`);
  }
}

/** Keeps the places of the results the same, whatever was asked for. */
const NO_ROWS = sql`SELECT 1 FROM DUAL WHERE FALSE`;

const lookUp = ({ actor, id }: CommandKey): Sql =>
  sql`SELECT request_hash, answer FROM command WHERE actor = ${actor} AND id = ${id}`;

/** After the time of keeping only the key is left: enough to refuse, too little to answer. */
function repeated(command: CommandKey | undefined, stored: StoredCommand | undefined): Outcome | undefined {
  if (!command || !stored) return undefined;
  if (stored.answer === null || stored.request_hash !== command.requestHash) throw commandReused();
  return { repeated: true, answer: JSON.parse(stored.answer) as Answer, change: null };
}

function assertKeys({ instanceId, command }: Target): void {
  if (!isKey(instanceId)) throw instanceNotFound();
  if (command && !(isKey(command.id) && command.id.length <= MAX_COMMAND_ID))
    throw new AppError(
      'invalid',
      'command.bad-id',
      `An Idempotency-Key has 1 to ${MAX_COMMAND_ID} characters of plain ASCII; a UUID is a good choice.`,
    );
}
