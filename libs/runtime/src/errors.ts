import { AppError } from '@tabir/kernel';

/** The same answer for "there is none" and "not for you": existence must not leak. */
export const instanceNotFound = (): AppError =>
  new AppError('missing', 'instance.not-found', 'There is no such record here; check the address or ask the PPID office.');

export const instanceStale = (): AppError =>
  new AppError(
    'conflict',
    'instance.stale',
    'Somebody else changed this record meanwhile; reload it, look again and then decide.',
  );

export const commandReused = (): AppError =>
  new AppError(
    'conflict',
    'command.reused',
    'This Idempotency-Key was already used for another request; send a new key for a new request.',
  );

export const revisionRequired = (): AppError =>
  new AppError(
    'invalid',
    'command.revision-required',
    'A decision needs the If-Match header with the revision that you saw; reload the record and decide on that.',
  );

export const eventUnknown = (type: string): AppError =>
  new AppError('invalid', 'event.unknown', 'This workflow has no such event; use one of the allowed events of the record.', {
    event: type,
  });

export const roleDenied = (duty: string, roles: readonly string[]): AppError =>
  new AppError('denied', 'policy.duty', 'Your role does not have this duty; ask somebody whose role has it.', { duty, roles });

export const versionMissing = (id: string): AppError =>
  new AppError(
    'unavailable',
    'workflow.version-missing',
    'This process does not know the workflow version of the record; finish the update of Tabir on this server.',
    { workflow: id },
  );

export const instanceBlocked = (meta: Record<string, unknown>): AppError =>
  new AppError(
    'conflict',
    'instance.blocked',
    'A deadline of this record could not be carried out; the administrator has been told. Try again when it is mended.',
    meta,
  );

export const taskMissing = (): AppError =>
  new AppError('missing', 'task.not-found', 'This task is no longer open; reload the list.');

export const taskPersonal = (): AppError =>
  new AppError('conflict', 'task.personal', 'This task is for one named person and cannot be handed on.');

export const personNotInRole = (roles: readonly string[], field: string, missing: readonly string[]): AppError =>
  new AppError('invalid', 'person.not-in-role', `Choose persons who hold the role ${roles.join(' or ')} in this unit.`, {
    field,
    missing,
  });

export const taskClaimed = (): AppError =>
  new AppError('conflict', 'task.claimed', 'Somebody else has taken this task; agree with that person or choose another.');
