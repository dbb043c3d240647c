export type { Channel } from './channel.js';
export * from './channels-file.js';
export * from './deliver.js';
