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

/** What one agency is asked for in a round of the list (docs/adr/0021-the-round-of-the-list.md). */
export const dikRequestV1 = defineWorkflow({
  key: 'dik-request',
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
  scope: ({ unit, agency }: Context) => ({ unit, agency }),
  label: ({ purpose }: Context) => purpose,
  texts: { id: textsId, en: textsEn },
});
