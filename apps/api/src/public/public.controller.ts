import { Controller, Get, Header, Param, Res, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  catalogJsonLd,
  dikCsv,
  dikHtml,
  dikJson,
  dikXlsx,
  itemHtml,
  openDataHtml,
  openedAtom,
  openedHtml,
  openingsIcs,
  PUBLIC_CSS,
  soonHtml,
  XLSX_TYPE,
  type PublicItem,
  type PublicList,
} from '@tabir/register';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { PAGE } from '../http/problem-page.js';
import { PAGE_POLICY } from '../http/security.js';
import { Operation } from '../openapi/operation.js';
import { Public } from '../sign-in/public.js';
import { PublicLists } from './public-list.js';

type Items = AsyncIterable<PublicItem>;
type Rendering = (list: PublicList, items: Items) => AsyncIterable<string>;

const HTML = 'text/html; charset=utf-8';

/** The list of exempt information and what becomes of it, as the law wants it published: for everybody, without script. */
@Controller('publik')
@Public()
export class PublicController {
  constructor(private readonly lists: PublicLists) {}

  @Get('dik')
  @RouteConfig(PAGE)
  @Operation({ summary: 'The list as a page, in the six-column form.', tag: 'public', answer: { media: 'text/html' } })
  page(@Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return this.stream(reply, HTML, dikHtml, this.lists.items);
  }

  @Get('dik.json')
  @Operation({ summary: 'The list as data.', tag: 'public', answer: 'PublicList' })
  json(@Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return this.stream(reply, 'application/json; charset=utf-8', dikJson, this.lists.items);
  }

  @Get('dik.csv')
  @Operation({ summary: 'The list for a spreadsheet.', tag: 'public', answer: { media: 'text/csv' } })
  csv(@Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    void reply.header('content-disposition', 'attachment; filename="dik.csv"');
    return this.stream(reply, 'text/csv; charset=utf-8', dikCsv, this.lists.items);
  }

  @Get('dik.xlsx')
  @Operation({
    summary: 'The list as a workbook that prints as the annex of a decree.',
    tag: 'public',
    answer: { media: XLSX_TYPE },
  })
  async workbook(@Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const list = await this.began(reply);
    void reply.header('content-disposition', 'attachment; filename="dik.xlsx"');
    return new StreamableFile(await dikXlsx(list, this.lists.items(list)), { type: XLSX_TYPE });
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
    return this.whole(reply, HTML, (list) => itemHtml(list, item));
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
    return this.whole(reply, 'text/calendar; charset=utf-8', (list) =>
      openingsIcs(list, this.lists.openings(list), this.lists.site()),
    );
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
      openedAtom(list, this.lists.opened(list), this.lists.site()),
    );
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
    return this.whole(reply, 'application/ld+json; charset=utf-8', (list) => catalogJsonLd(list, this.lists.site()));
  }

  /** What may be long is given out piece by piece. */
  private async stream(
    reply: FastifyReply,
    type: string,
    rendering: Rendering,
    items: (list: PublicList) => Items,
  ): Promise<StreamableFile> {
    const list = await this.began(reply);
    return new StreamableFile(Readable.from(buffered(rendering(list, items(list)))), { type });
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

/** Joins the many small parts of a rendering, so that a long list is not a packet per line. */
async function* buffered(parts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting = '';
  for await (const part of parts) {
    waiting += part;
    if (waiting.length < 32_768) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  if (waiting !== '') yield Buffer.from(waiting);
}
