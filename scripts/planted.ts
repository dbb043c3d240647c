import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const CONFIGS = ['package.json', 'tsconfig.json', 'eslint.config.mjs', 'knip.json', '.dependency-cruiser.mjs'];

/** A small tree under this project's own configuration, in which a check can be seen to bite. */
export class PlantedTree {
  private readonly root = mkdtempSync(join(tmpdir(), 'tabir-planted-'));

  constructor(files: Readonly<Record<string, string>>) {
    symlinkSync(join(ROOT, 'node_modules'), join(this.root, 'node_modules'));
    for (const config of CONFIGS) copyFileSync(join(ROOT, config), join(this.root, config));
    for (const [path, code] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), code);
    }
  }

  /** Runs one of the tools here and reads the JSON that it prints; a tool that found something exits non-zero, which is what we want. */
  async run(tool: string, args: readonly string[]): Promise<unknown> {
    const stdout = await new Promise<string>((resolve) => {
      execFile(join(ROOT, 'node_modules/.bin', tool), args, { cwd: this.root, maxBuffer: 2 ** 26 }, (_error, out, err) => {
        resolve(out || err);
      });
    });
    return JSON.parse(stdout);
  }

  /** A path as the tool reported it, seen from the tree's root. */
  local(path: string): string {
    return path.startsWith(this.root) ? path.slice(this.root.length + 1) : path;
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
