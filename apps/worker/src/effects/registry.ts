import { channelEffects, type ChannelPorts } from '@tabir/channels';
import { editionEffects, type EditionEffectPorts } from '@tabir/editions';
import { engineEffects, officeEffects, type EffectHandler, type EngineEffectPorts, type OfficeEffectPorts } from '@tabir/runtime';
import { notify } from './notify.js';

export interface EffectPorts extends EngineEffectPorts, OfficeEffectPorts, EditionEffectPorts, ChannelPorts {
  readonly notifyUrl: string | undefined;
}

/** Every effect that a workflow may declare, each with the one that does it. */
export const effectHandlers = ({ notifyUrl, ...ports }: EffectPorts) =>
  ({
    ...engineEffects(ports),
    ...officeEffects(ports),
    ...editionEffects(ports),
    ...channelEffects(ports),
    notify: notify(notifyUrl),
  }) satisfies Record<string, EffectHandler>;
