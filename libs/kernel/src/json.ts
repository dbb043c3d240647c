import { AppError } from './app-error.js';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

const encoder = new TextEncoder();

/**
 * RFC 8785 text: the one form in which anything is hashed or stored as evidence. As in JSON.stringify, a member that is
 * undefined is left out; NaN, infinities, big integers, broken text, cycles, and a value of which nothing is left throw.
 */
export function canonicalText(value: unknown): string {
  const text = textOf(value);
  if (text === undefined) throw new TypeError('This value has no JSON form.');
  return text;
}

/** Written out rather than taken from a package, because it is the dearest part of a step; a test compares it with the package. */
function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form.`);
      return String(value);
    case 'boolean':
      return String(value);
    case 'bigint':
      throw new TypeError('A big integer has no JSON form.');
    case 'object':
      if (value === null) return 'null';
      if ('toJSON' in value && typeof value.toJSON === 'function') return textOf((value as { toJSON(): unknown }).toJSON());
      return Array.isArray(value) ? listText(value) : objectText(value);
    default:
      return undefined;
  }
}

function listText(list: readonly unknown[]): string {
  let text = '';
  for (const item of list) text += `${text === '' ? '' : ','}${textOf(item) ?? 'null'}`;
  return `[${text}]`;
}

/** Keys in the order of their UTF-16 code units, which is how sort() compares. */
function objectText(object: object): string {
  let text = '';
  for (const key of Object.keys(object).sort()) {
    const member = textOf((object as Readonly<Record<string, unknown>>)[key]);
    if (member !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${member}`;
  }
  return `{${text}}`;
}

const NOT_PLAIN = /["\\\p{Cc}\p{Cs}]/u;

/** Most texts need no escape, and to find that out is quicker than to escape them. */
function quoted(text: string): string {
  if (!NOT_PLAIN.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('Text with half a surrogate pair has no JSON form.');
  return JSON.stringify(text);
}

/** RFC 8785 bytes (UTF-8). */
export const canonicalBytes = (value: unknown): Uint8Array => encoder.encode(canonicalText(value));

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype', '$']);
const MAX_DEPTH = 20;

type Code = 'json.bad-number' | 'json.bad-text' | 'json.forbidden-key' | 'json.too-deep';

const refused = (code: Code, message: string, path: string): AppError => new AppError('invalid', code, message, { path });

function assertText(text: string, path: string): void {
  if (!text.isWellFormed() || text.includes('\0'))
    throw refused('json.bad-text', 'Remove characters that are not valid text.', path);
}

/**
 * Refuses what may never enter: keys that reach a prototype, members that are computed when read, nesting beyond 20
 * levels, text that UTF-8 cannot carry, numbers too large for JSON (1e400 is read as infinity).
 * Every JSON from outside passes here once, at the edge.
 */
export function assertSafeJson(value: unknown, path = '', depth = 0): void {
  if (depth > MAX_DEPTH) throw refused('json.too-deep', `Nest the data at most ${MAX_DEPTH} levels deep.`, path);
  if (typeof value === 'number' && !Number.isFinite(value))
    throw refused('json.bad-number', 'Send numbers that fit into a double.', path);
  if (typeof value === 'string') assertText(value, path);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries<PropertyDescriptor>(Object.getOwnPropertyDescriptors(value))) {
    assertText(key, path);
    const at = `${path}/${key}`;
    if (FORBIDDEN_KEYS.has(key) || !('value' in member)) throw refused('json.forbidden-key', `Remove the key "${key}".`, at);
    assertSafeJson(member.value, at, depth + 1);
  }
}

/** RFC 7396: what the patch names is put, objects member by member, and null takes a member away. */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const kept = Object.entries(target).filter(([key]) => !Object.hasOwn(patch, key));
  const put = Object.entries(patch).flatMap(([key, value]): [string, Json | undefined][] => {
    if (value === null) return [];
    const before = Object.hasOwn(target, key) ? target[key] : undefined;
    return [[key, isJsonObject(value) ? mergePatch(isJsonObject(before) ? before : {}, value) : value]];
  });
  return Object.fromEntries([...kept, ...put]);
}

const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
