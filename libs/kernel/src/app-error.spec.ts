import { AppError } from './app-error.js';

describe('AppError', () => {
  it('carries kind, code, advice and details', () => {
    const cause = new Error('Koneksi terputus.');
    const error = new AppError('conflict', 'instance.stale', 'Read the instance again.', { revision: 3 }, { cause });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'AppError',
      kind: 'conflict',
      code: 'instance.stale',
      message: 'Read the instance again.',
      meta: { revision: 3 },
      cause,
    });
  });

  it('has no details and no cause unless they are given', () => {
    const error = new AppError('missing', 'x.missing', 'Look elsewhere.');
    expect(error.meta).toEqual({});
    expect(error.cause).toBeUndefined();
  });
});
