import type { Actor } from '@tabir/engine';
import { AppError } from '@tabir/kernel';
import { Commands, type CommandPorts } from '@tabir/runtime';

/** A row of a run that may have begun a record. */
export interface BegunRow {
  readonly n: number;
  readonly place: string;
  readonly instanceId: string;
}

export type UndoFate =
  | { readonly kind: 'withdrawn'; readonly kode: string; readonly instanceId: string }
  /** It was accepted, or withdrawn before; the message says which way is left. */
  | { readonly kind: 'past'; readonly kode: string; readonly instanceId: string; readonly code: string; readonly message: string }
  /** The run was killed before the record was there. */
  | { readonly kind: 'absent' };

/** Withdraws a record that a run began and nobody has accepted yet, by the person's own command: its history says so. */
export async function undoRow(
  ports: CommandPorts,
  actor: Actor,
  run: string,
  { n, instanceId }: Omit<BegunRow, 'place'>,
): Promise<UndoFate> {
  const instance = await ports.reads.instance(instanceId);
  if (!instance) return { kind: 'absent' };
  const { kode, revision: ifMatch } = instance;
  try {
    const payload = { reason: `Impor ${run} dibatalkan.` };
    await new Commands(ports).send({ commandId: `undo-${run}-${n}`, instanceId, actor, type: 'WITHDRAW', payload, ifMatch });
    return { kind: 'withdrawn', kode, instanceId };
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'unavailable') throw error;
    return { kind: 'past', kode, instanceId, code: error.code, message: error.message };
  }
}
