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
import { networkOf } from './network.js';
import { Passwords } from './passwords.js';
import { Semaphore } from './semaphore.js';
import { noSuchRole, sessionRequired, tooManyAttempts, wrongPassword } from './session-errors.js';
import { newToken, tokenHash } from './token.js';

const MINUTE_MS = 60_000;
const IDLE_MS = 15 * MINUTE_MS;
const ABSOLUTE_MS = 10 * 60 * MINUTE_MS;
/** The last use is written down once a minute: a write for every read would cost more than it tells. */
const TOUCH_MS = MINUTE_MS;
const MOST_SESSIONS = 3;
/** Failures alone count: an office behind one address signs in as often as it likes. */
const FAILURES_PER_MINUTE_AND_NETWORK = 20;
/** Four checks at a time keep the memory within 256 MiB whatever comes in, and are all that a burst gains over the limit. */
const AT_ONCE = 4;
const LONGEST_QUEUE = 100;

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
  /**
   * Of one name from one network: a stranger who guesses makes himself wait, and not the owner of the name. Guesses from many
   * networks are few for each of them, against passwords of fifteen characters and more.
   */
  private readonly names: BackOff;
  private readonly networks: PerMinute;
  private readonly gate = new Semaphore(AT_ONCE, LONGEST_QUEUE);

  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly office: Office,
    failures: SignInFailures,
  ) {
    this.names = new BackOff(failures, office.systemClock, { free: 5, longestSeconds: 300 });
    this.networks = new PerMinute(failures, office.systemClock, FAILURES_PER_MINUTE_AND_NETWORK);
  }

  /** Errors: session.wrong-password, session.too-many-attempts, session.busy. */
  async begin(name: string, password: string, address: string): Promise<{ token: string; session: OpenSession }> {
    const from = `network:${networkOf(address)}`;
    // Who must wait takes no place in the queue.
    await this.mayTry(from);
    const { person, grants } = await this.gate.run(() => this.prove(name, password, from));
    const token = newToken(this.office.ids);
    const hash = tokenHash(token);
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

  /** Who has this name and this password. The network is asked again: in the queue others of it may have failed. */
  private async prove(name: string, password: string, from: string): Promise<StoredSignIn> {
    await this.mayTry(from);
    const who = `name:${name.normalize('NFKC').trim().toLowerCase()} ${from}`;
    const wait = await this.names.begin(who);
    if (wait > 0) throw tooManyAttempts(wait);
    const known = await this.proved(name, password);
    if (!known) {
      await this.networks.failed(from);
      throw wrongPassword();
    }
    await this.names.succeeded(who);
    return known;
  }

  private async mayTry(from: string): Promise<void> {
    const wait = await this.networks.waitSeconds(from);
    if (wait > 0) throw tooManyAttempts(wait);
  }

  /** A disabled account takes as long to be refused as a wrong password. */
  private async proved(name: string, password: string): Promise<StoredSignIn | undefined> {
    const known = await this.accounts.signIn(name);
    const right = await this.passwords.matches(password, known?.passwordHash ?? null);
    return right && known?.person.disabledAt === null ? known : undefined;
  }
}
