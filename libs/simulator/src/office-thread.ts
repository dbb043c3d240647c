import { workflows } from '@tabir/workflows';
import { parentPort, workerData } from 'node:worker_threads';
import { simulate } from './simulation.js';

/** What a thread is told: one office. */
export interface OfficeTask {
  readonly records: number;
  readonly years: number;
  readonly seed: number;
  readonly daily?: boolean;
}

/** One office in a thread of its own; says how far it is with a number, and its figures in the end. */
const onProgress = (share: number): void => parentPort?.postMessage(share);
parentPort?.postMessage(await simulate({ workflows, ...(workerData as OfficeTask), onProgress }));
