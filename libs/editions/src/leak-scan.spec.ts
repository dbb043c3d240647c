import { instant } from '@tabir/kernel';
import { logEntry, SYSTEM, type LogEntry } from '@tabir/runtime';
import { ITEM } from '../../testing/src/sample-public-item.js';
import { leaksIn, type PublicFile, type Secret } from './leak-scan.js';

const SECRET: Secret = { instanceId: 'i-1', kode: 'xyz99', handle: 'h-title', text: '"Berkas informan Siti Aminah"' };

async function allOf<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}

async function* of<T>(...all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}

/** A history whose first row brought the values under these names. */
const reads = (payload: object) => ({
  history: (stream: string, after: number): Promise<LogEntry[]> => Promise.resolve(after > 0 ? [] : [rowOf(stream, payload)]),
});
const rowOf = (stream: string, payload: object): LogEntry =>
  logEntry({
    v: 1,
    stream,
    seq: 1,
    kind: 'start',
    at: instant('2027-01-04T00:00:00.000Z'),
    workflow: 'exempt-information',
    version: 1,
    event: { type: 'START', payload: payload as never },
    actor: SYSTEM,
    settings: 's',
    calendar: 'c',
    revision: 1,
    command: 'k',
  });

const TITLE = reads({ title: { sealed: 'h-title' } });
const scan = (
  item: Partial<typeof ITEM>,
  secret = SECRET,
  from = TITLE,
  files: readonly PublicFile[] = [],
  ordinary: readonly PublicFile[] = [],
) =>
  allOf(
    leaksIn({
      entries: of({ ...ITEM, ...item }),
      files: of(...files),
      ordinary: of(...ordinary),
      secrets: of(secret),
      reads: from,
    }),
  );

describe('the leak scan', () => {
  it('names the record and field of a secret and the entry and field where it stands, and not the secret', async () => {
    const found = await scan({ summary: 'Laporan tentang berkas informan Siti Aminah.' });
    expect(found).toEqual([{ record: 'xyz99', secret: 'START.title', where: ITEM.kode, field: 'summary', handle: 'h-title' }]);
  });

  it.each(['title', 'summary', 'consequenceIfOpened', 'consequenceIfClosed', 'determinationNumber', 'termEvent', 'openPartAt'])(
    'looks at %s',
    async (field) => {
      expect(await scan({ [field]: 'berkas informan siti aminah' })).toEqual([expect.objectContaining({ field })]);
    },
  );

  it('looks at the Acts', async () => {
    expect(await scan({ acts: ['PP 60/2008', 'Berkas informan Siti Aminah'] })).toEqual([
      expect.objectContaining({ field: 'acts' }),
    ]);
  });

  it('looks into files for what stands in no entry', async () => {
    const file = { name: 'dik.pdf', text: 'Title: Berkas informan Siti Aminah' };
    expect(await scan({}, SECRET, TITLE, [file])).toEqual([expect.objectContaining({ where: 'dik.pdf', field: 'text' })]);
    const both = await scan({ title: 'Berkas informan Siti Aminah' }, SECRET, TITLE, [file]);
    expect(both.map(({ where }) => where)).toEqual([ITEM.kode]);
  });

  it('takes what the pages say by themselves, and the names of holders, for no secret', async () => {
    const law = { name: 'dik.pdf', text: 'Huruf a: dapat menghambat proses penegakan hukum.' };
    const reason = { ...SECRET, text: '"Menghambat proses penegakan hukum"' };
    expect(await scan({}, reason, TITLE, [law])).toHaveLength(1);
    expect(await scan({}, reason, TITLE, [law], [law])).toEqual([]);
    expect(await scan({}, { ...SECRET, text: JSON.stringify(ITEM.holder) })).toEqual([]);
  });

  it('tells once what stands in several files', async () => {
    const text = 'Berkas informan Siti Aminah';
    const files = ['dik.pdf', 'dik.csv', 'dik'].map((name) => ({ name, text }));
    expect(await scan({}, SECRET, TITLE, files)).toHaveLength(1);
  });

  it('looks into values that were sealed whole', async () => {
    const whole = { ...SECRET, text: '{"persons":[{"name":"Siti Aminah Wati"}]}' };
    expect(await scan({ summary: 'Nama: Siti Aminah Wati' }, whole)).toHaveLength(1);
  });

  it('finds nothing where nothing stands', async () => {
    expect(await scan({})).toEqual([]);
  });

  it('takes a proposal of the public words for what it is', async () => {
    const proposal = reads({ entry: { publicTitle: { sealed: 'h-title' } } });
    expect(await scan({ title: 'Berkas informan Siti Aminah' }, SECRET, proposal)).toEqual([]);
    const title = reads({ republication: { sealed: 'h-title' } });
    expect(await scan({ title: 'Berkas informan Siti Aminah' }, SECRET, title)).toHaveLength(1);
  });

  it('lets the consequences be those of a test, word for word, and nothing else', async () => {
    const test = reads({ determination: { consequenceIfOpened: { sealed: 'h-title' } } });
    const consequence = { ...SECRET, text: JSON.stringify(ITEM.consequenceIfOpened) };
    expect(await scan({}, consequence, test)).toEqual([]);
    expect(await scan({}, consequence, TITLE)).toHaveLength(1);
    expect(await scan({ consequenceIfOpened: `${ITEM.consequenceIfOpened} sekali` }, consequence, test)).toHaveLength(1);
    expect(await scan({ consequenceIfOpened: null, summary: ITEM.consequenceIfOpened }, consequence, test)).toHaveLength(1);
  });

  it('says of the internal title that it stands in its own entry', async () => {
    const own = { ...SECRET, kode: ITEM.kode, text: JSON.stringify(ITEM.title) };
    expect(await scan({}, own)).toMatchObject([{ record: ITEM.kode, secret: 'START.title', where: ITEM.kode, field: 'title' }]);
  });
});
