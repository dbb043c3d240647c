import { databaseOptions, redisOptions } from '@tabir/config';
import { freshDatabase, freshRedis } from '@tabir/testing';
import { Redis } from 'ioredis';
import mysql from 'mysql2/promise';

const query = async (url: string, sql: string): Promise<unknown> => {
  const connection = await mysql.createConnection(databaseOptions(url));
  try {
    const [rows] = await connection.query(sql);
    return rows;
  } finally {
    await connection.end();
  }
};

describe('freshDatabase', () => {
  it('gives the owner all rights in it and the app none until they are granted', async () => {
    const { ownerUrl, appUrl, name, drop } = await freshDatabase();
    await query(ownerUrl, 'CREATE TABLE log (id INT PRIMARY KEY)');
    await expect(query(appUrl, 'SELECT * FROM log')).rejects.toThrow(/denied/);
    await query(ownerUrl, `GRANT INSERT, SELECT ON ${name}.log TO '${name}_app'@'localhost'`);
    await query(appUrl, 'INSERT INTO log VALUES (1)');
    expect(await query(appUrl, 'SELECT * FROM log')).toEqual([{ id: 1 }]);
    await expect(query(appUrl, 'DELETE FROM log')).rejects.toThrow(/denied/);
    await expect(query(appUrl, 'CREATE TABLE other (id INT)')).rejects.toThrow(/denied/);
    await drop();
    await expect(query(ownerUrl, 'SELECT 1')).rejects.toThrow(/denied/);
  });

  it('keeps the owner out of other databases', async () => {
    const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
    await query(two.ownerUrl, 'CREATE TABLE secret (id INT)');
    await expect(query(one.ownerUrl, `SELECT * FROM ${two.name}.secret`)).rejects.toThrow(/denied/);
    await Promise.all([one.drop(), two.drop()]);
  });
});

describe('the private MariaDB', () => {
  it('runs with the settings that the engine relies on', async () => {
    const { ownerUrl, drop } = await freshDatabase();
    const [settings] = (await query(
      ownerUrl,
      `SELECT @@tx_isolation AS isolation, @@time_zone AS zone, @@innodb_flush_log_at_trx_commit AS flush,
        @@skip_networking AS offline, @@sql_mode AS mode, @@character_set_server AS letters, @@max_allowed_packet AS packet`,
    )) as Record<string, unknown>[];
    expect(settings).toMatchObject({
      isolation: 'READ-COMMITTED',
      zone: '+00:00',
      flush: 1,
      offline: 1,
      mode: expect.stringContaining('STRICT_TRANS_TABLES'),
      letters: 'utf8mb4',
      packet: 64 * 1024 ** 2,
    });
    await drop();
  });
});

describe('freshRedis', () => {
  it('gives everybody an empty database of their own on a server that never evicts', async () => {
    const clients = (await Promise.all([freshRedis(), freshRedis()])).map((url) => new Redis(redisOptions(url)));
    const [one, two] = clients as [Redis, Redis];
    await one.set('key', '1');
    expect(await two.get('key')).toBeNull();
    await two.flushdb();
    expect(await one.get('key')).toBe('1');
    expect(await one.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    expect(await one.config('GET', 'hz')).toEqual(['hz', '100']);
    for (const client of clients) client.disconnect();
  });
});
