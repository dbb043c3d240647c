import type { Schema } from '../api/types.js';
import { hasSealed, withoutSealed } from './sealed.js';

const secret: Schema = { type: 'string', 'x-tabir': { sealed: 'confidential' } };
const SCHEMA: Schema = {
  type: 'object',
  properties: {
    number: { type: 'string' },
    reason: secret,
    opinion: { type: 'object', 'x-tabir': { sealed: 'private' }, properties: { choice: { type: 'string' } } },
    grounds: { type: 'array', items: { type: 'object', properties: { letter: { type: 'string' }, why: secret } } },
    term: {
      oneOf: [{ properties: { endsOn: { type: 'string' } } }, { properties: { years: { type: 'integer' }, why: secret } }],
    },
  },
};
const DATA = {
  number: '188/7',
  reason: 'rahasia',
  opinion: { choice: 'keep' },
  grounds: [{ letter: 'h', why: 'rahasia' }],
  term: { years: 20, why: 'rahasia' },
  stranger: 'rahasia',
};

describe('what may lie on the disk of a computer', () => {
  it('is everything but sealed fields, at any depth, and fields that nobody marked', () => {
    expect(withoutSealed(SCHEMA, DATA)).toEqual({ number: '188/7', grounds: [{ letter: 'h' }], term: { years: 20 } });
  });

  it('tells whether anything sealed is there', () => {
    expect([hasSealed(SCHEMA, DATA), hasSealed(SCHEMA, { number: '188/7' }), hasSealed(SCHEMA, undefined)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
