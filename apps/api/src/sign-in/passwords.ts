import { verify } from '@node-rs/argon2';
import { hashPassword } from '@tabir/server';
import { Semaphore } from './semaphore.js';

/** Four at a time keep the memory within 256 MiB whatever comes in. */
const AT_ONCE = 4;
const LONGEST_QUEUE = 100;

export class Passwords {
  private readonly gate = new Semaphore(AT_ONCE, LONGEST_QUEUE);
  private decoy: string | undefined;

  hash(password: string): Promise<string> {
    return this.gate.run(() => hashPassword(password));
  }

  /** Takes the same time when there is no such account, so that nobody learns which names exist. */
  async matches(password: string, stored: string | null): Promise<boolean> {
    this.decoy ??= await this.hash('');
    const decoy = this.decoy;
    const same = await this.gate.run(() => verify(stored ?? decoy, password.normalize('NFC')));
    return same && stored !== null;
  }
}
