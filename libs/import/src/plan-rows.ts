import { resolved, type Resolved } from './dittos.js';
import { isHeadingAgain, isNumbered, isPageMark, type Layout } from './headings.js';
import type { Part } from './list-columns.js';
import { isBlank, NO_COLUMNS, oneLine, type Row, type Table } from './table.js';

/** A row that is an item, with what the headings above it say. */
export interface PlannedRow {
  readonly row: Row;
  /** Columns with a ditto under nothing that could be repeated. */
  readonly unclear: ReadonlySet<number>;
  /** Titles of the groups that it stands in, from the outside. */
  readonly groups: readonly string[];
  /** The name of the agency under whose heading it stands. */
  readonly agency: string | null;
  /** The rows, itself among them, over which one item seems to be broken; null for a row that is whole. */
  pieces: number[] | null;
}

export interface Plan {
  readonly rows: readonly PlannedRow[];
  /** Rows that are no items: totals, signatures and notes under the table. */
  readonly leftOut: readonly Row[];
  /** Numbers of the rows that say of a cell that it is as above. */
  readonly dittos: readonly number[];
}

type Style = 'letter' | 'roman' | 'item' | 'under-item' | 'none' | 'other';

/** Tells items from headings, totals and what stands under the table. */
export function planRows(table: Table, layout: Layout, agencies: readonly { readonly name: string }[]): Plan {
  const body = table.rows
    .slice(layout.bodyAt)
    .filter((row) => !isBlank(row) && !isNumbered(row) && !isPageMark(row) && !isHeadingAgain(row, layout))
    .map((row) => seen(row, layout));
  const full = Math.min(FULL, CONTENT.filter((part) => layout.columns[part] !== undefined).length);
  const end = endOf(body, full);
  const planner = new Planner({ areNumbered: body.some(({ style }) => style === 'item'), full, layout }, agencies);
  for (const [index, row] of body.slice(0, end).entries()) planner.take(row, index + 1 < end ? body[index + 1] : undefined);
  const leftOut = [...planner.leftOut, ...body.slice(end).map(({ row }) => row)];
  return { rows: planner.rows, leftOut, dittos: planner.dittos };
}

/** What a row shows at first sight. */
interface Seen {
  readonly row: Row;
  readonly number: string;
  readonly title: string;
  readonly style: Style;
  /** The other columns that say something. */
  readonly filled: readonly number[];
  readonly says: number;
  /** Whether number and title are those of the row above, because the cells are merged. */
  readonly isSameItem: boolean;
}

/** Basis, one consequence and period: as much as a row of a list says at least. */
const FULL = 3;
const CONTENT: readonly Part[] = ['basis', 'opened', 'closed', 'period', 'letter', 'reason', 'agency'];
const REPEATED: readonly Part[] = ['title', ...CONTENT];
const NUMBER = /^(?:[A-Z]{1,4}|\d{1,4})[.)]?$/;
const NUMBER_AND_TITLE = /^([A-Z]{1,4}|\d{1,4})[.)]\s+(\S.*)$/;

function seen(row: Row, { columns }: Layout): Seen {
  const text = (column: number | undefined): string =>
    column === undefined || row.across.has(column) ? '' : oneLine(row.cells[column] ?? '');
  const filled = CONTENT.flatMap((part) => columns[part] ?? []).filter((column) => text(column) !== '' || row.unread.has(column));
  const isDown = (part: Part): boolean => row.down.has(columns[part] ?? -1);
  return {
    ...labelOf(text(columns.number), text(columns.title), filled.length),
    row,
    filled,
    says: filled.length,
    isSameItem: isDown('title') && (columns.number === undefined || isDown('number')),
  };
}

/** A heading over the whole width stands in the first column, with its number in front. */
function labelOf(number: string, title: string, says: number): Pick<Seen, 'number' | 'title' | 'style'> {
  const words = title === '' && number !== '' && !NUMBER.test(number) && styleOf(number) === 'other' ? number : title;
  const own = words === number ? '' : number;
  const [, first, rest] = NUMBER_AND_TITLE.exec(own === '' && says === 0 ? words : '') ?? [];
  return first !== undefined && rest !== undefined
    ? { number: first, title: rest, style: styleOf(first) }
    : { number: own, title: words, style: styleOf(own) };
}

function styleOf(number: string): Style {
  if (number === '') return 'none';
  if (/^\d+[.)]?$/.test(number)) return 'item';
  if (/^(?:\d+\s*[.)]?\s*[a-z]|\d+(?:\.\d+)+|[a-z])[.)]?$/.test(number)) return 'under-item';
  if (/^[IVX]+[.)]?$/.test(number)) return 'roman';
  return /^[A-Z][.)]?$/.test(number) ? 'letter' : 'other';
}

const TOTAL = /^(?:jumlah|total)\b/i;
const SIGNATURE =
  /^(?:[\p{L}. ]+,\s*(?:tanggal\s+)?[\d._…]*\s*(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\s+\d{4}|ditetapkan|dikeluarkan|disahkan|pada\s+tanggal|mengetahui|menyetujui|a\.?\s?n\.?\s|u\.?b\.?\s|kepala\b|pejabat\s+pengelola|sekretaris\b|nip\b|ttd\b|tanda\s+tangan|keterangan\s*:|catatan\s*:|ket\.?\s*:|\*+\)?)/iu;

/**
 * Behind the last row that says what an item says there are only items of which everything is missing, then signatures and notes.
 * Names stand under a signature in columns of the table, so nothing behind one is an item unless it is numbered or whole. What stands
 * right under the last item and goes on with its text is a piece of it.
 */
function endOf(rows: readonly Seen[], full: number): number {
  const isItem = ({ title, style, says }: Seen): boolean =>
    title !== '' && (says >= full || (says > 0 && (style === 'item' || style === 'under-item')));
  const lastItem = rows.findLastIndex((row) => isItem(row) && !isSigned(row));
  const signed = rows.findIndex((row, index) => index > lastItem && isSigned(row));
  const rest = signed < 0 ? rows : rows.slice(0, signed);
  let end = Math.max(lastItem, rest.findLastIndex(saysTwo)) + 1;
  for (let row = rest[end]; row && (isBareItem(row) || goesOn(row, rest[end - 1])); row = rest[end]) end++;
  return end;
}

const saysTwo = ({ title, says }: Seen): boolean => title !== '' && says >= 2;
const isUncapped = (title: string): boolean => /^[^A-Z\d]/.test(title);
const goesOn = ({ row, style, title, says }: Seen, above: Seen | undefined): boolean =>
  row.number - 1 === above?.row.number && style === 'none' && (says > 0 || isUncapped(title));

const isSigned = ({ row, number }: Seen): boolean => number === '' && row.cells.some((text) => SIGNATURE.test(text.trim()));
const isBareItem = ({ style, title }: Seen): boolean => (style === 'item' || style === 'under-item') && title !== '';

/** "1" before "1.a": it stands alone, or all that it says is merged with what is under it. */
const isGroup = ({ style, filled }: Seen, next: Seen | undefined): boolean =>
  style === 'item' && next?.style === 'under-item' && filled.every((column) => next.row.down.has(column));

interface Heading {
  readonly style: Style;
  readonly number: string;
  readonly title: string;
  readonly isAgency: boolean;
}

class Planner {
  readonly rows: PlannedRow[] = [];
  readonly leftOut: Row[] = [];
  readonly dittos: number[] = [];
  /** The last item, as what stands under it may repeat it. */
  private above: Resolved | null = null;
  /** Headings that hold, from the outside. */
  private headings: Heading[] = [];
  private itemGroup: { readonly number: string; readonly title: string } | null = null;

  constructor(
    private readonly list: { readonly areNumbered: boolean; readonly full: number; readonly layout: Layout },
    private readonly agencies: readonly { readonly name: string }[],
  ) {}

  take(seen: Seen, next: Seen | undefined): void {
    if (seen.isSameItem) {
      this.takeSameItem(seen);
    } else if (this.isTotal(seen) || (seen.says === 0 && seen.title === '')) {
      this.leftOut.push(seen.row);
    } else if (isGroup(seen, next)) {
      this.itemGroup = { number: digitsOf(seen.number), title: seen.title };
    } else if (this.isContinued(seen)) {
      this.takeBroken(seen);
    } else if (seen.says === 0 && seen.style !== 'item' && seen.style !== 'under-item') {
      this.takeHeading(seen);
    } else {
      this.takeItem(seen);
    }
  }

  private isTotal({ style, title, number, says, row }: Seen): boolean {
    const first = oneLine(row.cells.find((text) => text !== '') ?? '');
    return (
      (style === 'none' || style === 'other') &&
      says < this.list.full &&
      (TOTAL.test(title) || TOTAL.test(number) || TOTAL.test(first))
    );
  }

  /** A row that goes on where the one above stopped. One that says everything an item says has only lost its number. */
  private isContinued({ style, title, says }: Seen): boolean {
    if (this.rows.length === 0 || style !== 'none') return false;
    if (says === 0) return isUncapped(title);
    return title === '' || (this.list.areNumbered && says < this.list.full);
  }

  /** All cells of one item merged over several rows are one row. */
  private takeSameItem(seen: Seen): void {
    const { row } = seen;
    if (row.cells.some((text, column) => text !== '' && !row.down.has(column) && !row.across.has(column))) this.takeBroken(seen);
  }

  private takeBroken({ row }: Seen): void {
    const above = this.rows.at(-1);
    const pieces = above?.pieces ?? (above ? [above.row.number] : []);
    pieces.push(row.number);
    if (above) above.pieces = pieces;
    this.above = null;
    this.rows.push({ row, unclear: NO_COLUMNS, groups: [], agency: null, pieces });
  }

  /** A heading ends those of its own style, and what stands under them. */
  private takeHeading({ style: written, number, title }: Seen): void {
    const style = this.styleHere(written, number);
    const same = this.headings.findIndex((heading) => heading.style === style);
    const isAgency = this.agencies.some(({ name }) => oneLine(name).toLowerCase() === title.toLowerCase());
    // Without numbers nothing tells how deep a heading stands, and an agency holds until the next one.
    const outer = same < 0 ? this.headings : this.headings.slice(0, same);
    const kept =
      style === 'none' && !isAgency ? this.headings.filter((heading) => heading.isAgency || outer.includes(heading)) : outer;
    this.headings = [...kept.filter((heading) => !isAgency || !heading.isAgency), { style, number, title, isAgency }];
    this.itemGroup = null;
  }

  /** After H comes I, which is no Roman one. */
  private styleHere(style: Style, number: string): Style {
    const letter = this.headings.find((heading) => heading.style === 'letter');
    const follows = letter !== undefined && number.charCodeAt(0) === letter.number.charCodeAt(0) + 1;
    return style === 'roman' && follows && /^[A-Z][.)]?$/.test(number) ? 'letter' : style;
  }

  private takeItem({ row: written, style, number }: Seen): void {
    const { row, unclear } = this.resolve(written);
    const belongs = style === 'under-item' && this.itemGroup !== null && ['', this.itemGroup.number].includes(digitsOf(number));
    if (!belongs) this.itemGroup = null;
    const groups = this.headings.filter(({ isAgency }) => !isAgency).map(({ title }) => title);
    this.rows.push({
      row,
      unclear,
      groups: [...groups, ...(this.itemGroup ? [this.itemGroup.title] : [])],
      agency: this.headings.find(({ isAgency }) => isAgency)?.title ?? null,
      pieces: null,
    });
  }

  private resolve(written: Row): Resolved {
    const { columns } = this.list.layout;
    this.above = resolved(
      written,
      REPEATED.flatMap((part) => columns[part] ?? []),
      this.above,
    );
    if (this.above.hasDittos) this.dittos.push(written.number);
    return this.above;
  }
}

const digitsOf = (number: string): string => /^\d+/.exec(number)?.[0] ?? '';
