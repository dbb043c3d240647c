import type { Workflow } from '@tabir/engine';
import { instant } from '@tabir/kernel';
import {
  Bell,
  Commands,
  Definitions,
  MemoryOffice,
  MemoryStore,
  Migrations,
  Notes,
  People,
  Queries,
  RequestHash,
  seeded,
  seededIds,
  StandingClock,
  Verifier,
  type CommandPorts,
} from '@tabir/runtime';

/** Persons by id: the roles that they hold and their agency. */
export class MemoryPeople extends People {
  constructor(
    private readonly persons: Readonly<
      Record<string, { readonly roles: readonly string[]; readonly agency: string | null }>
    > = {},
    /** Of every unit; without it, whatever is named. */
    private readonly agencies?: readonly string[],
  ) {
    super();
  }

  override hasAgency(_unit: string, agency: string): Promise<boolean> {
    return Promise.resolve(this.agencies?.includes(agency) ?? true);
  }

  override holders(ids: readonly string[], role: string): Promise<Map<string, string | null>> {
    return Promise.resolve(
      new Map(ids.flatMap((id) => (this.persons[id]?.roles.includes(role) ? [[id, this.persons[id].agency] as const] : []))),
    );
  }
}

/** Remembers what it was rung for. */
export class RecordingBell extends Bell {
  readonly rung: Parameters<Bell['ring']>[0][] = [];

  override ring(ring: Parameters<Bell['ring']>[0]): void {
    this.rung.push(ring);
  }
}

export interface MemoryWorld extends CommandPorts {
  readonly clock: StandingClock;
  readonly systemClock: StandingClock;
  readonly office: MemoryOffice;
  readonly store: MemoryStore;
  readonly bell: RecordingBell;
  readonly commands: Commands;
  readonly migrations: Migrations;
  readonly notes: Notes;
  readonly queries: Queries;
  readonly verifier: Verifier;
}

/** The whole runtime over memory, with a clock that a test moves. */
export function memoryWorld(
  workflows: readonly Workflow[],
  { now = '2026-01-05T01:00:00.000Z', people = new MemoryPeople(), seed = 1 } = {},
): MemoryWorld {
  const clock = new StandingClock(instant(now));
  const systemClock = new StandingClock(instant(now));
  const office = new MemoryOffice(clock, systemClock, seededIds(seeded(seed)));
  const store = new MemoryStore();
  const ports: CommandPorts & { bell: RecordingBell; office: MemoryOffice } = {
    unitOfWork: store,
    reads: store.reads,
    agenda: store.agenda,
    people,
    bell: new RecordingBell(),
    office,
    definitions: new Definitions(workflows),
    requestHash: new RequestHash(new Uint8Array(32)),
  };
  const commands = new Commands(ports);
  return {
    ...ports,
    clock,
    systemClock,
    store,
    commands,
    migrations: new Migrations(commands, ports),
    notes: new Notes(commands, ports),
    queries: new Queries(ports),
    verifier: new Verifier(ports.reads, office, ports.definitions),
  };
}
