import { NestFactory } from '@nestjs/core';
import { databaseOptions, publish } from '@tabir/config';
import { dateIn, instant } from '@tabir/kernel';
import { NOTHING_VERIFIED } from '@tabir/law';
import { Accounts, Database, DatabaseOffice, forgetAnswers, Sequencer, sql } from '@tabir/persistence';
import { dikCsv, dikHtml, dikJson, PublicReads } from '@tabir/register';
import { Reads, Verifier } from '@tabir/runtime';
import { RuntimeModule } from '@tabir/server';
import { projectRoot } from '@tabir/services';
import type { INestApplicationContext } from '@nestjs/common';
import mysql from 'mysql2/promise';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as calendar from './commands/calendar.js';
import * as demo from './commands/demo.js';
import * as head from './commands/head.js';
import * as importing from './commands/import.js';
import * as migrateRecords from './commands/migrate-records.js';
import * as user from './commands/user.js';
import * as verify from './commands/verify.js';
import { officeRig, type OfficeRig } from '../../../libs/testing/src/office-rig.js';
import { runCommand, type CommandRun } from '../../../libs/testing/src/run-commands.js';

const MAIN = join(projectRoot(), 'dist', 'apps', 'cli', 'src', 'main.js');
const INTERNAL = ['Melati', 'Kenanga', 'Anggrek', 'Dahlia', 'Teratai', 'Cempaka', 'Seroja', 'Mawar', 'Flamboyan'];

/** The commands on a real database. */
describe('tabir', () => {
  let rig: OfficeRig;
  let app: INestApplicationContext;

  beforeAll(async () => {
    rig = await officeRig();
    app = await NestFactory.createApplicationContext(RuntimeModule.forOffice({ process: 'cli', office: rig.office }), {
      logger: false,
      abortOnError: false,
    });
    publish(Object.fromEntries(Object.entries(rig.environment).filter((entry): entry is [string, string] => !!entry[1])));
    // The office of the demo, which the other commands then work on.
    expect(await started(['demo', 'seed'])).toMatchObject({ code: 0 });
    await sequence();
  }, 180_000);

  afterAll(async () => {
    await app.close();
    await rig.dispose();
  });

  const tabir = (...words: string[]): Promise<CommandRun> =>
    runCommand([calendar, demo, head, importing, migrateRecords, user, verify], words);

  /** As an operator starts it. */
  function started(
    words: readonly string[],
    { input = '', more = {} }: { input?: string; more?: NodeJS.ProcessEnv } = {},
  ): Promise<CommandRun> {
    const child = spawn(process.execPath, [MAIN, ...words], { env: { ...process.env, ...rig.environment, ...more } });
    const run = { code: null as number | null, out: '', err: '' };
    child.stdout.on('data', (bytes: Buffer) => (run.out += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (run.err += bytes.toString()));
    child.stdin.end(input);
    return new Promise((resolve) => child.on('close', (code) => resolve({ ...run, code })));
  }

  const file = (name: string, text: string): string => {
    const path = rig.office.folder.inside('tmp', name);
    writeFileSync(path, text);
    return path;
  };

  async function sequence(): Promise<void> {
    while ((await app.get(Sequencer).pass()) > 0);
  }

  const count = async (table: 'instance' | 'log'): Promise<number> => {
    const statement = table === 'log' ? sql`SELECT COUNT(*) AS n FROM log` : sql`SELECT COUNT(*) AS n FROM instance`;
    const [row] = await app.get(Database).rows<{ n: number }>(statement);
    return row!.n;
  };

  describe('demo', () => {
    it('fills the office so that every record proves itself', async () => {
      const ids = await app.get(Reads).instanceIds(null, 1_000);
      expect(ids.length).toBeGreaterThanOrEqual(25);
      for (const id of ids) expect(await app.get(Verifier).instance(id)).toEqual([]);
    });

    it('keeps every internal title out of the public forms', async () => {
      const now = app.get(DatabaseOffice).clock.now();
      const list = { office: 'x', demo: true, asOf: now, zone: 'Asia/Makassar', verified: NOTHING_VERIFIED };
      const titles = await app.get(Database).rows<{ title: string }>(sql`SELECT title FROM register_item`);
      expect(INTERNAL.every((word) => titles.some(({ title }) => title.includes(word)))).toBe(true);
      for (const form of [dikHtml, dikJson, dikCsv]) {
        let text = '';
        for await (const part of form(list, app.get(PublicReads).items(now))) text += part;
        expect(text).toContain('Rekam medis pasien');
        expect(INTERNAL.filter((word) => text.includes(word))).toEqual([]);
        expect(titles.filter(({ title }) => text.includes(title))).toEqual([]);
      }
    });

    it('changes nothing when it is filled again, but for opinions that were waiting to be opened', async () => {
      await tabir('demo', 'seed');
      const before = await count('log');
      expect(await tabir('demo', 'seed')).toMatchObject({ code: 0 });
      expect(await count('log')).toBe(before);
    }, 60_000);

    it('moves the clock forward and never back', async () => {
      const office = app.get(DatabaseOffice);
      const before = office.clock.now();
      expect(await tabir('demo', 'clock', '--days', '3')).toMatchObject({ code: 0 });
      await office.refresh();
      expect(dateIn(office.clock.now(), 'UTC') > dateIn(before, 'UTC')).toBe(true);
      expect(await tabir('demo', 'clock', '--to', '2020-01-01')).toMatchObject({ code: 1 });
      expect(await tabir('demo', 'clock')).toMatchObject({ code: 2 });
    }, 30_000);
  });

  describe('import', () => {
    it('takes good rows without the bad ones, and the same file once', async () => {
      const { out: template } = await tabir('import', '--template', 'csv');
      const [headings, example] = template.trim().split('\r\n');
      const path = file('daftar.csv', [headings, example, example!.replace('keduanya', 'kertas')].join('\r\n'));
      const before = await count('instance');
      const tried = await tabir('import', path, '--as', 'petugas', '--dry-run');
      expect(tried).toMatchObject({ code: 10 });
      expect(tried.out).toContain('baris 2: akan ditambahkan');
      expect(await count('instance')).toBe(before);
      const first = await tabir('import', path, '--as', 'petugas');
      expect(first).toMatchObject({ code: 10 });
      expect(first.out).toMatch(
        /baris 2: ditambahkan, kode \w{10}\nbaris 3: ditolak, bentuk: .*\n2 baris: 1 ditambahkan \(0 dengan kekurangan\), 0 sudah ada, 1 ditolak\.\n$/,
      );
      expect(first.err).toContain('Importing 100%');
      // The same by another person, and by the first when answers are no longer kept.
      for (const name of ['petugas2', 'petugas']) {
        const again = await tabir('import', path, '--as', name);
        expect(again.out).toContain('2 baris: 0 ditambahkan (0 dengan kekurangan), 1 sudah ada, 1 ditolak.');
        expect(await count('instance')).toBe(before + 1);
        await forgetAnswers(app.get(Database), instant('2999-01-01T00:00:00.000Z'), 100_000);
      }
      expect((await tabir('import', path, '--as', 'petugas')).out).toContain('baris 2: sudah ada, diimpor lama berselang');
      expect(await count('instance')).toBe(before + 1);
    }, 60_000);

    it('ends with 0 when all rows are in', async () => {
      const { out } = await tabir('import', '--template', 'json');
      const { items } = JSON.parse(out.replace('Gudang Contoh', 'Gudang Lain')) as { items: object[] };
      const path = file('daftar.json', JSON.stringify({ items: [...items, ...items] }));
      const run = await tabir('import', path, '--as', 'petugas2', '--lang', 'en');
      expect(run).toMatchObject({ code: 0 });
      expect(run.out).toContain(
        'item 2: already there, the same as item 1\n2 rows: 1 added (0 with defects), 1 already there, 0 refused.',
      );
    }, 30_000);

    it('says what it needs and what it cannot read', async () => {
      const path = file('bukan.csv', 'judul,sandi\nx,y\n');
      expect(await tabir('import', path)).toMatchObject({ code: 2 });
      const unknown = await tabir('import', path, '--as', 'petugas');
      expect(unknown).toMatchObject({ code: 1, out: '' });
      expect(unknown.err).toContain('sandi');
      expect(await tabir('import', file('x.json', '[]'), '--as', 'ketua')).toMatchObject({ code: 1 });
      expect(await tabir('import', file('y.json', '{"items":[]}'), '--as', 'ketua')).toMatchObject({ code: 1 });
      expect(await tabir('import', file('z.pdf', 'x'), '--as', 'petugas')).toMatchObject({ code: 1 });
    }, 60_000);
  });

  describe('user', () => {
    it('adds, grants, sets a password, lists and disables, with a history that holds', async () => {
      const added = await tabir('user', 'add', 'Budi', '--role', 'officer', '--full-name', 'Budi (rekaan)', '--agency', 'rsud');
      expect(added.out).toMatch(/^Budi was added as officer\. The first password is [2-9a-z]{5}(-[2-9a-z]{5}){3}/);
      expect(await tabir('user', 'add', 'budi', '--role', 'chair', '--full-name', 'Lain')).toMatchObject({ code: 1 });
      expect(await tabir('user', 'grant', 'budi', 'chair', '--until', '2099-12-31')).toMatchObject({ code: 0 });
      expect(await started(['user', 'passwd', 'budi', '--password-stdin'], { input: 'kata sandi yang panjang\n' })).toMatchObject(
        {
          code: 0,
        },
      );
      expect((await tabir('user', 'list')).out).toMatch(
        /^budi +Budi \(rekaan\) +officer\/ppid-kota-contoh\/rsud, chair\/ppid-kota-contoh$/m,
      );
      expect(await tabir('user', 'disable', 'budi')).toMatchObject({ code: 0 });
      expect((await tabir('user', 'list')).out).toMatch(/^budi .*disabled$/m);
      expect((await app.get(Accounts).signIn('budi'))?.mustChange).toBe(true);
    }, 90_000);

    it('refuses a short password, a stranger, a strange role and a place that does not exist', async () => {
      expect(await started(['user', 'passwd', 'petugas', '--password-stdin'], { input: 'pendek\n' })).toMatchObject({ code: 1 });
      expect(await tabir('user', 'disable', 'siapa')).toMatchObject({ code: 1 });
      expect(await tabir('user', 'grant', 'petugas', 'raja')).toMatchObject({ code: 2 });
      const nowhere = await tabir('user', 'add', 'x', '--role', 'agency', '--full-name', 'X', '--agency', 'entah');
      expect(nowhere).toMatchObject({ code: 1 });
      expect(nowhere.err).toContain('kesehatan');
    }, 60_000);

    it('adds a unit and an agency', async () => {
      expect(await tabir('user', 'agency', 'pasar', 'Dinas Pasar Contoh')).toMatchObject({ code: 0 });
      expect((await app.get(Accounts).agencies('ppid-kota-contoh')).map(({ id }) => id)).toContain('pasar');
      expect(await tabir('user', 'unit', 'Bukan Id', 'x')).toMatchObject({ code: 2 });
    }, 30_000);
  });

  describe('calendar', () => {
    it('explains a date, shows a year and names the versions', async () => {
      const explained = await tabir('calendar', 'explain', '2026-12-31', '--before', '30');
      expect(explained.out).toMatch(/^30 working days before 2026-12-31 is 2026-11-17 /);
      expect(explained.out).toContain('2026-12-25');
      expect((await tabir('calendar', 'explain', '2026-11-17', '--after', '30')).out).toContain('is 2026-12-31');
      expect((await tabir('calendar', 'show', '--year', '2026')).out).toContain('2026-12-24 Kamis  cuti-bersama');
      expect((await tabir('calendar', 'versions')).out).toMatch(/^\S{43} {2}in force since/);
      expect(await tabir('calendar', 'explain', '2026-02-30', '--before', '1')).toMatchObject({ code: 2 });
      expect(await tabir('calendar', 'explain', '2026-12-31')).toMatchObject({ code: 2 });
    }, 60_000);
  });

  describe('migrate-records', () => {
    it('counts what is there already, and ends with 0', async () => {
      const { code, out } = await tabir('migrate-records', 'exempt-information', '--dry-run');
      expect(code).toBe(0);
      expect(out).toMatch(
        /^exempt-information@1: 0 would be migrated, [1-9]\d* already there, none refused\. Digest [0-9a-f]{64}$/m,
      );
    });

    it('refuses a workflow and a version that are not there', async () => {
      expect(await tabir('migrate-records', 'permit')).toMatchObject({ code: 1 });
      const run = await tabir('migrate-records', 'exempt-information', '--to', '99');
      expect(run).toMatchObject({ code: 1 });
      expect(run.err).toContain('does not know the workflow version');
    });
  });

  describe('head', () => {
    const owner = async (...statements: string[]): Promise<void> => {
      const connection = await mysql.createConnection(databaseOptions(rig.ownerUrl));
      for (const statement of statements) await connection.query(statement);
      await connection.end();
    };
    const compared = async (note: string, ...more: string[]): Promise<CommandRun> =>
      tabir('verify', '--head', file('kepala.txt', note), ...more);

    it('is signed, and the log fits it, now and when it has grown', async () => {
      await sequence();
      const rows = await count('log');
      const { code, out } = await tabir('head');
      expect(code).toBe(0);
      expect(out).toMatch(
        new RegExp(`^tabir/[0-9a-f]{16}\\n${rows}\\n[A-Za-z0-9+/]{43}=\\n\\n\u2014 tabir/[0-9a-f]{16} \\S+\\n$`),
      );
      const key = (await tabir('head', '--key')).out.trim();
      expect(await tabir('user', 'agency', 'arsip', 'Dinas Kearsipan Contoh')).toMatchObject({ code: 0 });
      await sequence();
      for (const run of [await compared(out), await compared(out, '--key', key)])
        expect(run).toMatchObject({
          code: 0,
          out: `The log holds its first ${rows} rows as they were when the head was signed.\n`,
        });
    }, 60_000);

    it('convicts whoever changes a row, also with its hash, and whoever cuts the log', async () => {
      const { out } = await tabir('head');
      const size = Number(out.split('\n')[1]);
      await owner(
        'CREATE TABLE row_before AS SELECT stream, seq, bytes, leaf FROM log WHERE seq = 1 ORDER BY stream LIMIT 1',
        "UPDATE log JOIN row_before USING (stream, seq) SET log.bytes = '{}', log.leaf = UNHEX(SHA2(CONCAT(CHAR(0), '{}'), 256))",
      );
      expect(await compared(out)).toMatchObject({
        code: 1,
        err: expect.stringContaining('The log is not what it was') as string,
      });
      await owner(
        'UPDATE log JOIN row_before USING (stream, seq) SET log.bytes = row_before.bytes, log.leaf = row_before.leaf',
        'DROP TABLE row_before',
      );
      expect(await compared(out)).toMatchObject({ code: 0 });
      await owner(
        `CREATE TABLE place_before AS SELECT * FROM log_position WHERE position > ${size - 2}`,
        `DELETE FROM log_position WHERE position > ${size - 2}`,
      );
      expect(await compared(out)).toMatchObject({
        code: 1,
        err: expect.stringContaining(`has ${size - 2} rows and had ${size}`) as string,
      });
      await owner('INSERT INTO log_position SELECT * FROM place_before', 'DROP TABLE place_before');
      expect(await compared(out)).toMatchObject({ code: 0 });
    }, 60_000);

    it('is not believed when it was changed, or signed by somebody else, and that is no clean answer', async () => {
      const { out } = await tabir('head');
      const smaller = out.replace(/\n(\d+)\n/, '\n7\n');
      expect(await compared(smaller)).toMatchObject({
        code: 2,
        err: expect.stringContaining('was not signed with this key') as string,
      });
      expect(await compared(out, '--key', 'lain+00000000+AQ')).toMatchObject({ code: 2 });
      expect(await compared('')).toMatchObject({ code: 2 });
      expect(await tabir('verify', '--head', '/tidak/ada')).toMatchObject({ code: 2 });
    }, 60_000);
  });

  describe('verify', () => {
    it('ends with 0 where all is as it should be, for one record and for all', async () => {
      await sequence();
      const all = await tabir('verify');
      expect(all).toMatchObject({ code: 0 });
      expect(all.out).toMatch(/^Checked \d\d records, the order of the log and the editions of the list: no findings\.\n$/);
      expect(all.err).toContain('Verifying 100%');
      const [id] = await app.get(Reads).instanceIds(null, 1);
      const { kode } = (await app.get(Reads).instance(id!))!;
      expect((await tabir('verify', '--instance', kode)).out).toBe(`Checked the record ${kode}: no findings.\n`);
    }, 60_000);

    it('ends with 2 when it could not check', async () => {
      expect(await tabir('verify', '--instance', 'tidak-ada')).toMatchObject({ code: 2 });
      const DATABASE_URL = String(rig.environment['DATABASE_URL']).replace(/socketPath=.*/, 'socketPath=/gone');
      expect(await started(['verify'], { more: { DATABASE_URL } })).toMatchObject({ code: 2, out: '' });
    }, 60_000);

    it.each([
      ['a list that says something else', 'projection', sql`UPDATE register_item SET letters = 'z' ORDER BY instance_id LIMIT 1`],
      ['a state that was changed', 'state', sql`UPDATE instance SET state = REPLACE(state, 'kota', 'desa') ORDER BY id LIMIT 1`],
      ['a task that was removed', 'tasks', sql`DELETE FROM task ORDER BY instance_id LIMIT 1`],
      [
        'a row that waits too long',
        'waiting for their place',
        sql`INSERT INTO log_pending (stream, seq, at) VALUES ('case:x', 1, '2020-01-01')`,
      ],
    ])(
      'ends with 1 at %s',
      async (_what, named, harm) => {
        await app.get(Database).write(harm);
        const run = await tabir('verify');
        expect(run).toMatchObject({ code: 1 });
        expect(run.err).toContain(named);
      },
      60_000,
    );

    it('ends with 1 at a history whose record is gone, a gap in the order and a changed row of a person', async () => {
      // Only the owner of the tables can do this to the log.
      const owner = await mysql.createConnection(databaseOptions(rig.ownerUrl));
      await owner.query('DELETE FROM log_position WHERE position = 3');
      await owner.query("UPDATE log SET bytes = '{}' WHERE stream LIKE 'person:%' ORDER BY stream LIMIT 1");
      await owner.query("INSERT INTO log (stream, seq, bytes, leaf) VALUES ('case:gone', 1, '{}', REPEAT('x', 32))");
      await owner.end();
      const { code, err } = await tabir('verify');
      expect(code).toBe(1);
      for (const part of ['The order has gaps', 'do not match their hash', 'case:gone has a history', 'log rows, but'])
        expect(err).toContain(part);
    }, 60_000);
  });
});
