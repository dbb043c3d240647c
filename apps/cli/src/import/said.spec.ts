import { DEFECTS } from '../../../../workflows/exempt-information/v1/term.js';
import { fateLines, printable, runNamed, summary, undoLine, undoSummary } from './said.js';

const place = { id: 'baris 12', en: 'row 12' };
const lines = (fate: Parameters<typeof fateLines>[1], dryRun = false): string[][] =>
  (['id', 'en'] as const).map((language) => fateLines(place, fate, { dryRun, language }));

describe('fateLines', () => {
  it('says in both languages what became of a row', () => {
    expect(lines({ kind: 'accepted', kode: 'K', instanceId: 'i', defects: [] })).toEqual([
      ['baris 12: ditambahkan, kode K'],
      ['row 12: added, kode K'],
    ]);
    expect(lines({ kind: 'accepted', kode: 'K', instanceId: 'i', defects: ['term-unstated', 'letter-doubtful'] }, true)).toEqual([
      ['baris 12: akan ditambahkan, dengan kekurangan: jangka waktu tidak disebut, huruf dasar pengecualian meragukan'],
      ['row 12: would be added, with defects: no period stated, letter of the ground is doubtful'],
    ]);
    expect(lines({ kind: 'known', kode: null, instanceId: null, sameAs: place })).toEqual([
      ['baris 12: sudah ada, sama dengan baris 12'],
      ['row 12: already there, the same as row 12'],
    ]);
    expect(lines({ kind: 'known', kode: null, instanceId: null, sameAs: null })[1]).toEqual([
      'row 12: already there, imported long ago',
    ]);
    expect(lines({ kind: 'known', kode: 'K', instanceId: null, sameAs: null })[0]).toEqual(['baris 12: sudah ada, kode K']);
    const message = { id: 'Salah.', en: 'Wrong.' };
    expect(
      lines({
        kind: 'refused',
        reasons: [
          { field: 'judul', code: 'x', message },
          { field: null, code: 'x', message },
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
        lines({ kind: 'accepted', kode: 'K', instanceId: 'i', defects: [defect] })
          .flat()
          .join(),
      ).not.toContain(defect);
  });
});

describe('printable', () => {
  it('takes out what steers a terminal', () => {
    expect(printable('a\u001b[2Jb\u0007\r\n\u202ec\u2066 é')).toBe('a[2Jbc é');
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

describe('what is said of a run', () => {
  it('names it and what becomes of its records', () => {
    expect(runNamed('r').en).toBe('Import r; it can be undone with --undo r');
    expect(undoLine({ id: 'baris 7', en: 'row 7' }, { kind: 'withdrawn', kode: 'K', instanceId: 'i' })).toEqual({
      id: 'baris 7: ditarik, kode K',
      en: 'row 7: withdrawn, kode K',
    });
    expect(
      undoLine({ id: 'butir 7', en: 'item 7' }, { kind: 'past', kode: 'K', instanceId: 'i', code: 'x', message: 'No.' }),
    ).toEqual({
      id: 'butir 7: tidak ditarik, kode K: No.',
      en: 'item 7: not withdrawn, kode K: No.',
    });
    expect(undoSummary({ withdrawn: 2, past: 1 })).toEqual({
      id: '2 catatan ditarik, 1 tidak.',
      en: '2 records withdrawn, 1 not.',
    });
  });
});
