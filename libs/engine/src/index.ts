export * from './derive.js';
export * from './effect.js';
export * from './explain.js';
export * from './payload.js';
export * from './references.js';
export * from './sealed.js';
export * from './step.js';
export * from './workflow.js';
export { defineWorkflow } from './define-workflow.js';
