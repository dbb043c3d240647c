import { openSealed, type EffectHandler, type Reads } from '@tabir/runtime';
import { notify } from './notify.js';

export interface EffectPorts {
  readonly reads: Reads;
  readonly notifyUrl: string | undefined;
}

/** Every effect that a workflow may declare, each with the one that does it. */
export const effectHandlers = ({ reads, notifyUrl }: EffectPorts) =>
  ({
    notify: notify(notifyUrl),
    openSealed: openSealed(reads),
  }) satisfies Record<string, EffectHandler>;
