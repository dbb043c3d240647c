import { verify } from '@node-rs/argon2';
import { hashPassword } from '@tabir/server';
import { Semaphore } from './semaphore.js';

/** Four at a time keep the memory within 256 MiB whatever comes in. */
const AT_ONCE = 4;
const LONGEST_QUEUE = 100;

/** Checks passwords, few at a time. */
export class Passwords {
  private readonly gate = new Semaphore(AT_ONCE, LONGEST_QUEUE);
  private decoy: string | undefined;

  /** Takes the same time when there is no such account, so that nobody learns which names exist. */
  async matches(password: string, stored: string | null): Promise<boolean> {
    this.decoy ??= await hashPassword('');
    const decoy = this.decoy;
    const same = await this.gate.run(() => verify(stored ?? decoy, password.normalize('NFC')));
    return same && stored !== null;
  }
}
