import { Problem } from '../api/problem.js';
import type { Texts } from '../api/types.js';
import { fieldProblems } from './validator.js';
import { fieldWords } from './words.js';

const texts = { fields: { grounds: { label: 'Dasar' }, acts: { label: 'Undang-undang' } } } as unknown as Texts;

describe('the name of a field', () => {
  it('is the labels that lead to it, with its place in a list', () => {
    expect(fieldWords(texts, ['grounds', '1', 'acts'])).toBe('Dasar 2 › Undang-undang');
  });

  it('is its own name where the workflow has no label', () => {
    expect(fieldWords(texts, ['stranger'])).toBe('stranger');
    expect(fieldWords(texts, [])).toBe('');
  });
});

describe('what the API found wrong with fields', () => {
  const message = { id: 'Wajib diisi.', en: 'Must be filled in.' };
  const invalid = new Problem('payload.invalid', 422, 'Some fields are wrong.', {
    errors: [{ path: 'grounds.1.acts', rule: 'required', params: {}, message }],
  });

  it('stands beside each field in the language of the page', () => {
    expect(fieldProblems(invalid, 'id')).toEqual({ grounds: { 1: { acts: { __errors: ['Wajib diisi.'] } } } });
    expect(fieldProblems(invalid, 'en')).toEqual({ grounds: { 1: { acts: { __errors: ['Must be filled in.'] } } } });
  });

  it('is nothing for other problems', () => {
    expect([fieldProblems(null, 'id'), fieldProblems(new Problem('policy.duty', 403, 'No.'), 'id')]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
