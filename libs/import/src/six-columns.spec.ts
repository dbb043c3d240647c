import type { LocalDate } from '@tabir/kernel';
import { isUnread, type Entry, type Line, type Unread } from './entry.js';
import { findLayout } from './headings.js';
import { sheetTable } from './sheet-table.js';
import { readSixColumns } from './six-columns.js';
import type { Table } from './table.js';

type Cells = (string | number | null)[];
type Merge = [startRow: number, startCol: number, endRow: number, endCol: number];

const SIX = ['No', 'Informasi', 'Dasar Hukum', 'Akibat dibuka', 'Akibat ditutup', 'Jangka Waktu'];
const HEADER = { nomor_penetapan: '188.4/7/2026', tanggal_penetapan: '2026-01-05', bentuk: 'cetak', alasan: 'Uji konsekuensi.' };
const AGENCIES = [{ name: 'Dinas Kesehatan' }, { name: 'Inspektorat Daerah' }];

const table = (rows: Cells[], merges: Merge[] = []): Table =>
  sheetTable({
    name: 'DIK',
    rows,
    merges: merges.map(([startRow, startCol, endRow, endCol]) => ({ startRow, startCol, endRow, endCol })),
  })!;

function read(
  rows: Cells[],
  { headings = SIX, merges = [] as Merge[], header = HEADER as Record<string, string> } = {},
): { lines: Line[]; leftOut: number[] } {
  const sheet = table([headings, ...rows], merges);
  const lines = readSixColumns(sheet, findLayout(sheet, {})!, header, { agencies: AGENCIES, today: '2026-11-23' as LocalDate });
  const all = [...lines];
  expect(all).toHaveLength(lines.count);
  return { lines: all, leftOut: lines.leftOut.map(({ number }) => number) };
}

/** A row of which everything but what is given is in order. */
const item = (
  number: string | number | null,
  title: string,
  { basis = 'UU 14/2008 Pasal 17 huruf h', period = '5 tahun' } = {},
): Cells => [number, title, basis, 'Rahasia tersingkap.', 'Rahasia terjaga.', period];
const titles = ({ lines }: { lines: Line[] }): unknown[] =>
  lines.map((line) => (isUnread(line) ? line.place.id : line.payload['title']));
const agencies = ({ lines }: { lines: Line[] }): unknown[] => lines.map((line) => (line as Entry).payload['agency']);
const grounds = (line: Line | undefined): unknown => ((line as Entry).payload['determination'] as { grounds: unknown }).grounds;
const reasons = (line: Line | undefined): string[] =>
  (line as Unread).reasons.map(({ field, message }) => `${field ?? '-'}: ${message.en}`);

describe('readSixColumns', () => {
  it('makes of a row and the header what begins a record', () => {
    const { lines } = read([item(1, 'Hasil tes', { basis: 'UU 14/2008 Pasal 17 huruf a, h; PP 60/2008' })]);
    const term = { kind: 'years', years: 5, startsOn: '2026-01-05' };
    expect(lines).toEqual([
      {
        place: { id: 'baris 2', en: 'row 2' },
        nameOf: expect.any(Function) as unknown,
        payload: {
          title: 'Hasil tes',
          medium: 'hard',
          determination: {
            number: '188.4/7/2026',
            date: '2026-01-05',
            publicClass: 'none',
            reason: 'Uji konsekuensi.',
            consequenceIfOpened: 'Rahasia tersingkap.',
            consequenceIfClosed: 'Rahasia terjaga.',
            grounds: [
              { letter: 'a', acts: ['PP 60/2008'], term },
              { letter: 'h', acts: ['PP 60/2008'], term },
            ],
          },
        },
      },
    ]);
  });

  it('puts a column of the list before the header, and the header where a cell is empty', () => {
    const headings = [...SIX, 'Alasan', 'OPD'];
    const header = { ...HEADER, konsekuensi_ditutup: 'Dari kepala.', perangkat_daerah: 'rsud' };
    const { lines } = read(
      [
        [...item(1, 'a'), 'Alasan sendiri', 'Dinas Kesehatan'],
        [2, 'b', 'Pasal 17 huruf h', 'x', null, '5 tahun', null, null],
      ],
      { headings, header },
    );
    expect(lines).toMatchObject([
      {
        payload: {
          agency: 'Dinas Kesehatan',
          determination: { reason: 'Alasan sendiri', consequenceIfClosed: 'Rahasia terjaga.' },
        },
      },
      { payload: { agency: 'rsud', determination: { reason: 'Uji konsekuensi.', consequenceIfClosed: 'Dari kepala.' } } },
    ]);
  });

  it('has terms without a day looked at again within a year, and knows the row again on another day', () => {
    const { lines } = read([item(1, 'a', { period: 'sampai seleksi selesai' })]);
    const term = { kind: 'event', event: 'seleksi selesai' };
    expect(grounds(lines[0])).toEqual([{ letter: 'h', acts: [], term: { ...term, recheckOn: '2027-11-22' } }]);
    expect((lines[0] as Entry).content).toMatchObject({
      title: 'a',
      determination: { grounds: [{ letter: 'h', acts: [], term }] },
    });
    expect(JSON.stringify((lines[0] as Entry).content)).not.toContain('recheckOn');
  });

  it('marks a letter that the text does not bear out, and all of them when the text names more', () => {
    const headings = [...SIX, 'Huruf'];
    const doubtful = (basis: string, letter: string): unknown =>
      (
        grounds(read([[...item(1, 'a', { basis }), letter]], { headings }).lines[0]) as {
          letter: string;
          letterDoubtful?: true;
        }[]
      ).map((ground) => `${ground.letter}${ground.letterDoubtful ? '?' : ''}`);
    expect(doubtful('UU 14/2008 Pasal 17 huruf g', 'b')).toEqual(['b?']);
    expect(doubtful('UU 14/2008 Pasal 17 huruf b', 'b')).toEqual(['b']);
    expect(doubtful('UU 14/2008', 'b')).toEqual(['b']);
    expect(doubtful('Pasal 17 huruf a', 'a, i')).toEqual(['a', 'i?']);
    expect(doubtful('Pasal 17 huruf a dan i', 'a')).toEqual(['a?']);
    expect(doubtful('Pasal 17 huruf h', '')).toEqual(['h']);
  });

  it('says of a row what cannot be read, by its column', () => {
    const { lines } = read([
      item(1, 'a', { basis: 'UU 43/1999', period: 'Tahun 2025' }),
      item(2, 'b', { basis: 'Pasal 17 huruf a sampai d' }),
    ]);
    expect(reasons(lines[0])).toEqual([
      expect.stringContaining('Dasar Hukum (C): No letter of Article 17 is named.'),
      expect.stringContaining('Jangka Waktu (F): "Tahun 2025" cannot be read as a period. Write one of: "31 Desember 2028"'),
    ]);
    expect(reasons(lines[1])).toEqual([
      expect.stringContaining('Dasar Hukum (C): The letter of Article 17 is unclear: "huruf a sampai d"'),
    ]);
    const { lines: lettered } = read([[...item(1, 'a'), 'k']], { headings: [...SIX, 'Huruf'] });
    expect(reasons(lettered[0])).toEqual([expect.stringContaining('Huruf (G): The letter of Article 17 is unclear: "k"')]);
  });

  it('reads what stands above for a ditto, also over a group, and refuses one that repeats nothing or half an item', () => {
    const same = (number: string | number, title: string): Cells => [number, title, 'sda', 'idem', '"', 's.d.a.'];
    const { lines } = read([
      same(1, 'a'),
      item(2, 'b', { basis: 'Pasal 17 huruf i', period: '7 tahun' }),
      [3, 'Kelompok'],
      same('3.a', 'c'),
      item(4, 'd yang'),
      [null, 'terputus'],
      same(5, 'e'),
    ]);
    const unclear = 'The sign for "as above" points to nothing that can be read.';
    for (const line of [lines[0], lines[5]])
      expect(reasons(line).filter((reason) => reason.includes(unclear))).toEqual(
        ['Dasar Hukum (C)', 'Akibat dibuka (D)', 'Akibat ditutup (E)', 'Jangka Waktu (F)'].map((column) =>
          expect.stringContaining(`${column}: ${unclear}`),
        ),
      );
    expect(grounds(lines[2])).toEqual(grounds(lines[1]));
    expect((lines[2] as Entry).payload).toMatchObject({
      title: 'Kelompok: c',
      determination: { consequenceIfOpened: 'Rahasia tersingkap.', consequenceIfClosed: 'Rahasia terjaga.' },
    });
  });

  it('names columns as the list does, and what came from the header as the full form does', () => {
    const [line] = read([[...item(1, 'a'), 'h']], { headings: [...SIX, 'Huruf'] }).lines;
    const { nameOf } = line as Entry;
    expect(
      [
        'title',
        'determination.grounds.0.term.recheckOn',
        'determination.grounds.0.letter',
        'determination.consequenceIfOpened',
      ].map(nameOf),
    ).toEqual(['Informasi (B)', 'Jangka Waktu (F)', 'Dasar Hukum (C)', 'Akibat dibuka (D)']);
    expect(['determination.reason', 'agency', 'determination.number', 'determination.sheet.participants'].map(nameOf)).toEqual([
      'alasan',
      'perangkat_daerah',
      'nomor_penetapan',
      'peserta_uji',
    ]);
  });

  it('reads a title that is merged with the column of the basis as a title alone', () => {
    const [line] = read([[1, 'Pasal 17 huruf h', null, 'x', 'y', '5 tahun']], { merges: [[1, 1, 1, 2]] }).lines;
    expect(reasons(line)).toEqual([expect.stringContaining('No letter of Article 17 is named.')]);
  });

  it('refuses a formula without a value in a column that counts, and in no other', () => {
    const sheet = sheetTable({
      name: 'DIK',
      rows: [
        [...SIX, 'Catatan'],
        [...item(1, 'a'), null],
      ],
      cells: new Map([
        ['1,5', { value: null, type: 'formula', formula: 'A1' }],
        ['1,6', { value: null, type: 'formula', formula: 'A1' }],
      ]),
    })!;
    const [line] = readSixColumns(sheet, findLayout(sheet, {})!, HEADER, { agencies: [], today: '2026-11-23' as LocalDate });
    expect(reasons(line)).toEqual([expect.stringContaining('Jangka Waktu (F): A formula without a value')]);
  });

  describe('groups', () => {
    it('gives the rows under the name of an agency to it, until a heading of the same style', () => {
      const list = read([
        ['A.', 'Dinas Kesehatan', null, null, null, null],
        item(1, 'a'),
        ['B.', 'INSPEKTORAT DAERAH', null, null, null, null],
        item(1, 'b'),
        ['C.', 'Kepegawaian', null, null, null, null],
        item(1, 'c'),
      ]);
      expect(titles(list)).toEqual(['a', 'b', 'Kepegawaian: c']);
      expect(agencies(list)).toEqual(['Dinas Kesehatan', 'INSPEKTORAT DAERAH', undefined]);
    });

    it('reads headings over the whole width, with their number in front, and groups within agencies', () => {
      const list = read(
        [
          ['A. Dinas Kesehatan'],
          ['I. Kepegawaian'],
          item(1, 'a'),
          ['II. Keuangan'],
          item(1, 'b'),
          ['B. Inspektorat Daerah'],
          item(1, 'c'),
        ],
        {
          merges: [
            [1, 0, 1, 5],
            [2, 0, 2, 5],
            [4, 0, 4, 5],
            [6, 0, 6, 5],
          ],
        },
      );
      expect(titles(list)).toEqual(['Kepegawaian: a', 'Keuangan: b', 'c']);
      expect(agencies(list)).toEqual(['Dinas Kesehatan', 'Dinas Kesehatan', 'Inspektorat Daerah']);
    });

    it('keeps an agency over headings without numbers, which do not say how deep they stand', () => {
      const list = read([
        [null, 'Dinas Kesehatan'],
        [null, 'Kepegawaian'],
        item(1, 'a'),
        [null, 'Inspektorat Daerah'],
        item(2, 'b'),
      ]);
      expect(titles(list)).toEqual(['Kepegawaian: a', 'b']);
      expect(agencies(list)).toEqual(['Dinas Kesehatan', 'Inspektorat Daerah']);
    });

    it('gives rows to the inner of two agencies, and takes a first line in small letters for a heading', () => {
      const list = read([[null, 'umum'], item(1, 'a'), ['A.', 'Dinas Kesehatan'], ['I.', 'Inspektorat Daerah'], item(2, 'b')]);
      expect(titles(list)).toEqual(['umum: a', 'umum: b']);
      expect(agencies(list)).toEqual([undefined, 'Inspektorat Daerah']);
    });

    it('takes I after H for a letter', () => {
      const list = read([['H.', 'Dinas Kesehatan'], item(1, 'a'), ['I.', 'Umum'], item(1, 'b'), ['I.', 'Lain'], item(1, 'c')]);
      expect(titles(list)).toEqual(['a', 'Umum: b', 'Umum: Lain: c']);
      expect(agencies(list)).toEqual(['Dinas Kesehatan', undefined, undefined]);
    });

    it('puts the title of an item that stands alone in front of those under it', () => {
      const list = read([
        [1, 'Data pegawai'],
        item('1.a', 'Nilai kinerja'),
        item('b.', 'Riwayat'),
        item('1.1', 'Gaji'),
        item(2, 'Kode program'),
        item('2.a', 'Sandi'),
        [3, 'Pengadaan'],
        item('4.a', 'Lain'),
      ]);
      expect(titles(list)).toEqual([
        'Data pegawai: Nilai kinerja',
        'Data pegawai: Riwayat',
        'Data pegawai: Gaji',
        'Kode program',
        'Sandi',
        'Lain',
      ]);
    });

    it('takes for a group what says only what is merged with the items under it', () => {
      const rows = [item(1, 'Data pegawai'), ['1.a', 'Gaji'], ['1.b', 'Nilai'], item(2, 'Kode'), item('2.a', 'Sandi')];
      const list = read(rows, { merges: [2, 3, 4, 5].map((column): Merge => [1, column, 3, column]) });
      expect(titles(list)).toEqual(['Data pegawai: Gaji', 'Data pegawai: Nilai', 'Kode', 'Sandi']);
      expect(grounds(list.lines[1])).toEqual(grounds(list.lines[2]));
    });

    it('refuses an item that says nothing but its title', () => {
      const { lines } = read([item(1, 'a'), [2, 'b'], item(3, 'c'), [4, 'd']]);
      expect(lines.map(isUnread)).toEqual([false, true, false, true]);
    });
  });

  describe('rows in pieces', () => {
    it('refuses them with the row above, whose text is not whole', () => {
      const { lines } = read([
        item(1, 'a'),
        item(2, 'Data'),
        [null, 'pribadi pegawai', null, 'dan keluarganya'],
        [null, 'yang pensiun'],
        item(3, 'c'),
      ]);
      expect(lines.map(isUnread)).toEqual([false, true, true, true, false]);
      expect(reasons(lines[1])).toEqual([expect.stringContaining('-: Rows 3, 4, 5 look like one item in pieces.')]);
      expect(reasons(lines[3])).toEqual(reasons(lines[1]));
    });

    it('refuses the last item as well when a piece of it stands right under it, and no note that stands apart', () => {
      expect(read([item(1, 'a'), item(2, 'Data'), [null, 'pribadi', null, null]]).lines.map(isUnread)).toEqual([
        false,
        true,
        true,
      ]);
      expect(read([item(1, 'a'), [null, null, 'dan PP 1/2020']]).lines.map(isUnread)).toEqual([true, true]);
      const apart = read([item(1, 'a'), [], [null, 'catatan kaki'], [null, null, 'dan seterusnya']]);
      expect([apart.lines.map(isUnread), apart.leftOut]).toEqual([[false], [4, 5]]);
      const signed = read([
        item(1, 'a'),
        [null, null, null, null, 'Kota Contoh, 30 April 2026'],
        [null, null, null, null, 'Nama (rekaan)'],
      ]);
      expect([signed.lines.map(isUnread), signed.leftOut]).toEqual([[false], [3, 4]]);
    });

    it('names only the first of many', () => {
      const { lines } = read([item(1, 'a'), ...Array.from({ length: 9 }, (): Cells => [null, null, 'lanjut']), item(2, 'b')]);
      expect(reasons(lines[0])).toEqual([expect.stringContaining('Rows 2, 3, 4, 5, 6, 7, … look')]);
    });

    it('takes a whole row that has lost its number, and any in a list without numbers', () => {
      expect(titles(read([item(1, 'a'), item(null, 'b')]))).toEqual(['a', 'b']);
      const headings = SIX.slice(1);
      expect(titles(read([item(1, 'a').slice(1), item(2, 'b').slice(1)], { headings }))).toEqual(['a', 'b']);
      const broken = read([item(1, 'a').slice(1), [null, 'dan PP 1/2020'], item(2, 'b').slice(1)], { headings });
      expect(broken.lines.map(isUnread)).toEqual([true, true, false]);
    });

    it('shares values that are merged over rows', () => {
      const rows = [item(1, 'a'), [2, 'b', null, null, null, null], [3, 'c', null, null, null, null]];
      const list = read(rows, { merges: [2, 3, 4, 5].map((column): Merge => [1, column, 3, column]) });
      expect(titles(list)).toEqual(['a', 'b', 'c']);
      expect(grounds(list.lines[2])).toEqual(grounds(list.lines[0]));
    });

    it('shares a merged number, and knows one item merged over several rows for one', () => {
      const numbered = read([item(1, 'a'), item(null, 'b'), item(2, 'c')], { merges: [[1, 0, 2, 0]] });
      expect(titles(numbered)).toEqual(['a', 'b', 'c']);
      const whole = [0, 1, 2, 3, 4, 5].map((column): Merge => [1, column, 2, column]);
      expect(titles(read([item(1, 'a'), [], item(2, 'b')], { merges: whole }))).toEqual(['a', 'b']);
      const twoPeriods = read([item(1, 'a'), [null, null, null, null, null, '9 tahun'], item(2, 'b')], {
        merges: whole.slice(0, 5),
      });
      expect(twoPeriods.lines.map(isUnread)).toEqual([true, true, false]);
    });
  });

  describe('what is no item', () => {
    it('leaves out column numbers and headings that are said again', () => {
      const list = read([[1, 2, 3, 4, 5, 6], item(1, 'a'), SIX, [1, 2, 3, 4, 5, 6], item(2, 'b')]);
      expect(titles(list)).toEqual(['a', 'b']);
      expect(list.leftOut).toEqual([]);
    });

    it('leaves out what numbers a page, and puts it in front of no title', () => {
      const list = read([item(1, 'a'), ['Halaman 1 dari 2'], SIX, item(2, 'b')]);
      expect(titles(list)).toEqual(['a', 'b']);
      expect(list.leftOut).toEqual([]);
    });

    it('leaves out totals, signatures and notes, and says so', () => {
      const list = read([
        item(1, 'a'),
        [null, 'Jumlah', '1 butir', null, null, null],
        item(2, 'b'),
        [3, 'c'],
        ['JUMLAH', null, 3],
        [],
        [null, 'Mengetahui,', null, null, 'Ditetapkan di Kota Contoh'],
        [null, 'Kepala Dinas', null, null, 'PPID', 'Sekretaris'],
        [null, 'Nama Satu', null, 'x', 'Nama Dua', null],
        ['Catatan:'],
        [1, 'Daftar ini ditinjau tiap tahun'],
      ]);
      expect(titles(list)).toEqual(['a', 'b', 'baris 5']);
      expect(list.leftOut).toEqual([3, 6, 8, 9, 10, 11, 12]);
    });

    it('leaves out signatures that fill the columns of the table', () => {
      const list = read([item(1, 'a'), [null, 'Mengetahui,', 'Menyetujui,', 'Kepala', 'Ditetapkan di Kota Contoh', 'PPID']]);
      expect([titles(list), list.leftOut]).toEqual([['a'], [3]]);
    });

    it('leaves out rows that hold a number or a remark alone', () => {
      const list = read(
        [[...item(1, 'a'), null], [null, null, null, null, null, null, 'remark'], [2], [...item(3, 'b'), null], [4], [5]],
        {
          headings: [...SIX, 'Keterangan'],
        },
      );
      expect(titles(list)).toEqual(['a', 'b']);
      expect(list.leftOut).toEqual([3, 4, 6, 7]);
    });

    it('takes no item for a total in a list that says little', () => {
      const headings = ['Informasi', 'Dasar Hukum', 'Jangka Waktu'];
      const list = read(
        [
          ['Jumlah tagihan', 'Pasal 17 huruf h', '5 tahun'],
          ['Jumlah', '1 butir', null],
        ],
        { headings },
      );
      expect([titles(list), list.leftOut]).toEqual([['Jumlah tagihan'], [3]]);
    });

    it('goes on behind what only looks like a signature', () => {
      const list = read([item(1, 'a'), item(null, 'Kepala sekolah: berkas'), item(2, 'b')]);
      expect(titles(list)).toEqual(['a', 'Kepala sekolah: berkas', 'b']);
    });

    it('has nothing in a table of headings alone', () => expect(read([]).lines).toEqual([]));
  });
});
