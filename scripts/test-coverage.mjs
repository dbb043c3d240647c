import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';

/** Pure code: the unit tier takes every branch of it. */
export const FULLY_COVERED = ['libs/kernel', 'libs/calendar', 'libs/engine', 'workflows'];

/**
 * The files of these folders that contain code. A file with nothing but types is never loaded, so the report would show it as
 * not covered, and no test could change that.
 */
export function filesWithCode(root) {
  return FULLY_COVERED.flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => join(folder, path)))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
    .filter((path) => hasCode(readFileSync(join(root, path), 'utf8')));
}

export function hasCode(source) {
  const jsc = { target: 'es2022', parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true } };
  const { code } = transformSync(source, { swcrc: false, jsc });
  return code.replaceAll(/^import .*;$|^export \{ *\};$|\/\*[^]*?\*\/|^\/\/.*$/gm, '').trim() !== '';
}
