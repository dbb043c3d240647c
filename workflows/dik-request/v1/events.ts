import { type EventSpec, type PayloadClass } from '@tabir/engine';
import { type Duty } from './duties.js';
import { Answer, Because, Nothing, OpenRequest, RecordAnswer } from './payloads.js';

const work = <P extends object>(payload: PayloadClass<P>, duty: Duty): EventSpec<P> => ({ payload, duty });
/** One that is taken on what the decider saw, so that it needs the revision. */
const decision = <P extends object>(payload: PayloadClass<P>, duty: Duty): EventSpec<P> => ({ payload, duty, decision: true });

export const start = work(OpenRequest, 'asking');

export const events = {
  ANSWER: work(Answer, 'answering'),
  RECORD_ANSWER: work(RecordAnswer, 'checking'),
  ACCEPT: decision(Nothing, 'checking'),
  RETURN: decision(Because, 'checking'),
  /** Sent by a round whenever it ends, so it needs no revision. */
  CLOSE: work(Nothing, 'closing'),
};
