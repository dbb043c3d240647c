import { createHmac } from 'node:crypto';
import type { Actor } from '@tabir/engine';
import { canonicalText } from '@tabir/kernel';
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

/** Marks a command with a keyed hash of what was asked: a repeat with another body is found, and the hash reveals nothing. */
export class RequestHash {
  constructor(private readonly key: Uint8Array) {}

  commandKey(actor: Actor, id: string, request: unknown): CommandKey {
    const requestHash = createHmac('sha256', this.key).update(canonicalText(request)).digest('base64');
    return { actor: actor.id, id, requestHash };
  }
}
