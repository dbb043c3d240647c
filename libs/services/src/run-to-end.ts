import type { DataFolder } from '@tabir/config';
import { AppError } from '@tabir/kernel';
import { Child, describeExit, type ProcessSpec } from './child.js';
import { seeLog } from './log-file.js';

/** Runs a step that ends by itself, such as a migration; an error with the end of its log when it fails. */
export async function runToEnd(spec: ProcessSpec, folder: DataFolder, halt: AbortSignal): Promise<void> {
  halt.throwIfAborted();
  const child = Child.start(spec, folder);
  const stop = (): void => void child.stop(10_000);
  halt.addEventListener('abort', stop);
  const exit = await child.exited;
  halt.removeEventListener('abort', stop);
  if (exit.code === 0) return;
  const message = `${spec.name} ended with ${describeExit(exit)}; ${seeLog(folder, spec.name)}`;
  throw new AppError('unavailable', 'office.step-failed', message, { step: spec.name });
}
