import { AppError } from '@tabir/kernel';

export const sessionRequired = (): AppError =>
  new AppError('denied', 'session.required', 'Sign in first; your session has ended or there was none.');

/** The same for an unknown name and a wrong password. */
export const wrongPassword = (): AppError =>
  new AppError('denied', 'session.wrong-password', 'Name or password is not right; check both and try again.');

export const tooManyAttempts = (retryAfterSeconds: number): AppError =>
  new AppError('denied', 'session.too-many-attempts', 'Too many failed attempts; wait as many seconds as said, then try again.', {
    retryAfterSeconds,
  });

export const noSuchRole = (): AppError =>
  new AppError('denied', 'session.no-such-role', 'You do not hold this role; choose one of your own.');
