export { readCsv, writeCsv } from './csv-form.js';
export type { Entry } from './entry.js';
export { EXAMPLE } from './example.js';
export * from './importer.js';
export { readJson } from './json-form.js';
