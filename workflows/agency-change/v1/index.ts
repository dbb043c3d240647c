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

/** What becomes of the agencies of a unit, with four eyes (docs/adr/0014-agencies-as-a-workflow.md). */
export const agencyChangeV1 = defineWorkflow({
  key: 'agency-change',
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
  label: ({ basis }: Context) => basis,
  texts: { id: textsId, en: textsEn },
});
