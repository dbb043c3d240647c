export * from './config.js';
export * from './connections.js';
export * from './data-folder.js';
export * from './environment.js';
export * from './office.js';
export * from './secrets.js';
export * from './urls.js';
export * from './write-once.js';
