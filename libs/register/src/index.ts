export * from './escape.js';
export { registerMigrations } from './migrations.js';
export * from './public-css.js';
export * from './public-data.js';
export * from './public-html.js';
export * from './public-item.js';
export * from './public-reads.js';
export * from './public-words.js';
export {
  RegisterReads,
  type PageChoice,
  type RegisterDatabase,
  type RegisterQuery,
  type RegisterView,
  type RowReader,
} from './register-reads.js';
export * from './register-table.js';
export * from './row.js';
