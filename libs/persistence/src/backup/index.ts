export { backupDatabase } from './dump.js';
export type { Manifest } from './format.js';
export { readManifest, restoreDatabase } from './load.js';
