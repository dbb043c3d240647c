import type { Said } from '@tabir/engine';
import { plusDays, plusYears, type LocalDate } from '@tabir/kernel';
import { DITTO_UNCLEAR } from './dittos.js';
import type { Line, Reason } from './entry.js';
import { columnOf } from './full-columns.js';
import { payloadOf } from './full-form.js';
import type { Header } from './header.js';
import type { Layout } from './headings.js';
import { readBasis, readLetters } from './letters.js';
import { NO_VALUE, type Lines } from './lines.js';
import type { Part } from './list-columns.js';
import { planRows, type Plan, type PlannedRow } from './plan-rows.js';
import { lettersOf, oneLine, placeOf, type Row, type Table } from './table.js';
import { termInWords, WAYS_TO_WRITE, type WordedTerm } from './terms-in-words.js';

export interface ListContext {
  /** The agencies of the unit: a heading of one of their names says to whom the rows under it belong. */
  readonly agencies: readonly { readonly name: string }[];
  /** Terms without a day of their own are looked at again within a year from today. */
  readonly today: LocalDate;
}

/** Makes the rows under known columns into records, or says of each what is missing. */
export function readSixColumns(table: Table, layout: Layout, header: Header, context: ListContext): Lines & Omit<Plan, 'rows'> {
  const { rows, leftOut, dittos } = planRows(table, layout, context.agencies);
  const reader = new RowReader(table, layout, header, context.today);
  return {
    count: rows.length,
    leftOut,
    dittos,
    *[Symbol.iterator](): Generator<Line> {
      for (const row of rows) yield reader.read(row);
    },
  };
}

const NO_LETTER: Said = {
  id: 'Huruf Pasal 17 tidak disebut. Tulis misalnya "UU 14/2008 Pasal 17 huruf h".',
  en: 'No letter of Article 17 is named. Write for example "UU 14/2008 Pasal 17 huruf h".',
};
const letterUnclear = (words: string): Said => ({
  id: `Huruf Pasal 17 tidak jelas: "${words}". Sebut setiap huruf, a sampai j, beserta undang-undangnya: "UU 14/2008 Pasal 17 huruf a, b".`,
  en: `The letter of Article 17 is unclear: "${words}". Name each letter, a to j, with its Act: "UU 14/2008 Pasal 17 huruf a, b".`,
});
const periodUnknown = (words: string): Said => ({
  id: `"${words}" tidak terbaca sebagai jangka waktu. ${WAYS_TO_WRITE.id}`,
  en: `"${words}" cannot be read as a period. ${WAYS_TO_WRITE.en}`,
});
const MOST_NAMED = 6;
function unclearRow(pieces: readonly number[]): Said {
  const rows = `${pieces.slice(0, MOST_NAMED).join(', ')}${pieces.length > MOST_NAMED ? ', …' : ''}`;
  return {
    id: `Baris ${rows} tampak sebagai satu butir yang terputus. Tulis setiap butir dalam satu baris, atau beri nomor pada tiap butir.`,
    en: `Rows ${rows} look like one item in pieces. Write each item in one row, or give each item a number.`,
  };
}

interface Basis {
  readonly letters: readonly string[];
  readonly acts: readonly string[];
  readonly doubtful: ReadonlySet<string>;
}

class RowReader {
  private readonly common: Readonly<Record<string, unknown>>;
  private readonly decree: Readonly<Record<string, unknown>>;

  constructor(
    private readonly table: Table,
    private readonly layout: Layout,
    header: Header,
    private readonly today: LocalDate,
  ) {
    this.common = payloadOf(header);
    this.decree = (this.common['determination'] ?? {}) as Readonly<Record<string, unknown>>;
  }

  read({ row, unclear, groups, agency, pieces }: PlannedRow): Line {
    const place = placeOf(row.number, this.table);
    if (pieces !== null) return { place, reasons: [{ field: null, code: 'row-in-pieces', message: unclearRow(pieces) }] };
    const reasons: Reason[] = Object.values(this.layout.columns).flatMap((column) => {
      if (unclear.has(column)) return [{ field: this.label(column), code: 'ditto-unclear', message: DITTO_UNCLEAR }];
      return row.unread.has(column) ? [{ field: this.label(column), code: 'value-missing', message: NO_VALUE }] : [];
    });
    const basis = this.basisOf(row, reasons);
    const term = this.termOf(row, reasons);
    if (reasons.length > 0 || term === null) return { place, reasons };
    const nameOf = (path: string): string => this.nameOf(path);
    const payload = this.payload(row, groups, agency, basis, this.dated(term, { recheck: true }));
    // The day on which it is looked at again follows from today, and a file is the same file tomorrow.
    return isOpen(term)
      ? { place, payload, nameOf, content: this.payload(row, groups, agency, basis, this.dated(term, { recheck: false })) }
      : { place, payload, nameOf };
  }

  private text(row: Row, part: Part): string {
    const column = this.layout.columns[part];
    return column === undefined || row.across.has(column) ? '' : (row.cells[column] ?? '');
  }

  private basisOf(row: Row, reasons: Reason[]): Basis {
    const column = readLetters(this.text(row, 'letter'));
    const text = readBasis(this.text(row, 'basis'));
    const hasColumn = column.letters.length > 0 || column.unclear !== null;
    const unclear = hasColumn ? column.unclear : text.unclear;
    const letters = hasColumn ? column.letters : text.letters;
    const field = this.labelOf(hasColumn || this.layout.columns.basis === undefined ? 'letter' : 'basis');
    if (unclear !== null) reasons.push({ field, code: 'letter-unclear', message: letterUnclear(unclear) });
    else if (letters.length === 0) reasons.push({ field, code: 'letter-missing', message: NO_LETTER });
    return { letters, acts: text.acts, doubtful: hasColumn ? doubtful(letters, text.letters) : new Set() };
  }

  private termOf(row: Row, reasons: Reason[]): WordedTerm | null {
    const words = this.text(row, 'period');
    const term = termInWords(words);
    if (term === null)
      reasons.push({
        field: this.labelOf('period'),
        code: 'period-unknown',
        message: periodUnknown(oneLine(words).slice(0, 200)),
      });
    return term;
  }

  private dated(term: WordedTerm, { recheck }: { recheck: boolean }): object {
    if (term.kind === 'years') return { ...term, startsOn: term.startsOn ?? this.decree['date'] };
    return isOpen(term) && recheck ? { ...term, recheckOn: plusDays(plusYears(this.today, 1), -1) } : term;
  }

  private payload(
    row: Row,
    groups: readonly string[],
    agency: string | null,
    { letters, acts, doubtful }: Basis,
    term: object,
  ): Record<string, unknown> {
    const title = oneLine(this.text(row, 'title'));
    const grounds = letters.map((letter) => ({ letter, acts, term, ...(doubtful.has(letter) ? { letterDoubtful: true } : {}) }));
    const said = (part: Part, field: string): object => (this.text(row, part) === '' ? {} : { [field]: this.text(row, part) });
    return {
      ...this.common,
      ...(agency === null ? {} : { agency }),
      ...said('agency', 'agency'),
      ...(title === '' ? {} : { title: [...groups, title].join(': ') }),
      determination: {
        ...this.decree,
        ...said('reason', 'reason'),
        ...said('opened', 'consequenceIfOpened'),
        ...said('closed', 'consequenceIfClosed'),
        grounds,
      },
    };
  }

  private nameOf(path: string): string {
    const part = PART_OF_FIELD.find(([field]) => field.test(path))?.[1];
    return (
      (part && this.labelOf(part === 'basis' && this.layout.columns.basis === undefined ? 'letter' : part)) ?? columnOf(path)
    );
  }

  private labelOf(part: Part): string | null {
    const column = this.layout.columns[part];
    return column === undefined ? null : this.label(column);
  }

  private label = (column: number): string => `${this.layout.names[column] ?? ''} (${lettersOf(column)})`;
}

const PART_OF_FIELD: readonly (readonly [RegExp, Part])[] = [
  [/^title$/, 'title'],
  [/^agency$/, 'agency'],
  [/\.reason$/, 'reason'],
  [/\.consequenceIfOpened$/, 'opened'],
  [/\.consequenceIfClosed$/, 'closed'],
  [/\.grounds\.\d+\.term\b/, 'period'],
  [/\.grounds\b/, 'basis'],
];

const isOpen = ({ kind }: WordedTerm): boolean => kind !== 'date' && kind !== 'years';

/** Letters of the column that the text does not name; all of them, when the text names more. */
function doubtful(column: readonly string[], text: readonly string[]): ReadonlySet<string> {
  if (text.length === 0) return new Set();
  const notInText = column.filter((letter) => !text.includes(letter));
  return new Set(notInText.length === 0 && text.length > column.length ? column : notInText);
}
