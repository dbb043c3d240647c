export type { Channel } from './channel.js';
export * from './channel-effects.js';
export * from './channels-file.js';
export { CHANNELS_FILE } from './deliver.js';
export { checkLink } from './link-check.js';
