import { hashPassword } from '@tabir/server';
import { Passwords } from './passwords.js';

describe('Passwords', () => {
  const passwords = new Passwords();

  it('stores argon2id with 64 MiB and three passes, and knows the password again', async () => {
    const stored = await hashPassword('rahasia dapur kota');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    await expect(passwords.matches('rahasia dapur kota', stored)).resolves.toBe(true);
    await expect(passwords.matches('rahasia dapur desa', stored)).resolves.toBe(false);
  });

  it('refuses every password where there is no account', async () => {
    await expect(passwords.matches('', null)).resolves.toBe(false);
    await expect(passwords.matches('apa saja', null)).resolves.toBe(false);
  });

  it('takes letters that were composed in another way for the same', async () => {
    const stored = await hashPassword('caf\u00e9 negara');
    await expect(passwords.matches('cafe\u0301 negara', stored)).resolves.toBe(true);
  });
});
