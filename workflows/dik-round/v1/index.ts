import { defineWorkflow } from '@tabir/engine';
import { type Context } from './context.js';
import { deadlines } from './deadlines.js';
import { duties, readers } from './duties.js';
import { events, start } from './events.js';
import { machine } from './machine.js';
import { refusals } from './refusals.js';
import { rules, startRule } from './rules.js';
import { textsEn } from './texts.en.js';
import { textsId } from './texts.id.js';

/** One round of the list of exempt information (docs/adr/0021-the-round-of-the-list.md). */
export const dikRoundV1 = defineWorkflow({
  key: 'dik-round',
  version: 1,
  machine,
  start,
  startRule,
  events,
  rules,
  refusals,
  deadlines,
  duties,
  readers,
  scope: ({ unit }: Context) => ({ unit, agency: null }),
  label: ({ year, purpose }: Context) => `${year} · ${purpose}`,
  texts: { id: textsId, en: textsEn },
});
