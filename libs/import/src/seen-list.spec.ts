import { writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { seeList, type SeenList } from './seen-list.js';

const SIX = ['No', 'Informasi', 'Dasar Hukum', 'Akibat dibuka', 'Akibat ditutup', 'Jangka Waktu'];
const ROW = [1, 'a', 'Pasal 17 huruf h', 'x', 'y', '5 tahun'];

const seen = async (...sheets: WriteSheet[]): Promise<SeenList> => seeList(await writeXlsx({ sheets }), 'daftar.xlsx');
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

describe('seeList', () => {
  it('says which column holds what, how many records there seem to be, and shows the first', async () => {
    const rows = [['DAFTAR'], SIX, ROW, ['A.', 'Kepegawaian'], [2, 'b', ...ROW.slice(2)], [null, 'Jumlah', '2']];
    const { sheets, notes } = await seen({ name: 'DIK', rows }, { name: 'Lama', rows: [SIX], hidden: true });
    expect(notes.map(({ en }) => en)).toEqual(['Hidden sheets were not read: Lama.']);
    expect(sheets).toEqual([
      {
        name: 'DIK',
        form: 'six-columns',
        columns: SIX.map((heading, at) => ({
          letters: 'ABCDEF'[at],
          heading,
          part: ['number', 'title', 'basis', 'opened', 'closed', 'period'][at],
        })),
        rows: 2,
        sample: [
          ['1', 'a', 'Pasal 17 huruf h', 'x', 'y', '5 tahun'],
          ['2', 'b', 'Pasal 17 huruf h', 'x', 'y', '5 tahun'],
        ],
      },
    ]);
  });

  it('does not ask which of two columns is meant, and takes the first', async () => {
    const { sheets } = await seen({ name: 'DIK', rows: [[...SIX, 'Masa berlaku'], ROW] });
    expect(sheets[0]!.columns.map(({ part }) => part)).toEqual(['number', 'title', 'basis', 'opened', 'closed', 'period', null]);
  });

  it('shows rows also where no heading says which column has the title', async () => {
    const { sheets } = await seen({ name: 'DIK', rows: [SIX.with(1, 'Nama'), ROW, [2, 'b', ...ROW.slice(2)]] });
    expect(sheets[0]).toMatchObject({ form: 'six-columns', rows: 2, sample: [{ 1: 'a' }, { 1: 'b' }] });
  });

  it('shows headings that it does not know, for somebody to say what they mean', async () => {
    const rows = [['Judul'], ['No', 'Nama Data', 'Aturan', 'Kapan'], [1, 'a', 'b', 'c'], [2, 'd', 'e', 'x'.repeat(500)]];
    const { sheets } = await seen({ name: 'A', rows }, { name: 'Pilihan', rows: [['x', 'y']] });
    expect(sheets[0]).toMatchObject({ form: 'unknown', rows: 2, sample: [['1', 'a', 'b', 'c'], { 3: 'x'.repeat(120) }] });
    expect(sheets[0]!.columns.map(({ letters, heading, part }) => [letters, heading, part])).toEqual([
      ['A', 'No', null],
      ['B', 'Nama Data', null],
      ['C', 'Aturan', null],
      ['D', 'Kapan', null],
    ]);
    expect(sheets[1]).toEqual({ name: 'Pilihan', form: 'unknown', columns: [], rows: 1, sample: [['x', 'y']] });
    const wordless = await seen({
      name: 'A',
      rows: [
        ['p', 'q', 'r'],
        ['1', '2', '3'],
      ],
    });
    expect(wordless.sheets[0]).toMatchObject({ columns: [{ heading: 'p' }, { heading: 'q' }, { heading: 'r' }], rows: 1 });
  });

  it('knows the full form, also with a column too many, and JSON', async () => {
    const full = await seeList(text('judul;bentuk\na;cetak\n;\nb;cetak\n'), 'x.csv');
    expect(full.sheets).toMatchObject([{ name: null, form: 'full', rows: 2, columns: [{ heading: 'judul' }, {}] }]);
    const nearly = await seeList(text('judul,sandi\na,b\n'), 'x.csv');
    expect(nearly.sheets).toMatchObject([{ form: 'full', rows: 1 }]);
    const json = await seeList(text('{"items":[{"title":"a"}]}'), 'x.json');
    expect(json).toEqual({ sheets: [{ name: null, form: 'json', columns: [], rows: 1, sample: [] }], notes: [] });
  });

  it('refuses what is no list', async () => {
    await expect(seeList(text('%PDF-1.7'), 'x.csv')).rejects.toMatchObject({ code: 'import.unreadable' });
  });
});
