import { sql, type Database } from '@tabir/persistence';
import type { Secret } from './leak-scan.js';

const PAGE = 500;

/** Every confidential and personal value of every record that has not been erased, record by record. */
export async function* secretsIn(database: Pick<Database, 'rows'>): AsyncGenerator<Secret> {
  let [owner, handle] = ['', ''];
  for (;;) {
    const found = await database.rows<StoredSecret>(sql`SELECT sealed.owner, instance.kode, sealed.handle, sealed.value
      FROM sealed JOIN instance ON instance.id = sealed.owner
      WHERE sealed.value IS NOT NULL AND (sealed.owner > ${owner} OR (sealed.owner = ${owner} AND sealed.handle > ${handle}))
      ORDER BY sealed.owner, sealed.handle LIMIT ${PAGE}`);
    for (const row of found)
      yield { instanceId: row.owner, kode: row.kode, handle: row.handle, text: Buffer.from(row.value).toString() };
    const last = found.at(-1);
    if (last === undefined || found.length < PAGE) return;
    ({ owner, handle } = last);
  }
}

interface StoredSecret {
  readonly owner: string;
  readonly kode: string;
  readonly handle: string;
  readonly value: Uint8Array;
}
