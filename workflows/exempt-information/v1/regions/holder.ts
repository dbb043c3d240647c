import { assign } from 'xstate';
import { transferred } from '../holder-facts.js';
import { words } from '../setup.js';

/** Whatever the regions are at, and after them too: offices come and go, and what they hold goes on to somebody. */
export const transferable = words.createStateConfig({
  on: { TRANSFER_HOLDER: { actions: assign(({ context, event }) => transferred(context, event)) } },
});
