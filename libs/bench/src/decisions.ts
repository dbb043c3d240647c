import { databaseOptions } from '@tabir/config';
import { step, type Facts, type State } from '@tabir/engine';
import { canonicalText, plusMs, systemIds } from '@tabir/kernel';
import { caseStream, MemoryStore, Commands, type Change, type Locked, type Outcome, type Target } from '@tabir/runtime';
import mysql from 'mysql2/promise';
import { median, perSecond, round, table } from './figures.js';
import { databaseOffice, chair, determination, officer, record, type OfficeOverDatabase } from '@tabir/testing/database-office';

const CLIENTS = [1, 8, 32];
const SECONDS = 4;
const RUNS = 3;
/** SUBMIT and RETURN in turn: a decision with a reason to seal, an inbox to tell, tasks and deadlines that go and come. */
const EVENTS = [
  { type: 'SUBMIT', payload: {}, actor: officer },
  { type: 'RETURN', payload: { reason: 'Lembar uji konsekuensi belum ditandatangani.' }, actor: chair },
] as const;

interface Form {
  readonly name: string;
  /** One decision of a client. */
  readonly decide: (client: number, round: number) => Promise<void>;
  readonly close?: () => Promise<void>;
}

/** Commands a second beside the same writes by hand: same tables, same rows, same bytes, one database, one run. */
export async function decisionBench(say: (line: string) => void): Promise<string> {
  const rows: string[][] = [];
  const office = await databaseOffice();
  const byClients = new Map<number, Map<string, number>>();
  for (const clients of CLIENTS) {
    const figures = new Map<string, number>();
    for (const form of await forms(office, clients)) {
      let rounds = 0;
      await perSecond(clients, 0.5, (client) => form.decide(client, rounds++));
      figures.set(form.name, await median(RUNS, () => perSecond(clients, SECONDS, (client) => form.decide(client, rounds++))));
      say(`${form.name}, ${clients} clients: ${round(figures.get(form.name) ?? 0)}/s`);
      await form.close?.();
    }
    byClients.set(clients, figures);
  }
  await office.close();
  for (const name of byClients.get(CLIENTS[0] ?? 1)?.keys() ?? [])
    rows.push([
      name,
      ...CLIENTS.flatMap((clients) => {
        const figures = byClients.get(clients);
        const own = figures?.get(name) ?? 0;
        return [round(own), round(own / (figures?.get('by hand, batched') ?? 1), 2)];
      }),
    ]);
  return table(['form', ...CLIENTS.flatMap((clients) => [`${clients} clients, 1/s`, 'of batched'])], rows);
}

async function forms(office: OfficeOverDatabase, clients: number): Promise<Form[]> {
  const changes = await typicalChanges();
  return [
    await byHand(office, clients, changes, { name: 'by hand, one statement at a time', batched: false, pure: false }),
    await byHand(office, clients, changes, { name: 'by hand, batched', batched: true, pure: false }),
    await byHand(office, clients, changes, { name: 'by hand, batched, with the pure step', batched: true, pure: true }),
    await tabir(office, clients),
  ];
}

async function tabir({ commands }: OfficeOverDatabase, clients: number): Promise<Form> {
  const records: string[] = [];
  for (let client = 0; client < clients; client++) {
    const start = {
      commandId: systemIds.kode(),
      actor: officer,
      workflow: 'exempt-information',
      payload: { ...record, determination },
    };
    records.push((await commands.start(start)).instanceId);
  }
  const turns = new Map<number, number>();
  return {
    name: 'Tabir',
    decide: async (client) => {
      const turn = turns.get(client) ?? 0;
      turns.set(client, turn + 1);
      const { type, payload, actor } = EVENTS[turn % 2] ?? EVENTS[0];
      const instanceId = records[client] ?? '';
      // The record's revision: 1 after the start, one more for each turn.
      await commands.send({ commandId: systemIds.kode() + String(turn), instanceId, actor, type, payload, ifMatch: turn + 1 });
    },
  };
}

/** What SUBMIT and RETURN write, taken from the runtime over memory. */
async function typicalChanges(): Promise<Change[]> {
  const changes: Change[] = [];
  class Watched extends MemoryStore {
    override async change(target: Target, decide: (locked: Locked) => Change | null): Promise<Outcome> {
      const outcome = await super.change(target, decide);
      if (outcome.change) changes.push(outcome.change);
      return outcome;
    }
  }
  const office = await memoryPorts(new Watched());
  const start = { commandId: 's', actor: officer, workflow: 'exempt-information', payload: { ...record, determination } };
  const { instanceId } = await office.start(start);
  for (const [turn, { type, payload, actor }] of EVENTS.entries())
    await office.send({ commandId: type, instanceId, actor, type, payload, ifMatch: turn + 1 });
  return changes;
}

async function memoryPorts(store: MemoryStore): Promise<Commands> {
  const { ports, close } = await databaseOffice();
  await close();
  return new Commands({ ...ports, unitOfWork: store, reads: store.reads, agenda: store.agenda });
}

interface HandForm {
  readonly name: string;
  readonly batched: boolean;
  /** Also take the pure step in front of the writes. */
  readonly pure: boolean;
}

type Statement = readonly [text: string, values: unknown[]];

async function byHand(
  { url, ports }: OfficeOverDatabase,
  clients: number,
  changes: readonly Change[],
  { name, batched, pure }: HandForm,
): Promise<Form> {
  const { socketPath, user, password, database } = databaseOptions(url);
  const pool = mysql.createPool({
    socketPath,
    user,
    password,
    database,
    connectionLimit: clients,
    multipleStatements: batched,
    timezone: 'Z',
  } as mysql.PoolOptions);
  const [first] = changes;
  if (!first) throw new Error('There is nothing to write.');
  const records = Array.from({ length: clients }, () => systemIds.uuid(first.instance.createdAt));
  for (const id of records) for (const [text, values] of insertRecord(id, first)) await pool.query(text, values);
  const turns = new Map<number, number>();
  const workflow = ports.definitions.latest('exempt-information');
  const calendar = ports.office.calendar();
  return {
    name,
    close: () => pool.end(),
    decide: async (client) => {
      const turn = turns.get(client) ?? 0;
      turns.set(client, turn + 1);
      const change = changes[turn % changes.length] ?? first;
      const id = records[client] ?? '';
      if (pure) pureStep(changes[(turn + 1) % changes.length]?.instance.state ?? first.instance.state, turn);
      const connection = await pool.getConnection();
      try {
        const [look, write] = statements(id, turn, change);
        if (batched) {
          await connection.query(
            look.map(([text]) => text).join(';'),
            look.flatMap(([, values]) => values),
          );
          await connection.query(
            write.map(([text]) => text).join(';'),
            write.flatMap(([, values]) => values),
          );
        } else for (const [text, values] of [...look, ...write]) await connection.query(text, values);
      } finally {
        connection.release();
      }
    },
  };

  function pureStep(state: State, turn: number): void {
    const stored = JSON.parse(canonicalText(state)) as State;
    const { type, actor } = EVENTS[turn % 2] ?? EVENTS[0];
    const facts: Facts = {
      at: plusMs(first?.instance.updatedAt ?? (stored as never), turn),
      actor,
      settings: ports.office.settings(),
      calendar: calendar.version,
    };
    step(workflow, stored, { type, reason: { sealed: 'x' } }, facts, calendar);
  }
}

const db = (at: string | null): string | null => at?.replace('T', ' ').replace('Z', '') ?? null;

function insertRecord(id: string, { instance }: Change): Statement[] {
  const { workflow, version, unit, label, state, calendar, settings, createdAt, updatedAt } = instance;
  return [
    [
      'INSERT INTO instance (id, kode, workflow, version, unit, label, state, revision, last_seq, calendar, settings, created_at, updated_at) VALUES (?)',
      [
        [
          id,
          systemIds.kode(),
          workflow,
          version,
          unit,
          label,
          canonicalText(state),
          0,
          0,
          calendar,
          settings,
          db(createdAt),
          db(updatedAt),
        ],
      ],
    ],
  ];
}

/** The statements of one decision: first what looks, then what writes. */
function statements(
  id: string,
  turn: number,
  { instance, tasks, deadlines, log, sealed, outbox, projections }: Change,
): [Statement[], Statement[]] {
  const at = db(instance.updatedAt);
  const look: Statement[] = [
    ['START TRANSACTION', []],
    ['SELECT * FROM instance WHERE id = ? FOR UPDATE', [id]],
    ['SELECT request_hash, answer FROM command WHERE actor = ? AND id = ?', [officer.id, `${id}-${turn}`]],
  ];
  const [projection] = projections;
  const set = Object.entries(projection?.set ?? {}).map(
    ([column, value]) => [snake(column), typeof value === 'object' && value !== null ? 'Judul' : moment(value)] as const,
  );
  const write: Statement[] = [
    [
      'INSERT INTO command (actor, id, request_hash, answer, answered_at) VALUES (?)',
      [[officer.id, `${id}-${turn}`, 'x'.repeat(44), '{"instanceId":"","kode":"","revision":1,"seq":1}', at]],
    ],
    [
      'UPDATE instance SET label = ?, state = ?, revision = ?, last_seq = ?, calendar = ?, settings = ?, next_due_at = ?, updated_at = ? WHERE id = ? AND revision = ?',
      [
        instance.label,
        canonicalText(instance.state),
        turn + 1,
        turn + 1,
        instance.calendar,
        instance.settings,
        db(instance.nextDueAt),
        at,
        id,
        turn,
      ],
    ],
    ['DELETE FROM task WHERE instance_id = ? AND task_key IN (?)', [id, tasks.remove.map((key) => `${key}-${turn - 1}`)]],
    [
      'INSERT INTO task (instance_id, task_key, unit, workflow, duty, due_at, state, step) VALUES ?',
      [
        tasks.put.map((task) => [
          id,
          `${task.key}-${turn}`,
          instance.unit,
          instance.workflow,
          task.duty,
          db(task.dueAt),
          task.state,
          task.step,
        ]),
      ],
    ],
    [
      'DELETE FROM deadline WHERE instance_id = ? AND deadline_key IN (?)',
      [id, deadlines.remove.map((key) => `${key}-${turn - 1}`)],
    ],
    [
      'INSERT INTO deadline (instance_id, deadline_key, state, epoch, name, due_at) VALUES ?',
      [
        deadlines.put.map((deadline) => [
          id,
          `${deadline.key}-${turn}`,
          deadline.state,
          deadline.epoch,
          deadline.name,
          db(deadline.dueAt),
        ]),
      ],
    ],
    [
      'INSERT INTO log (stream, seq, bytes, leaf) VALUES ?',
      [log.map((entry) => [caseStream(id), turn + 1, Buffer.from(entry.bytes), Buffer.from(entry.leaf)])],
    ],
    ['INSERT INTO log_pending (stream, seq, at) VALUES ?', [log.map(() => [caseStream(id), turn + 1, at])]],
  ];
  if (sealed.length > 0)
    write.push([
      'INSERT INTO sealed (owner, handle, kind, salt, value) VALUES ?',
      [
        sealed.map((value) => [
          id,
          systemIds.uuid(instance.updatedAt),
          value.kind,
          Buffer.from(value.salt),
          Buffer.from(value.value),
        ]),
      ],
    ]);
  if (outbox.length > 0)
    write.push([
      'INSERT INTO outbox (id, instance_id, seq, type, params, created_at, wait_until) VALUES ?',
      [
        outbox.map((effect) => [
          systemIds.uuid(instance.updatedAt),
          id,
          turn + 1,
          effect.type,
          canonicalText(effect.params),
          at,
          '1970-01-01 00:00:00.000',
        ]),
      ],
    ]);
  write.push([
    `INSERT INTO register_item (instance_id, ${set.map(([column]) => `\`${column}\``).join(', ')}) VALUES (?) ON DUPLICATE KEY UPDATE ${set.map(([column]) => `\`${column}\` = VALUES(\`${column}\`)`).join(', ')}`,
    [[id, ...set.map(([, value]) => value)]],
  ]);
  write.push(['COMMIT', []]);
  return [look, write];
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const moment = (value: string | number | boolean | null): string | number | boolean | null =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? db(value) : value;
