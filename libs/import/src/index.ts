export { writeCsv } from './csv-form.js';
export { EXAMPLE } from './example.js';
export { headerOf, readHeader, type Header } from './header.js';
export { columnMap } from './headings.js';
export * from './importer.js';
export { openList, type OpenList } from './open-list.js';
export { undoRow, type UndoFate } from './undo.js';
export { workbookTemplate } from './template.js';
export { textOf } from './workbook.js';
