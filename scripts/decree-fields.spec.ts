import { headerOf, openList } from '@tabir/import';
import type { AppError } from '@tabir/kernel';
import { id } from '../apps/web/src/i18n/id.js';
import { ALWAYS, decreeFields } from '../apps/web/src/components/decree-fields.js';

const SIX = ['No', 'Informasi', 'Dasar Hukum', 'Konsekuensi Dibuka', 'Konsekuensi Ditutup', 'Jangka Waktu'];

/** What the reader of lists asks for when nothing is said beside a list with these headings. */
async function askedFor(headings: readonly string[]): Promise<string[]> {
  const list = new TextEncoder().encode(`${headings.join(';')}\n${headings.map(() => 'x').join(';')}\n`);
  const refused: unknown = await openList(list, 'daftar.csv').catch((error: unknown) => error);
  expect((refused as AppError).code).toBe('import.header-missing');
  return [...((refused as AppError).meta['missing'] as string[])].sort();
}

const needed = (parts: readonly string[]): string[] => {
  const fields = decreeFields(new Set(parts)).filter(({ must }) => must);
  return [...fields.map(({ name }) => name as string), ...Object.keys(ALWAYS)].sort();
};

describe('decreeFields', () => {
  it('are those that the reader of lists asks for', async () => {
    expect(needed(['opened', 'closed'])).toEqual(await askedFor(SIX));
    expect(needed(['opened', 'closed', 'reason'])).toEqual(await askedFor([...SIX, 'Alasan']));
  });

  it('stand for consequences and reason as well where no column says them', () => {
    const names = decreeFields(new Set(['title'])).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['alasan', 'konsekuensi_dibuka', 'konsekuensi_ditutup']));
  });

  it('are all known to the reader, in words that it reads, and named on the page', () => {
    for (const { name, kind } of decreeFields(new Set())) {
      expect(() => headerOf([`${name}=x`])).not.toThrow();
      expect(id.import.fields[name]).toBeTruthy();
      if (typeof kind !== 'string') for (const choice of kind) expect(Object.keys(id.import.choices)).toContain(choice);
    }
    expect(() => headerOf(Object.entries(ALWAYS).map(([name, value]) => `${name}=${value}`))).not.toThrow();
  });
});
