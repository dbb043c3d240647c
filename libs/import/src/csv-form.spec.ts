import { columnOf } from './full-columns.js';
import { writeCsv } from './csv-form.js';
import { parseCsv } from './csv-table.js';
import type { Entry } from './entry.js';
import { EXAMPLE } from './example.js';
import { readFullForm } from './full-form.js';
import { readJson } from './json-form.js';

const HEADINGS =
  'judul,bentuk,tanggal_penetapan,peserta_uji,dasar_1_huruf,dasar_1_tahun,dasar_1_mulai,dasar_1_berakhir,dasar_3_huruf';
const readCsv = (text: string): Entry[] => [...readFullForm(parseCsv(text), 0)] as Entry[];
const one = (line: string, headings = HEADINGS): Readonly<Record<string, unknown>> =>
  readCsv(`${headings}\n${line}\n`)[0]!.payload;
const refusal = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('the CSV form', () => {
  it('reads its own template back, whole', () => {
    const [entry, ...others] = readCsv(writeCsv(EXAMPLE, 2));
    expect(entry?.payload).toEqual(EXAMPLE);
    expect(entry?.place).toEqual({ id: 'baris 2', en: 'line 2' });
    expect(others).toEqual([]);
  });

  it('reads what a spreadsheet makes of it: semicolons, days the other way round, Windows line ends, a byte order mark', () => {
    const text = '\ufeffjudul;tanggal_penetapan;peserta_uji\r\n"Satu, dua";5/1/2026;"A; B ;"\r\n\r\n;;\r\nTiga;31-12-2026;\r\n';
    const entries = readCsv(text);
    expect(entries.map(({ payload }) => payload)).toEqual([
      { title: 'Satu, dua', determination: { date: '2026-01-05', publicClass: 'none', sheet: { participants: ['A', 'B'] } } },
      { title: 'Tiga', determination: { date: '2026-12-31', publicClass: 'none' } },
    ]);
    expect(entries.map(({ place }) => place.en)).toEqual(['line 2', 'line 5']);
  });

  it('takes the words that people know and the program’s own for a choice', () => {
    expect(one('x,CETAK,,,,,,,')).toMatchObject({ medium: 'hard' });
    expect(one('x,hard,,,,,,,')).toMatchObject({ medium: 'hard' });
    expect(one('x,kertas,,,,,,,')).toMatchObject({ medium: 'kertas' });
  });

  it('takes off the apostrophe that kept a spreadsheet from reckoning, and no other', () => {
    expect(one("'=1+1,both,,,,,,,")).toMatchObject({ title: '=1+1' });
    expect(one("'Nawacita',both,,,,,,,")).toMatchObject({ title: "'Nawacita'" });
  });

  it('tells the kind of a term from its fields and leaves a contradiction standing', () => {
    expect(one('x,both,,,h,20,2026-01-05,,')).toMatchObject({
      determination: { grounds: [{ letter: 'h', acts: [], term: { kind: 'years', years: 20, startsOn: '2026-01-05' } }] },
    });
    expect(one('x,both,,,h,,,2030-12-31,')).toMatchObject({ determination: { grounds: [{ term: { kind: 'date' } }] } });
    expect(one('x,both,,,h,20,,2030-12-31,')).toMatchObject({
      determination: { grounds: [{ term: { kind: 'years', years: 20, endsOn: '2030-12-31' } }] },
    });
    expect(one('x,both,,,h,dua,,,')).toMatchObject({ determination: { grounds: [{ term: { years: 'dua' } }] } });
  });

  it.each([
    ['dasar_1_peristiwa', 'Renja ditetapkan', { kind: 'event', event: 'Renja ditetapkan' }],
    ['dasar_1_peristiwa,dasar_1_tahun', 'seleksi selesai,2', { kind: 'event-years', event: 'seleksi selesai', years: 2 }],
    ['dasar_1_jenis,dasar_1_diperiksa', 'Tidak terbatas,1/6/2026', { kind: 'indefinite', recheckOn: '2026-06-01' }],
    ['dasar_1_jenis', 'tidak disebutkan', { kind: 'unstated' }],
    ['dasar_1_jenis,dasar_1_berakhir', 'sampai persetujuan,2030-12-31', { kind: 'consent', endsOn: '2030-12-31' }],
    ['dasar_1_jenis', 'entah', { kind: 'entah' }],
  ])('reads of %s the term of %s', (headings, line, term) => {
    expect(one(`x,${line}`, `judul,${headings}`)).toMatchObject({ determination: { grounds: [{ term }] } });
  });

  it('takes a determination for none of what is never exempt, unless a column says so', () => {
    expect(one('x,Kebijakan', 'judul,golongan_terbuka')).toEqual({ title: 'x', determination: { publicClass: 'policy' } });
    expect(one('x,cetak', 'judul,bentuk')).toEqual({ title: 'x', medium: 'hard' });
  });

  it('keeps the place of a ground that was left out', () => {
    expect(one('x,both,,,h,,,2030-12-31,i')).toMatchObject({
      determination: { grounds: [{ letter: 'h' }, { acts: [] }, { letter: 'i' }] },
    });
  });

  it('refuses a file with a column that it does not know, whole', () => {
    expect(refusal(() => readCsv('judul,rahasia\nx,y\n'))).toMatchObject({
      code: 'import.unknown-columns',
      meta: { unknown: ['rahasia'] },
    });
    expect(refusal(() => readCsv('rahasia\n'))).toMatchObject({ code: 'import.unknown-columns' });
  });

  it('refuses a column that stands twice, for one of the two would be lost, and one without a heading that says something', () => {
    expect(refusal(() => readCsv('judul,bentuk, judul\nx,,y\n'))).toMatchObject({
      code: 'import.doubled-columns',
      meta: { doubled: ['judul'] },
    });
    expect(readCsv('judul,bentuk,,\nx,cetak,,\n')[0]?.payload).toEqual({ title: 'x', medium: 'hard' });
    expect(refusal(() => readCsv('judul,,\nx,,y\n'))).toMatchObject({
      code: 'import.unknown-columns',
      message: expect.stringContaining('column 3, without a heading') as string,
    });
  });

  it.each(['judul\n"offen', 'judul,bentuk\nx\n'])('refuses %j, which is no table', (text) => {
    expect(refusal(() => readCsv(text))).toMatchObject({ code: 'import.unreadable' });
  });

  it('has nothing in a file of headings alone', () => expect(readCsv('judul\n')).toEqual([]));
});

describe('columnOf', () => {
  it.each([
    ['title', 'judul'],
    ['agency', 'perangkat_daerah'],
    ['determination.sheet.participants', 'peserta_uji'],
    ['determination.grounds.0.letter', 'dasar_1_huruf'],
    ['determination.grounds.9.acts', 'dasar_10_uu'],
    ['determination.grounds.1.term', 'dasar_2_berakhir'],
    ['determination.grounds.1.term.kind', 'dasar_2_jenis'],
    ['determination.grounds.1.term.years', 'dasar_2_tahun'],
    ['determination.grounds', 'dasar_1_huruf'],
    ['determination.grounds.2', 'dasar_3_huruf'],
    ['determination.sheet', 'nomor_lembar_uji'],
    ['determination.sheet.minutes', 'nomor_berita_acara'],
    ['unit', 'unit'],
  ])('says for %s %s', (path, column) => expect(columnOf(path)).toBe(column));
});

describe('the JSON form', () => {
  it('is a list of what begins records', () => {
    const entries = [...readJson(JSON.stringify({ items: [EXAMPLE, { title: 'y' }] }))] as Entry[];
    expect(entries.map(({ place, payload }) => [place.en, payload])).toEqual([
      ['item 1', EXAMPLE],
      ['item 2', { title: 'y' }],
    ]);
    expect(entries[0]?.nameOf('determination.date')).toBe('determination.date');
  });

  it('refuses a key that stands twice in one object', () => {
    expect(refusal(() => readJson('{"items":[{"title":"x","title":"y"}]}'))).toMatchObject({ code: 'json.duplicate-key' });
  });

  it.each(['{', '[]', 'null', '{"items":{}}', '{"items":[1]}', '{"items":[[]]}'])('refuses %s', (text) => {
    expect(refusal(() => readJson(text))).toMatchObject({ code: 'import.unreadable' });
  });
});
