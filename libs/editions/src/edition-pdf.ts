import {
  DEMO_NOTICE,
  determination,
  held,
  legalBasis,
  lettersInPlainWords,
  longDate,
  opening,
  part,
  period,
  sentenceCase,
  statusLine,
  visible,
  type PublicItem,
  type PublicItems,
  type PublicList,
} from '@tabir/register';
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { editionList } from './edition-list.js';
import { emblemOf } from './emblem.js';
import { annexOf, letterheadOf, type Edition } from './edition.js';

const files = createRequire(import.meta.url);
const FONTS = {
  plain: files.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: files.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
  mono: files.resolve('dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf'),
};
type Font = keyof typeof FONTS;

interface Block {
  readonly text: string;
  readonly font?: Font;
}
interface Line {
  readonly text: string;
  readonly font: Font;
}

// All in points. A4 across, with room on the left for the holes of an ordner.
const PAGE = { width: 841.89, height: 595.28 };
const MARGIN = { top: 42, right: 36, bottom: 48, left: 54 };
const COLUMNS = [26, 182, 184, 112, 112, 135.89];
const BOTTOM = PAGE.height - MARGIN.bottom;
const PADDING = 4;
const SIZE = 8;
const LEADING = 10.5;
const TITLE_SIZE = 13;
const LETTERHEAD_SIZE = 11;
const EMBLEM_SIDE = 48;
/** Room for what ends the list, so that a signature never stands alone on the other side of a page. */
const SIGNATURE_HEIGHT = 110;
/** A row that begins at the foot of a page shows at least this much of itself there. */
const FEWEST_LINES = 3;

const HEADS = [
  'No',
  'Informasi',
  'Dasar Hukum Pengecualian Informasi',
  'Konsekuensi bagi Publik: Dibuka',
  'Konsekuensi bagi Publik: Ditutup',
  'Jangka Waktu',
];

/**
 * An edition as an office files it: letterhead, the six columns with their heads on every page, the signature, the checksum and the
 * signed head of the log. Tagged, so that it can be read aloud; the same edition always gives the same bytes.
 */
export function editionPdf(edition: Edition, items: PublicItems): Readable {
  const annex = new Annex(edition);
  annex.write(items).catch((error: unknown) => annex.doc.destroy(error as Error));
  return annex.doc;
}

class Annex {
  readonly doc: PDFKit.PDFDocument;
  private readonly list: PublicList;
  private readonly root: PDFKit.PDFStructureElement;
  private readonly widths = new Map<string, number>();
  private y = MARGIN.top;
  private pages = 0;

  constructor(private readonly edition: Edition) {
    this.list = editionList(edition);
    this.doc = new PDFDocument({
      size: 'A4',
      layout: 'landscape',
      // Whatever is written stands where it is put: nothing may begin a page by itself.
      margin: 0,
      autoFirstPage: false,
      tagged: true,
      lang: 'id-ID',
      displayTitle: true,
      pdfVersion: '1.7',
      info: {
        Title: `Daftar Informasi yang Dikecualikan, ${statusLine(this.list)}`,
        Author: edition.office,
        Creator: 'Tabir',
        CreationDate: new Date(edition.at),
        ModDate: new Date(edition.at),
      },
    });
    for (const [name, file] of Object.entries(FONTS)) this.doc.registerFont(name, file);
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  async write(items: PublicItems): Promise<void> {
    this.newPage();
    this.letterhead();
    const table = this.doc.struct('Table');
    this.root.add(table);
    this.heads(table);
    let no = 0;
    for await (const item of items) this.row(table, cellsOf(this.list, item, ++no));
    if (no === 0) this.row(table, [[], [{ text: 'Tidak ada informasi yang dikecualikan.' }], [], [], [], []]);
    table.end();
    this.ending();
    this.root.end();
    this.doc.end();
  }

  private letterhead(): void {
    const { demo, listNumber, listDate, signerPosition } = this.edition;
    const { government, office, address } = letterheadOf(this.edition);
    if (demo) this.paragraph([{ text: DEMO_NOTICE, font: 'bold' }]);
    const emblem = emblemOf(this.edition);
    const top = this.y;
    if (emblem) this.ornament(() => this.doc.image(emblem, MARGIN.left, top, { fit: [EMBLEM_SIDE, EMBLEM_SIDE] }));
    this.paragraph([{ text: government.toUpperCase(), font: 'bold' }], { size: LETTERHEAD_SIZE, isCentred: true });
    this.paragraph([{ text: office, font: 'bold' }], { size: LETTERHEAD_SIZE, isCentred: true });
    if (address !== null) this.paragraph([{ text: address }], { isCentred: true });
    if (emblem) this.y = Math.max(this.y, top + EMBLEM_SIDE + PADDING);
    this.ornament(() =>
      this.doc
        .moveTo(MARGIN.left, this.y)
        .lineTo(PAGE.width - MARGIN.right, this.y)
        .lineWidth(1.5)
        .stroke(),
    );
    this.y += LEADING;
    this.paragraph([{ text: 'Daftar Informasi yang Dikecualikan', font: 'bold' }], { tag: 'H1', size: TITLE_SIZE });
    this.paragraph([
      { text: annexOf({ listNumber, listDate, signerPosition }) },
      { text: `${statusLine(this.list)}. Diurutkan menurut berakhirnya jangka waktu pengecualian.` },
    ]);
  }

  private ending(): void {
    const { items, signerName, signerPosition, listDate, checksum, head, key } = this.edition;
    this.y += PADDING;
    this.paragraph([{ text: `Jumlah: ${items} informasi.` }]);
    this.keepTogether(SIGNATURE_HEIGHT);
    const left = PAGE.width - MARGIN.right - 240;
    this.paragraph([{ text: longDate(listDate) }, { text: signerPosition }], { left });
    this.y += 4 * LEADING;
    this.paragraph([{ text: signerName, font: 'bold' }], { left });
    this.y += LEADING;
    const note = head.trimEnd().split('\n');
    this.keepTogether((note.length + 8) * LEADING);
    this.paragraph([
      { text: 'Untuk memeriksa edisi ini', font: 'bold' },
      {
        text: 'Jumlah pemeriksa (SHA-256) berkas asli, dan kepala catatan kegiatan sebelum edisi ini, ditandatangani. Simpanlah: perubahan, pemotongan, atau pemunduran catatan setelahnya ketahuan dengan “tabir verify --head”.',
      },
      { text: checksum, font: 'mono' },
      ...note.map((text) => ({ text, font: 'mono' }) as const),
      { text: `Kunci: ${key}`, font: 'mono' },
    ]);
  }

  private newPage(): void {
    this.doc.addPage();
    this.pages++;
    this.y = MARGIN.top;
    const { edition, pages } = this;
    this.ornament(() => {
      this.line({ text: `${edition.office} · Edisi ke-${edition.no}`, font: 'plain' }, MARGIN.left, BOTTOM + 14);
      this.line({ text: `Halaman ${pages}`, font: 'plain' }, PAGE.width - MARGIN.right - 60, BOTTOM + 14);
    });
  }

  private keepTogether(height: number): void {
    if (this.y + height > BOTTOM) this.newPage();
  }

  private paragraph(
    blocks: readonly Block[],
    {
      tag = 'P',
      size = SIZE,
      left = MARGIN.left,
      isCentred = false,
    }: { readonly tag?: string; readonly size?: number; readonly left?: number; readonly isCentred?: boolean } = {},
  ): void {
    const leading = (LEADING * size) / SIZE;
    const element = this.doc.struct(tag);
    this.root.add(element);
    const lines = blocks.flatMap((block) => this.wrapped(block, ((PAGE.width - MARGIN.right - left) * SIZE) / size));
    for (const line of lines) {
      this.keepTogether(leading);
      const room = PAGE.width - MARGIN.right - left - (this.widthOf(line.text, line.font) * size) / SIZE;
      element.add(this.marked(tag, () => this.line(line, isCentred ? left + room / 2 : left, this.y, size)));
      this.y += leading;
    }
    element.end();
    this.y += PADDING;
  }

  /** The heads belong to the table once; on later pages they are repeated for the eye alone. */
  private heads(table?: PDFKit.PDFStructureElement): void {
    const cells = HEADS.map((text): Block[] => [{ text, font: 'bold' }]);
    if (table) this.row(table, cells, 'TH');
    else
      this.stretch(
        cells.map((blocks, column) => this.linesOf(blocks, column)),
        (_column, draw) => this.ornament(draw),
      );
  }

  private row(table: PDFKit.PDFStructureElement, cells: readonly (readonly Block[])[], tag: 'TD' | 'TH' = 'TD'): void {
    const row = this.doc.struct('TR');
    table.add(row);
    const elements = cells.map(() => this.doc.struct(tag));
    for (const element of elements) row.add(element);
    let left = cells.map((blocks, column) => this.linesOf(blocks, column));
    const whole = longest(left);
    if (tag === 'TD' && this.room() < Math.min(whole, FEWEST_LINES)) this.turn();
    // What fits on one page stays on one; what is longer than a page goes on where the page ends.
    if (tag === 'TD' && whole > this.room() && whole <= this.roomOfPage()) this.turn();
    for (;;) {
      const fits = Math.max(1, this.room());
      this.stretch(
        left.map((lines) => lines.slice(0, fits)),
        (column, draw) => elements[column]?.add(this.marked(tag, draw)),
      );
      left = left.map((lines) => lines.slice(fits));
      if (longest(left) === 0) break;
      this.turn();
    }
    for (const element of elements) element.end();
    row.end();
  }

  private turn(): void {
    this.newPage();
    this.heads();
  }

  /** Cells beside each other, as high as the longest, with their borders. */
  private stretch(cells: readonly (readonly Line[])[], write: (column: number, draw: () => void) => unknown): void {
    const height = longest(cells) * LEADING + 2 * PADDING;
    const top = this.y;
    let x = MARGIN.left;
    for (const [column, lines] of cells.entries()) {
      const left = x;
      const width = COLUMNS[column] ?? 0;
      if (lines.length > 0)
        write(column, () => lines.forEach((line, index) => this.line(line, left + PADDING, top + PADDING + index * LEADING)));
      this.ornament(() => this.doc.rect(left, top, width, height).lineWidth(0.5).stroke());
      x += width;
    }
    this.y += height;
  }

  /** How many lines of a row still fit on this page. */
  private readonly room = (): number => Math.floor((BOTTOM - this.y - 2 * PADDING) / LEADING);
  private readonly roomOfPage = (): number => Math.floor((BOTTOM - MARGIN.top - 2 * PADDING - this.headHeight()) / LEADING);
  private readonly headHeight = (): number =>
    longest(HEADS.map((text, column) => this.linesOf([{ text, font: 'bold' }], column))) * LEADING + 2 * PADDING;

  private marked(tag: string, draw: () => void): PDFKit.PDFStructureContent {
    const content = this.doc.markStructureContent(tag);
    draw();
    this.doc.endMarkedContent();
    return content;
  }

  /** Not part of what is read aloud. */
  private ornament(draw: () => void): void {
    this.doc.markContent('Artifact');
    draw();
    this.doc.endMarkedContent();
  }

  private line({ text, font }: Line, x: number, y: number, size = SIZE): void {
    let left = x;
    for (const piece of RIGHT_TO_LEFT.test(text) ? text.split(' ') : [text]) {
      this.doc.font(font).fontSize(size).text(piece, left, y, { lineBreak: false });
      left += (this.widthOf(`${piece} `, font) * size) / SIZE;
    }
  }

  private linesOf(blocks: readonly Block[], column: number): Line[] {
    return blocks.flatMap((block) => this.wrapped(block, (COLUMNS[column] ?? 0) - 2 * PADDING));
  }

  /** Broken between words, and inside of one that is wider than the line. */
  private wrapped({ text, font = 'plain' }: Block, width: number): Line[] {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    const put = (piece: string, wide: number, gap: number): void => {
      const fits = line === '' || used + gap + wide <= width;
      if (!fits) lines.push(line);
      used = fits && line !== '' ? used + gap + wide : wide;
      line = fits && line !== '' ? `${line}${gap > 0 ? ' ' : ''}${piece}` : piece;
    };
    for (const word of visible(text)
      .split(/\s+/)
      .filter((one) => one !== '')) {
      const wide = this.widthOf(word, font);
      if (wide <= width) put(word, wide, this.widthOf(' ', font));
      else
        Array.from(word).forEach((letter, index) =>
          put(letter, this.widthOf(letter, font), index === 0 ? this.widthOf(' ', font) : 0),
        );
    }
    return [...lines, line].filter((one) => one !== '').map((one) => ({ text: one, font }));
  }

  private widthOf(text: string, font: Font): number {
    const key = `${font} ${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const width = this.doc.font(font).fontSize(SIZE).widthOfString(text);
    this.widths.set(key, width);
    return width;
  }
}

/** A word of these letters is laid out together with the space behind it, which would then stand in front; so each is put by itself. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

const longest = (cells: readonly (readonly Line[])[]): number => Math.max(...cells.map(({ length }) => length));

/** The same words as on the page, cell by cell. */
function cellsOf({ asOf, zone, verified }: PublicList, item: PublicItem, no: number): Block[][] {
  const determined = determination(item);
  const texts = (...all: readonly string[]): Block[] => all.filter((text) => text !== '').map((text) => ({ text }));
  return [
    texts(String(no)),
    [{ text: item.title, font: 'bold' }, ...texts(item.summary ?? '', part(item), held(item), `Kode ${item.kode}`)],
    texts(legalBasis(item, verified), lettersInPlainWords(item), determined === '' ? '' : `Penetapan ${determined}`),
    texts(item.consequenceIfOpened ?? '-'),
    texts(item.consequenceIfClosed ?? '-'),
    texts(sentenceCase(period(item)), opening(item, asOf, zone)?.sentence ?? ''),
  ];
}
