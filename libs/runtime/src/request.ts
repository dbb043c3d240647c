import { createHmac } from 'node:crypto';
import type { Actor } from '@tabir/engine';
import { canonicalText, type JsonObject } from '@tabir/kernel';
import type { CommandKey } from './ports.js';

/** A client's request for one event. `commandId` is the client's own key: the same key never acts twice. */
export interface SendEvent {
  readonly commandId: string;
  readonly instanceId: string;
  readonly actor: Actor;
  readonly type: string;
  readonly payload: unknown;
  /** The revision that the sender saw; required for decisions. */
  readonly ifMatch?: number;
}

export interface StartInstance {
  readonly commandId: string;
  readonly actor: Actor;
  readonly workflow: string;
  readonly payload: unknown;
}

/** What an effect carries to another instance, as the person who caused the effect (`actor.via` is the sender). */
export interface Errand {
  /** The outbox row: every command of the errand has an id derived from it. */
  readonly effect: string;
  readonly actor: Actor;
  readonly payload: JsonObject;
  /** Where in the payload stand values that the sender had sealed; the receiver must seal them again. */
  readonly secrets: readonly SecretPath[];
}

/** What an effect tells the machine when it is done, or, in parts, on its way: an event that only the system sends. */
export interface Report {
  readonly type: string;
  readonly payload: object;
  /** Number of a part that is not the last; the last report of an effect has none. */
  readonly part?: number;
}

/** Keys and list positions from the root of a payload. */
export type SecretPath = readonly string[];

/** Marks a command with a keyed hash of what was asked: a repeat with another body is found, and the hash reveals nothing. */
export class RequestHash {
  constructor(private readonly key: Uint8Array) {}

  commandKey(actor: Actor, id: string, request: unknown): CommandKey {
    const requestHash = createHmac('sha256', this.key).update(canonicalText(request)).digest('base64');
    return { actor: actor.id, id, requestHash };
  }
}
