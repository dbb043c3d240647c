import type { Schema, Texts } from '../api/types.js';
import { describeForm } from './describe.js';

const SCHEMA: Schema = {
  type: 'object',
  properties: {
    panel: { type: 'array', 'x-tabir': { reference: { to: 'person', role: 'voter', agenciesIn: 'agencies' } } },
    agencies: { type: 'array' },
    seen: { type: 'string', 'x-tabir': { unasked: true } },
    title: { type: 'string' },
    note: { type: 'string' },
  },
  required: ['panel', 'agencies', 'title'],
};

describe('a form', () => {
  it('leaves out what the office, a program or the page fills in', () => {
    const { schema, ui } = describeForm(SCHEMA, { fields: {} } as unknown as Texts, ['note']);
    expect(Object.keys(schema.properties ?? {})).toEqual(['panel', 'title']);
    expect(Object.keys(ui)).toEqual(['panel', 'title']);
    expect(schema.required).toEqual(['panel', 'title']);
  });
});
