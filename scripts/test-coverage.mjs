import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';

/** Pure code: the unit tier takes every branch of it. */
export const FULLY_COVERED = ['libs/kernel', 'libs/calendar', 'libs/law', 'libs/engine', 'workflows'];

/**
 * The files of these folders that contain code of their own. A file of types alone is never loaded, a barrel not always; the
 * report would show them as not covered, and no test could change that.
 */
export function filesWithCode(root) {
  return FULLY_COVERED.filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => join(folder, path)))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
    .filter((path) => hasCode(readFileSync(join(root, path), 'utf8')));
}

const COMMENT = /\/\*[^]*?\*\/|\/\/.*$/gm;
const IMPORT_OR_REEXPORT = /^\s*(import .*|export (\*|\{.*\})( from .*)?);\s*$/gm;

export function hasCode(source) {
  const jsc = { target: 'es2022', parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true } };
  const { code } = transformSync(source, { swcrc: false, jsc });
  return code.replaceAll(COMMENT, '').replaceAll(IMPORT_OR_REEXPORT, '').trim() !== '';
}
