import { AppError, leafHash } from '@tabir/kernel';
import { checkpointText, compareWithHead, headOf, MerkleTree, readCheckpoint, type Checkpoint, type LogFeed } from './index.js';

interface Row {
  readonly position: number;
  readonly bytes: Uint8Array;
}

const rowsOf = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ position: index + 1, bytes: Buffer.from(`baris ${index + 1}`) }));

/** Pages as a database gives them. */
const feedOf = (rows: readonly Row[]): LogFeed => ({
  after: (position, limit) => Promise.resolve(rows.filter((row) => row.position > position).slice(0, limit)),
});

const COUNT = 2_500;
const ROWS = rowsOf(COUNT);
const head = async (rows: readonly Row[] = ROWS): Promise<Checkpoint> => (await headOf(feedOf(rows))) as Checkpoint;

describe('the head of a log', () => {
  it('is its size and the root over the hashes of its bytes, over any number of pages', async () => {
    const tree = new MerkleTree();
    for (const { bytes } of ROWS) tree.append(leafHash(bytes));
    const seen: number[] = [];
    const found = await headOf(feedOf(ROWS), { onRow: (rows) => seen.push(rows) });
    expect(found).toEqual({
      origin: expect.stringMatching(/^tabir\/[0-9a-f]{16}$/) as string,
      size: COUNT,
      root: tree.root(),
      gapAt: null,
    });
    expect(seen).toEqual([1000, 2000, 2500]);
  });

  it('can be asked of an earlier size', async () => {
    expect(await headOf(feedOf(ROWS), { size: 1_000 })).toEqual({ ...(await head(ROWS.slice(0, 1_000))), gapAt: null });
  });

  it('is none while nothing was logged', async () => expect(await headOf(feedOf([]))).toBeNull());

  it('names the log by its first row', async () => {
    expect((await head(ROWS.slice(0, 1))).origin).toBe((await head()).origin);
    expect((await head([{ position: 1, bytes: Buffer.from('lain') }])).origin).not.toBe((await head()).origin);
  });

  it('stops at a place without a row', async () => {
    expect(await headOf(feedOf(ROWS.toSpliced(1_200, 1)))).toMatchObject({ size: 1_200, gapAt: 1_201 });
  });
});

describe('a log beside a head of before', () => {
  const comparedWith = async (rows: readonly Row[], old: Promise<Checkpoint> = head()): Promise<unknown> =>
    compareWithHead(feedOf(rows), await old);

  it('fits when it is the same, and when it has grown', async () => {
    expect(await comparedWith(ROWS)).toEqual([]);
    expect(await comparedWith(rowsOf(COUNT + 1_700))).toEqual([]);
    expect(await comparedWith(ROWS, head(ROWS.slice(0, 7)))).toEqual([]);
  });

  it.each<[string, readonly Row[], unknown]>([
    ['a row was changed', ROWS.with(1_234, { position: 1_235, bytes: Buffer.from('palsu') }), [{ kind: 'changed' }]],
    ['the last row was changed', ROWS.with(-1, { position: COUNT, bytes: Buffer.from('palsu') }), [{ kind: 'changed' }]],
    [
      'two rows changed places',
      ROWS.with(9, { position: 10, bytes: ROWS[10]!.bytes }).with(10, { position: 11, bytes: ROWS[9]!.bytes }),
      [{ kind: 'changed' }],
    ],
    [
      'a row was left out and the others moved up',
      ROWS.toSpliced(99, 1).map(({ bytes }, index) => ({ position: index + 1, bytes })),
      [{ kind: 'shorter', size: COUNT - 1 }],
    ],
    ['a row was left out', ROWS.toSpliced(99, 1), [{ kind: 'gap', position: 100 }]],
    ['the tail was cut', ROWS.slice(0, -3), [{ kind: 'shorter', size: COUNT - 3 }]],
    ['everything was cut', [], [{ kind: 'shorter', size: 0 }]],
    [
      'an older copy was put back and went on otherwise',
      [...ROWS.slice(0, 2_000), ...rowsOf(600).map(({ bytes }, index) => ({ position: 2_001 + index, bytes }))],
      [{ kind: 'changed' }],
    ],
  ])('does not fit when %s', async (_what, rows, findings) => expect(await comparedWith(rows)).toEqual(findings));

  it('is another log when its first row is another', async () => {
    const rows = ROWS.with(0, { position: 1, bytes: Buffer.from('lain') });
    expect(await comparedWith(rows)).toEqual([{ kind: 'other-log', origin: (await head(rows)).origin }]);
  });
});

describe('the text of a head', () => {
  it('is three lines, and reads back', async () => {
    const found = await head();
    const text = checkpointText(found);
    expect(text.split('\n')).toEqual([found.origin, '2500', Buffer.from(found.root).toString('base64'), '']);
    expect(readCheckpoint(text)).toEqual({ origin: found.origin, size: 2500, root: Buffer.from(found.root) });
  });

  it.each([
    '',
    'tabir/1\n7\n',
    'tabir/1\n07\n',
    'tabir/1\n7\nAAAA\n',
    `tabir/1\n-7\n${'A'.repeat(43)}=\n`,
    `tabir/1\n7\n${'A'.repeat(43)}=\nlagi\n`,
  ])('is not %j', (text) => {
    try {
      readCheckpoint(text);
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      return expect(error).toMatchObject({ code: 'head.unreadable' });
    }
    throw new Error('It was read.');
  });
});
