import { hash } from '@node-rs/argon2';

/** argon2id (the library's default) with 64 MiB, three passes: about 70 ms on a small server, so guessing is dear. */
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

/** The one way in which passwords are kept. The same letters typed on another keyboard are the same password. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST);
