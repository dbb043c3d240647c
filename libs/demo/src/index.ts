export * from './office.js';
export { seedDemo, demoOpens, type DemoPorts } from './seed.js';
export type { DemoAccounts } from './people.js';
