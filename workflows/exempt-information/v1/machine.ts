import { type During } from '@tabir/engine';
import { begun, type Context } from './context.js';
import { entry } from './regions/entry.js';
import { filing } from './regions/filing.js';
import { transferable } from './regions/holder.js';
import { hold } from './regions/hold.js';
import { intake } from './regions/intake.js';
import { listing } from './regions/listing.js';
import { openPart, remainder, takedown } from './regions/parts.js';
import { storage } from './regions/storage.js';
import { term } from './regions/term.js';
import { words } from './setup.js';

/**
 * SOP 467/05/DPPKB.02 as one record lives it: regions side by side, which touch only through the context (what is
 * accepted, filed, opened, held or withdrawn). Pure: no clock, no I/O.
 */
export const machine = words.createMachine({
  id: 'exempt-information',
  type: 'parallel',
  // The engine adds `$`, the facts of the step, before anything reads it.
  context: ({ input }) => begun(input) as During<Context>,
  on: transferable.on,
  states: { intake, filing, storage, listing, entry, term, openPart, remainder, takedown, hold },
});
