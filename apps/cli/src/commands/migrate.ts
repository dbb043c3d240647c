import { databaseOptions } from '@tabir/config';
import { migrate } from '@tabir/persistence';
import { RELEASE } from '@tabir/server/release';
import type { Command } from 'commander';
import mysql from 'mysql2/promise';
import { type DataOption, dataOption, openGivenOffice } from '../data-option.js';

export function register(program: Command): void {
  program
    .command('migrate')
    .description("Bring the tables up to date and give the app's account its rights. Safe to run again.")
    .addOption(dataOption())
    .action(async (options: DataOption) => {
      const { connections } = openGivenOffice(options);
      const { migrations, grants } = RELEASE;
      const appUser = await accountName(connections.databaseUrl);
      await migrate({ ownerUrl: connections.ownerUrl, appUser, migrations, grants, say: (line) => console.log(line) });
    });
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
