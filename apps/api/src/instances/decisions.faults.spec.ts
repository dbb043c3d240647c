import { readEnvironment } from '@tabir/config';
import { instant } from '@tabir/kernel';
import { Reads, SYSTEM, Verifier } from '@tabir/runtime';
import { hashPassword } from '@tabir/server';
import * as servers from '@tabir/testing';
import { ApiProcess } from '../test/api-process.js';
import { Client, type Reply } from '../test/client.js';
import { PASSWORD } from '../test/test-api.js';
import { withApi } from '../test/with-api.js';

let processes: ApiProcess[] = [];
// Before their database goes.
afterAll(async () => {
  for (const process of processes) await process.stop();
});
const api = withApi(servers);
const CLIENTS = 64;
/** The full form is 500: `TABIR_TEST_TASKS=500 npm run test:contract -- decisions.faults`. */
const TASKS = Number(readEnvironment()['TABIR_TEST_TASKS'] ?? 40);
const PATIENCE_MS = 240_000 + TASKS * 10_000;

let people: { readonly id: string; readonly client: Client }[];

beforeAll(async () => {
  processes = [await ApiProcess.start(api().servers), await ApiProcess.start(api().servers)];
  people = await chairs();
}, PATIENCE_MS);

/** So many different people, each signed in at one of two processes. */
async function chairs(): Promise<typeof people> {
  const { accounts, contract } = api();
  const hash = await hashPassword(PASSWORD);
  const ids: string[] = [];
  for (let index = 0; index < CLIENTS; index++) {
    const name = `ketua-${index}`;
    const place = { unit: 'kota', agency: null };
    const id = await accounts.createPerson({ signInName: name, name, nip: null, email: null, ...place }, SYSTEM);
    await accounts.setPassword(id, hash, { mustChange: false }, SYSTEM);
    const validFrom = instant('2020-01-01T00:00:00.000Z');
    await accounts.grantRole({ person: id, role: 'chair', ...place, validFrom, validTo: null, basis: 'SK 3' }, SYSTEM);
    ids.push(id);
  }
  return Promise.all(
    ids.map(async (id, index) => {
      const anonymous = new Client(processes[index % 2]?.url ?? '', contract);
      const reply = await anonymous.post('/api/v1/sessions', { name: `ketua-${index}`, password: PASSWORD });
      return { id, client: anonymous.with((reply.body as { token: string }).token) };
    }),
  );
}

/** Records that wait for a chair's decision, at revision 2. */
async function waiting(): Promise<string[]> {
  const officer = await api().as('petugas');
  const ids: string[] = [];
  for (let index = 0; index < TASKS; index++) {
    const id = await officer.start();
    await officer.event(id, 'SUBMIT');
    ids.push(id);
  }
  return ids;
}

interface Answered {
  readonly task: number;
  readonly person: string;
  readonly asked: string;
  readonly reply: Reply;
}

/** Every person asks the same of every task, in the same order, and all begin at the same moment. */
async function all(
  ask: (client: Client, task: number, person: number) => Promise<readonly [string, Reply]>,
): Promise<Answered[]> {
  const each = people.map(async ({ id, client }, index) => {
    const own: Answered[] = [];
    for (let task = 0; task < TASKS; task++) {
      const [asked, reply] = await ask(client, task, index);
      own.push({ task, person: id, asked, reply });
    }
    return own;
  });
  return (await Promise.all(each)).flat();
}

const tally = (answers: readonly Answered[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { reply } of answers) {
    const { code } = (reply.body ?? {}) as { code?: string };
    const [type] = reply.headers.get('content-type')?.split(';') ?? [];
    const key = reply.status === 200 ? 'won' : `${reply.status} ${code} ${type}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
};

/** Guarantee: of those who decide on the same thing one wins, the others are told plainly, and nobody sees how it was settled. */
describe(`${CLIENTS} people at two processes`, () => {
  it(
    'who decide on the same tasks, some to accept and some to return, have one winner for each',
    async () => {
      const ids = await waiting();
      const began = performance.now();
      const answers = await all(async (client, task, person) => {
        const type = person % 3 === 0 ? 'RETURN' : 'ACCEPT';
        const payload = type === 'RETURN' ? { reason: 'Mohon dilengkapi.' } : {};
        return [type, await client.event(ids[task] ?? '', type, payload, { 'if-match': '"2"' })];
      });
      const seconds = (performance.now() - began) / 1000;
      console.log(`${answers.length} decisions on ${TASKS} tasks in ${seconds.toFixed(1)} s.`);
      expect(tally(answers)).toEqual({
        won: TASKS,
        '412 instance.stale application/problem+json': TASKS * (CLIENTS - 1),
      });
      const [reads, verifier] = [api().app.get(Reads), api().app.get(Verifier)];
      for (const [task, id] of ids.entries()) {
        const winners = answers.filter((answer) => answer.task === task && answer.reply.status === 200);
        expect(winners).toHaveLength(1);
        // The history holds the winner's decision, and nothing of the others'.
        const rows = (await reads.history(`case:${id}`, 0, 10)).map(
          ({ bytes }) => JSON.parse(Buffer.from(bytes).toString()) as Row,
        );
        expect(rows.map(({ event, actor }) => [event.type, actor.id]).slice(2)).toEqual([
          [winners[0]?.asked, winners[0]?.person],
        ]);
        expect(await verifier.instance(id)).toEqual([]);
      }
    },
    PATIENCE_MS,
  );

  it(
    'who take the same tasks have one holder for each',
    async () => {
      const ids = await waiting();
      const chair = people[0]?.client;
      const keys = await Promise.all(
        ids.map(async (id) => (await chair?.get(`/api/v1/instances/${id}`))?.body.tasks[0].key as string),
      );
      const answers = await all(async (client, task) => [
        'CLAIM',
        await client.post(`/api/v1/instances/${ids[task]}/notes`, { type: 'CLAIM', task: keys[task] }),
      ]);
      expect(tally(answers)).toEqual({
        won: TASKS,
        '409 task.claimed application/problem+json': TASKS * (CLIENTS - 1),
      });
      for (const [task, id] of ids.entries()) {
        const [open] = await api().app.get(Reads).tasks(id);
        expect(open?.claimedBy).toBe(answers.find((answer) => answer.task === task && answer.reply.status === 200)?.person);
      }
    },
    PATIENCE_MS,
  );
});

interface Row {
  readonly event: { readonly type: string };
  readonly actor: { readonly id: string };
}
