export * from './backlog.js';
export * from './database-office.js';
export * from './heartbeats.js';
export { versionOf, type Activation } from './activations.js';
