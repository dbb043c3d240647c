import { AppError } from '@tabir/kernel';
import { writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { isBlank, lettersOf, placeOf } from './table.js';
import { LIMITS, readTables, type Workbook } from './workbook.js';

const file = (...sheets: (Partial<WriteSheet> & { rows?: WriteSheet['rows'] })[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: sheets.map((sheet, index) => ({ name: `Lembar ${index + 1}`, ...sheet })) });
const refused = async (reading: Promise<Workbook>): Promise<AppError> => {
  const error: unknown = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
};
const texts = ({ tables }: Workbook): (readonly string[])[][] => tables.map(({ rows }) => rows.map(({ cells }) => cells));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A ZIP of stored parts; the sizes that its directory says can be made up. */
function zip(parts: number, says: { packed?: number; unpacked?: number; method?: number } = {}): Uint8Array {
  const entry = Buffer.alloc(47);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(says.method ?? 8, 10);
  entry.writeUInt32LE(says.packed ?? 1, 20);
  entry.writeUInt32LE(says.unpacked ?? 1, 24);
  entry.writeUInt16LE(1, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts, 10);
  end.writeUInt32LE(30, 16);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  return Buffer.concat([local, ...Array.from({ length: parts }, () => entry), end]);
}

describe('readTables', () => {
  it('reads a sheet as text: days as ISO days, numbers as written, up to the last cell with anything in it', async () => {
    const rows = [['No', ' Judul '], [1, 'Dua\nbaris', null, new Date('2028-12-31T00:00:00Z')], [2.5, true], [null, ''], ['']];
    const workbook = await readTables(await file({ rows }), 'daftar.xlsx');
    expect(texts(workbook)).toEqual([
      [
        ['No', 'Judul', '', ''],
        ['1', 'Dua\nbaris', '', '2028-12-31'],
        ['2.5', 'true', '', ''],
      ],
    ]);
    const [table] = workbook.tables;
    expect(placeOf(table!.rows[1]!.number, table!)).toEqual({ id: 'baris 2', en: 'row 2' });
  });

  it('shows in every cell of a merged area what stands in its first, and knows it', async () => {
    const rows = [['A', 'lama', 'B'], ['C', null, 'hilang'], ['D']];
    const merges = [
      { startRow: 0, startCol: 1, endRow: 1, endCol: 2 },
      { startRow: 1, startCol: 0, endRow: 9, endCol: 0 },
    ];
    const workbook = await readTables(await file({ rows, merges }), 'daftar.xlsx');
    const [first, second, third] = workbook.tables[0]!.rows;
    expect(texts(workbook)).toEqual([
      [
        ['A', 'lama', 'lama'],
        ['C', 'lama', 'lama'],
        ['C', '', ''],
      ],
    ]);
    expect([first!.across, first!.down]).toEqual([new Set([2]), new Set()]);
    expect([second!.across, second!.down]).toEqual([new Set([2]), new Set([1, 2])]);
    expect(third!.down).toEqual(new Set([0]));
    expect(isBlank(third!)).toBe(true);
  });

  it('refuses merged areas that overlap, which would fill a sheet without end', async () => {
    const merges = Array.from({ length: 3 }, () => ({ startRow: 0, startCol: 0, endRow: 1, endCol: 1 }));
    const error = await refused(
      readTables(
        await file({
          rows: [
            ['a', 'b'],
            ['c', 'd'],
          ],
          merges,
        }),
        'x.xlsx',
      ),
    );
    expect(error).toMatchObject({ code: 'import.unreadable', message: expect.stringContaining('overlap') as string });
  });

  it('gives a formula the value that was kept with it, and marks one without a value or with an error', async () => {
    const cells = new Map([
      ['0,1', { formula: 'A1*2', formulaResult: 10 }],
      ['1,0', { formula: 'A1*2' }],
      ['1,1', { value: '#REF!', type: 'error' as const }],
    ]);
    const { tables } = await readTables(await file({ rows: [[5], ['x', 'y']], cells }), 'x.xlsx');
    expect(tables[0]!.rows.map((row) => [row.cells, row.unread])).toEqual([
      [['5', '10'], new Set()],
      [['', ''], new Set([0, 1])],
    ]);
    expect(isBlank(tables[0]!.rows[1]!)).toBe(false);
  });

  it('skips hidden sheets and says so, and reads of several the one that is named', async () => {
    const workbook = await file(
      { name: 'Satu', rows: [['a']] },
      { name: 'Dua', rows: [['b']] },
      { name: 'Lama', rows: [['c']], hidden: true },
      { name: 'Sangat lama', rows: [['d']], veryHidden: true },
    );
    const all = await readTables(workbook, 'x.xlsx');
    expect([all.tables.map(({ sheet }) => sheet), all.hidden]).toEqual([
      ['Satu', 'Dua'],
      ['Lama', 'Sangat lama'],
    ]);
    expect((await readTables(workbook, 'x.xlsx', 'Dua')).tables.map(({ sheet }) => sheet)).toEqual(['Dua']);
    expect((await readTables(workbook, 'x.xlsx', 'Lama')).tables).toEqual([]);
  });

  it('keeps text that looks like a formula as text', async () => {
    const { tables } = await readTables(await file({ rows: [['=1+1', '-1', '+1', '@a']] }), 'x.xlsx');
    expect(tables[0]!.rows[0]).toMatchObject({ cells: ['=1+1', '-1', '+1', '@a'], unread: new Set() });
  });

  it.each([
    [
      'No,Judul\n1,"a; b"\n',
      [
        ['No', 'Judul'],
        ['1', 'a; b'],
      ],
    ],
    [
      '\ufeffDAFTAR\r\n\r\nNo;Judul;Dasar;Waktu\r\n1;"a, b";c;d\r\n',
      [['DAFTAR'], ['No', 'Judul', 'Dasar', 'Waktu'], ['1', 'a, b', 'c', 'd']],
    ],
    [
      'No,Judul,Dasar,Waktu\n1,a,UU; PP; Perda; Perwal,"b; c"\n',
      [
        ['No', 'Judul', 'Dasar', 'Waktu'],
        ['1', 'a', 'UU; PP; Perda; Perwal', 'b; c'],
      ],
    ],
    [
      'No;Judul;Dasar;Waktu\n1;a, b, c, d;e;f\n',
      [
        ['No', 'Judul', 'Dasar', 'Waktu'],
        ['1', 'a, b, c, d', 'e', 'f'],
      ],
    ],
  ])('reads the CSV %j', async (text, rows) => {
    const workbook = await readTables(bytes(text), 'daftar.csv');
    expect(texts(workbook)).toEqual([rows]);
    const [table] = workbook.tables;
    expect(placeOf(table!.rows.at(-1)!.number, table!).en).toMatch(/^line [24]$/);
  });

  it.each([
    ['nothing at all', new Uint8Array(), 'daftar.xlsx', 'import.empty'],
    ['nothing but blanks', bytes(' \n'), 'daftar.csv', 'import.empty'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0), 'daftar.xlsx', 'import.old-workbook'],
    ['text under the name of a workbook', bytes('No,Judul'), 'daftar.xlsx', 'import.unreadable'],
    ['a picture under the name of a CSV', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff), 'daftar.csv', 'import.unreadable'],
    ['bytes that are text by chance', bytes('a\0b'), 'daftar.csv', 'import.unreadable'],
    ['a web page', bytes('<html><table>'), 'daftar.csv', 'import.unreadable'],
    ['a broken CSV', bytes('a,"b'), 'daftar.csv', 'import.unreadable'],
    ['half a workbook', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0, 0), 'daftar.xlsx', 'import.unreadable'],
    ['a ZIP that is no workbook', zip(1), 'daftar.xlsx', 'import.unreadable'],
  ])('refuses %s', async (_what, content, name, code) => {
    expect(await refused(readTables(content, name))).toMatchObject({
      code,
      message: expect.stringContaining('Nothing was imported.') as string,
    });
  });

  it('refuses a workbook under a password, and one in which nothing stands', async () => {
    const encrypted = await writeXlsx({ sheets: [{ name: 'A', rows: [['a']] }], encryption: { password: 'x', spinCount: 1 } });
    expect(await refused(readTables(encrypted, 'x.xlsx'))).toMatchObject({ code: 'import.encrypted' });
    expect(await refused(readTables(await file({ rows: [[null]] }), 'x.xlsx'))).toMatchObject({ code: 'import.empty' });
  });

  describe('limits', () => {
    const tooLarge = async (content: Uint8Array, name = 'x.xlsx'): Promise<string> => {
      const { code, message } = await refused(readTables(content, name));
      expect(code).toBe('import.too-large');
      return message;
    };

    it('the size of the file', async () => {
      const content = new Uint8Array(LIMITS.fileBytes + 1);
      content.set([0x50, 0x4b, 0x03, 0x04]);
      expect(await tooLarge(content)).toContain('20 MB');
    });

    it('the parts of the workbook', async () => {
      expect(await tooLarge(zip(LIMITS.zipEntries + 1))).toContain('1,000 parts');
      expect(await refused(readTables(zip(LIMITS.zipEntries), 'x.xlsx'))).toMatchObject({ code: 'import.unreadable' });
    });

    it.each([
      ['sizes that add up', zip(2, { unpacked: 100_000_001 })],
      ['no size', zip(1, { packed: 200_000, unpacked: 0 })],
      ['no sizes at all', zip(1, { packed: 0, unpacked: 0 })],
      ['the marks of a ZIP64', zip(1, { packed: 0xffffffff, unpacked: 0xffffffff })],
      ['stored parts', zip(1, { packed: 200_000_001, method: 0 })],
    ])('what it unpacks to, by %s', async (_what, content) => expect(await tooLarge(content)).toContain('200 MB'));

    it('the sheets', async () => {
      const sheets = Array.from({ length: LIMITS.sheets + 1 }, () => ({ rows: [['a']] }));
      expect(await tooLarge(await file(...sheets))).toContain('100 sheets');
    });

    it('the columns that hold something', async () => {
      expect(await tooLarge(await file({ rows: [Array.from({ length: LIMITS.columns + 1 }, () => 'x')] }))).toContain(
        '100 columns',
      );
      const formatted = [...Array.from({ length: LIMITS.columns }, () => 'x'), null, null];
      expect((await readTables(await file({ rows: [formatted] }), 'x.xlsx')).tables).toHaveLength(1);
    });

    it('the rows, of a workbook and of a CSV', async () => {
      const rows = Array.from({ length: LIMITS.rows + 1 }, () => [1]);
      expect(await tooLarge(await file({ rows }))).toContain('200,000 rows');
      const half = { rows: rows.slice(0, LIMITS.rows / 2 + 1) };
      expect(await tooLarge(await file(half, half))).toContain('200,000 rows');
      expect(await tooLarge(bytes('1\n'.repeat(LIMITS.rows + 1)), 'x.csv')).toContain('200,000 rows');
    });

    it('what stands in one cell', async () => {
      const rows = (length: number): string[][] => [['No'], ['x'.repeat(length)]];
      expect(await tooLarge(await file({ rows: rows(LIMITS.cellLetters + 1) }))).toContain('row 2 has more than 32,767 letters');
      expect(await tooLarge(bytes(`No\n${'x'.repeat(LIMITS.cellLetters + 1)}`), 'x.csv')).toContain('line 2');
      expect(texts(await readTables(await file({ rows: rows(LIMITS.cellLetters) }), 'x.xlsx'))).toHaveLength(1);
    });
  });
});

describe('lettersOf', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [99, 'CV'],
  ])('calls column %d %s', (column, letters) => expect(lettersOf(column)).toBe(letters));
});
