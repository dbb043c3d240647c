import { type Reach } from '@tabir/engine';

/**
 * Who does what, unless the setting `duties` says otherwise. The SOP's flowchart has lost its shapes, so this assignment is a
 * reconstruction (README of this folder).
 */
export const duties = {
  collection: ['officer', 'agency'],
  'past-end-confirmation': ['chair'],
  'intake-approval': ['chair'],
  classification: ['officer'],
  'filing-confirmation': ['chair'],
  storage: ['officer'],
  hold: ['officer'],
  'hold-lifting': ['chair'],
  'destruction-proposal': ['officer'],
  'destruction-approval': ['head'],
  'listing-proposal': ['officer'],
  'listing-authorisation': ['chair'],
  upload: ['officer'],
  'review-preparation': ['officer'],
  consideration: ['consideration-team'],
  declassification: ['chair'],
  'opening-approval': ['head'],
  'approval-record': ['officer', 'chair'],
  'end-report': ['officer', 'agency'],
  'end-confirmation': ['chair'],
  'change-proposal': ['officer'],
  'change-determination': ['chair'],
  'change-approval': ['head'],
  recheck: ['officer'],
  mending: ['officer'],
  release: ['officer'],
  'incident-explanation': ['chair'],
  'holder-transfer': ['chair'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Duty = keyof typeof duties;

export const readers = {
  officer: 'unit',
  chair: 'unit',
  'consideration-team': 'unit',
  head: 'unit',
  inspector: 'unit',
  agency: 'agency',
  administrator: 'none',
} as const satisfies Readonly<Record<string, Reach>>;
