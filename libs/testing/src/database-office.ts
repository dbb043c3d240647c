import { systemClock, systemIds, type Clock } from '@tabir/kernel';
import {
  commandOptions,
  Database,
  DatabaseAgenda,
  databaseOptions,
  DatabaseReads,
  DatabaseUnitOfWork,
  migrate,
  Projections,
} from '@tabir/persistence';
import { Bell, Commands, Definitions, MemoryOffice, People, RequestHash, type CommandPorts } from '@tabir/runtime';
import { RELEASE } from '@tabir/server/release';
import { freshDatabase } from './test-services.js';
import type { Actor } from '@tabir/engine';
import { DataSource } from 'typeorm';

const UNIT = 'unit-bench';
const person = (id: string, role: string): Actor => ({ id, role, unit: UNIT, agency: null, onBehalfOf: null });
export const officer = person('00000000-0000-7000-8000-000000000001', 'officer');
export const chair = person('00000000-0000-7000-8000-000000000002', 'chair');

export const record = { unit: UNIT, title: 'Hasil pemeriksaan disiplin pegawai', medium: 'hard' };
export const determination = {
  number: '188/7/KEP/2025',
  date: '2025-12-15',
  place: 'Kota Contoh',
  officerName: 'Rahma Dewi',
  officerPosition: 'Ketua PPID',
  publicBody: 'Pemerintah Kota Contoh',
  workUnit: 'Dinas Kependudukan',
  classificationKind: 'Rahasia pribadi',
  publicClass: 'none',
  scope: 'whole',
  reason: 'Memuat rahasia pribadi pegawai.',
  grounds: [{ letter: 'h', acts: [], term: { kind: 'years', startsOn: '2025-12-15', years: 20 } }],
  consequenceIfOpened: 'Data pribadi pegawai tersingkap.',
  consequenceIfClosed: 'Data pribadi pegawai terlindungi.',
  sheet: { number: '481/36/2025', date: '2025-12-10', occasion: 'before-request', participants: ['Rahma Dewi', 'Budi'] },
};

class Silence extends Bell {
  override ring(): void {
    // The bell has a benchmark of its own.
  }
}

class Nobody extends People {
  override holders(): Promise<Map<string, string | null>> {
    return Promise.resolve(new Map<string, string | null>());
  }

  override hasAgency(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

export interface OfficeOverDatabase {
  readonly commands: Commands;
  readonly ports: CommandPorts;
  readonly database: Database;
  /** Address of the same database and account, for work by hand. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A migrated database of its own and the runtime over it, as in the api. */
export async function databaseOffice({ clock = systemClock as Clock, poolSize = 32 } = {}): Promise<OfficeOverDatabase> {
  const fresh = await freshDatabase();
  const { migrations, grants, workflows, projections: tables } = RELEASE;
  await migrate({ ownerUrl: fresh.ownerUrl, appUser: `${fresh.name}_app@localhost`, migrations, grants });
  const sources = [
    new DataSource(databaseOptions(fresh.appUrl)),
    new DataSource(commandOptions(fresh.appUrl, { poolSize })),
  ] as const;
  await Promise.all(sources.map((source) => source.initialize()));
  const [database, commandPool] = [new Database(sources[0], systemIds), new Database(sources[1], systemIds)];
  const projections = new Projections(tables);
  const ports: CommandPorts = {
    unitOfWork: new DatabaseUnitOfWork(commandPool, projections, systemClock),
    reads: new DatabaseReads(database, projections),
    agenda: new DatabaseAgenda(database, systemClock),
    people: new Nobody(),
    bell: new Silence(),
    office: new MemoryOffice(clock, systemClock, systemIds),
    definitions: new Definitions(workflows),
    requestHash: new RequestHash(new Uint8Array(32)),
  };
  const close = async (): Promise<void> => {
    await Promise.all(sources.map((source) => source.destroy()));
    await fresh.drop();
  };
  return { commands: new Commands(ports), ports, database, url: fresh.appUrl, close };
}
