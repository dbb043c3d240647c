import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Office } from '@tabir/config';
import { databaseOptions } from '@tabir/persistence';
import { adapterProviders } from './adapters.js';
import { Closing } from './closing.js';
import { environmentProviders } from './environment.js';
import { RELEASE, type Release } from './release.js';
import { runtimeProviders } from './runtime.js';

export interface RuntimeOptions {
  /** How the process calls itself in logs and figures. */
  readonly process: 'api' | 'worker' | 'cli';
  /** What `openOffice()` gave. */
  readonly office: Office;
  /** Tests bring workflows of their own. */
  readonly release?: Release;
}

/**
 * The one place where ports meet what implements them; api, worker and cli import it. To be injected by class: `Commands`,
 * `Notes`, `Numbers`, `Migrations`, `Queries`, `MovesPreview`, `Verifier`, every port of the runtime, `Definitions`, `Database` and what is built
 * over it (`Accounts`, `ImportJobs`, `ImportRuns`, `Sessions`, `SignInFailures`, `Feed`, `Sequencer`, `Heartbeats`, `Backlog`, `RegisterReads`, `PublicReads`, `Editions`), `PublicOffice`, `DatabaseOffice`, `QueueBell`,
 * `Config`, `DataFolder`, `Secrets`, `Connections`, `Metrics`; by symbol: `LOG` and `PORTS`.
 */
@Module({})
export class RuntimeModule {
  static forOffice({ process, office, release = RELEASE }: RuntimeOptions): DynamicModule {
    const providers = [...environmentProviders(process, office), ...adapterProviders(office, release), ...runtimeProviders];
    const { connections } = office;
    return {
      module: RuntimeModule,
      global: true,
      imports: [TypeOrmModule.forRootAsync({ useFactory: () => databaseOptions(connections.databaseUrl) })],
      providers: [...providers, Closing],
      exports: providers.map(({ provide }) => provide),
    };
  }
}
