import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder under the temp dir, short enough for sockets. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'tabir-test-'));

export const removeFolder = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 3 });
