import { Injectable } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { plusMs, type Instant } from '@tabir/kernel';
import {
  Accounts,
  Sessions,
  SignInFailures,
  type OpenSession as StoredSession,
  type RoleGrant,
  type SignIn as StoredSignIn,
} from '@tabir/persistence';
import { Office } from '@tabir/runtime';
import { BackOff, PerMinute } from './back-off.js';
import { Passwords } from './passwords.js';
import { noSuchRole, sessionRequired, tooManyAttempts, wrongPassword } from './session-errors.js';
import { newToken, tokenHash } from './token.js';

const MINUTE_MS = 60_000;
const IDLE_MS = 15 * MINUTE_MS;
const ABSOLUTE_MS = 10 * 60 * MINUTE_MS;
/** The last use is written down once a minute: a write for every read would cost more than it tells. */
const TOUCH_MS = MINUTE_MS;
const MOST_SESSIONS = 3;
/** Failures alone count: an office behind one address signs in as often as it likes. */
const FAILURES_PER_MINUTE_AND_ADDRESS = 20;

export type Role = Pick<Actor, 'role' | 'unit' | 'agency'>;

/** A session that is good now, with the person's roles of this moment. */
export interface OpenSession {
  readonly tokenHash: string;
  readonly person: { readonly id: string; readonly name: string; readonly roles: readonly Role[] };
  /** The role in which the person acts; null while there is none in force, and then nothing may be done. */
  readonly active: Role | null;
  readonly expiresAt: Instant;
}

const roleOf = ({ role, unit, agency }: RoleGrant): Role => ({ role, unit, agency });

/** Who signs in, and what a token opens. Sessions live by the system's clock; a moved office clock signs nobody out. */
@Injectable()
export class SignIn {
  private readonly names: BackOff;
  private readonly addresses: PerMinute;

  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly office: Office,
    failures: SignInFailures,
  ) {
    this.names = new BackOff(failures, office.systemClock, { free: 5, longestSeconds: 300 });
    this.addresses = new PerMinute(failures, office.systemClock, FAILURES_PER_MINUTE_AND_ADDRESS);
  }

  /** Errors: session.wrong-password, session.too-many-attempts, session.busy. */
  async begin(name: string, password: string, address: string): Promise<{ token: string; session: OpenSession }> {
    const from = `address:${address}`;
    const who = `name:${name.normalize('NFKC').trim().toLowerCase()}`;
    const wait = (await this.addresses.waitSeconds(from)) || (await this.names.begin(who));
    if (wait > 0) throw tooManyAttempts(wait);
    const known = await this.proved(name, password).catch(async (error: unknown) => {
      await this.names.undone(who);
      throw error;
    });
    if (!known) {
      await this.addresses.failed(from);
      throw wrongPassword();
    }
    await this.names.succeeded(who);
    const token = newToken(this.office.ids);
    const hash = tokenHash(token);
    const { person, grants } = known;
    const expiresAt = plusMs(this.office.systemClock.now(), ABSOLUTE_MS);
    await this.sessions.create({ tokenHash: hash, person: person.id, grant: grants[0]?.id ?? null, amr: 'pwd', expiresAt });
    await this.sessions.keepNewest(person.id, MOST_SESSIONS);
    return { token, session: await this.open(hash) };
  }

  /** The session of a token. It is read each time, so one that was revoked is worth nothing from that moment on. */
  async of(token: string): Promise<OpenSession> {
    return this.open(tokenHash(token));
  }

  /** Acts in another of the person's own roles from now on. Errors: session.no-such-role. */
  async actAs({ tokenHash: hash, person }: OpenSession, role: string): Promise<OpenSession> {
    const grant = (await this.accounts.grantsOf(person.id)).find((held) => held.role === role);
    if (!grant) throw noSuchRole();
    await this.sessions.actUnder(hash, grant.id);
    return this.open(hash);
  }

  end({ tokenHash: hash }: OpenSession): Promise<void> {
    return this.sessions.revoke(hash);
  }

  /** Looks without counting it as a use: a page that only listens must not keep a session alive. */
  async stillOpen(hash: string): Promise<OpenSession | undefined> {
    const session = await this.sessions.find(hash);
    return session && plusMs(session.lastSeenAt, IDLE_MS) > this.office.systemClock.now()
      ? this.describe(hash, session)
      : undefined;
  }

  private async open(hash: string): Promise<OpenSession> {
    const session = await this.sessions.find(hash);
    const now = this.office.systemClock.now();
    if (!session || plusMs(session.lastSeenAt, IDLE_MS) <= now) throw sessionRequired();
    if (plusMs(session.lastSeenAt, TOUCH_MS) <= now) await this.sessions.touch(hash);
    return this.describe(hash, session);
  }

  private async describe(hash: string, session: StoredSession): Promise<OpenSession> {
    const [grants, names] = await Promise.all([this.accounts.grantsOf(session.person), this.accounts.names([session.person])]);
    const active = grants.find(({ id }) => id === session.grant);
    return {
      tokenHash: hash,
      person: { id: session.person, name: names.get(session.person) ?? '', roles: grants.map(roleOf) },
      active: active ? roleOf(active) : null,
      expiresAt: session.expiresAt,
    };
  }

  /** Who has this name and this password; a disabled account takes as long to be refused as a wrong password. */
  private async proved(name: string, password: string): Promise<StoredSignIn | undefined> {
    const known = await this.accounts.signIn(name);
    const right = await this.passwords.matches(password, known?.passwordHash ?? null);
    return right && known?.person.disabledAt === null ? known : undefined;
  }
}
