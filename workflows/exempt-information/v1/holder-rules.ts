import { type Rule } from '@tabir/engine';
import { type Context } from './context.js';
import { inFuture } from './determination-rules.js';
import { type TransferHolder } from './payloads/holder.js';
import { type RefusalId } from './refusals.js';

/**
 * Whether somebody from outside the holder of the information is among those asked. A record of the PPID unit's own has agency
 * null: there the rule would forbid every panel.
 */
export const hasVoiceFromOutside = (agency: string | null, agencies: readonly (string | null)[]): boolean =>
  agency === null || agencies.some((one) => one !== agency);

export const transferRule: Rule<Context, TransferHolder, RefusalId> = {
  check: ({ context, payload: { agency, date }, facts, calendar }) => [
    ...((agency ?? null) === context.agency ? [{ id: 'transfer.same-holder' } as const] : []),
    ...inFuture('date', date, calendar.dateOf(facts.at)),
  ],
};
