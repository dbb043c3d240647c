import { Injectable } from '@nestjs/common';
import {
  differenceOf,
  Editions,
  renderedWhole,
  type Difference,
  type Edition,
  type EditionFile,
  type EditionPage,
} from '@tabir/editions';
import { AppError, epochMs } from '@tabir/kernel';
import {
  askedOf,
  figuresOf,
  pagesOf,
  PublicReads,
  type Asked,
  type ExtendedItem,
  type Extension,
  type PublicFigures,
  type PublicHolder,
  type PublicItem,
  type PublicKind,
  type PublicList,
  type Sought,
} from '@tabir/register';
import { PublicOffice } from '@tabir/server';
import { queryInvalid } from '../http/edge-errors.js';
import { KeptRenderings } from './kept-renderings.js';

/** A copy is never older than this, so that what the chair authorises is soon seen everywhere. */
const LONGEST_COPY_SECONDS = 300;
const NUMBER = /^[1-9]\d{0,8}$/;

/** What a page is made from. */
export interface PublicNow {
  readonly list: PublicList;
  readonly cacheControl: string;
}

/** An address's query as it was sent. */
export type Query = Readonly<Record<string, unknown>>;

/** One page of a list, and what was sought. */
export interface FoundPage {
  readonly sought: Sought;
  readonly items: readonly PublicItem[];
}

@Injectable()
export class PublicLists {
  private readonly differences = new KeptRenderings<Difference>();
  private readonly files = new KeptRenderings<Buffer>();

  constructor(
    private readonly reads: PublicReads,
    private readonly office: PublicOffice,
    readonly editions: Editions,
  ) {}

  /** The list at this moment, and how long a copy of it may be kept. */
  async now(): Promise<PublicNow> {
    const list = await this.office.list();
    const next = await this.reads.nextChange(list.asOf);
    const seconds = next === null ? Infinity : Math.floor((epochMs(next) - epochMs(list.asOf)) / 1000);
    const maxAge = Math.min(LONGEST_COPY_SECONDS, seconds);
    // A demo's clock can jump, and then every copy would tell of another day.
    return { list, cacheControl: list.demo ? 'no-store' : `public, max-age=${maxAge}` };
  }

  /** One page of what is sought. What the address says wrongly is left out; a page that is not there is the nearest one. */
  async page(kind: PublicKind, list: PublicList, query: Query): Promise<FoundPage> {
    const { asked, holders } = await this.asked(kind, query);
    const total = await this.reads.count(kind, list, asked.search);
    const page = Math.min(asked.page, pagesOf(total));
    const refused = page === asked.page ? asked.refused : [...asked.refused, 'laman' as const];
    const items = await this.reads.page(kind, list, asked.search, page);
    return { sought: { asked: { ...asked, page, refused }, holders, total }, items };
  }

  /** The beginning of the list of what is exempt, and how much there is in all. */
  async beginning(list: PublicList): Promise<{ items: readonly PublicItem[]; total: number }> {
    const { search } = askedOf({}, []);
    const [total, items] = await Promise.all([
      this.reads.count('exempt', list, search),
      this.reads.page('exempt', list, search, 1),
    ]);
    return { items, total };
  }

  /** Everything of a list that is sought, on all pages. Errors: query.invalid, for a file does not say what it left out. */
  async sought(kind: PublicKind, list: PublicList, query: Query): Promise<AsyncGenerator<PublicItem>> {
    const { asked } = await this.asked(kind, query);
    const refused = asked.refused.filter((field) => field !== 'laman');
    const hasNoWord = asked.ignored.length > 0 && asked.search.beginnings.length === 0;
    const [wrong] = hasNoWord ? [...refused, 'cari'] : refused;
    if (wrong !== undefined) throw queryInvalid(wrong, 'something that the form on the page of the list offers');
    return this.reads.sought(kind, list, asked.search);
  }

  private async asked(kind: PublicKind, query: Query): Promise<{ asked: Asked; holders: readonly PublicHolder[] }> {
    const holders = await this.reads.holders();
    // What is open has no day to wait for.
    return { asked: askedOf(kind === 'open' ? { ...query, terbuka: undefined } : query, holders), holders };
  }

  /** Everything that is exempt. */
  items = ({ asOf }: PublicList): AsyncGenerator<PublicItem> => this.reads.items(asOf);
  figures = async (list: PublicList): Promise<PublicFigures> => figuresOf(await this.reads.counted(list), list.zone);
  extensions = (): Promise<ExtendedItem[]> => this.reads.extensions();
  extensionsOf = (item: PublicItem): Promise<readonly Extension[]> => this.reads.extensionsOf(item);
  /** What opens within a year. */
  openings = (list: PublicList): AsyncGenerator<PublicItem> => this.reads.openings(list);
  /** What opened within the last year. */
  opened = (list: PublicList): AsyncGenerator<PublicItem> => this.reads.opened(list);

  /** One entry of either list. Errors: public.item-unknown, alike for what is not there and what is not for the public. */
  async item(kode: string): Promise<PublicItem> {
    const item = await this.reads.item(kode);
    if (item) return item;
    throw new AppError(
      'missing',
      'public.item-unknown',
      'The public lists have no entry of this kode; look for it in the list, or ask the PPID office.',
    );
  }

  /** One edition by its number as it stands in the address. Errors: public.edition-unknown. */
  async edition(no: string): Promise<Edition> {
    const edition = NUMBER.test(no) ? await this.editions.edition(Number(no)) : null;
    if (edition) return edition;
    throw new AppError(
      'missing',
      'public.edition-unknown',
      'No edition of the list has this number, or not this file; choose one of the editions.',
    );
  }

  async editionPage(no: string): Promise<EditionPage> {
    const edition = await this.edition(no);
    const difference = await this.differences.once(no, () =>
      differenceOf(this.editions.entries(edition.no), this.editions.entries(edition.no - 1)),
    );
    return { edition, difference, uploads: await this.editions.uploads(edition.no), items: this.editions.items(edition.no) };
  }

  /** One form of an edition, as bytes. */
  editionFile(edition: Edition, file: EditionFile, site: string): Promise<Buffer> {
    const { no } = edition;
    const source = { edition, items: () => this.editions.items(no), original: () => this.editions.original(no), site };
    return this.files.once(`${no}/${file}`, () => renderedWhole(source, file));
  }
}
