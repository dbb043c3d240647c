import canonicalize from 'canonicalize';
import { AppError } from './app-error.js';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

const encoder = new TextEncoder();

/** RFC 8785 text: the one form in which anything is hashed or stored as evidence. Throws on what JSON cannot carry. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This value has no JSON form.');
  return text;
}

/** RFC 8785 bytes (UTF-8). */
export const canonicalBytes = (value: unknown): Uint8Array => encoder.encode(canonicalText(value));

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype', '$']);
const MAX_DEPTH = 20;

/**
 * Refuses what may never enter: keys that reach a prototype, nesting beyond 20 levels, text that UTF-8 cannot carry.
 * Every JSON from outside passes here once, at the edge.
 */
export function assertSafeJson(value: unknown, path = '', depth = 0): void {
  if (depth > MAX_DEPTH) throw new AppError('invalid', 'json.too-deep', `Nest the data at most ${MAX_DEPTH} levels deep.`, { path });
  if (typeof value === 'string' && (!value.isWellFormed() || value.includes('\0')))
    throw new AppError('invalid', 'json.bad-text', 'Remove characters that are not valid text.', { path });
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.getOwnPropertyNames(value)) {
    if (Array.isArray(value) && key === 'length') continue;
    if (FORBIDDEN_KEYS.has(key)) throw new AppError('invalid', 'json.forbidden-key', `Remove the key "${key}".`, { path: `${path}/${key}` });
    assertSafeJson((value as Record<string, unknown>)[key], `${path}/${key}`, depth + 1);
  }
}
