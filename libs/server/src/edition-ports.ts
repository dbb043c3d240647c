import { signedHead } from '@tabir/audit';
import type { Config, Secrets } from '@tabir/config';
import { secretsIn, type EditionEffectPorts, type Editions } from '@tabir/editions';
import type { Database, Feed } from '@tabir/persistence';
import type { Reads } from '@tabir/runtime';
import { siteOf, type PublicOffice } from './public-office.js';

export interface EditionParts {
  readonly editions: Editions;
  readonly reads: Reads;
  readonly publicOffice: PublicOffice;
  readonly database: Database;
  readonly feed: Feed;
  readonly secrets: Secrets;
  readonly config: Config;
}

/** What publishing an edition needs, over an office. */
export const editionPorts = ({
  editions,
  reads,
  publicOffice,
  database,
  feed,
  secrets,
  config,
}: EditionParts): EditionEffectPorts => ({
  editions,
  reads,
  list: () => publicOffice.list(),
  letterhead: () => publicOffice.letterhead(),
  head: () => signedHead(feed, secrets.key('log-signing-key')),
  secrets: () => secretsIn(database),
  site: siteOf(config),
});
