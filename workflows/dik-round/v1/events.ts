import { BatchAnswered, StartAnswered, type EventSpec, type PayloadClass } from '@tabir/engine';
import { type Duty } from './duties.js';
import {
  Because,
  BeginNext,
  CloseCollection,
  EditionBlocked,
  EditionDelivered,
  EditionPublished,
  NextAnswered,
  Nothing,
  OpenRound,
  PublishEdition,
  RecordPublication,
  RequestAnswered,
  Sign,
  UploadsChecked,
} from './payloads.js';

const work = <P extends object>(payload: PayloadClass<P>, duty: Duty): EventSpec<P> => ({ payload, duty });
/** One that is taken on what the decider saw, so that it needs the revision. */
const decision = <P extends object>(payload: PayloadClass<P>, duty: Duty): EventSpec<P> => ({ payload, duty, decision: true });
const report = <P extends object>(payload: PayloadClass<P>): EventSpec<P> => ({ payload, duty: 'system' });

export const start = work(OpenRound, 'collection');

export const events = {
  REQUEST_BEGUN: report(StartAnswered),
  REQUEST_ANSWERED: { ...report(RequestAnswered), from: 'dik-request' },
  CLOSE_COLLECTION: decision(CloseCollection, 'collection'),
  REQUESTS_CLOSED: report(BatchAnswered),
  CANCEL: decision(Because, 'cancelling'),

  SUBMIT_LIST: work(Nothing, 'submission'),
  SEND_BACK: decision(Because, 'signing'),
  SIGN: decision(Sign, 'signing'),
  LIST_ANSWERED: report(BatchAnswered),
  RETRY: decision(Nothing, 'signing'),
  STRIKE: decision(Because, 'signing'),

  AUTHORISE_ENTRIES: decision(Nothing, 'issuing'),
  ENTRIES_ANSWERED: report(BatchAnswered),
  PUBLISH_EDITION: { ...decision(PublishEdition, 'issuing'), beginsWith: [''] },
  EDITION_PUBLISHED: report(EditionPublished),
  EDITION_BLOCKED: report(EditionBlocked),
  EDITION_DELIVERED: report(EditionDelivered),
  REDELIVER: work(Nothing, 'delivery'),
  ACCEPT_LEAKS: decision(Because, 'issuing'),
  GIVE_UP_EDITION: decision(Because, 'issuing'),
  RECORD_PUBLICATION: work(RecordPublication, 'publication'),
  UPLOADS_RECORDED: report(BatchAnswered),
  UPLOADS_CHECKED: report(UploadsChecked),
  CHECK_LINKS: work(Nothing, 'publication'),
  ACCEPT_LINKS: work(Because, 'publication'),
  BEGIN_NEXT: { ...work(BeginNext, 'upkeep'), beginsWith: [''] },
  NEXT_BEGUN: report(StartAnswered),
  NEXT_ANSWERED: { ...report(NextAnswered), from: 'dik-round' },
  CONCLUDE: decision(Because, 'oversight'),
};
