import { refusals } from './refusals.js';

const BASES = Object.entries(refusals).map(([id, { basis }]) => [id, basis] as const);
const SOURCES =
  /SOP 467\/05\/DPPKB\.02|UU 14\/2008 Pasal 1[789]|PP 61\/2010|Perki 1\/2021|kebijakan aplikasi ini|Kalender hari kerja/;

describe('a refusal', () => {
  it.each(BASES)('%s names the law, the procedure or the policy that it rests on: %s', (_, basis) => {
    expect(basis).toMatch(SOURCES);
  });

  it.each(BASES.filter(([, basis]) => /PP 61\/2010|Perki/.test(basis)))(
    '%s says that nobody has checked the number of the article: %s',
    (_, basis) => {
      expect(basis).toContain('(nomor pasal belum diverifikasi)');
    },
  );

  it.each(BASES.filter(([id]) => id.startsWith('four-eyes.')))('%s does not pass for the wording of a law', (_, basis) => {
    expect(basis).toContain('bukan bunyi peraturan');
  });
});
