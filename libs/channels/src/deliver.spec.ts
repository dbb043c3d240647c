import { AppError, localDate } from '@tabir/kernel';
import type { Editions, Upload } from '@tabir/editions';
import type { Lease, LeasedEffect } from '@tabir/runtime';
import { EDITION } from '../../testing/src/sample-edition.js';
import { ITEM, LIST } from '../../testing/src/sample-public-item.js';
import { refused, unreachable, type Channel, type Parcel } from './channel.js';
import { channelEffects } from './deliver.js';

const EFFECT = {
  id: 'o-1',
  createdAt: LIST.asOf,
  params: { report: 'EDITION_DELIVERED', edition: 7 },
} as unknown as LeasedEffect;
const LEASE = { keep: () => Promise.resolve() } as unknown as Lease;

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

describe('an edition is delivered', () => {
  it('to every channel once, with every form of it, and noted where', async () => {
    const { table, noted } = editions();
    const [one, two] = [new Target('satu'), new Target('dua')];
    const handler = channelEffects({ editions: table, channels: () => [one, two], site: 'https://ppid.example' }).deliverEdition;
    const report = await handler(EFFECT, LEASE);
    expect(report).toEqual({ type: 'EDITION_DELIVERED', payload: { edition: 7, delivered: ['satu', 'dua'], refused: [] } });
    expect([...noted]).toEqual([
      ['o-1:satu', { no: 7, channel: 'satu', address: 'https://satu.example/', publishedOn: '2027-10-01', evidence: false }],
      ['o-1:dua', expect.objectContaining({ channel: 'dua' })],
    ]);
    const [parcel] = one.parcels;
    expect(parcel).toMatchObject({ key: 'o-1', no: 7, address: 'https://ppid.example/publik/edisi/7', date: '2027-10-01' });
    const csv = parcel?.files.find(({ name }) => name === 'dik.csv');
    expect(Buffer.from((await csv?.bytes()) ?? []).toString()).toContain(ITEM.kode);
    await handler(EFFECT, LEASE);
    expect([one.parcels, two.parcels].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('to those that are there; the others are tried again, and those that refuse are reported', async () => {
    const { table } = editions();
    const [away, wrong, there] = [new Target('jauh'), new Target('salah'), new Target('ada')];
    away.failure = unreachable('jauh', 'x');
    wrong.failure = refused('salah', 403);
    const handler = channelEffects({ editions: table, channels: () => [away, wrong, there], site: 's' }).deliverEdition;
    await expect(handler(EFFECT, LEASE)).rejects.toMatchObject({ code: 'channel.unreachable' });
    expect(there.parcels).toHaveLength(1);
    away.failure = null;
    expect(await handler(EFFECT, LEASE)).toMatchObject({
      payload: { delivered: ['ada', 'jauh'], refused: [{ name: 'salah', code: 'channel.refused' }] },
    });
    expect(there.parcels).toHaveLength(1);
  });

  it('also to a channel that bears the name under which a person recorded an upload by hand', async () => {
    const { table, noted } = editions();
    noted.set('o-hand', { no: 7, channel: 'website', address: 'x', publishedOn: localDate('2027-10-01'), evidence: false });
    const target = new Target('website');
    await channelEffects({ editions: table, channels: () => [target], site: 's' }).deliverEdition(EFFECT, LEASE);
    expect(target.parcels).toHaveLength(1);
  });

  it('nowhere while the file of channels is wrong, which is told', async () => {
    const { table } = editions();
    const channels = (): never => {
      throw new AppError('invalid', 'channels.invalid', 'channels.json: it is no list.');
    };
    expect(await channelEffects({ editions: table, channels, site: 's' }).deliverEdition(EFFECT, LEASE)).toMatchObject({
      payload: { delivered: [], refused: [{ name: 'channels.json', code: 'channels.invalid' }] },
    });
  });
});
