import { DEFECTS } from '../../../../workflows/exempt-information/v1/term.js';
import { fateLines, summary } from './said.js';

const place = { id: 'baris 12', en: 'row 12' };
const lines = (fate: Parameters<typeof fateLines>[1], dryRun = false): string[][] =>
  (['id', 'en'] as const).map((language) => fateLines(place, fate, { dryRun, language }));

describe('fateLines', () => {
  it('says in both languages what became of a row', () => {
    expect(lines({ kind: 'accepted', kode: 'K', defects: [] })).toEqual([
      ['baris 12: ditambahkan, kode K'],
      ['row 12: added, kode K'],
    ]);
    expect(lines({ kind: 'accepted', kode: 'K', defects: ['term-unstated', 'letter-doubtful'] }, true)).toEqual([
      ['baris 12: akan ditambahkan, dengan kekurangan: jangka waktu tidak disebut, huruf dasar pengecualian meragukan'],
      ['row 12: would be added, with defects: no period stated, letter of the ground is doubtful'],
    ]);
    expect(lines({ kind: 'known', kode: null, sameAs: place })).toEqual([
      ['baris 12: sudah ada, sama dengan baris 12'],
      ['row 12: already there, the same as row 12'],
    ]);
    expect(lines({ kind: 'known', kode: null, sameAs: null })[1]).toEqual(['row 12: already there, imported long ago']);
    expect(lines({ kind: 'known', kode: 'K', sameAs: null })[0]).toEqual(['baris 12: sudah ada, kode K']);
    const message = { id: 'Salah.', en: 'Wrong.' };
    expect(
      lines({
        kind: 'refused',
        reasons: [
          { field: 'judul', message },
          { field: null, message },
        ],
      }),
    ).toEqual([
      ['baris 12: ditolak, judul: Salah.', 'baris 12: ditolak, Salah.'],
      ['row 12: refused, judul: Wrong.', 'row 12: refused, Wrong.'],
    ]);
  });

  it('has words for every defect that a record can have', () => {
    for (const defect of DEFECTS)
      expect(
        lines({ kind: 'accepted', kode: 'K', defects: [defect] })
          .flat()
          .join(),
      ).not.toContain(defect);
  });
});

describe('summary', () => {
  it('counts', () => {
    expect(summary(6, { added: 3, withDefects: 1, known: 2, refused: 1 })).toEqual({
      id: '6 baris: 3 ditambahkan (1 dengan kekurangan), 2 sudah ada, 1 ditolak.',
      en: '6 rows: 3 added (1 with defects), 2 already there, 1 refused.',
    });
  });
});
