export * from './start-office.js';
export * from './temporary-folder.js';
export * from './test-services.js';
