export * from './backlog.js';
export * from './database-office.js';
export * from './heartbeats.js';
export { versionOf } from './version-table.js';
