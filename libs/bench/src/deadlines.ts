import { redisOptions } from '@tabir/config';
import { instant, systemIds } from '@tabir/kernel';
import { StandingClock } from '@tabir/runtime';
import { freshRedis } from '@tabir/testing/services';
import { Queue, Worker } from 'bullmq';
import { round, table } from './figures.js';
import { databaseOffice, determination, officer, record } from '@tabir/testing/database-office';

const RECORDS = 1_000;
const JOBS = 20_000;
const AT_ONCE = 8;

/** Deadlines fired a second after a long downtime, beside the rate at which BullMQ runs jobs that do nothing. */
export async function deadlineBench(): Promise<string> {
  const idle = await queueRate();
  const { fired, rate } = await firingRate();
  return table(
    ['', '1/s', 'of the idle queue'],
    [
      [`BullMQ, ${JOBS} jobs that do nothing, 50 at once`, round(idle), '1.00'],
      [
        `Tabir, ${fired} deadlines of ${RECORDS} records fired, logged and projected, ${AT_ONCE} records at once`,
        round(rate),
        round(rate / idle, 2),
      ],
    ],
  );
}

async function queueRate(): Promise<number> {
  const connection = { ...redisOptions(await freshRedis()), maxRetriesPerRequest: null };
  const queue = new Queue('idle', { connection });
  await queue.addBulk(Array.from({ length: JOBS }, (_, n) => ({ name: 'idle', data: { n }, opts: { removeOnComplete: true } })));
  let done = 0;
  const began = performance.now();
  const rate = await new Promise<number>((resolve) => {
    const worker = new Worker('idle', () => Promise.resolve(), { connection, concurrency: 50 });
    worker.on('completed', () => {
      if (++done === JOBS) resolve(JOBS / ((performance.now() - began) / 1000));
    });
    void worker.waitUntilReady();
    queue.on('error', () => undefined);
    closing.push(
      () => worker.close(),
      () => queue.close(),
    );
  });
  for (const close of closing.splice(0)) await close();
  return rate;
}

const closing: (() => Promise<void>)[] = [];

async function firingRate(): Promise<{ fired: number; rate: number }> {
  const clock = new StandingClock(instant('2026-01-05T01:00:00.000Z'));
  const office = await databaseOffice({ clock });
  for (let n = 0; n < RECORDS; n++) {
    const grounds = [{ letter: 'h', acts: [], term: { kind: 'date', endsOn: '2026-12-31' } }];
    const payload = { ...record, determination: { ...determination, grounds } };
    await office.commands.start({
      commandId: systemIds.kode() + String(n),
      actor: officer,
      workflow: 'exempt-information',
      payload,
    });
  }
  clock.moveTo('2027-02-01T00:00:00.000Z');
  const due = await office.ports.agenda.due(clock.now(), clock.now(), RECORDS);
  let fired = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let id = due.pop(); id !== undefined; id = due.pop()) fired += await office.commands.fireDue(id);
    }),
  );
  const rate = fired / ((performance.now() - began) / 1000);
  await office.close();
  return { fired, rate };
}
