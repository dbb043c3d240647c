import { AppError, systemIds } from '@tabir/kernel';

const SHORTEST = 15;

/** A first password that can be read out over the telephone: no look-alikes, four groups, 99 bits. */
export const madeUpPassword = (): string => (systemIds.kode() + systemIds.kode()).match(/.{5}/g)?.join('-') ?? '';

/** The first line of the standard input, so that a password stands neither in the history of the shell nor in the list of processes. */
export async function passwordFromInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) text += String(chunk);
  const password = text.split(/\r?\n/)[0] ?? '';
  if ([...new Intl.Segmenter().segment(password)].length < SHORTEST)
    throw new AppError('invalid', 'password.too-short', `Choose a password of at least ${SHORTEST} characters.`);
  return password;
}
