export * from './start-office.js';
export * from './temporary-folder.js';
export * from './test-services.js';
export * from './contract/changes.js';
export * from './database-world.js';
export * from './unit-of-work-contract.js';
