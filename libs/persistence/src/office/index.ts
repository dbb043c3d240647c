export * from './database-office.js';
export { versionOf } from './version-table.js';
