export * from './acts.js';
export * from './articles.js';
export * from './cite.js';
export * from './instruments.js';
