import { type During } from '@tabir/engine';
import { by, type Context, type Redacted } from './context.js';
import { type TransferHolder } from './payloads/holder.js';

/** Another holds the information from now on. The list names its holder, so what is online has to go up again. */
export function transferred(context: During<Context>, event: Redacted<TransferHolder, 'reason'>): Partial<Context> {
  const { number, date, evidence = null } = event;
  const agency = event.agency ?? null;
  const { agency: from, holders, $ } = context;
  return {
    agency,
    holders: [...holders, { agency, from, number, date, evidence, at: $.at, by: by(context) }],
    periodChangedAt: $.at,
  };
}
