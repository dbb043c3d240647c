import { AppError } from '@tabir/kernel';
import { parentPort, workerData } from 'node:worker_threads';
import { LIST_TASKS, type ListTasks } from './list-tasks.js';

/** What a thread is told: one list, and what is asked of it. */
export interface ThreadTask<K extends keyof ListTasks = keyof ListTasks> {
  readonly kind: K;
  readonly asked: ListTasks[K]['asked'];
}

/** What it says in the end. Errors lose their class on the way, so what is refused is told by its parts. */
export type ThreadAnswer =
  { readonly answer: unknown } | { readonly refused: Pick<AppError, 'kind' | 'code' | 'message' | 'meta'> };

async function carriedOut<K extends keyof ListTasks>({ kind, asked }: ThreadTask<K>): Promise<ThreadAnswer> {
  try {
    return { answer: await LIST_TASKS[kind](asked) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { kind: of, code, message, meta } = error;
    return { refused: { kind: of, code, message, meta } };
  }
}

parentPort?.postMessage(await carriedOut(workerData as ThreadTask));
