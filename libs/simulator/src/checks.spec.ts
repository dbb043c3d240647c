import { plusMs, type Instant } from '@tabir/kernel';
import { logEntry, MemoryStore, readLogEntry, type LogEntry, type LogRecord, type Reads } from '@tabir/runtime';
import { exemptInformationV1 } from '../../../workflows/exempt-information/v1/index.js';
import { simulate } from './index.js';

type Falsify = (records: readonly LogRecord[]) => readonly LogRecord[];

const DAY_MS = 86_400_000;
const fired = ({ kind }: LogRecord): boolean => kind === 'deadline';
const sent = (type: string) => (record: LogRecord) => record.event.type === type;

/** The rows with one of them rewritten, and nothing done where there is none such. */
const rewrite =
  (which: (record: LogRecord) => boolean, as: (record: LogRecord, all: readonly LogRecord[]) => Partial<LogRecord>): Falsify =>
  (records) => {
    const at = records.findIndex(which);
    return records.map((record, index) => (index === at ? { ...record, ...as(record, records) } : record));
  };

/** A small office whose histories, or pending deadlines, are told otherwise than they were written. */
async function oddities({
  falsify = (records) => records,
  undying = false,
}: {
  falsify?: Falsify;
  undying?: boolean;
}): Promise<string[]> {
  const store = new MemoryStore();
  const told: LogRecord[] = [];
  const reads = Object.assign(Object.create(store.reads) as Reads, {
    history: async (...asked: Parameters<Reads['history']>): Promise<LogEntry[]> => {
      const records = (await store.reads.history(...asked)).map(readLogEntry);
      told.push(...records.filter(fired));
      return falsify(records).map(logEntry);
    },
    deadlines: async (instanceId: string) => {
      const pending = await store.reads.deadlines(instanceId);
      const of = told.findLast(({ stream }) => stream.endsWith(instanceId));
      if (!undying || !of?.dueAt) return pending;
      return [...pending, { key: of.event.deadline ?? '', state: '', epoch: 1, name: '', dueAt: of.dueAt }];
    },
  });
  const { unitOfWork, agenda } = { unitOfWork: store, agenda: store.agenda };
  const run = { workflows: [exemptInformationV1], records: 8, years: 3, seed: 20_261_122 };
  const found = await simulate({ ...run, store: { unitOfWork, reads, agenda } });
  return [...new Set(found.oddities.map(({ what }) => what.replace(/ .*/, '')))].sort();
}

describe('the checks of a simulation', () => {
  it('find nothing where nothing was falsified', async () => {
    expect(await oddities({})).toEqual([]);
  });

  it.each<[string, Falsify, string]>([
    [
      'a deadline that fired twice',
      (records) => [...records, ...records.filter(fired).slice(-1)].map((record, index) => ({ ...record, seq: index + 1 })),
      'twice:',
    ],
    ['a deadline that fired early', rewrite(fired, ({ dueAt }) => ({ at: plusMs(dueAt as Instant, -1) })), 'early:'],
    ['a deadline that fired late', rewrite(fired, ({ dueAt }) => ({ dueAt: plusMs(dueAt as Instant, -3 * DAY_MS) })), 'late'],
    ['a row that is missing', (records) => records.filter((_, index) => index !== 1), 'gap:'],
    ['a row that vouches for another state', rewrite(fired, (_, [first]) => ({ state: first?.state ?? '' })), 'state:'],
    [
      'one person in two parts',
      rewrite(sent('ACCEPT'), (record, all) => ({ actor: all.find(sent('SUBMIT'))?.actor ?? record.actor })),
      'one',
    ],
    [
      'a command carried out twice',
      rewrite(sent('ACCEPT'), (_, [first]) => ({ actor: first!.actor, command: first!.command })),
      'carried',
    ],
  ])('find %s', async (_what, falsify, word) => {
    expect(await oddities({ falsify })).toContain(word);
  });

  it('find a deadline that is past and was not fired', async () => {
    expect(await oddities({ undying: true })).toEqual(expect.arrayContaining(['deadlines:', 'missed:']));
  });
});
