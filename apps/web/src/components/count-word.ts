import type { ImportRun } from '../api/types.js';

/** The word for a count of a run: what was only tried is not recorded. */
export const countWord = ({ task }: Pick<ImportRun, 'task'>, name: keyof ImportRun['counts']) =>
  task === 'try' && name === 'added' ? ('import.counts.couldBe' as const) : (`import.counts.${name}` as const);
