import { databaseOptions, databaseUrl, redisOptions, redisSocketUrl } from './urls.js';

describe('databaseOptions', () => {
  it('reads host, port and escaped words', () => {
    expect(databaseOptions('mysql://us%40er:p%2Fw@db.example:3307/my%20db')).toEqual({
      host: 'db.example',
      port: 3307,
      user: 'us@er',
      password: 'p/w',
      database: 'my db',
    });
    expect(databaseOptions('mariadb://u@h/db')).toMatchObject({ port: 3306, password: '' });
  });

  it('gives back what databaseUrl was given, over TCP and over a socket', () => {
    const account = { user: 'a:b', password: 'p@/?#', database: 'x y' };
    expect(databaseOptions(databaseUrl({ ...account, socketPath: '/a b/ü?.sock' }))).toMatchObject({
      ...account,
      socketPath: '/a b/ü?.sock',
    });
    expect(databaseOptions(databaseUrl({ ...account, host: 'h', port: 1 }))).toEqual({ ...account, host: 'h', port: 1 });
  });

  it('refuses another kind of address without repeating it', () => {
    expect(() => databaseOptions('redis://:hush@h')).toThrow(expect.objectContaining({ code: 'config.bad-url' }) as Error);
    expect(() => databaseOptions('redis://:hush@h')).not.toThrow(/hush/);
  });
});

describe('redisOptions', () => {
  it.each([
    ['redis://h', { host: 'h', port: 6379, db: 0 }],
    ['redis://u:p@h:7000/3', { host: 'h', port: 7000, db: 3, username: 'u', password: 'p' }],
    ['rediss://:p@h', { host: 'h', port: 6379, db: 0, password: 'p', tls: {} }],
    [
      'redis://u:p@s1/3?sentinel=office&also=s2:7000&also=s3',
      {
        name: 'office',
        sentinels: [
          { host: 's1', port: 26_379 },
          { host: 's2', port: 7000 },
          { host: 's3', port: 26_379 },
        ],
        db: 3,
        username: 'u',
        password: 'p',
      },
    ],
    [
      'rediss://s1?sentinel=office',
      { name: 'office', sentinels: [{ host: 's1', port: 26_379 }], db: 0, tls: {}, enableTLSForSentinelMode: true },
    ],
    ['unix://:p@localhost/run/r.sock?db=4', { path: '/run/r.sock', db: 4, password: 'p' }],
  ])('reads %s', (url, options) => {
    expect(redisOptions(url)).toEqual(options);
  });

  it('gives back the path that redisSocketUrl was given', () => {
    for (const path of ['/a b/ü.sock', '/a?b#c%d.sock'])
      expect(redisOptions(redisSocketUrl(path, 'p#w', 2))).toEqual({ path, db: 2, password: 'p#w' });
  });

  it('refuses another kind of address', () => {
    expect(() => redisOptions('http://h')).toThrow(expect.objectContaining({ code: 'config.bad-url' }) as Error);
  });
});
