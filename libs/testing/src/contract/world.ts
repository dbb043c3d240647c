import { expect } from '@jest/globals';
import type { Agenda, Change, Outcome, Reads, UnitOfWork } from '@tabir/runtime';

/** One persistence under the contract. */
export interface ContractWorld {
  readonly unitOfWork: UnitOfWork;
  readonly reads: Reads;
  readonly agenda: Agenda;
  close(): Promise<void>;
}
export type World = () => ContractWorld;

export const refusedWith = (code: string): object => expect.objectContaining({ code }) as object;

/** Stands where nothing is left to decide. */
export const ignored = (): Change => {
  throw new Error('decide was called although there was nothing to decide.');
};

export function only<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw new Error('There is none.');
  return found;
}

export const written = ({ change }: Outcome): Change => only(change);
