import { AppError, localDate } from '@tabir/kernel';
import type { Editions, Upload } from '@tabir/editions';
import type { Commands, Lease, LeasedEffect, Report } from '@tabir/runtime';
import { EDITION } from '../../testing/src/sample-edition.js';
import { ITEM, LIST } from '../../testing/src/sample-public-item.js';
import { refused, unreachable, type Channel, type Parcel } from './channel.js';
import { deliverEdition } from './deliver.js';

const EFFECT = {
  id: 'o-1',
  createdAt: LIST.asOf,
  attempts: 0,
  params: { report: 'EDITION_DELIVERED', editions: [7] },
} as unknown as LeasedEffect;
const LAST = { ...EFFECT, attempts: 29 };
let kept: number;
const LEASE = {
  keep: async () => {
    kept++;
  },
} as unknown as Lease;

beforeEach(() => {
  kept = 0;
});

/** What was noted, as the table keeps it: the first under each id. */
function editions(): { readonly table: Editions; readonly noted: Map<string, Upload> } {
  const noted = new Map<string, Upload>();
  const table = {
    edition: (no: number) => Promise.resolve(no === 7 ? EDITION : null),
    uploads: () => Promise.resolve([...noted].map(([id, upload]) => ({ id, ...upload }))),
    noteUpload: (id: string, _at: string, upload: Upload) => Promise.resolve(noted.set(id, noted.get(id) ?? upload)),
    items: async function* () {
      yield ITEM;
    },
  };
  return { table: table as unknown as Editions, noted };
}

class Target implements Channel {
  readonly parcels: Parcel[] = [];
  failure: AppError | null = null;
  constructor(readonly name: string) {}
  deliver(parcel: Parcel): Promise<string> {
    this.parcels.push(parcel);
    return this.failure ? Promise.reject(this.failure) : Promise.resolve(`https://${this.name}.example/`);
  }
}

/** Delivers to channels, and keeps what is told: the first under each part. */
function delivering(table: Editions, channels: () => readonly Channel[]) {
  const told = new Map<number | undefined, unknown>();
  const report = (_effect: unknown, { payload, part }: Report) => {
    told.set(part, told.get(part) ?? payload);
    return Promise.resolve();
  };
  const commands = { report } as unknown as Commands;
  const handler = deliverEdition({ commands, editions: table, channels, site: 'https://ppid.example' });
  return { deliver: (effect = EFFECT) => handler(effect, LEASE), told: () => [...told.values()] };
}

describe('an edition is delivered', () => {
  it('to every channel once, with every form of it, and noted where', async () => {
    const { table, noted } = editions();
    const [one, two] = [new Target('satu'), new Target('dua')];
    const { deliver, told } = delivering(table, () => [one, two]);
    expect(await deliver()).toBeNull();
    expect(told()).toEqual([{ edition: 7, delivered: ['satu', 'dua'], refused: [] }]);
    expect([...noted]).toEqual([
      ['edisi-7:satu', { no: 7, channel: 'satu', address: 'https://satu.example/', publishedOn: '2027-10-01', evidence: false }],
      ['edisi-7:dua', expect.objectContaining({ channel: 'dua' })],
    ]);
    const [parcel] = one.parcels;
    expect(parcel).toMatchObject({ no: 7, address: 'https://ppid.example/publik/edisi/7', date: '2027-10-01' });
    const csv = parcel?.files.find(({ name }) => name === 'dik.csv');
    expect(Buffer.from((await csv?.bytes()) ?? []).toString()).toContain(ITEM.kode);
    await deliver({ ...EFFECT, id: 'o-2' });
    expect([one.parcels, two.parcels].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('under a lease that is kept before each form, however many a channel takes', async () => {
    const { table } = editions();
    const slow = new Target('lambat');
    slow.deliver = async ({ files }) => {
      for (const { bytes } of files.filter(({ name }) => name.endsWith('.csv') || name.endsWith('.json'))) await bytes();
      return 'https://lambat.example/';
    };
    await delivering(table, () => [slow]).deliver();
    expect(kept).toBe(3);
  });

  it('to those that are there, whoever is away or refuses, and that one refuses is told at once and once', async () => {
    const { table } = editions();
    const [away, wrong, there] = [new Target('jauh'), new Target('salah'), new Target('ada')];
    away.failure = unreachable('jauh', 'x');
    wrong.failure = refused('salah', 403);
    const { deliver, told } = delivering(table, () => [away, wrong, there]);
    const refusal = { name: 'salah', code: 'channel.refused' };
    for (const attempts of [0, 1, 2])
      await expect(deliver({ ...EFFECT, attempts })).rejects.toMatchObject({ code: 'channel.unreachable' });
    expect(told()).toEqual([{ edition: 7, delivered: ['ada'], refused: [refusal] }]);
    away.failure = null;
    expect(await deliver({ ...EFFECT, attempts: 3 })).toBeNull();
    expect(told().at(-1)).toEqual({ edition: 7, delivered: ['ada', 'jauh'], refused: [refusal] });
    expect(there.parcels).toHaveLength(1);
  });

  it('not to one that stays away, which is told when it is tried no more', async () => {
    const { table } = editions();
    const [away, broken] = [new Target('jauh'), new Target('rusak')];
    away.failure = unreachable('jauh', 'x');
    broken.failure = new TypeError('A mistake of the program.') as AppError;
    const { deliver, told } = delivering(table, () => [away, broken]);
    await expect(deliver()).rejects.toMatchObject({ code: 'channel.unreachable' });
    expect(told()).toEqual([]);
    expect(await deliver(LAST)).toBeNull();
    const missed = [
      { name: 'jauh', code: 'channel.unreachable' },
      { name: 'rusak', code: 'channel.failed' },
    ];
    expect(told()).toEqual([{ edition: 7, delivered: [], refused: missed }]);
  });

  it('also to a channel that bears the name under which a person recorded an upload by hand', async () => {
    const { table, noted } = editions();
    noted.set('o-hand', { no: 7, channel: 'website', address: 'x', publishedOn: localDate('2027-10-01'), evidence: false });
    const target = new Target('website');
    await delivering(table, () => [target]).deliver();
    expect(target.parcels).toHaveLength(1);
  });

  it('nowhere while the file of channels is wrong, which is told', async () => {
    const { table } = editions();
    const { deliver, told } = delivering(table, () => {
      throw new AppError('invalid', 'channels.invalid', 'channels.json: it is no list.');
    });
    await deliver();
    expect(told()).toEqual([{ edition: 7, delivered: [], refused: [{ name: 'channels.json', code: 'channels.invalid' }] }]);
  });
});
