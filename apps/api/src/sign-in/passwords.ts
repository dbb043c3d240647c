import { verify } from '@node-rs/argon2';
import { hashPassword } from '@tabir/server';

/** Checks passwords; each check takes 64 MiB, so the caller sees to how many there are at once. */
export class Passwords {
  private decoy: string | undefined;

  /** Takes the same time when there is no such account, so that nobody learns which names exist. */
  async matches(password: string, stored: string | null): Promise<boolean> {
    this.decoy ??= await hashPassword('');
    const same = await verify(stored ?? this.decoy, password.normalize('NFC'));
    return same && stored !== null;
  }
}
