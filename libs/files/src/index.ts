export * from './disk-file-store.js';
export * from './file-store.js';
export * from './list-shelf.js';
