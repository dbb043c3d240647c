import { AppError } from '@tabir/kernel';
import { Contended, isAway, isDuplicate, StatementRefused, translated } from './failures.js';

const driverError = (code: string, more: object = {}): Error => Object.assign(new Error(code), { code, ...more });
const wrapped = (code: string, more: object = {}): Error =>
  Object.assign(new Error('query failed'), { query: 'SELECT', parameters: ['secret'], driverError: driverError(code, more) });

describe('translated', () => {
  it.each(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD'])('sees that %s is worth another try', (code) => {
    expect(translated(wrapped(code, { sqlMessage: 'x' }), 'SELECT 1')).toBeInstanceOf(Contended);
  });

  it.each([
    ['a lost connection', wrapped('PROTOCOL_CONNECTION_LOST', { fatal: true })],
    ['a server that is not there', driverError('ECONNREFUSED')],
    ['a socket that is not there', driverError('ENOENT')],
    ['a server that takes no more', wrapped('ER_CON_COUNT_ERROR', { sqlMessage: 'Too many connections' })],
    ['a killed connection', wrapped('UNKNOWN_CODE_PLEASE_REPORT', { errno: 1927, sqlMessage: 'Connection was killed' })],
    ['a full disk', wrapped('ER_RECORD_FILE_FULL', { sqlMessage: "The table 'log' is full" })],
    ['a full disk', wrapped('ER_GET_ERRNO', { sqlMessage: 'Got error 28 "No space left on device"' })],
    ['a server that may not write', wrapped('ER_OPTION_PREVENTS_STATEMENT', { sqlMessage: '--read-only' })],
    ['a statement that was never answered', wrapped('PROTOCOL_SEQUENCE_TIMEOUT')],
    ['anything that ended the connection', wrapped('ER_ANYTHING', { fatal: true, sqlMessage: 'x' })],
    ['a connection used after its end', wrapped('', { message: "Can't add new command when connection is in closed state" })],
    ['a pool that has too many waiting', new Error('Queue limit reached.')],
  ])('calls %s unavailable', (_what, error) => {
    const failure = translated(error, 'SELECT 1');
    expect(failure).toMatchObject({ kind: 'unavailable', code: 'database.unavailable' });
    expect(isAway(failure)).toBe(true);
  });

  it('tells of a refused statement without telling any value', () => {
    const sqlMessage = "Duplicate entry 'rahasia' for key 'uq_person_sign_in_name'";
    const failure = translated(
      wrapped('ER_DUP_ENTRY', { sqlMessage, sql: "INSERT … 'rahasia'" }),
      'INSERT INTO person\n  VALUES (?)',
    );
    expect(failure).toBeInstanceOf(StatementRefused);
    expect(isDuplicate(failure)).toBe(true);
    expect(failure).toMatchObject({ named: 'uq_person_sign_in_name' });
    expect((failure as Error).message).toBe('ER_DUP_ENTRY (uq_person_sign_in_name) in: INSERT INTO person VALUES (?)');
    expect(JSON.stringify(failure) + String((failure as Error).stack)).not.toMatch(/rahasia|secret/);
  });

  it('leaves alone what did not come from the database', () => {
    const refusal = new AppError('conflict', 'instance.stale', 'x');
    const bug = new TypeError('x');
    expect([translated(refusal, ''), translated(bug, ''), translated('text', '')]).toEqual([refusal, bug, 'text']);
  });
});
