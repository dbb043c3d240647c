export * from './app-error.js';
export * from './duplicate-keys.js';
export * from './fault-points.js';
export * from './hash.js';
export * from './ids.js';
export * from './json.js';
export * from './time.js';
