import { defineWorkflow } from '@tabir/engine';
import { proposes, type Context } from './context.js';
import { deadlines } from './deadlines.js';
import { duties, readers } from './duties.js';
import { events, start } from './events.js';
import { machine } from './machine.js';
import { refusals } from './refusals.js';
import { rules, startRule } from './rules.js';
import { textsEn } from './texts.en.js';
import { textsId } from './texts.id.js';

/** A change of the office's settings, with four eyes (docs/adr/0011-settings-and-calendar-as-workflows.md). */
export const settingsChangeV1 = defineWorkflow({
  key: 'settings-change',
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
  proposes,
  texts: { id: textsId, en: textsEn },
});
