import { activePaths } from '@tabir/engine';
import { instant, type Instant } from '@tabir/kernel';
import { People, type EffectHandler } from '@tabir/runtime';
import { memoryWorld, type MemoryWorld } from '../../testing/src/memory-world.js';
import { workflows } from '@tabir/workflows';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { AnyStateNode } from 'xstate';
import { INFORMATION } from './information.js';
import { DEMO_AGENCIES, DEMO_PEOPLE, demoOpens, seedDemo, type DemoAccounts, type DemoPorts } from './index.js';
import { samplePdf, samplePng } from './sample-files.js';

/** The demo's accounts in memory, with what the runtime asks of persons. */
class Accounts extends People implements DemoAccounts {
  readonly persons = new Map<string, { id: string; hash: string | null; role: string | null; agency: string | null }>();
  private readonly known = { units: new Set<string>(), agencies: new Set<string>() };

  units = async () => [...this.known.units].map((id) => ({ id }));
  agencies = async () => [...this.known.agencies].map((id) => ({ id }));
  putUnit = async ({ id }: { id: string }) => void this.known.units.add(id);
  putAgency = async ({ id }: { id: string }) => void this.known.agencies.add(id);
  signIn: DemoAccounts['signIn'] = async (name) => {
    const person = this.persons.get(name);
    return person && { person, passwordHash: person.hash, grants: person.role === null ? [] : [{}] };
  };
  createPerson: DemoAccounts['createPerson'] = async ({ signInName, agency }) => {
    const id = `01900000-0000-7000-8000-${String(this.persons.size).padStart(12, '0')}`;
    this.persons.set(signInName, { id, hash: null, role: null, agency });
    return id;
  };
  setPassword: DemoAccounts['setPassword'] = async (id, hash) => void Object.assign(this.of(id), { hash });
  grantRole: DemoAccounts['grantRole'] = async ({ person, role }) => {
    Object.assign(this.of(person), { role });
    return 'grant';
  };

  override holders(ids: readonly string[], role: string): Promise<Map<string, string | null>> {
    const held = [...this.persons.values()].filter((person) => ids.includes(person.id) && person.role === role);
    return Promise.resolve(new Map(held.map(({ id, agency }) => [id, agency])));
  }

  override hasAgency(_unit: string, agency: string): Promise<boolean> {
    return Promise.resolve(this.known.agencies.has(agency));
  }

  private of(id: string): { id: string } {
    return [...this.persons.values()].find((person) => person.id === id)!;
  }
}

/** What the list is made of needs a database (libs/editions); here it is only said that it was published. */
let editions = 0;
const publishing: Record<string, EffectHandler> = {
  publishEdition: ({ createdAt: at }) =>
    Promise.resolve({
      type: 'EDITION_PUBLISHED',
      payload: { no: ++editions, at, items: 1, checksum: 'c'.repeat(64), page: 'https://ppid.example/publik/edisi' },
    }),
  noteUpload: () => Promise.resolve(null),
  checkUploads: () => Promise.resolve(null),
  deliverEdition: ({ params }) =>
    Promise.resolve({
      type: 'EDITION_DELIVERED',
      payload: { edition: (params['editions'] as number[])[0]!, delivered: [], refused: [] },
    }),
};

interface Seeded {
  readonly world: MemoryWorld;
  readonly accounts: Accounts;
  readonly files: Map<string, Uint8Array>;
  readonly again: () => Promise<void>;
}

async function seeded(firstStart: Instant): Promise<Seeded> {
  const accounts = new Accounts();
  const now = demoOpens(firstStart, memoryWorld(workflows).office.calendar());
  const world = memoryWorld(workflows, { now, people: accounts as never });
  const files = new Map<string, Uint8Array>();
  const ports: DemoPorts = {
    ...world,
    accounts,
    hashPassword: async (password) => `hash of ${password}`,
    keepFile: async (key, bytes) => void files.set(key, bytes),
    publishing: () => publishing,
  };
  const again = (): Promise<void> => seedDemo(ports, now, () => undefined);
  await again();
  return { world, accounts, files, again };
}

/** Seeded once a day for the tests that only look. */
const offices = new Map<string, Promise<Seeded>>();
function openedOn(day: string): Promise<Seeded> {
  const office = offices.get(day) ?? seeded(instant(day));
  offices.set(day, office);
  return office;
}

const leaves = (node: AnyStateNode): string[] => {
  const children = Object.values(node.states);
  return children.length === 0 ? [node.path.join('.')] : children.flatMap(leaves);
};

const states = async ({ reads }: MemoryWorld): Promise<string[][]> =>
  Promise.all((await reads.instanceIds(null, 1_000)).map(async (id) => activePaths((await reads.instance(id))!.state.value)));

// A Sunday, collective leave after Lebaran, and a leap day.
const DAYS = ['2026-11-22T10:00:00.000Z', '2027-03-15T00:30:00.000Z', '2028-02-29T09:00:00.000Z'];

describe('the demo office', () => {
  it.each(DAYS)('opened at %s has a record in every state of every region', async (day) => {
    const { world } = await openedOn(day);
    const all = leaves(workflows[0]!.machine.root as AnyStateNode);
    const reached = new Set((await states(world)).flat());
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter((leaf) => !reached.has(leaf))).toEqual([]);
  });

  it.each(DAYS)('opened at %s proves itself from its history alone', async (day) => {
    const { world } = await openedOn(day);
    const ids = await world.reads.instanceIds(null, 1_000);
    expect(ids.length).toBeGreaterThanOrEqual(25);
    for (const id of ids) expect(await world.verifier.instance(id)).toEqual([]);
  });

  it('has nothing due and nobody waiting for the past, but for what is just being opened and begun', async () => {
    const { world } = await openedOn(DAYS[0]!);
    const now = world.clock.now();
    expect(await world.agenda.due(now, now, 100)).toEqual([]);
    expect(await world.agenda.waitingEffects(now, 100)).toHaveLength(3);
  });

  it('tells its past on the days on which it happened', async () => {
    const { world } = await openedOn(DAYS[0]!);
    const now = world.clock.now();
    for (const id of await world.reads.instanceIds(null, 1_000)) {
      const history = await world.reads.history(`case:${id}`, 0, 1_000);
      const moments = history.map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString()) as { at: Instant; dueAt?: Instant });
      expect([...moments].sort((a, b) => (a.at < b.at ? -1 : 1))).toEqual(moments);
      expect(moments.every(({ at }) => at <= now)).toBe(true);
      // What was due before a deed gave the record its end could only fire then.
      const deeds = moments.filter(({ dueAt }) => dueAt === undefined).map(({ at }) => at);
      const late = moments.filter(({ at, dueAt }) => dueAt !== undefined && dueAt < at && !deeds.includes(at));
      expect(late).toEqual([]);
    }
  });

  it('changes nothing when it is filled again', async () => {
    const { world, accounts, again, files } = await seeded(instant(DAYS[0]!));
    await again(); // now what was closed is open
    const before = await states(world);
    const people = [...accounts.persons];
    const stored = files.size;
    await again();
    expect(await states(world)).toEqual(before);
    expect([...accounts.persons]).toEqual(people);
    expect(files.size).toBe(stored);
  });

  it('has a yearly round with two editions that signed for records, and one that still asks', async () => {
    const { world } = await openedOn(DAYS[0]!);
    const all = await Promise.all((await world.reads.instanceIds(null, 1_000)).map((id) => world.reads.instance(id)));
    const rounds = all.filter((one) => one?.workflow === 'dik-round').map((one) => one!.state);
    expect(rounds).toMatchObject([
      {
        value: { list: 'published', edition: { out: 'brought' }, links: 'found', upkeep: { counting: 'kept' } },
        context: { kind: 'yearly', applied: 2, authorised: 2, refused: [], unauthorised: [], edition: { no: 2 } },
      },
      { value: { list: 'collecting' }, context: { kind: 'ad-hoc', asked: [{ agency: 'kesehatan' }, { agency: 'rsud' }] } },
    ]);
  });

  it('has an account for every role, two officers, and a panel of three', () => {
    const count = (role: string): number => DEMO_PEOPLE.filter((person) => person.role === role).length;
    expect(Object.keys(workflows[0]!.readers).map((role) => [role, count(role) > 0])).toEqual(
      Object.keys(workflows[0]!.readers).map((role) => [role, true]),
    );
    expect(count('officer')).toBe(2);
    expect(count('consideration-team')).toBe(3);
  });

  it('names what it is about only inside: no internal title is part of a public one', () => {
    const public_ = Object.values(INFORMATION).map(({ publicTitle }) => publicTitle);
    for (const { title } of Object.values(INFORMATION)) expect(public_.some((text) => text.includes(title))).toBe(false);
    expect(new Set(public_).size).toBe(public_.length);
    expect(Object.values(DEMO_AGENCIES).every((name) => name.includes('Contoh'))).toBe(true);
  });
});

/**
 * UPDATE_HISTORIES=1 records the demo for the replay tier (workflows/replay.spec.ts). That is right after a change of a version that is
 * not released yet, and never to make a change of the engine pass.
 */
if (process.env['UPDATE_HISTORIES'])
  it('is recorded', async () => {
    const { world } = await openedOn(DAYS[0]!);
    const all = await Promise.all((await world.reads.instanceIds(null, 1_000)).map((id) => world.reads.instance(id)));
    const streams = all.flatMap((one) => (one?.workflow === 'exempt-information' ? [`case:${one.id}`] : []));
    const rows = (await Promise.all(streams.map((stream) => world.reads.history(stream, 0, 1_000)))).flat();
    const folder = new URL('../../../workflows/exempt-information/v1/histories/', import.meta.url);
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL('kota-contoh.jsonl', folder), rows.map(({ bytes }) => `${Buffer.from(bytes).toString()}\n`).join(''));
    expect(rows.length).toBeGreaterThan(streams.length);
  });

describe('demoOpens', () => {
  const { office } = memoryWorld(workflows);

  it('is the first start on a working day', () => {
    expect(demoOpens(instant('2026-11-23T02:00:00.000Z'), office.calendar())).toBe('2026-11-23T02:00:00.000Z');
  });

  it.each([
    ['a Sunday', '2026-11-22T02:00:00.000Z', '2026-11-23T00:00:00.000Z'],
    ['Christmas', '2026-12-25T02:00:00.000Z', '2026-12-28T00:00:00.000Z'],
  ])('is eight in the morning of the next working day on %s', (_what, start, opens) => {
    expect(demoOpens(instant(start), office.calendar())).toBe(opens);
  });
});

describe('sample files', () => {
  it('are a PDF whose table of contents points at its objects', () => {
    const { bytes } = samplePdf('x.pdf', ['Satu (dua) \\ tiga', 'Empat é']);
    const text = Buffer.from(bytes).toString('latin1');
    const startxref = Number(/startxref\n(\d+)/.exec(text)![1]);
    expect(text.slice(startxref, startxref + 4)).toBe('xref');
    const offsets = [...text.matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset));
    expect(offsets.map((offset, index) => text.startsWith(`${index + 1} 0 obj`, offset))).toEqual(offsets.map(() => true));
    expect(text).toContain('(Satu \\(dua\\) \\\\ tiga) Tj');
  });

  it('are a PNG with a right checksum', () => {
    const { bytes } = samplePng('x.png');
    const end = Buffer.from(bytes).subarray(-12).toString('hex');
    expect(end).toBe('0000000049454e44ae426082');
  });
});
