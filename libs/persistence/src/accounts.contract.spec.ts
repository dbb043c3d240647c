import type { Actor } from '@tabir/engine';
import { canonicalText, commitment, instant, leafHash, plusMs, systemIds, type Instant } from '@tabir/kernel';
import { databaseWorld, newId, NOW, type DatabaseWorld } from '@tabir/testing';
import { Accounts, type NewGrant, type NewPerson } from './accounts.js';
import { DatabasePeople } from './people.js';
import { Sequencer } from './sequencer.js';
import { Sessions } from './sessions.js';
import { NO_FAILURES, SignInFailures } from './sign-in-failures.js';
import { sql } from './sql.js';

const ADMIN: Actor = { id: 'system', role: 'administrator', unit: null, agency: null, onBehalfOf: null };

let world: DatabaseWorld;
let accounts: Accounts;
let people: DatabasePeople;
let sessions: Sessions;
let now: Instant = NOW;
const clock = { now: () => now };

beforeAll(async () => {
  world = await databaseWorld();
  accounts = new Accounts(world.database, { clock, systemClock: clock, ids: systemIds });
  people = new DatabasePeople(world.database, clock);
  sessions = new Sessions(world.database, clock, systemIds);
  await accounts.putUnit({ id: 'ppid', name: 'PPID Kota Contoh' }, ADMIN);
  await accounts.putUnit({ id: 'other', name: 'PPID lain' }, ADMIN);
  await accounts.putAgency({ id: 'dinkes', unit: 'ppid', name: 'Dinas Kesehatan' }, ADMIN);
});
afterAll(() => world.close());
beforeEach(() => void (now = NOW));

let count = 0;
const person = (more: Partial<NewPerson> = {}): Promise<string> =>
  accounts.createPerson(
    {
      signInName: `nama${++count}`,
      name: 'Siti Aminah',
      nip: '198001012005012003',
      email: null,
      unit: 'ppid',
      agency: null,
      ...more,
    },
    ADMIN,
  );
const grant = (personId: string, more: Partial<NewGrant> = {}): Promise<string> =>
  accounts.grantRole(
    {
      person: personId,
      role: 'officer',
      unit: 'ppid',
      agency: null,
      validFrom: NOW,
      validTo: null,
      basis: 'SK 12/2026',
      ...more,
    },
    ADMIN,
  );
const stream = (id: string) => world.reads.history(`person:${id}`, 0, 100);
const records = async (id: string) =>
  (await stream(id)).map(
    ({ bytes }) =>
      JSON.parse(Buffer.from(bytes).toString()) as { seq: number; event: { type: string; payload: Record<string, unknown> } },
  );

describe('Accounts', () => {
  it('logs every change of a person in that person’s own stream, without gaps', async () => {
    const id = await person();
    const granted = await grant(id);
    await accounts.setPassword(id, 'hash', { mustChange: true }, ADMIN);
    await accounts.revokeRole(id, granted, ADMIN);
    await accounts.disablePerson(id, ADMIN);
    await accounts.enablePerson(id, ADMIN);
    const rows = await records(id);
    expect(rows.map(({ seq, event }) => [seq, event.type])).toEqual([
      [1, 'PERSON_CREATED'],
      [2, 'ROLE_GRANTED'],
      [3, 'PASSWORD_SET'],
      [4, 'ROLE_REVOKED'],
      [5, 'PERSON_DISABLED'],
      [6, 'PERSON_ENABLED'],
    ]);
    expect(rows[1]?.event.payload).toMatchObject({ grant: granted, role: 'officer', unit: 'ppid', basis: 'SK 12/2026' });
    for (const { bytes, leaf } of await stream(id)) expect(Buffer.from(leafHash(bytes))).toEqual(Buffer.from(leaf));
  });

  it('keeps names out of the log: it holds commitments that the side table opens', async () => {
    const id = await person({ name: 'Budi Rahasia', email: 'budi@contoh.id' });
    const [created] = await stream(id);
    expect(Buffer.from(created!.bytes).toString()).not.toMatch(/Budi|budi|1980/);
    const { payload } = (await records(id))[0]!.event;
    const handle = (payload['name'] as { sealed: string }).sealed;
    const [row] = await world.database.rows<{ salt: Buffer; value: Buffer }>(
      sql`SELECT salt, value FROM sealed WHERE owner = ${id} AND handle = ${handle}`,
    );
    expect(row?.value.toString()).toBe(canonicalText('Budi Rahasia'));
    expect(commitment(row!.salt, row!.value)).toBe(handle);
    expect(Object.keys(payload).sort()).toEqual(['agency', 'email', 'name', 'nip', 'signInName', 'unit']);
  });

  it('puts its rows into the one order of the log', async () => {
    const id = await person();
    const sequencer = new Sequencer(world.database);
    while ((await sequencer.pass()) > 0);
    const placed = await world.database.rows(sql`SELECT position FROM log_position WHERE stream = ${`person:${id}`}`);
    expect(placed).toHaveLength(1);
  });

  it('finds a person by the sign-in name however it is typed', async () => {
    const id = await person({ signInName: '  Siti.Ａminah ' });
    await accounts.setPassword(id, '$argon2id$x', { mustChange: false }, ADMIN);
    await grant(id);
    const found = await accounts.signIn('SITI.aminah');
    expect(found).toMatchObject({
      person: { id, signInName: 'siti.aminah', name: 'Siti Aminah', unit: 'ppid', disabledAt: null },
      passwordHash: '$argon2id$x',
      mustChange: false,
      grants: [{ person: id, role: 'officer', unit: 'ppid' }],
    });
    expect(await accounts.signIn('siti.amina')).toBeUndefined();
    expect(await accounts.signIn("' OR 1=1 --😀")).toBeUndefined();
    await expect(person({ signInName: 'siti.aminah' })).rejects.toMatchObject({ code: 'person.name-taken' });
  });

  it('leaves no log row of what was refused', async () => {
    const ghost = newId();
    await expect(accounts.disablePerson(ghost, ADMIN)).rejects.toMatchObject({ code: 'person.not-found' });
    await expect(accounts.setPassword(ghost, 'x', { mustChange: false }, ADMIN)).rejects.toMatchObject({
      code: 'person.not-found',
    });
    await expect(grant(ghost)).rejects.toMatchObject({ code: 'person.not-found' });
    await expect(accounts.disablePerson('é', ADMIN)).rejects.toMatchObject({ code: 'person.not-found' });
    const id = await person();
    await expect(accounts.revokeRole(id, newId(), ADMIN)).rejects.toMatchObject({ code: 'person.no-grant' });
    expect(await stream(ghost)).toEqual([]);
    expect(await stream(id)).toHaveLength(1);
    expect(await world.database.rows(sql`SELECT stream FROM stream_head WHERE stream = ${`person:${ghost}`}`)).toEqual([]);
  });

  it('lets nobody give a role to himself, not even past the program', async () => {
    const id = await person();
    const self = { ...ADMIN, id };
    const own = { person: id, role: 'chair', unit: 'ppid', agency: null, validFrom: NOW, validTo: null, basis: 'SK' };
    await expect(accounts.grantRole(own, self)).rejects.toMatchObject({ kind: 'denied', code: 'person.own-role' });
    await expect(
      world.database.write(sql`INSERT INTO role_grant (id, person, role, valid_from, basis, granted_by, granted_at)
        VALUES (${newId()}, ${id}, 'chair', '2026-01-01', '', ${id}, '2026-01-01')`),
    ).rejects.toMatchObject({ named: expect.stringContaining('ck_role_grant_not_own') });
  });

  it('numbers a stream without gaps when many change the same person at once', async () => {
    const id = await person();
    await Promise.all(Array.from({ length: 12 }, (_, index) => grant(id, { role: `role-${index}` })));
    expect((await records(id)).map(({ seq }) => seq)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
  });

  it('gives names, lists and places', async () => {
    const [one, two] = [await person({ name: 'Zahra' }), await person({ name: 'Ahmad' })];
    expect(await accounts.names([one, two, newId(), 'é'])).toEqual(new Map([[one, 'Zahra'], [two, 'Ahmad']])); // prettier-ignore
    expect(await accounts.names([])).toEqual(new Map());
    expect(await accounts.person(one)).toMatchObject({ id: one, name: 'Zahra' });
    expect(await accounts.person(newId())).toBeUndefined();
    expect((await accounts.persons(null, 1000)).map(({ id }) => id)).toEqual(expect.arrayContaining([one, two]));
    expect(await accounts.persons('zzzz', 10)).toEqual([]);
    expect(await accounts.units()).toEqual([{ id: 'ppid', name: 'PPID Kota Contoh' }, { id: 'other', name: 'PPID lain' }]); // prettier-ignore
    expect(await accounts.agencies('ppid')).toEqual([{ id: 'dinkes', unit: 'ppid', name: 'Dinas Kesehatan' }]);
    expect(await accounts.agencies('other')).toEqual([]);
    await accounts.putUnit({ id: 'other', name: 'PPID Lain' }, ADMIN);
    expect(await accounts.units()).toContainEqual({ id: 'other', name: 'PPID Lain' });
  });
});

describe('a role', () => {
  const role = 'consideration-team';
  const holds = async (id: string, unit = 'ppid'): Promise<boolean> => (await people.holders([id], role, unit)).has(id);

  it('holds from its first moment up to its last, and not when it was revoked', async () => {
    const id = await person();
    const granted = await grant(id, { role, validFrom: plusMs(NOW, 1000), validTo: plusMs(NOW, 2000) });
    expect(await holds(id)).toBe(false);
    now = plusMs(NOW, 1000);
    expect(await holds(id)).toBe(true);
    expect(await accounts.grantsOf(id)).toHaveLength(1);
    now = plusMs(NOW, 1999);
    expect(await holds(id)).toBe(true);
    await accounts.revokeRole(id, granted, ADMIN);
    expect(await holds(id)).toBe(false);
    const other = await person();
    await grant(other, { role, validFrom: NOW, validTo: plusMs(NOW, 2000) });
    now = plusMs(NOW, 2000);
    expect(await holds(other)).toBe(false);
    expect(await accounts.grantsOf(other)).toEqual([]);
  });

  it('holds in its unit, or everywhere without one, and tells the agency', async () => {
    const [inUnit, ofAgency, everywhere] = [await person(), await person({ agency: 'dinkes' }), await person()];
    await grant(inUnit, { role });
    await grant(ofAgency, { role, agency: 'dinkes' });
    await grant(everywhere, { role, unit: null });
    const ids = [inUnit, ofAgency, everywhere, newId(), 'é'];
    expect(await people.holders(ids, role, 'ppid')).toEqual(
      new Map([[inUnit, null], [ofAgency, 'dinkes'], [everywhere, null]]), // prettier-ignore
    );
    expect(await people.holders(ids, role, 'other')).toEqual(new Map([[everywhere, null]]));
    expect(await people.holders([], role, 'ppid')).toEqual(new Map());
    const listed = (await accounts.holdersOf(role, 'ppid')).map(({ id }) => id);
    expect(listed).toEqual(expect.arrayContaining([inUnit, ofAgency, everywhere]));
    expect((await accounts.holdersOf(role, 'other')).map(({ id }) => id)).toContain(everywhere);
  });

  it('is not held by a disabled person', async () => {
    const id = await person();
    await grant(id, { role });
    expect(await holds(id)).toBe(true);
    await accounts.disablePerson(id, ADMIN);
    expect(await holds(id)).toBe(false);
    expect((await accounts.holdersOf(role, 'ppid')).map((one) => one.id)).not.toContain(id);
  });
});

describe('Sessions', () => {
  let token = 0;
  const tokenHash = (): string => String(++token).padStart(64, '0');
  const open = async (id: string, hash = tokenHash(), expiresAt = plusMs(NOW, 3_600_000)): Promise<string> => {
    await sessions.create({ tokenHash: hash, person: id, grant: null, amr: 'pwd', expiresAt });
    return hash;
  };

  it('are found until they end or are revoked', async () => {
    const id = await person();
    const hash = await open(id);
    expect(await sessions.find(hash)).toMatchObject({ person: id, grant: null, amr: 'pwd', createdAt: NOW, lastSeenAt: NOW });
    now = plusMs(NOW, 1000);
    await sessions.touch(hash);
    expect(await sessions.find(hash)).toMatchObject({ createdAt: NOW, lastSeenAt: now });
    const granted = await grant(id);
    await sessions.actUnder(hash, granted);
    expect(await sessions.find(hash)).toMatchObject({ grant: granted });
    now = plusMs(NOW, 3_600_000);
    expect(await sessions.find(hash)).toBeUndefined();
    now = NOW;
    await sessions.revoke(hash);
    expect(await sessions.find(hash)).toBeUndefined();
    expect(await sessions.find(tokenHash())).toBeUndefined();
  });

  it('end at once when the person is disabled, and stay ended', async () => {
    const id = await person();
    const hash = await open(id);
    await accounts.disablePerson(id, ADMIN);
    expect(await sessions.find(hash)).toBeUndefined();
    await accounts.enablePerson(id, ADMIN);
    expect(await sessions.find(hash)).toBeUndefined();
  });

  it('are kept to the newest ones', async () => {
    const id = await person();
    const hashes: string[] = [];
    for (let i = 0; i < 4; i++) {
      now = plusMs(NOW, i);
      hashes.push(await open(id));
    }
    await sessions.keepNewest(id, 3);
    const left = await Promise.all(hashes.map((hash) => sessions.find(hash)));
    expect(left.map((session) => session !== undefined)).toEqual([false, true, true, true]);
    await sessions.keepNewest(id, 0);
    expect(await sessions.find(hashes[3]!)).toBeUndefined();
  });

  it('are forgotten some time after their end', async () => {
    const id = await person();
    const hash = await open(id, tokenHash(), instant('2026-01-01T00:00:00.000Z'));
    expect(await sessions.forgetEnded(instant('2026-01-02T00:00:00.000Z'), 10)).toBe(1);
    expect(await world.database.rows(sql`SELECT id FROM session WHERE token_hash = ${hash}`)).toEqual([]);
  });
});

describe('failures to sign in', () => {
  it('are counted one by one, however many come at once, and forgotten by age or success', async () => {
    const failures = new SignInFailures(world.database);
    const subject = `name:${newId()}`;
    const later = plusMs(NOW, 60_000);
    expect(await failures.of(subject)).toEqual(NO_FAILURES);
    await Promise.all(
      Array.from({ length: 32 }, () => failures.change(subject, ({ count }) => ({ count: count + 1, waitUntil: later }))),
    );
    expect(await failures.of(subject)).toEqual({ count: 32, waitUntil: later });
    expect(await failures.forgetOlder(NOW, 10)).toBe(0);
    expect(await failures.of(subject)).not.toEqual(NO_FAILURES);
    expect(await failures.forgetOlder(plusMs(later, 1), 10)).toBe(1);
    await failures.change(subject, () => ({ count: 1, waitUntil: later }));
    await failures.forgive(subject);
    expect(await failures.of(subject)).toEqual(NO_FAILURES);
  });

  it('keep neither the name nor the address in clear', async () => {
    await new SignInFailures(world.database).change('name:kata-sandi-salah-kolom', ({ waitUntil }) => ({ count: 1, waitUntil }));
    const rows = await world.database.rows(sql`SELECT * FROM sign_in_failure`);
    expect(JSON.stringify(rows)).not.toContain('sandi');
  });
});
