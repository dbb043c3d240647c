export * from './escape.js';
export * from './public-css.js';
export * from './public-data.js';
export * from './public-html.js';
export * from './public-item.js';
export * from './public-words.js';
export * from './row.js';
