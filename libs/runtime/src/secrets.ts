import { isSealed } from '@tabir/engine';
import { AppError, canonicalText, type Json, type JsonObject } from '@tabir/kernel';
import type { Reads } from './ports.js';
import type { SecretPath } from './request.js';

/**
 * Opens the sealed values in what an effect carries to another instance, and tells where they stood. A private one is not for
 * anybody yet, and an erased one is gone: neither may travel.
 */
export async function openSecrets(
  reads: Reads,
  instanceId: string,
  payload: JsonObject,
): Promise<{ payload: JsonObject; secrets: readonly SecretPath[] }> {
  const found = secretsIn(payload, []);
  if (found.length === 0) return { payload: inOneOrder(payload), secrets: [] };
  const clear = await reads.sealed(
    instanceId,
    found.map(({ handle }) => handle),
  );
  const opened = inOneOrder(payload);
  for (const { path, handle } of found) {
    const value = clear.get(handle);
    if (value === undefined || value.kind === 'private' || value.text === null)
      throw new AppError(
        'conflict',
        'effect.value-gone',
        'A value that was to be handed on has been erased or is not open yet; look at the record that hands it on.',
        { field: path.join('.') },
      );
    put(opened, path, JSON.parse(value.text) as Json);
  }
  return { payload: opened, secrets: found.map(({ path }) => path) };
}

/** A database keeps the keys of JSON in an order of its own, and the salts of the receiver are drawn in the order of the keys. */
const inOneOrder = (payload: JsonObject): JsonObject => JSON.parse(canonicalText(payload)) as JsonObject;

function secretsIn(value: unknown, path: SecretPath): { path: SecretPath; handle: string }[] {
  if (isSealed(value)) return [{ path, handle: value.sealed }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => secretsIn(part, [...path, key]));
}

function put(root: JsonObject, path: SecretPath, value: Json): void {
  let place = root as Record<string, Json>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, Json>;
  place[path.at(-1) ?? ''] = value;
}

/** What was sealed in the sender must be sealed in the receiver too, alone or as part of a value that is sealed whole. */
export function assertSealedAgain(redacted: object, secrets: readonly SecretPath[]): void {
  for (const path of secrets) {
    let place: unknown = redacted;
    for (const key of path) {
      if (isSealed(place)) break;
      place = (place as Readonly<Record<string, unknown>> | undefined)?.[key];
    }
    if (!isSealed(place))
      throw new AppError(
        'invalid',
        'effect.would-reveal',
        'The receiving workflow does not keep this field confidential, so the value was not handed on; mend the workflow.',
        { field: path.join('.') },
      );
  }
}
