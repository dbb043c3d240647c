import { epochMs, type Instant } from '@tabir/kernel';

/** The hash tag keeps all keys of the queues on one node of a Redis Cluster. */
export const PREFIX = '{tabir}';
export const EFFECTS = 'effects';
export const DEADLINES = 'deadlines';

/** Jobs name what to look at and carry nothing to act on: what is to be done is read from the database when they arrive. */
export interface EffectJob {
  readonly outboxId: string;
}

export interface DueJob {
  readonly instanceId: string;
  readonly dueAt: Instant;
}

/** A queue takes an id once while its job exists, so doubled rings become one job. An id may not contain a colon, nor be all digits. */
export const effectJobId = ({ outboxId }: EffectJob): string => `effect-${withoutColon(outboxId)}`;

/** The moment is part of it: a deadline that moves is another job, whatever became of the first. */
export const dueJobId = ({ instanceId, dueAt }: DueJob): string => `due-${withoutColon(instanceId)}-${epochMs(dueAt)}`;

const withoutColon = (id: string): string => id.replaceAll(':', '_');
