import type { Schema } from '../api/types.js';
import { prefilled } from './prefill.js';

const text: Schema = { type: 'string' };
const TERM: Schema = {
  oneOf: [
    { properties: { kind: { const: 'date' }, endsOn: text }, required: ['kind', 'endsOn'] },
    { properties: { kind: { const: 'years' }, years: { type: 'integer' } }, required: ['kind', 'years'] },
  ],
};
const SCHEMA: Schema = {
  type: 'object',
  properties: {
    number: text,
    reason: text,
    scan: text,
    names: { type: 'array', items: text },
    grounds: { type: 'array', items: { type: 'object', properties: { letter: text, term: TERM } } },
  },
};
const context = {
  number: 'outside',
  determination: {
    number: '188/7',
    reason: '[dihapus]',
    scan: null,
    names: ['Ani', 'Budi'],
    stranger: 1,
    grounds: [{ letter: 'h', term: { kind: 'years', years: 2, endsOn: 'x' } }],
  },
};

describe('a form that begins with what the record says', () => {
  it('takes the fields that it has, and nothing that was erased, is closed or is not there', () => {
    expect(prefilled(SCHEMA, context, ['determination'])).toEqual({
      number: '188/7',
      names: ['Ani', 'Budi'],
      grounds: [{ letter: 'h', term: { kind: 'years', years: 2 } }],
    });
  });

  it('may begin with the whole, with nothing, and with what is not there yet', () => {
    expect(prefilled(SCHEMA, context, [''])).toEqual({ number: 'outside' });
    expect(prefilled(SCHEMA, context, [])).toBeUndefined();
    expect(prefilled(SCHEMA, { entry: null }, ['entry'])).toBeUndefined();
    expect(prefilled(SCHEMA, {}, ['entry'])).toBeUndefined();
  });

  it('leaves out what has another shape', () => {
    const odd = { number: { sealed: 'x' }, names: 'Ani', grounds: [{ term: { kind: 'event' } }] };
    expect(prefilled(SCHEMA, odd, [''])).toEqual({ grounds: [{}] });
  });

  it('looks under one key after another, and stays with the first that has anything', () => {
    const keys = ['proposed', 'determination', ''];
    expect(prefilled(SCHEMA, { ...context, proposed: { reason: 'x' } }, keys)).toEqual({ reason: 'x' });
    expect(prefilled(SCHEMA, { ...context, proposed: null }, keys)).toMatchObject({ number: '188/7' });
    expect(prefilled(SCHEMA, { number: 'outside', determination: null }, keys)).toEqual({ number: 'outside' });
  });
});
