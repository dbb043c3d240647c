import { Recalculated, type EventSpec, type PayloadClass } from '@tabir/engine';
import { type Duty } from './duties.js';
import { Adopted, Because, Nothing, ProposeSettings } from './payloads.js';

/** One that is taken on what the decider saw, so that it needs the revision. */
const decision = <P extends object>(payload: PayloadClass<P>, duty: Duty): EventSpec<P> => ({ payload, duty, decision: true });
const report = <P extends object>(payload: PayloadClass<P>): EventSpec<P> => ({ payload, duty: 'system' });

export const start: EventSpec<ProposeSettings> = { payload: ProposeSettings, duty: 'proposal' satisfies Duty };

export const events = {
  ACTIVATE: decision(Nothing, 'activation'),
  REJECT: decision(Because, 'activation'),
  WITHDRAW: decision(Because, 'proposal'),
  ADOPTED: report(Adopted),
  RECORDS_RECALCULATED: report(Recalculated),
};
