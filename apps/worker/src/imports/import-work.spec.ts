import { AppError, instant, type Instant } from '@tabir/kernel';
import type { ImportJobs, JobCounts, LeasedJob } from '@tabir/persistence';
import type { RowSaid } from '@tabir/import';
import type { Logger } from '@tabir/telemetry';
import { ImportWork } from './import-work.js';
import { type JobLease, LeaseLost } from './job-lease.js';
import type { JobRows, OpenJob } from './job-rows.js';

const NOW = instant('2026-11-23T02:00:00.000Z');
const NOTHING: JobCounts = { done: 0, added: 0, withDefects: 0, known: 0, refused: 0, withdrawn: 0, past: 0 };
const ROW: RowSaid = {
  ...{ n: 1, place: { id: 'baris 2', en: 'row 2' }, fate: 'accepted', kode: 'K', instanceId: 'i' },
  ...{ defects: [], reasons: [], sameAs: null },
};

/** A job over rows that a test gives, with everything that was asked of what keeps it. */
function work(rows: () => AsyncGenerator<RowSaid>, { isHeld = true } = {}) {
  const did: string[] = [];
  const written: unknown[] = [];
  const logged: unknown[] = [];
  const job = { id: 'j', until: NOW, counts: NOTHING } as LeasedJob;
  let waiting: LeasedJob | null = job;
  const jobs = {
    take: async () => waiting,
    hold: async (one: LeasedJob, { done }: JobCounts, until: Instant) => {
      did.push(`hold ${done} until ${until.slice(11, 19)}`);
      return isHeld ? one : null;
    },
    end: async (_: LeasedJob, problem: string | null) => {
      did.push(`end ${problem ?? 'well'}`);
      waiting = null;
    },
  };
  const open = async (lease: JobLease): Promise<OpenJob> => ({
    rows: await lease.during(async () => rows()),
    counts: NOTHING,
    writer: {
      write: async (value: object) => void written.push(value),
      close: async () => void did.push('close'),
    } as unknown as OpenJob['writer'],
  });
  const log = { error: (...words: unknown[]) => void logged.push(words) };
  const subject = new ImportWork(
    jobs as unknown as ImportJobs,
    { open } as unknown as JobRows,
    { now: () => NOW },
    log as unknown as Logger,
  );
  return { subject, did, written, logged };
}

describe('ImportWork', () => {
  it('writes what is said of each row, and ends the job behind the last', async () => {
    const { subject, did, written } = work(async function* () {
      yield ROW;
      yield { ...ROW, n: 2 };
    });
    expect(await subject.turn()).toEqual({ rows: 2, more: true });
    expect(written).toHaveLength(2);
    expect(did).toEqual(['hold 0 until 02:00:30', 'hold 2 until 02:00:30', 'close', 'end well']);
    expect(await subject.turn()).toEqual({ rows: 0, more: false });
  });

  it('leaves a long list after a while, goes on with it in the next turn, and lets it go at once when asked to', async () => {
    const { subject, did } = work(async function* () {
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        yield ROW;
      }
    });
    const first = await subject.turn();
    const second = await subject.turn();
    expect(Math.min(first.rows, second.rows)).toBeGreaterThan(0);
    expect(did).not.toContain('close');
    await subject.letGo();
    expect(did.at(-1)).toBe(`hold ${first.rows + second.rows} until 02:00:00`);
    expect(did).toContain('close');
    await subject.letGo();
    expect(did.filter((what) => what === 'close')).toHaveLength(1);
  });

  it('says nothing of a job that another worker took while it was opened', async () => {
    let begun = 0;
    const rows = async function* (): AsyncGenerator<RowSaid> {
      begun++;
      yield ROW;
    };
    const { subject, did, written, logged } = work(rows, { isHeld: false });
    expect(await subject.turn()).toEqual({ rows: 0, more: true });
    expect(did).toEqual(['hold 0 until 02:00:30']);
    expect([begun, written, logged]).toEqual([0, [], []]);
  });

  it('stops at the row before which another worker took the job, and neither ends nor fails it', async () => {
    const { subject, did, written, logged } = work(async function* () {
      yield ROW;
      throw new LeaseLost();
    });
    expect(await subject.turn()).toEqual({ rows: 0, more: true });
    expect(written).toHaveLength(1);
    expect(did).toEqual(['hold 0 until 02:00:30', 'close']);
    expect(logged).toEqual([]);
  });

  it('leaves the job as it is while the database is away', async () => {
    const { subject, did } = work(async function* () {
      yield ROW;
      throw new AppError('unavailable', 'database.unavailable', 'away');
    });
    await expect(subject.turn()).rejects.toMatchObject({ code: 'database.unavailable' });
    expect(did).toEqual(['hold 0 until 02:00:30', 'close']);
  });

  it('fails the job at an error that nobody expected, and logs where it was, but not its message', async () => {
    const { subject, did, logged } = work(async function* () {
      yield ROW;
      throw new TypeError('cannot read "rahasia"');
    });
    expect(await subject.turn()).toEqual({ rows: 0, more: true });
    expect(did).toEqual(['hold 0 until 02:00:30', 'close', 'end server.error']);
    expect(JSON.stringify(logged)).toContain('import-work.spec');
    expect(JSON.stringify(logged)).not.toContain('rahasia');
  });
});
