import { AppError } from '@tabir/kernel';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ListTasks } from './list-tasks.js';
import type { ThreadAnswer, ThreadTask } from './list-thread.js';

export interface ReadingLimits {
  readonly memoryMb: number;
  readonly timeMs: number;
  /** How many lists may wait for their turn. */
  readonly waiting: number;
}

/** The largest list within `LIMITS` takes some 500 MB and ten seconds. */
const READING_LIMITS: ReadingLimits = { memoryMb: 768, timeMs: 120_000, waiting: 20 };

type Fetched<T> = T | Promise<T>;

type Refused = Extract<ThreadAnswer, { refused: unknown }>['refused'];

/** What was refused in the thread, under the code that it has there. */
class RefusedInThread extends AppError {
  constructor({ kind, code, message, meta }: Refused) {
    super(kind, code, message, meta);
  }
}

/**
 * Reads lists beside this thread, one at a time, so that a process which has others to answer goes on meanwhile, and a file that was made
 * to take all of its memory or time takes no more than its share.
 */
export class ListReader {
  private last: Promise<unknown> = Promise.resolve();
  private held = 0;

  private constructor(
    private readonly script: string,
    private readonly limits: ReadingLimits,
  ) {}

  /** A thread runs what was built, in tests too. */
  static in(root: string, limits: Partial<ReadingLimits> = {}): ListReader {
    return new ListReader(join(root, 'dist/libs/import/src/list-thread.js'), { ...READING_LIMITS, ...limits });
  }

  /** A list is fetched when its turn comes, so that none of those that wait takes memory. Errors: those of the task, import.too-large and import.busy. */
  async read<K extends keyof ListTasks>(kind: K, fetch: () => Fetched<ListTasks[K]['asked']>): Promise<ListTasks[K]['answer']> {
    if (this.held > this.limits.waiting) throw busy();
    this.held++;
    const reading = this.last.then(fetch).then((asked) => this.inThread({ kind, asked }));
    this.last = reading.catch(() => undefined).then(() => this.held--);
    return reading;
  }

  private inThread<K extends keyof ListTasks>(task: ThreadTask<K>): Promise<ListTasks[K]['answer']> {
    const { memoryMb, timeMs } = this.limits;
    const thread = new Worker(this.script, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        reject(tooLarge());
        void thread.terminate();
      }, timeMs);
      thread.on('message', (said: ThreadAnswer) => {
        if ('answer' in said) resolve(said.answer as ListTasks[K]['answer']);
        else reject(new RefusedInThread(said.refused));
      });
      thread.on('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(error) : error),
      );
      thread.on('exit', (code) => {
        clearTimeout(late);
        reject(new Error(`The thread of a list stopped with ${code} before it was read.`));
      });
    });
  }
}

const busy = (): AppError =>
  new AppError('unavailable', 'import.busy', 'Many other lists are being read; give this one again in a few minutes.');

const tooLarge = (cause?: Error): AppError =>
  new AppError(
    'invalid',
    'import.too-large',
    'Reading this file takes more time or memory than a list does. Copy the list alone into a new workbook. Nothing was imported.',
    {},
    { cause },
  );
