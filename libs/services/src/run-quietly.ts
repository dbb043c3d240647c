import { execFile, type ExecFileOptions } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a helper program to its end; what it said comes back only as the message of the error when it fails. */
export async function runQuietly(program: string, args: readonly string[], options: ExecFileOptions = {}): Promise<void> {
  try {
    await execute(program, args, { maxBuffer: 64_000_000, ...options });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${stdout}${stderr}`.trim() || String(error), { cause: error });
  }
}
