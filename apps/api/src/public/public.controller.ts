import { Controller, Get, Header, Res, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { dikCsv, dikHtml, dikJson, PUBLIC_CSS, type PublicItem, type PublicList } from '@tabir/register';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { PAGE } from '../http/problem-page.js';
import { PAGE_POLICY } from '../http/security.js';
import { Operation } from '../openapi/operation.js';
import { Public } from '../sign-in/public.js';
import { PublicLists } from './public-list.js';

type Rendering = (list: PublicList, items: AsyncIterable<PublicItem>) => AsyncIterable<string>;

/** The list of exempt information as the law wants it published: for everybody, without script. */
@Controller('publik')
@Public()
export class PublicController {
  constructor(private readonly lists: PublicLists) {}

  @Get('dik')
  @RouteConfig(PAGE)
  @Operation({ summary: 'The list as a page, in the six-column form.', tag: 'public', answer: { media: 'text/html' } })
  page(@Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return this.render(reply, dikHtml, 'text/html; charset=utf-8');
  }

  @Get('dik.json')
  @Operation({ summary: 'The list as data.', tag: 'public', answer: 'PublicList' })
  json(@Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return this.render(reply, dikJson, 'application/json; charset=utf-8');
  }

  @Get('dik.csv')
  @Operation({ summary: 'The list for a spreadsheet.', tag: 'public', answer: { media: 'text/csv' } })
  csv(@Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    void reply.header('content-disposition', 'attachment; filename="dik.csv"');
    return this.render(reply, dikCsv, 'text/csv; charset=utf-8');
  }

  @Get('dik.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  @Operation({ summary: 'The style of the page.', tag: 'public', answer: { media: 'text/css' } })
  style(): string {
    return PUBLIC_CSS;
  }

  private async render(reply: FastifyReply, rendering: Rendering, type: string): Promise<StreamableFile> {
    const { list, items, cacheControl } = await this.lists.now();
    void reply.headers({ 'content-security-policy': PAGE_POLICY, 'cache-control': cacheControl });
    return new StreamableFile(Readable.from(buffered(rendering(list, items))), { type });
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
