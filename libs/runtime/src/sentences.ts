import { fill, type Said, type Texts, type Workflow } from '@tabir/engine';
import type { LogRecord } from './log-row.js';

const ENGINE: Readonly<Record<string, Said>> = {
  START: { id: 'Berkas dicatat.', en: 'The record was begun.' },
  CLAIM: { id: 'Tugas diambil.', en: 'A task was taken.' },
  RELEASE_CLAIM: { id: 'Tugas dilepaskan.', en: 'A task was given back.' },
  DELEGATE: { id: 'Tugas diserahkan kepada {colleague}.', en: 'A task was handed to {colleague}.' },
  WATCH: { id: 'Catatan diikuti.', en: 'The record is watched.' },
  UNWATCH: { id: 'Catatan tidak diikuti lagi.', en: 'The record is no longer watched.' },
  COMMENT: { id: 'Komentar: {text}', en: 'Comment: {text}' },
  READ: { id: 'Berkas digital dibaca.', en: 'A file was read.' },
  FILE: { id: 'Berkas digital "{name}" disimpan.', en: 'The file "{name}" was stored.' },
  MIGRATED: {
    id: 'Catatan dialihkan dari versi {from} ke versi {to} alur kerjanya.',
    en: 'The record was carried over from version {from} to version {to} of its workflow.',
  },
  RECALCULATED: {
    id: 'Tenggat dihitung ulang menurut kalender kerja dan pengaturan yang baru.',
    en: 'Deadlines were reckoned anew with the new calendar of working days and settings.',
  },
};

const AT_ONCE: Said = {
  id: 'Yang tanggal barunya sudah lewat dan langsung jatuh tempo: {atOnce}.',
  en: 'Their new dates have passed and they fall due at once: {atOnce}.',
};

/** What a derivation with another calendar or other settings moved; the rows themselves are in its payload. */
function recalculated(payload: Readonly<Record<string, unknown>>): Said {
  const { moved, atOnce } = payload;
  const say = (language: 'id' | 'en'): string => {
    const counted = language === 'id' ? 'Yang bergeser: {moved}.' : 'Moved: {moved}.';
    const sentences = [ENGINE['RECALCULATED']?.[language] ?? '', ...(moved === undefined ? [] : [counted])];
    return fill([...sentences, ...(atOnce === undefined || atOnce === 0 ? [] : [AT_ONCE[language]])].join(' '), payload);
  };
  return { id: say('id'), en: say('en') };
}

/** One event of a history, told to a person. */
export function sentenceOf(workflow: Workflow, record: LogRecord, payload: Readonly<Record<string, unknown>>): Said {
  const { kind, event } = record;
  if (kind === 'recalculated') return recalculated(payload);
  const template = (language: 'id' | 'en'): string => {
    const texts = workflow.texts[language];
    if (kind === 'deadline') return texts.deadlines[event.type] ?? event.type;
    const own = kind === 'note' ? undefined : texts.events[event.type]?.done;
    return own ?? ENGINE[event.type]?.[language] ?? event.type;
  };
  const say = (language: 'id' | 'en'): string => fill(template(language), inWords(workflow.texts[language], payload));
  return { id: say('id'), en: say('en') };
}

/** The payload with the words for what was chosen from a list. */
const inWords = ({ fields }: Texts, payload: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(payload).map(([name, value]) => {
      const options = typeof value === 'string' && Object.hasOwn(fields, name) ? fields[name]?.options : undefined;
      return [name, options && Object.hasOwn(options, value as string) ? options[value as string] : value];
    }),
  );
