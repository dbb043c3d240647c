import { TestApi, type TestServers } from './test-api.js';

/** What @tabir/testing gives; only specs may import that. */
interface Servers {
  freshDatabase(): Promise<Pick<TestServers, 'ownerUrl' | 'appUrl'> & { drop(): Promise<void> }>;
  freshRedis(): Promise<string>;
  temporaryFolder(): string;
  removeFolder(path: string): void;
}

/** Starting and dropping a database takes seconds, and on a machine that does much else a minute and more. */
const SLOW_MACHINE_MS = 240_000;

/** One running API for all specs of a file. */
export function withApi(servers: Servers, kind: 'demo' | 'real' = 'demo'): () => TestApi {
  let api: TestApi | undefined;
  let cleanUp: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const database = await servers.freshDatabase();
    const dataDir = servers.temporaryFolder();
    cleanUp = [() => database.drop(), async () => servers.removeFolder(dataDir)];
    api = await TestApi.start({ ...database, redisUrl: await servers.freshRedis(), dataDir }, kind);
  }, SLOW_MACHINE_MS);
  afterAll(async () => {
    await api?.stop();
    for (const step of cleanUp) await step();
  }, SLOW_MACHINE_MS);
  return () => {
    if (!api) throw new Error('The API has not started.');
    return api;
  };
}
