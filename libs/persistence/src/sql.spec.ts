import { instant } from '@tabir/kernel';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dbTime, identifier, isKey, joined, list, readTime, rows, sql, type Bound } from './sql.js';

describe('sql', () => {
  it('binds what is inserted and splices parts of its own', () => {
    const where = sql`id = ${'a'} AND revision = ${3}`;
    const statement = sql`SELECT * FROM ${identifier('instance')} WHERE ${where} LIMIT ${1}`;
    expect(statement.text).toBe('SELECT * FROM `instance` WHERE id = ? AND revision = ? LIMIT ?');
    expect(statement.values).toEqual(['a', 3, 1]);
  });

  it('never lets a value become part of the text', () => {
    const hostile = "'; DROP TABLE log; -- ?";
    expect(sql`SELECT ${hostile}`).toMatchObject({ text: 'SELECT ?', values: [hostile] });
    expect(sql`SELECT ${list([hostile, hostile])}`.text).toBe('SELECT ?, ?');
    expect(rows([[hostile, 1]]).text).toBe('(?, ?)');
  });

  it.each([
    ['an object', { a: 1 }],
    ['a look-alike of a statement', { text: 'SELECT 1', values: [] }],
    ['an array', ['a', 'b']],
    ['undefined', undefined],
    ['not a number', NaN],
    ['infinity', Infinity],
    ['a big integer', 1n],
    ['a date', new Date(0)],
    ['a function', () => 'x'],
  ])('refuses to bind %s', (_what, value) => {
    expect(() => sql`SELECT ${value as Bound}`).toThrow(/cannot be bound/);
  });

  it('binds bytes as they are', () => {
    const bytes = new Uint8Array([9, 0, 255, 7]).subarray(1, 3);
    expect(sql`SELECT ${bytes}`.values).toEqual([Buffer.from([0, 255])]);
  });

  it.each(['log; DROP', 'Log', 'a`b', '', '1a', 'a.b', 'é', 'a'.repeat(64)])('takes no name %j', (name) => {
    expect(() => identifier(name)).toThrow(/no name/);
  });

  it('makes lists and rows', () => {
    expect(list([1, sql`NOW()`])).toMatchObject({ text: '?, NOW()', values: [1] });
    expect(rows([[1, 'a'], [2, null]])).toMatchObject({ text: '(?, ?), (?, ?)', values: [1, 'a', 2, null] }); // prettier-ignore
    expect(joined([sql`a = ${1}`, sql`b = ${2}`], ' AND ')).toMatchObject({ text: 'a = ? AND b = ?', values: [1, 2] });
  });

  it('knows what can be a key', () => {
    expect(['a', '0190-b', 'state.one#1#name', ' '].map(isKey)).toEqual([true, true, true, true]);
    expect(['', 'é', '\n', 'a\0', '😀', 'x'.repeat(256)].map(isKey)).toEqual(Array(6).fill(false));
  });
});

describe('moments in the database', () => {
  it.each(['2026-05-04T02:30:00.125Z', '2056-02-29T15:59:59.999Z', '9999-12-31T23:59:59.999Z', '1000-01-01T00:00:00.000Z'])(
    'come back as %s',
    (at) => {
      expect(readTime(dbTime(instant(at)))).toBe(at);
    },
  );
});

describe('the sources', () => {
  const root = join(import.meta.dirname, '..', '..', '..');
  const sources = ['apps', 'libs', 'workflows'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((path) => join(folder, String(path)))
      // The benchmark writes the same rows by hand, to compare.
      .filter((path) => /(?<!\.spec)\.tsx?$/.test(path) && !/node_modules|^libs\/bench\//.test(path)),
  );
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const where = (pattern: RegExp): string[] => sources.filter((path) => pattern.test(read(path)));

  it('run a statement in one place, where only bound ones arrive', () => {
    // A backup reads and fills whole tables over a connection of its own.
    const here = sources.filter((path) => /^libs\/persistence\/src\/(?!backup\/)/.test(path));
    expect(here.filter((path) => read(path).includes('.query('))).toEqual([
      'libs/persistence/src/data-source.ts',
      'libs/persistence/src/database.ts',
      'libs/persistence/src/migrations/migration.ts',
    ]);
    expect(where(/from 'typeorm'/).filter((path) => !/^libs\/(persistence|testing|server|register)\//.test(path))).toEqual([]);
  });

  it('open the pool for several statements in one place', () => {
    expect(where(/multipleStatements/)).toEqual(['libs/persistence/src/data-source.ts']);
  });

  it('write migrations out, with nothing inserted', () => {
    const migrations = sources.filter((path) => read(path).includes('ddl`'));
    expect(migrations.length).toBeGreaterThan(3);
    expect(migrations.filter((path) => /ddl`[^`]*\$\{/.test(read(path)))).toEqual([]);
  });

  it('keep no entity that could be saved without a guard', () => {
    // TypeORM's save() of a stale entity wins and puts @VersionColumn back, without an error.
    expect(where(/\.save\(|@VersionColumn|@Entity\(/).filter((path) => !path.startsWith('apps/web/'))).toEqual([]);
  });
});
