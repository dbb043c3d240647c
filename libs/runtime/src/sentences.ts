import type { Workflow } from '@tabir/engine';
import type { LogRecord } from './log-row.js';

/** One event of a history, told to a person. */
export interface Sentence {
  readonly id: string;
  readonly en: string;
}

const ENGINE: Readonly<Record<string, Sentence>> = {
  START: { id: 'Berkas dicatat.', en: 'The record was begun.' },
  CLAIM: { id: 'Tugas diambil.', en: 'A task was taken.' },
  RELEASE_CLAIM: { id: 'Tugas dilepaskan.', en: 'A task was given back.' },
  DELEGATE: { id: 'Tugas diserahkan kepada {colleague}.', en: 'A task was handed to {colleague}.' },
  WATCH: { id: 'Catatan diikuti.', en: 'The record is watched.' },
  UNWATCH: { id: 'Catatan tidak diikuti lagi.', en: 'The record is no longer watched.' },
  COMMENT: { id: 'Komentar: {text}', en: 'Comment: {text}' },
  READ: { id: 'Berkas digital dibaca.', en: 'A file was read.' },
  FILE: { id: 'Berkas digital "{name}" disimpan.', en: 'The file "{name}" was stored.' },
  RECALCULATED: {
    id: 'Tenggat dihitung ulang menurut kalender kerja yang baru.',
    en: 'Deadlines were reckoned anew with the new calendar of working days.',
  },
};

/** Fills `{name}` in a template; what is not given stays visible as it is written. */
export const fill = (template: string, params: Readonly<Record<string, unknown>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });

export function sentenceOf(workflow: Workflow, record: LogRecord, payload: Readonly<Record<string, unknown>>): Sentence {
  const { kind, event } = record;
  const template = (language: 'id' | 'en'): string => {
    const texts = workflow.texts[language];
    if (kind === 'deadline') return texts.deadlines[event.type] ?? event.type;
    const own = kind === 'note' ? undefined : texts.events[event.type]?.done;
    return own ?? ENGINE[event.type]?.[language] ?? event.type;
  };
  return { id: fill(template('id'), payload), en: fill(template('en'), payload) };
}
