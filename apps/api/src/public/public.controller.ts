import { Controller, Get, Header, Param, Query as QueryOf, Res, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Config } from '@tabir/config';
import { EDITION_FILES, editionHtml, editionsAtom, editionsHtml, type EditionFile } from '@tabir/editions';
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
  type PublicList,
} from '@tabir/register';
import { siteOf } from '@tabir/server';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { PAGE } from '../http/problem-page.js';
import { PAGE_POLICY } from '../http/security.js';
import { Operation } from '../openapi/operation.js';
import { Public } from '../sign-in/public.js';
import { PublicLists, type FoundPage, type Query } from './public-list.js';

type Items = AsyncIterable<PublicItem>;
type Rendering = (list: PublicList, items: Items) => AsyncIterable<string>;
type PageRendering = (list: PublicList, items: FoundPage['items'], sought: FoundPage['sought']) => AsyncIterable<string>;

const HTML = 'text/html; charset=utf-8';

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
  })
  async page(@QueryOf() query: Query, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const list = await this.began(reply);
    return found(list, await this.lists.page('exempt', list, query), dikHtml);
  }

  @Get('dip')
  @RouteConfig(PAGE)
  @Operation({
    summary: 'A page of all that was exempt and has become public, with a form to search it.',
    tag: 'public',
    query: { ...LOOKING, ...PAGE_NUMBER },
    answer: { media: 'text/html' },
  })
  async openPage(@QueryOf() query: Query, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const list = await this.began(reply);
    return found(list, await this.lists.page('open', list, query), dipHtml);
  }

  @Get('dik.json')
  @Operation({ summary: 'The list as data.', tag: 'public', query: SEARCH, answer: 'PublicList', problems: ['query.invalid'] })
  json(@QueryOf() query: Query, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return this.stream(reply, 'application/json; charset=utf-8', dikJson, (list) => this.lists.sought('exempt', list, query));
  }

  @Get('dik.csv')
  @Operation({
    summary: 'The list for a spreadsheet.',
    tag: 'public',
    query: SEARCH,
    answer: { media: 'text/csv' },
    problems: ['query.invalid'],
  })
  csv(@QueryOf() query: Query, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    void reply.header('content-disposition', 'attachment; filename="dik.csv"');
    return this.stream(reply, 'text/csv; charset=utf-8', dikCsv, (list) => this.lists.sought('exempt', list, query));
  }

  @Get('dik.xlsx')
  @Operation({
    summary: 'The list as a workbook that prints as the annex of a decree.',
    tag: 'public',
    query: SEARCH,
    answer: { media: XLSX_TYPE },
    problems: ['query.invalid'],
  })
  async workbook(@QueryOf() query: Query, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const list = await this.began(reply);
    void reply.header('content-disposition', 'attachment; filename="dik.xlsx"');
    return new StreamableFile(await dikXlsx(list, await this.lists.sought('exempt', list, query)), { type: XLSX_TYPE });
  }

  @Get('dip.json')
  @Operation({
    summary: 'What has become public, as data.',
    tag: 'public',
    query: LOOKING,
    answer: 'PublicList',
    problems: ['query.invalid'],
  })
  openJson(@QueryOf() query: Query, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return this.stream(reply, 'application/json; charset=utf-8', dipJson, (list) => this.lists.sought('open', list, query));
  }

  @Get('dip.csv')
  @Operation({
    summary: 'What has become public, for a spreadsheet.',
    tag: 'public',
    query: LOOKING,
    answer: { media: 'text/csv' },
    problems: ['query.invalid'],
  })
  openCsv(@QueryOf() query: Query, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    void reply.header('content-disposition', 'attachment; filename="dip.csv"');
    return this.stream(reply, 'text/csv; charset=utf-8', dipCsv, (list) => this.lists.sought('open', list, query));
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
  async item(@Param('kode') kode: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const item = await this.lists.item(kode);
    const extensions = await this.lists.extensionsOf(item);
    return this.whole(reply, HTML, (list) => itemHtml(list, item, extensions));
  }

  @Get('perpanjangan')
  @RouteConfig(PAGE)
  @Operation({
    summary: 'Every determination that kept a listed entry secret for longer, as a page.',
    tag: 'public',
    answer: { media: 'text/html' },
  })
  extensions(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.whole(reply, HTML, async (list) => extensionsHtml(list, await this.lists.extensions()));
  }

  @Get('angka')
  @RouteConfig(PAGE)
  @Operation({
    summary: 'What is exempt, was opened and was extended, by holder and by year, as a page.',
    tag: 'public',
    answer: { media: 'text/html' },
  })
  figures(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.whole(reply, HTML, async (list) => figuresHtml(list, await this.lists.figures(list)));
  }

  @Get('angka.json')
  @Operation({ summary: 'The same figures as data.', tag: 'public', answer: 'PublicFigures' })
  figuresData(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.whole(reply, 'application/json; charset=utf-8', async (list) =>
      figuresJson(list, await this.lists.figures(list)),
    );
  }

  @Get('angka.csv')
  @Operation({ summary: 'The same figures for a spreadsheet.', tag: 'public', answer: { media: 'text/csv' } })
  figuresTable(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('content-disposition', 'attachment; filename="angka.csv"');
    return this.whole(reply, 'text/csv; charset=utf-8', async (list) => figuresCsv(await this.lists.figures(list)));
  }

  @Get('akan-dibuka')
  @RouteConfig(PAGE)
  @Operation({ summary: 'What opens within a year, as a page.', tag: 'public', answer: { media: 'text/html' } })
  soon(@Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return this.stream(reply, HTML, soonHtml, this.lists.openings);
  }

  @Get('akan-dibuka.ics')
  @Operation({
    summary: 'What opens within a year, for a calendar (RFC 5545).',
    tag: 'public',
    answer: { media: 'text/calendar' },
  })
  calendar(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.whole(reply, 'text/calendar; charset=utf-8', (list) => openingsIcs(list, this.lists.openings(list), this.site));
  }

  @Get('baru-dibuka')
  @RouteConfig(PAGE)
  @Operation({ summary: 'What opened within the last year, as a page.', tag: 'public', answer: { media: 'text/html' } })
  opened(@Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return this.stream(reply, HTML, openedHtml, this.lists.opened);
  }

  @Get('baru-dibuka.atom')
  @Operation({
    summary: 'What opened within the last year, as a feed (RFC 4287).',
    tag: 'public',
    answer: { media: 'application/atom+xml' },
  })
  feed(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.whole(reply, 'application/atom+xml; charset=utf-8', (list) =>
      openedAtom(list, this.lists.opened(list), this.site),
    );
  }

  @Get('edisi')
  @RouteConfig(PAGE)
  @Operation({ summary: 'Every edition of the list, as a page.', tag: 'public', answer: { media: 'text/html' } })
  async editions(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const editions = await this.lists.editions.all();
    return this.whole(reply, HTML, (list) => editionsHtml(list, editions));
  }

  @Get('edisi.atom')
  @Operation({
    summary: 'Every edition of the list, as a feed (RFC 4287).',
    tag: 'public',
    answer: { media: 'application/atom+xml' },
  })
  async editionsFeed(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const editions = await this.lists.editions.all();
    return this.whole(reply, 'application/atom+xml; charset=utf-8', (list) => editionsAtom(list, editions, this.site));
  }

  @Get('edisi/:no')
  @RouteConfig(PAGE)
  @Operation({
    summary: 'One edition: the list as it was published, what changed, where it was uploaded, and how to check it.',
    tag: 'public',
    answer: { media: 'text/html' },
    problems: ['public.edition-unknown'],
  })
  async edition(@Param('no') no: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const page = await this.lists.editionPage(no);
    const list = await this.began(reply);
    return streamed(editionHtml(list, page), HTML);
  }

  @Get('edisi/:no/:file')
  @Operation({
    summary:
      'One edition in one of its forms: PDF, XLSX, CSV, JSON, Atom, iCal, JSON-LD, the original or the signed head of the log.',
    tag: 'public',
    answer: { media: 'application/octet-stream' },
    problems: ['public.edition-unknown'],
  })
  async editionFile(
    @Param('no') no: string,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const edition = await this.lists.edition(Object.hasOwn(EDITION_FILES, file) ? no : '');
    await this.began(reply);
    const { media } = EDITION_FILES[file as EditionFile];
    const type = /^(text|application\/(json|atom|ld|x-ndjson))/.test(media) ? `${media}; charset=utf-8` : media;
    void reply.header('content-disposition', `inline; filename="edisi-${edition.no}-${file}"`);
    return new StreamableFile(await this.lists.editionFile(edition, file as EditionFile, this.site), { type });
  }

  @Get('data')
  @RouteConfig(PAGE)
  @Operation({ summary: 'What can be read by machines, as a page.', tag: 'public', answer: { media: 'text/html' } })
  data(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.whole(reply, HTML, openDataHtml);
  }

  @Get('katalog.jsonld')
  @Operation({ summary: 'The catalogue of all of it (DCAT).', tag: 'public', answer: { media: 'application/ld+json' } })
  catalog(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.whole(reply, 'application/ld+json; charset=utf-8', (list) => catalogJsonLd(list, this.site));
  }

  /** What may be long is given out piece by piece. */
  private async stream(
    reply: FastifyReply,
    type: string,
    rendering: Rendering,
    items: (list: PublicList) => Items | Promise<Items>,
  ): Promise<StreamableFile> {
    const list = await this.began(reply);
    return streamed(rendering(list, await items(list)), type);
  }

  private async whole(
    reply: FastifyReply,
    type: string,
    rendering: (list: PublicList) => string | Promise<string>,
  ): Promise<string> {
    const list = await this.began(reply);
    void reply.header('content-type', type);
    return rendering(list);
  }

  private async began(reply: FastifyReply): Promise<PublicList> {
    const { list, cacheControl } = await this.lists.now();
    void reply.headers({ 'content-security-policy': PAGE_POLICY, 'cache-control': cacheControl });
    return list;
  }
}

const found = (list: PublicList, { items, sought }: FoundPage, rendering: PageRendering): StreamableFile =>
  streamed(rendering(list, items, sought), HTML);

const streamed = (parts: AsyncIterable<string | Uint8Array>, type: string): StreamableFile =>
  new StreamableFile(Readable.from(buffered(parts)), { type });

/** Joins the many small parts of a rendering, so that a long list is not a packet per line. */
async function* buffered(parts: AsyncIterable<string | Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const part of parts) {
    const bytes = Buffer.from(part);
    waiting.push(bytes);
    size += bytes.length;
    if (size < 32_768) continue;
    yield Buffer.concat(waiting);
    [waiting, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(waiting);
}
