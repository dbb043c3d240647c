import type { Workflow } from '@tabir/engine';
import { AppError } from '@tabir/kernel';
import { Commands, Definitions, Migrations } from '@tabir/runtime';
import { PEOPLE, record } from '../../../../libs/testing/src/exempt-record.js';
import { memoryWorld, type MemoryWorld } from '../../../../libs/testing/src/memory-world.js';
import { versionOne, versionTwo } from '../../../../libs/testing/src/next-version.js';
import { sample } from '../../../../libs/testing/src/sample-workflow.js';
import { migrateRecords, type Figures } from './pass.js';

const { officer } = PEOPLE;
const before = versionTwo.migration!;
/** Carries over what is on paper and nothing else. */
const picky: Workflow = {
  ...versionTwo,
  migration: {
    ...before,
    context: (old) => {
      if (old['medium'] !== 'hard') throw new Error('not on paper');
      return before.context(old);
    },
  },
};

let world: MemoryWorld;
let kodes: string[];
let refusals: string[];
let looked: number;

async function begin(workflow: string, payload: object): Promise<string> {
  const commandId = `begin-${kodes.length}`;
  const { kode } = await world.commands.start({ commandId, actor: officer, workflow, payload });
  kodes.push(kode);
  return kode;
}

beforeEach(async () => {
  world = memoryWorld([sample, versionOne]);
  [kodes, refusals, looked] = [[], [], 0];
  for (const medium of ['hard', 'soft', 'hard']) await begin(versionOne.key, record({ medium }));
  await begin('sample', { unit: officer.unit, title: 'Lain' });
});

function pass(second: Workflow, dryRun = false): Promise<Figures> {
  const ports = { ...world, definitions: new Definitions([sample, versionOne, second]) };
  const migrations = new Migrations(new Commands(ports), ports);
  return migrateRecords(
    { reads: world.reads, migrations },
    {
      workflow: versionOne.key,
      to: 2,
      dryRun,
      onLooked: () => looked++,
      onRefused: (kode, { code }) => void refusals.push(`${kode} ${code}`),
    },
  );
}

describe('migrating records', () => {
  it('takes those of the workflow, names what is refused, and goes on behind it', async () => {
    const tried = await pass(picky, true);
    const { digest } = tried;
    expect(tried).toEqual({ migrated: 2, already: 0, refused: { 'migration.failed': 1 }, digest });
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await pass(picky)).toEqual(tried);
    const refused = `${kodes[1]} migration.failed`;
    expect([looked, refusals]).toEqual([8, [refused, refused]]);
  });

  it('goes on with what is left when it is begun again', async () => {
    await pass(picky);
    expect(await pass(versionTwo)).toMatchObject({ migrated: 1, already: 2, refused: {} });
    expect(await pass(versionTwo)).toMatchObject({ migrated: 0, already: 3, refused: {} });
  });

  it('has another digest when a record is another', async () => {
    const { digest } = await pass(versionTwo, true);
    await begin(versionOne.key, record());
    expect((await pass(versionTwo, true)).digest).not.toBe(digest);
  });

  it('stops when what is missing is missing for every record', async () => {
    const away = new AppError('unavailable', 'database.unavailable', 'away');
    world.store.change = () => Promise.reject(away);
    await expect(pass(versionTwo)).rejects.toBe(away);
  });
});
