import type { Schema } from '../api/types.js';
import { faultsOf, isValid } from './check.js';

const day: Schema = { type: 'string', format: 'date' };
const SCHEMA: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['title', 'grounds'],
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 5, not: { pattern: '^\\s*$' } },
    on: day,
    grounds: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['term'],
        properties: {
          term: {
            type: 'object',
            oneOf: [
              { properties: { kind: { const: 'date' }, endsOn: day }, required: ['kind', 'endsOn'], additionalProperties: false },
              {
                properties: { kind: { const: 'years' }, years: { type: 'integer', minimum: 1 } },
                required: ['kind', 'years'],
                additionalProperties: false,
              },
            ],
          },
        },
      },
    },
  },
};
const faults = (data: unknown): string[] => faultsOf(SCHEMA, data).map(({ path, keyword }) => `${path.join('.')} ${keyword}`);

describe('the check of a filled form', () => {
  it('names what is missing by its own path', () => {
    expect(faults({})).toEqual(['title required', 'grounds required']);
  });

  it('takes what is undefined as missing', () => {
    expect(faults({ title: undefined, grounds: [] })).toEqual(['title required', 'grounds minItems']);
  });

  it('takes a list of choices in which nothing is chosen as missing', () => {
    const agencies = { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } };
    const schema = { type: 'object', properties: { agencies } };
    expect(faultsOf(schema, { agencies: [undefined] })).toEqual([{ path: ['agencies'], keyword: 'required', limit: true }]);
    expect(faultsOf(schema, { agencies: ['rsud'] })).toEqual([]);
  });

  it('tells one fault of a field, with the limit that it passes', () => {
    expect(faultsOf(SCHEMA, { title: 'enam huruf', grounds: [{ term: { kind: 'date', endsOn: '2027-01-01' } }] })).toEqual([
      { path: ['title'], keyword: 'maxLength', limit: 5 },
    ]);
    expect(faults({ title: '   ', grounds: [{ term: { kind: 'date', endsOn: '2027-01-01' } }] })).toEqual(['title not']);
  });

  it('asks of each item only what the shape that it chooses asks for', () => {
    const grounds = [{ term: { kind: 'date' } }, { term: { kind: 'years', years: 0 } }, { term: { kind: 'years' } }];
    expect(faults({ title: 'a', grounds })).toEqual([
      'grounds.0.term.endsOn required',
      'grounds.1.term.years minimum',
      'grounds.2.term.years required',
    ]);
  });

  it('knows days that do not exist', () => {
    expect(faults({ title: 'a', on: '2027-02-30', grounds: [{ term: { kind: 'years', years: 1 } }] })).toEqual(['on format']);
  });

  it('finds nothing wrong with what is right, and leaves the schema as it was', () => {
    const before = JSON.stringify(SCHEMA);
    const right = { title: 'a', grounds: [{ term: { kind: 'years', years: 20 } }] };
    expect([faults(right), isValid(SCHEMA, right), isValid(SCHEMA, {})]).toEqual([[], true, false]);
    expect(JSON.stringify(SCHEMA)).toBe(before);
  });
});
