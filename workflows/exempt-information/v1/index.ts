import { defineWorkflow, type State } from '@tabir/engine';
import { type Context } from './context.js';
import { deadlines } from './deadlines.js';
import { duties, readers } from './duties.js';
import { events, start } from './events.js';
import { machine } from './machine.js';
import { project } from './project.js';
import { refusals } from './refusals.js';
import { rules, startRule } from './rules.js';
import { textsEn } from './texts.en.js';
import { textsId } from './texts.id.js';

/** Never a sealed value: the authorised public title, and before there is one the letters and end that the list is kept by. */
function label({ entry, determination, endsOn }: Context): string {
  if (entry) return entry.publicTitle;
  const letters = [...new Set(determination?.grounds.map((ground) => ground.letter))].sort().join(', ');
  return determination ? `Huruf ${letters}, ${endsOn === null ? 'tanpa tanggal akhir' : `s.d. ${endsOn}`}` : '';
}

/** SOP 467/05/DPPKB.02: documenting and securing exempt information. */
export const exemptInformationV1 = defineWorkflow({
  key: 'exempt-information',
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
  label,
  projection: { table: 'register_item', project: (state: State<Context>, calendar) => ({ ...project(state, calendar) }) },
  texts: { id: textsId, en: textsEn },
});
