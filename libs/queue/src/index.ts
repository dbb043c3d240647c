export * from './connection.js';
export * from './jobs.js';
export * from './queue-bell.js';
export * from './queue-consumers.js';
