import type { RegisterRow } from './row.js';

/** The columns of the projection, as the unit of work writes them: every field of the row, and nothing else. */
const COLUMNS = {
  unit: 'text',
  agency: 'text',
  stage: 'text',
  title: 'text',
  publicTitle: 'text',
  publicSummary: 'text',
  publicConsequenceIfOpened: 'text',
  publicConsequenceIfClosed: 'text',
  listed: 'boolean',
  medium: 'text',
  determinationNumber: 'text',
  determinationDate: 'date',
  letters: 'text',
  acts: 'text',
  termKind: 'text',
  termYears: 'number',
  termEvent: 'text',
  startsOn: 'date',
  endsOn: 'date',
  legalDueOn: 'date',
  secretUntil: 'instant',
  openBasis: 'text',
  recheckOn: 'date',
  extensions: 'text',
  defects: 'text',
  scope: 'text',
  openPartAt: 'text',
  opensInPart: 'boolean',
  classificationCode: 'text',
  securityClass: 'text',
  archiveOrder: 'text',
  listNumber: 'text',
  listDate: 'date',
  retainedUntil: 'date',
  fate: 'text',
  filing: 'text',
  storage: 'text',
  listing: 'text',
  term: 'text',
  review: 'text',
  rung: 'text',
  recheck: 'text',
  ending: 'text',
  release: 'text',
  incident: 'text',
  openPart: 'text',
  remainder: 'text',
  takedown: 'text',
  hold: 'text',
} as const satisfies Readonly<Record<keyof RegisterRow, 'text' | 'number' | 'boolean' | 'instant' | 'date'>>;

/** For the registry of projections. */
export const REGISTER_TABLE = { table: 'register_item', columns: COLUMNS } as const;

/** What the application's account may do: the projection is put and removed, the public view is only read. */
export const registerGrants = {
  register_item: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  public_item: ['SELECT'],
} as const;
