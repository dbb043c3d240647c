import type { Schema } from '../api/types.js';
import { scopeOf } from './scope.js';

const START: Schema = {
  type: 'object',
  properties: {
    office: { type: 'string', 'x-tabir': { scope: 'unit' } },
    from: { type: 'string', 'x-tabir': { scope: 'agency' } },
    others: { type: 'array', 'x-tabir': { scope: 'agency' } },
    unit: { type: 'string' },
    agency: { type: 'string' },
  },
};

describe('where a record is to belong', () => {
  it('is answered by the role for the fields that are marked so, whatever their names', () => {
    expect(scopeOf({ role: 'agency', unit: 'ppid', agency: 'dinkes' }, START)).toEqual({ office: 'ppid', from: 'dinkes' });
  });

  it('is left open where the role does not say it', () => {
    expect(scopeOf({ role: 'officer', unit: 'ppid', agency: null }, START)).toEqual({ office: 'ppid' });
    expect(scopeOf(null, START)).toEqual({});
  });
});
