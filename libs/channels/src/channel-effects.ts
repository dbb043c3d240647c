import type { EffectHandler } from '@tabir/runtime';
import { checkUploads, type LinkPorts } from './check-uploads.js';
import { deliverEdition, type DeliveryPorts } from './deliver.js';

export interface ChannelPorts extends DeliveryPorts, LinkPorts {}

/** The effects that bring editions to the public's places and look whether they are there. */
export const channelEffects = (ports: ChannelPorts) =>
  ({ deliverEdition: deliverEdition(ports), checkUploads: checkUploads(ports) }) satisfies Record<string, EffectHandler>;
