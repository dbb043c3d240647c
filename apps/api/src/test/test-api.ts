import { databaseOptions, openOffice } from '@tabir/config';
import { Accounts, DatabaseOffice, Feed, migrate, Sequencer, Sessions } from '@tabir/persistence';
import { SYSTEM } from '@tabir/runtime';
import { hashPassword, RELEASE } from '@tabir/server';
import { instant } from '@tabir/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { ApiDescription } from '../openapi/api-description.js';
import { createApi } from '../create-api.js';
import { Contract } from './contract.js';
import { Client } from './client.js';

export const PASSWORD = 'kata sandi kantor contoh';

/** Everybody who signs in: name, role, unit, agency. */
export const PEOPLE = {
  petugas: ['officer', 'kota', null],
  rekan: ['officer', 'kota', null],
  ketua: ['chair', 'kota', null],
  tim: ['consideration-team', 'kota', null],
  kepala: ['head', 'kota', null],
  pembantu: ['agency', 'kota', 'disdik'],
  pembantu2: ['agency', 'kota', 'dinkes'],
  pemeriksa: ['inspector', 'kota', null],
  admin: ['administrator', null, null],
  tetangga: ['officer', 'kabupaten', null],
} as const;
export type Name = keyof typeof PEOPLE;

export interface TestServers {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly redisUrl: string;
  readonly dataDir: string;
}

/** The real API on a free port, over a migrated database with people in it. */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly contract: Contract,
    readonly ids: Readonly<Record<Name, string>>,
    /** What another process of the same office is started with. */
    readonly servers: TestServers,
  ) {}

  static async start(servers: TestServers, kind: 'demo' | 'real' = 'demo'): Promise<TestApi> {
    const { ownerUrl, appUrl, redisUrl, dataDir } = servers;
    const { migrations, grants } = RELEASE;
    await migrate({ ownerUrl, appUser: `${databaseOptions(appUrl).user}@localhost`, migrations, grants });
    const environment = {
      TABIR_DATA_DIR: dataDir,
      DATABASE_URL: appUrl,
      REDIS_URL: redisUrl,
      LOG_LEVEL: 'silent',
      TABIR_ALLOW_ROOT: '1',
    };
    const app = await createApi(openOffice({ bornAs: kind, environment }));
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const contract = new Contract(app.get(ApiDescription).document);
    return new TestApi(app, `http://127.0.0.1:${port}`, contract, await populate(app), servers);
  }

  anonymous(): Client {
    return new Client(this.url, this.contract);
  }

  async as(name: Name): Promise<Client> {
    const client = this.anonymous();
    const reply = await client.post('/api/v1/sessions', { name, password: PASSWORD });
    return client.with((reply.body as { token: string }).token);
  }

  /** Gives what is committed its place in the feed, as a worker would. */
  sequence(): Promise<number> {
    return this.app.get(Sequencer).pass();
  }

  get feed(): Feed {
    return this.app.get(Feed);
  }

  get sessions(): Sessions {
    return this.app.get(Sessions);
  }

  get accounts(): Accounts {
    return this.app.get(Accounts);
  }

  get office(): DatabaseOffice {
    return this.app.get(DatabaseOffice);
  }

  stop(): Promise<void> {
    return this.app.close();
  }
}

async function populate(app: NestFastifyApplication): Promise<Record<Name, string>> {
  const accounts = app.get(Accounts);
  const hash = await hashPassword(PASSWORD);
  for (const [id, name] of [
    ['kota', 'PPID Kota Contoh'],
    ['kabupaten', 'PPID Kabupaten Tetangga'],
  ] as const)
    await accounts.putUnit({ id, name }, SYSTEM);
  for (const [id, name] of [
    ['disdik', 'Dinas Pendidikan'],
    ['dinkes', 'Dinas Kesehatan'],
  ] as const)
    await accounts.putAgency({ id, unit: 'kota', name }, SYSTEM);
  const ids: Partial<Record<Name, string>> = {};
  for (const [name, [role, unit, agency]] of Object.entries(PEOPLE) as [Name, (typeof PEOPLE)[Name]][]) {
    const person = { signInName: name, name: `Orang ${name}`, nip: null, email: null, unit, agency };
    const id = await accounts.createPerson(person, SYSTEM);
    await accounts.setPassword(id, hash, { mustChange: false }, SYSTEM);
    const validFrom = instant('2020-01-01T00:00:00.000Z');
    await accounts.grantRole({ person: id, role, unit, agency, validFrom, validTo: null, basis: 'SK 1/2020' }, SYSTEM);
    ids[name] = id;
  }
  return ids as Record<Name, string>;
}
