import { Controller, Get, Header, Param, Query as QueryOf, type StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Config } from '@tabir/config';
import { EDITION_FILES, EMBLEM_FILE, editionHtml, editionsAtom, editionsHtml, type EditionFile } from '@tabir/editions';
import {
  catalogJsonLd,
  dikCsv,
  dikHtml,
  dikJson,
  dikXlsx,
  dipCsv,
  dipHtml,
  dipJson,
  extensionsHtml,
  figuresCsv,
  figuresHtml,
  figuresJson,
  hasWords,
  itemHtml,
  LETTERS,
  openDataHtml,
  openedAtom,
  openedHtml,
  openingsIcs,
  OPENS,
  PUBLIC_CSS,
  soonHtml,
  XLSX_TYPE,
  type PublicItem,
  type PublicKind,
  type PublicList,
} from '@tabir/register';
import { siteOf } from '@tabir/server';
import { Readable } from 'node:stream';
import { PAGE } from '../http/problem-page.js';
import { Operation } from '../openapi/operation.js';
import { Public } from '../sign-in/public.js';
import { Answers, type Answer } from './answers.js';
import { PublicLists, type FoundPage, type Query } from './public-list.js';
import { Visitor, type Visit } from './visit.js';

type Given = Promise<StreamableFile | undefined>;
type Rendering = (list: PublicList, items: AsyncIterable<PublicItem>) => AsyncIterable<string | Uint8Array>;
type PageRendering = (list: PublicList, items: FoundPage['items'], sought: FoundPage['sought']) => AsyncIterable<string>;

const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const CSV = 'text/csv; charset=utf-8';
const ATOM = 'application/atom+xml; charset=utf-8';

const text = { type: 'string' };
const LOOKING = { cari: { ...text, maxLength: 200 }, huruf: { ...text, enum: LETTERS }, pemegang: text };
const SEARCH = { ...LOOKING, terbuka: { ...text, enum: OPENS } };
const PAGE_NUMBER = { laman: { type: 'integer', minimum: 1, default: 1 } };

/** The list of exempt information and what becomes of it, as the law wants it published: for everybody, without script. */
@Controller('publik')
@Public()
export class PublicController {
  private readonly site: string;

  constructor(
    private readonly lists: PublicLists,
    private readonly answers: Answers,
    config: Config,
  ) {
    this.site = siteOf(config);
  }

  @Get('dik')
  @RouteConfig(PAGE)
  @Operation({
    summary: 'A page of the list, in the six-column form, with a form to search it.',
    tag: 'public',
    query: { ...SEARCH, ...PAGE_NUMBER },
    answer: { media: 'text/html' },
    problems: ['public.busy'],
  })
  page(@QueryOf() query: Query, @Visitor() visit: Visit): Given {
    return this.found('exempt', dikHtml, query, visit);
  }

  @Get('dip')
  @RouteConfig(PAGE)
  @Operation({
    summary: 'A page of all that was exempt and has become public, with a form to search it.',
    tag: 'public',
    query: { ...LOOKING, ...PAGE_NUMBER },
    answer: { media: 'text/html' },
    problems: ['public.busy'],
  })
  openPage(@QueryOf() query: Query, @Visitor() visit: Visit): Given {
    return this.found('open', dipHtml, query, visit);
  }

  @Get('dik.json')
  @Operation({
    summary: 'The list as data.',
    tag: 'public',
    query: SEARCH,
    answer: 'PublicList',
    problems: ['public.busy', 'query.invalid'],
  })
  json(@QueryOf() query: Query, @Visitor() visit: Visit): Given {
    return this.file('exempt', { name: 'dik.json', type: JSON_TYPE, rendering: dikJson }, query, visit);
  }

  @Get('dik.csv')
  @Operation({
    summary: 'The list for a spreadsheet.',
    tag: 'public',
    query: SEARCH,
    answer: { media: 'text/csv' },
    problems: ['public.busy', 'query.invalid'],
  })
  csv(@QueryOf() query: Query, @Visitor() visit: Visit): Given {
    return this.file('exempt', { name: 'dik.csv', type: CSV, rendering: dikCsv, isSaved: true }, query, visit);
  }

  @Get('dik.xlsx')
  @Operation({
    summary: 'The list as a workbook that prints as the annex of a decree.',
    tag: 'public',
    query: SEARCH,
    answer: { media: XLSX_TYPE },
    problems: ['public.busy', 'query.invalid'],
  })
  workbook(@QueryOf() query: Query, @Visitor() visit: Visit): Given {
    return this.file('exempt', { name: 'dik.xlsx', type: XLSX_TYPE, rendering: dikXlsx, isSaved: true }, query, visit);
  }

  @Get('dip.json')
  @Operation({
    summary: 'What has become public, as data.',
    tag: 'public',
    query: LOOKING,
    answer: 'PublicList',
    problems: ['public.busy', 'query.invalid'],
  })
  openJson(@QueryOf() query: Query, @Visitor() visit: Visit): Given {
    return this.file('open', { name: 'dip.json', type: JSON_TYPE, rendering: dipJson }, query, visit);
  }

  @Get('dip.csv')
  @Operation({
    summary: 'What has become public, for a spreadsheet.',
    tag: 'public',
    query: LOOKING,
    answer: { media: 'text/csv' },
    problems: ['public.busy', 'query.invalid'],
  })
  openCsv(@QueryOf() query: Query, @Visitor() visit: Visit): Given {
    return this.file('open', { name: 'dip.csv', type: CSV, rendering: dipCsv, isSaved: true }, query, visit);
  }

  @Get('dik.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  @Operation({ summary: 'The style of the pages.', tag: 'public', answer: { media: 'text/css' } })
  style(): string {
    return PUBLIC_CSS;
  }

  @Get('dik/:kode')
  @RouteConfig(PAGE)
  @Operation({
    summary: 'One entry, exempt or open.',
    tag: 'public',
    answer: { media: 'text/html' },
    problems: ['public.item-unknown'],
  })
  item(@Param('kode') kode: string, @Visitor() visit: Visit): Given {
    const parts = async (list: PublicList): Promise<string> => {
      const { item, extensions } = await this.lists.entry(kode);
      return itemHtml(list, item, extensions);
    };
    return this.whole(`dik/${kode}`, HTML, visit, parts, { effort: 'entry' });
  }

  @Get('perpanjangan')
  @RouteConfig(PAGE)
  @Operation({
    summary: 'Every determination that kept a listed entry secret for longer, as a page.',
    tag: 'public',
    answer: { media: 'text/html' },
  })
  extensions(@Visitor() visit: Visit): Given {
    return this.whole('perpanjangan', HTML, visit, async (list) => extensionsHtml(list, await this.lists.extensions()));
  }

  @Get('angka')
  @RouteConfig(PAGE)
  @Operation({
    summary: 'What is exempt, was opened and was extended, by holder and by year, as a page.',
    tag: 'public',
    answer: { media: 'text/html' },
  })
  figures(@Visitor() visit: Visit): Given {
    return this.whole('angka', HTML, visit, async (list) => figuresHtml(list, await this.lists.figures(list)));
  }

  @Get('angka.json')
  @Operation({ summary: 'The same figures as data.', tag: 'public', answer: 'PublicFigures' })
  figuresData(@Visitor() visit: Visit): Given {
    return this.whole('angka.json', JSON_TYPE, visit, async (list) => figuresJson(list, await this.lists.figures(list)));
  }

  @Get('angka.csv')
  @Operation({ summary: 'The same figures for a spreadsheet.', tag: 'public', answer: { media: 'text/csv' } })
  figuresTable(@Visitor() visit: Visit): Given {
    const headers = { 'content-disposition': 'attachment; filename="angka.csv"' };
    return this.whole('angka.csv', CSV, visit, async (list) => figuresCsv(await this.lists.figures(list)), { headers });
  }

  @Get('akan-dibuka')
  @RouteConfig(PAGE)
  @Operation({ summary: 'What opens within a year, as a page.', tag: 'public', answer: { media: 'text/html' } })
  soon(@Visitor() visit: Visit): Given {
    return this.whole('akan-dibuka', HTML, visit, (list) => soonHtml(list, this.lists.openings(list)));
  }

  @Get('akan-dibuka.ics')
  @Operation({
    summary: 'What opens within a year, for a calendar (RFC 5545).',
    tag: 'public',
    answer: { media: 'text/calendar' },
  })
  calendar(@Visitor() visit: Visit): Given {
    return this.whole('akan-dibuka.ics', 'text/calendar; charset=utf-8', visit, (list) =>
      openingsIcs(list, this.lists.openings(list), this.site),
    );
  }

  @Get('baru-dibuka')
  @RouteConfig(PAGE)
  @Operation({ summary: 'What opened within the last year, as a page.', tag: 'public', answer: { media: 'text/html' } })
  opened(@Visitor() visit: Visit): Given {
    return this.whole('baru-dibuka', HTML, visit, (list) => openedHtml(list, this.lists.opened(list)));
  }

  @Get('baru-dibuka.atom')
  @Operation({
    summary: 'What opened within the last year, as a feed (RFC 4287).',
    tag: 'public',
    answer: { media: 'application/atom+xml' },
  })
  feed(@Visitor() visit: Visit): Given {
    return this.whole('baru-dibuka.atom', ATOM, visit, (list) => openedAtom(list, this.lists.opened(list), this.site));
  }

  @Get('edisi')
  @RouteConfig(PAGE)
  @Operation({ summary: 'Every edition of the list, as a page.', tag: 'public', answer: { media: 'text/html' } })
  async editions(@Visitor() visit: Visit): Given {
    const editions = await this.lists.editions.all();
    return this.whole(`edisi ${editions.length}`, HTML, visit, (list) => editionsHtml(list, editions));
  }

  @Get('edisi.atom')
  @Operation({
    summary: 'Every edition of the list, as a feed (RFC 4287).',
    tag: 'public',
    answer: { media: 'application/atom+xml' },
  })
  async editionsFeed(@Visitor() visit: Visit): Given {
    const editions = await this.lists.editions.all();
    return this.whole(`edisi.atom ${editions.length}`, ATOM, visit, (list) => editionsAtom(list, editions, this.site));
  }

  @Get('edisi/:no')
  @RouteConfig(PAGE)
  @Operation({
    summary: 'One edition: the list as it was published, what changed, where it was uploaded, and how to check it.',
    tag: 'public',
    answer: { media: 'text/html' },
    problems: ['public.edition-unknown'],
  })
  async edition(@Param('no') no: string, @Visitor() visit: Visit): Given {
    const edition = await this.lists.edition(no);
    const uploads = await this.lists.editions.uploads(edition.no);
    // Uploads are only ever added to, and looked at; both may come later.
    const looks = uploads.map(({ check }) => (check ? `${check.link} ${check.checkedAt}` : ''));
    const key = `edisi/${no} ${looks.length} ${looks.join()}`;
    const parts = async (list: PublicList) => editionHtml(list, await this.lists.editionPage(edition, uploads));
    return this.whole(key, HTML, visit, parts, { effort: 'file', isOfEdition: true });
  }

  @Get(`edisi/:no/${EMBLEM_FILE}`)
  @Operation({
    summary: 'The emblem at the head of an edition.',
    tag: 'public',
    answer: { media: 'image/png' },
    problems: ['public.edition-unknown'],
  })
  async emblem(@Param('no') no: string, @Visitor() visit: Visit): Given {
    const png = await this.lists.emblem(no);
    return this.whole(`edisi/${no}/${EMBLEM_FILE}`, 'image/png', visit, () => Readable.from([png]), { isOfEdition: true });
  }

  @Get('edisi/:no/:file')
  @Operation({
    summary:
      'One edition in one of its forms: PDF, XLSX, CSV, JSON, Atom, iCal, JSON-LD, the original or the signed head of the log.',
    tag: 'public',
    answer: { media: 'application/octet-stream' },
    problems: ['public.edition-unknown'],
  })
  async editionFile(@Param('no') no: string, @Param('file') file: string, @Visitor() visit: Visit): Given {
    const edition = await this.lists.edition(Object.hasOwn(EDITION_FILES, file) ? no : '');
    const { media } = EDITION_FILES[file as EditionFile];
    const type = /^(text|application\/(json|atom|ld|x-ndjson))/.test(media) ? `${media}; charset=utf-8` : media;
    const headers = { 'content-disposition': `inline; filename="edisi-${edition.no}-${file}"` };
    const parts = () => this.lists.editionFile(edition, file as EditionFile, this.site);
    return this.whole(`edisi/${no}/${file}`, type, visit, parts, { headers, effort: 'file', isOfEdition: true });
  }

  @Get('data')
  @RouteConfig(PAGE)
  @Operation({ summary: 'What can be read by machines, as a page.', tag: 'public', answer: { media: 'text/html' } })
  data(@Visitor() visit: Visit): Given {
    return this.whole('data', HTML, visit, openDataHtml);
  }

  @Get('katalog.jsonld')
  @Operation({ summary: 'The catalogue of all of it (DCAT).', tag: 'public', answer: { media: 'application/ld+json' } })
  catalog(@Visitor() visit: Visit): Given {
    return this.whole('katalog.jsonld', 'application/ld+json; charset=utf-8', visit, (list) => catalogJsonLd(list, this.site));
  }

  /** A page of what is sought in a list. */
  private async found(kind: PublicKind, rendering: PageRendering, query: Query, visit: Visit): Given {
    const standing = await this.lists.now();
    const understood = await this.lists.understood(kind, standing, query);
    const { search, ...asked } = understood.asked;
    const parts = async (): Promise<AsyncIterable<string>> => {
      const { items, sought } = await this.lists.page(kind, standing, understood);
      return rendering(standing.list, items, sought);
    };
    const key = JSON.stringify([kind, asked]);
    return this.answers.give(standing, { key, type: HTML, effort: hasWords(search) ? 'search' : 'page', parts }, visit);
  }

  /** Everything that is sought in a list, as a file. */
  private async file(kind: PublicKind, { name, type, rendering, isSaved = false }: ListFile, query: Query, visit: Visit): Given {
    const standing = await this.lists.now();
    const understood = await this.lists.understood(kind, standing, query);
    const items = this.lists.sought(kind, standing, understood);
    const key = JSON.stringify([name, understood.asked.values]);
    const headers = isSaved ? { 'content-disposition': `attachment; filename="${name}"` } : {};
    const parts = () => rendering(standing.list, items);
    return this.answers.give(standing, { key, type, effort: 'file', parts, headers }, visit);
  }

  private async whole(
    key: string,
    type: string,
    visit: Visit,
    parts: (list: PublicList) => ReturnType<Answer['parts']>,
    more: Partial<Answer> = {},
  ): Given {
    const standing = await this.lists.now();
    return this.answers.give(standing, { key, type, parts: () => parts(standing.list), ...more }, visit);
  }
}

/** A form in which a whole list is given. */
interface ListFile {
  readonly name: string;
  readonly type: string;
  readonly rendering: Rendering;
  /** A browser saves it, and does not show it. */
  readonly isSaved?: boolean;
}
