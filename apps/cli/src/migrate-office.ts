import { databaseOptions, type Office } from '@tabir/config';
import { migrate } from '@tabir/persistence';
import { RELEASE } from '@tabir/server/release';
import mysql from 'mysql2/promise';

/** Brings the tables of an office up to date and gives the app's account its rights. */
export async function migrateOffice({ connections }: Office, say: (line: string) => void): Promise<void> {
  const { migrations, grants } = RELEASE;
  const appUser = await accountName(connections.databaseUrl);
  await migrate({ ownerUrl: connections.ownerUrl, appUser, migrations, grants, say });
}

/** The account that a server knows this user as, host included. It has no rights on the database before the migration. */
async function accountName(url: string): Promise<string> {
  const { database: _later, ...options } = databaseOptions(url);
  const connection = await mysql.createConnection(options);
  try {
    const [rows] = await connection.query<mysql.RowDataPacket[]>('SELECT CURRENT_USER() AS account');
    return String(rows[0]?.account);
  } finally {
    await connection.end();
  }
}
