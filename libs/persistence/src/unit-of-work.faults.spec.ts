import { armFaults, systemIds, type FaultPoint } from '@tabir/kernel';
import {
  begun,
  commandKey,
  databaseWorld,
  effect,
  given,
  newId,
  projected,
  secret,
  stepped,
  task,
  type DatabaseWorld,
} from '@tabir/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { commandOptions } from './data-source.js';
import { Database, type Session } from './database.js';
import { Projections } from './projection-table.js';
import { forgetAnswers } from './retention.js';
import { dbTime, rows, sql, type Sql } from './sql.js';
import { DatabaseUnitOfWork } from './unit-of-work.js';

/** What goes wrong between client, server and other clients. */
let world: DatabaseWorld;
beforeAll(async () => void (world = await databaseWorld({ poolSize: 4 })));
afterAll(() => world.close());
afterEach(() => armFaults(() => undefined));

const strikeAt = (point: FaultPoint, strike: () => void): void =>
  armFaults((reached) => (reached === point ? strike() : undefined));
const crash = (): never => {
  throw new Error('crash');
};
const everything = ({ id }: { id: string }) => {
  const hidden = secret('x');
  return {
    sealed: [hidden],
    tasks: { put: [task('a')], remove: [] },
    projections: [projected(id, { title: { sealed: hidden.handle } })],
  };
};

describe('a process that dies', () => {
  it('before the commit leaves nothing, and the command can be sent again', async () => {
    const { unitOfWork, reads } = world;
    const before = await given(unitOfWork);
    const command = commandKey();
    const send = () =>
      unitOfWork.change({ instanceId: before.id, command }, ({ instance }) => stepped(instance, everything(instance)));
    strikeAt('command.before-commit', crash);
    await expect(send()).rejects.toThrow('crash');
    armFaults(() => undefined);
    expect(await reads.instance(before.id)).toEqual(before);
    expect(await reads.tasks(before.id)).toEqual([]);
    expect(await reads.projection('contract_item', before.id)).toBeUndefined();
    expect(await send()).toMatchObject({ repeated: false, answer: { revision: 2, seq: 2 } });
  });

  it('after the commit has carried the command out, and a repeat is told so', async () => {
    const { unitOfWork, reads } = world;
    const before = await given(unitOfWork);
    const command = commandKey();
    const send = () => unitOfWork.change({ instanceId: before.id, command }, ({ instance }) => stepped(instance));
    strikeAt('command.after-commit', crash);
    await expect(send()).rejects.toThrow('crash');
    armFaults(() => undefined);
    expect(await reads.instance(before.id)).toMatchObject({ revision: 2 });
    expect(await send()).toMatchObject({ repeated: true, answer: { revision: 2, seq: 2 } });
  });

  it('passes the fault points of deadlines where no person sent a command', async () => {
    const { unitOfWork } = world;
    const { id: instanceId } = await given(unitOfWork);
    const passed: FaultPoint[] = [];
    armFaults((point) => void passed.push(point));
    await unitOfWork.change({ instanceId }, ({ instance }) => stepped(instance));
    await unitOfWork.change({ instanceId, command: commandKey() }, ({ instance }) => stepped(instance));
    expect(passed).toEqual(['deadline.before-commit', 'deadline.after-commit', 'command.before-commit', 'command.after-commit']);
  });
});

describe('a connection that breaks', () => {
  const unavailable = expect.objectContaining({ kind: 'unavailable', code: 'database.unavailable' });

  it('before COMMIT was sent is told as unavailable, and the repeat carries the command out', async () => {
    const source = await new DataSource(commandOptions(world.fresh.appUrl, { poolSize: 1 })).initialize();
    const unitOfWork = new DatabaseUnitOfWork(new Database(source, systemIds), new Projections([]), {
      now: () => begun('x').instance.createdAt,
    });
    const { id: instanceId } = await given(world.unitOfWork);
    const command = commandKey();
    const send = () => unitOfWork.change({ instanceId, command }, ({ instance }) => stepped(instance));
    strikeAt('command.before-commit', () => breakConnections(source));
    await expect(send()).rejects.toEqual(unavailable);
    armFaults(() => undefined);
    expect(await send()).toMatchObject({ repeated: false, answer: { revision: 2 } });
    await source.destroy();
  });

  it('while it waits for a lock is told as unavailable, and the pool goes on with a new one', async () => {
    const { unitOfWork, commands } = world;
    const { id: instanceId } = await given(unitOfWork);
    const send = () => unitOfWork.change({ instanceId, command: commandKey() }, ({ instance }) => stepped(instance));
    await commands.session(async (holder) => {
      await hold(holder, sql`SELECT id FROM instance WHERE id = ${instanceId} FOR UPDATE`);
      const waiting = send();
      waiting.catch(() => undefined);
      await killWaiting(instanceId);
      await expect(waiting).rejects.toEqual(unavailable);
      await holder.rollback();
    });
    const after = await Promise.all(Array.from({ length: 8 }, send));
    expect(after.every(({ repeated }) => !repeated)).toBe(true);
  });
});

describe('another transaction in the way', () => {
  it('makes a deadlock that nobody sees: the change is decided again and goes through', async () => {
    const { unitOfWork, commands } = world;
    const { id: instanceId } = await given(unitOfWork);
    const outboxId = newId();
    let decisions = 0;
    await commands.session(async (other) => {
      // Heavier than the change, so that the server rolls back the change and not this one.
      const ballast = Array.from({ length: 200 }, () => [newId(), newId(), 1, 'x', '{}', '2026-01-01', null]);
      await hold(
        other,
        sql`INSERT INTO outbox (id, instance_id, seq, type, params, created_at, wait_until)
        VALUES ${rows([...ballast, [outboxId, newId(), 1, 'x', '{}', '2026-01-01', null]])}`,
      );
      const change = unitOfWork.change({ instanceId, command: commandKey() }, ({ instance }) => {
        decisions++;
        return stepped(instance, { outbox: [effect(instance, { id: outboxId })] });
      });
      // The server may still name the ballast after it has answered, so the statement is known by its instance.
      await waitingFor(`INSERT INTO outbox%${instanceId}`);
      await other.rows(sql`SELECT id FROM instance WHERE id = ${instanceId} FOR UPDATE`);
      await other.rollback();
      expect(await change).toMatchObject({ repeated: false, answer: { revision: 2 } });
    });
    expect(decisions).toBeGreaterThan(1);
  });

  it('that holds the instance too long makes the change wait its turn', async () => {
    const { unitOfWork, commands } = world;
    const { id: instanceId } = await given(unitOfWork);
    await commands.session(async (other) => {
      await hold(other, sql`SELECT id FROM instance WHERE id = ${instanceId} FOR UPDATE`);
      const change = unitOfWork.change({ instanceId }, ({ instance }) => stepped(instance));
      const first = await waitingFor(instanceId);
      // The first wait is given up by the server; the second one is another statement.
      await waitUntil(async () => {
        const [now] = await waitingStatements(instanceId);
        return now !== undefined && now.started > first.started;
      });
      await other.rollback();
      expect(await change).toMatchObject({ answer: { revision: 2 } });
    });
  });

  it('draws a kode anew when it is taken', async () => {
    const { unitOfWork } = world;
    const taken = await given(unitOfWork);
    const instanceId = newId();
    const kodes = [taken.kode, 'newkode234'];
    const { answer } = await unitOfWork.create({ instanceId, command: commandKey() }, () =>
      begun(instanceId, { instance: { kode: kodes.shift() ?? 'none' } }),
    );
    expect(answer.kode).toBe('newkode234');
  });

  it('is not waited for without end: what is taken for good is told as busy', async () => {
    const { unitOfWork } = world;
    const taken = await given(unitOfWork);
    const instanceId = newId();
    await expect(
      unitOfWork.create({ instanceId }, () => begun(instanceId, { instance: { kode: taken.kode } })),
    ).rejects.toMatchObject({ kind: 'unavailable', code: 'database.busy' });
  });
});

describe('a command id', () => {
  it.each(['', 'é', 'x'.repeat(129), 'line\nbreak'])('that is none is refused: %j', async (id) => {
    const { unitOfWork } = world;
    const refused = unitOfWork.change({ instanceId: newId(), command: commandKey(id) }, ({ instance }) => stepped(instance));
    await expect(refused).rejects.toMatchObject({ kind: 'invalid', code: 'command.bad-id' });
  });

  it('stays taken when its answer has been forgotten', async () => {
    const { unitOfWork, database } = world;
    const { id: instanceId } = await given(unitOfWork);
    const command = commandKey();
    await unitOfWork.change({ instanceId, command }, ({ instance }) => stepped(instance));
    const later = begun('x').instance.createdAt.replace('2026', '2999') as ReturnType<typeof begun>['instance']['createdAt'];
    expect(await forgetAnswers(database, later, 1)).toBe(1);
    while ((await forgetAnswers(database, later, 100)) > 0);
    const kept = await database.rows(sql`SELECT request_hash, answer FROM command WHERE id = ${command.id}`);
    expect(kept).toEqual([{ request_hash: null, answer: null }]);
    await expect(unitOfWork.change({ instanceId, command }, ({ instance }) => stepped(instance))).rejects.toMatchObject({
      code: 'command.reused',
    });
    expect(await forgetAnswers(database, begun('x').instance.createdAt, 100)).toBe(0);
  });
});

describe('a projection', () => {
  it('is written to registered tables and columns only', async () => {
    const { unitOfWork, reads } = world;
    const { id: instanceId } = await given(unitOfWork);
    const write = (table: string, column: string) =>
      unitOfWork.change({ instanceId }, ({ instance }) =>
        stepped(instance, { projections: [{ table, instanceId, set: { [column]: 1 } }] }),
      );
    await expect(write('person', 'name')).rejects.toThrow('not registered');
    await expect(write('contract_item', 'title = 1; --')).rejects.toThrow('has no column');
    await expect(reads.projection('person', instanceId)).rejects.toThrow('not registered');
    expect(await reads.instance(instanceId)).toMatchObject({ revision: 1 });
  });

  it('shows nothing in place of an erased value', async () => {
    const { unitOfWork, reads, database } = world;
    const hidden = secret('rahasia');
    const { id: instanceId } = await given(unitOfWork, { sealed: [hidden] });
    await database.write(sql`UPDATE sealed SET salt = NULL, value = NULL, erased_at = ${dbTime(begun('x').instance.createdAt)}
      WHERE owner = ${instanceId}`);
    await unitOfWork.change({ instanceId }, ({ instance }) =>
      stepped(instance, { projections: [projected(instanceId, { title: { sealed: hidden.handle } })] }),
    );
    expect(await reads.projection('contract_item', instanceId)).toMatchObject({ title: null });
    expect(await reads.sealed(instanceId, [hidden.handle])).toEqual(
      new Map([[hidden.handle, { kind: 'confidential', text: null }]]),
    );
  });
});

async function hold(session: Session, statement: Sql): Promise<void> {
  await session.begin();
  await session.rows(statement);
}

interface Statement {
  readonly id: number;
  readonly started: number;
}

/** Statements of the app's account that are under way and contain the text, where a % stands for anything. */
async function waitingStatements(text: string): Promise<Statement[]> {
  return world.database.rows<Statement>(sql`SELECT id, query_id AS started FROM information_schema.processlist
    WHERE info LIKE ${`%${text}%`} AND info NOT LIKE '%processlist%'`);
}

async function waitingFor(text: string): Promise<Statement> {
  let found: Statement[] = [];
  await waitUntil(async () => (found = await waitingStatements(text)).length > 0);
  return found[0]!;
}

async function killWaiting(text: string): Promise<void> {
  const { id } = await waitingFor(text);
  await world.database.write(sql`KILL ${id}`);
}

async function waitUntil(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await condition()) return;
    await sleep(20);
  }
  throw new Error('It did not come to pass.');
}

/** Cuts every connection of a pool, as a broken network does. */
function breakConnections(source: DataSource): void {
  const { pool } = source.driver as unknown as { pool: { _allConnections: { toArray(): { stream: { destroy(): void } }[] } } };
  for (const { stream } of pool._allConnections.toArray()) stream.destroy();
}
