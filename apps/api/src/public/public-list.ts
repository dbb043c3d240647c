import { Injectable } from '@nestjs/common';
import { differenceOf, Editions, emblemOf, rendered, type Edition, type EditionFile, type EditionPage } from '@tabir/editions';
import { AppError, dateIn, epochMs, plusDays, startOfDay } from '@tabir/kernel';
import { Feed } from '@tabir/persistence';
import {
  askedOf,
  figuresOf,
  hasWords,
  pagesOf,
  PublicReads,
  type Asked,
  type ExtendedItem,
  type PublicEntry,
  type PublicFigures,
  type PublicHolder,
  type PublicItem,
  type PublicKind,
  type PublicList,
  type PublicSearch,
  type Sought,
} from '@tabir/register';
import { PublicOffice } from '@tabir/server';
import { queryInvalid } from '../http/edge-errors.js';
import { Latest } from './latest.js';
import { Standing } from './standing.js';

const NUMBER = /^[1-9]\d{0,8}$/;

/** An address's query as it was sent. */
export type Query = Readonly<Record<string, unknown>>;

/** One page of a list, and what was sought. */
export interface FoundPage {
  readonly sought: Sought;
  readonly items: readonly PublicItem[];
}

/** A query as it was understood, and who holds what is listed. */
export interface Understood {
  readonly asked: Asked;
  readonly holders: readonly PublicHolder[];
}

@Injectable()
export class PublicLists {
  private readonly latest = new Latest(() => this.read());
  private standing: Standing | undefined;

  constructor(
    private readonly reads: PublicReads,
    private readonly office: PublicOffice,
    private readonly feed: Feed,
    readonly editions: Editions,
  ) {}

  /** The lists as they stand now. */
  now(): Promise<Standing> {
    return this.latest.ask();
  }

  /** For how many seconds they stay so at least. */
  secondsLeft({ until }: Standing): number {
    return Math.max(0, Math.floor((epochMs(until) - epochMs(this.office.now())) / 1000));
  }

  private async read(): Promise<Standing> {
    // Asked first: what is written meanwhile makes another state, and is not taken for this one.
    const key = `${await this.feed.length()} ${this.office.versions()}`;
    if (this.standing?.key === key && this.office.now() < this.standing.until) return this.standing;
    const list = await this.office.list();
    const next = await this.reads.nextChange(list.asOf);
    const midnight = startOfDay(plusDays(dateIn(list.asOf, list.zone), 1), list.zone);
    return (this.standing = new Standing(key, list, next !== null && next < midnight ? next : midnight));
  }

  async understood(kind: PublicKind, standing: Standing, query: Query): Promise<Understood> {
    const holders = await standing.holders(() => this.reads.holders());
    // What is open has no day to wait for.
    return { asked: askedOf(kind === 'open' ? { ...query, terbuka: undefined } : query, holders), holders };
  }

  /** One page of what is sought. What the address says wrongly is left out; a page that is not there is the nearest one. */
  async page(kind: PublicKind, standing: Standing, { asked, holders }: Understood): Promise<FoundPage> {
    const { search } = asked;
    const { items, total, page } = hasWords(search)
      ? await this.found(kind, standing, search, asked.page)
      : await this.walked(kind, standing, search, asked.page);
    const refused = page === asked.page ? asked.refused : [...asked.refused, 'laman' as const];
    return { sought: { asked: { ...asked, page, refused }, holders, total }, items };
  }

  private async walked(kind: PublicKind, standing: Standing, search: PublicSearch, asked: number): Promise<Page> {
    const { list } = standing;
    const key = JSON.stringify([kind, search]);
    const total = await standing.count(key, () => this.reads.count(kind, list, search));
    const page = Math.min(asked, pagesOf(total));
    return { items: await this.reads.page(kind, list, search, page), total, page };
  }

  private async found(kind: PublicKind, standing: Standing, search: PublicSearch, page: number): Promise<Page> {
    const found = await this.reads.found(kind, standing.list, search, page);
    if (found) return { ...found, page };
    return page === 1 ? { items: [], total: 0, page } : this.walked(kind, standing, search, page);
  }

  /** The beginning of the list of what is exempt, and how much there is in all. */
  beginning(standing: Standing): Promise<Page> {
    return this.walked('exempt', standing, askedOf({}, []).search, 1);
  }

  /** Everything of a list that is sought, on all pages. Errors: query.invalid, for a file does not say what it left out. */
  sought(kind: PublicKind, { list }: Standing, { asked }: Understood): AsyncGenerator<PublicItem> {
    const refused = asked.refused.filter((field) => field !== 'laman');
    const hasNoWord = asked.ignored.length > 0 && !hasWords(asked.search);
    const [wrong] = hasNoWord || asked.surplus.length > 0 ? [...refused, 'cari'] : refused;
    if (wrong !== undefined) throw queryInvalid(wrong, 'something that the form on the page of the list offers');
    return this.reads.sought(kind, list, asked.search);
  }

  figures = async (list: PublicList): Promise<PublicFigures> => figuresOf(await this.reads.counted(list), list.zone);
  extensions = (): Promise<ExtendedItem[]> => this.reads.extensions();
  /** What opens within a year. */
  openings = (list: PublicList): AsyncGenerator<PublicItem> => this.reads.openings(list);
  /** What opened within the last year. */
  opened = (list: PublicList): AsyncGenerator<PublicItem> => this.reads.opened(list);

  /** One entry of either list. Errors: public.item-unknown, alike for what is not there and what is not for the public. */
  async entry(kode: string): Promise<PublicEntry> {
    const entry = await this.reads.entry(kode);
    if (entry) return entry;
    throw new AppError(
      'missing',
      'public.item-unknown',
      'The public lists have no entry of this kode; look for it in the list, or ask the PPID office.',
    );
  }

  /** One edition by its number as it stands in the address. Errors: public.edition-unknown. */
  async edition(no: string): Promise<Edition> {
    const edition = NUMBER.test(no) ? await this.editions.edition(Number(no)) : null;
    return edition ?? this.noEdition();
  }

  private noEdition(): never {
    throw new AppError(
      'missing',
      'public.edition-unknown',
      'No edition of the list has this number, or not this file; choose one of the editions.',
    );
  }

  /** The emblem that an edition was published with. Errors: public.edition-unknown. */
  async emblem(no: string): Promise<Uint8Array> {
    return emblemOf(await this.edition(no)) ?? this.noEdition();
  }

  async editionPage(edition: Edition, uploads: EditionPage['uploads']): Promise<EditionPage> {
    const { no } = edition;
    const difference = await differenceOf(this.editions.entries(no), this.editions.entries(no - 1));
    return { edition, difference, uploads, items: this.editions.items(no) };
  }

  /** One form of an edition, piece by piece. */
  editionFile(edition: Edition, file: EditionFile, site: string): AsyncIterable<string | Uint8Array> {
    const { no } = edition;
    const source = { edition, items: () => this.editions.items(no), original: () => this.editions.original(no), site };
    return rendered(source, file);
  }
}

interface Page {
  readonly items: readonly PublicItem[];
  readonly total: number;
  readonly page: number;
}
