import type { FactoryProvider } from '@nestjs/common';
import {
  Agenda,
  Bell,
  MovesPreview,
  Commands,
  Definitions,
  Migrations,
  Notes,
  NumberBook,
  Numbers,
  Office,
  People,
  Queries,
  Reads,
  RequestHash,
  UnitOfWork,
  Verifier,
  type CommandPorts,
} from '@tabir/runtime';

/** All ports at once, for what is built over them. */
export const PORTS = Symbol('ports');

/** The runtime over its ports, whatever implements them. */
export const runtimeProviders: FactoryProvider[] = [
  {
    provide: PORTS,
    useFactory: (
      unitOfWork: UnitOfWork,
      reads: Reads,
      agenda: Agenda,
      people: People,
      bell: Bell,
      office: Office,
      definitions: Definitions,
      requestHash: RequestHash,
    ): CommandPorts => ({ unitOfWork, reads, agenda, people, bell, office, definitions, requestHash }),
    inject: [UnitOfWork, Reads, Agenda, People, Bell, Office, Definitions, RequestHash],
  },
  { provide: Commands, useFactory: (ports: CommandPorts) => new Commands(ports), inject: [PORTS] },
  {
    provide: Migrations,
    useFactory: (commands: Commands, ports: CommandPorts) => new Migrations(commands, ports),
    inject: [Commands, PORTS],
  },
  {
    provide: Notes,
    useFactory: (commands: Commands, ports: CommandPorts) => new Notes(commands, ports),
    inject: [Commands, PORTS],
  },
  {
    provide: MovesPreview,
    useFactory: (ports: CommandPorts) => new MovesPreview(ports),
    inject: [PORTS],
  },
  {
    provide: Numbers,
    useFactory: (definitions: Definitions, office: Office, book: NumberBook) => new Numbers({ definitions, office, book }),
    inject: [Definitions, Office, NumberBook],
  },
  { provide: Queries, useFactory: (ports: CommandPorts) => new Queries(ports), inject: [PORTS] },
  {
    provide: Verifier,
    useFactory: (reads: Reads, office: Office, definitions: Definitions) => new Verifier(reads, office, definitions),
    inject: [Reads, Office, Definitions],
  },
];
