import { Controller, Get, Header, Res } from '@nestjs/common';
import { embedHtml } from '@tabir/register';
import type { FastifyReply } from 'fastify';
import { EMBED_POLICY } from '../http/security.js';
import { Operation } from '../openapi/operation.js';
import { Public } from '../sign-in/public.js';
import { PublicLists } from './public-list.js';

/** The one page that other sites may show in a frame: it has nothing to click in secret, no session, and no script. */
@Controller('publik/sematan')
@Public()
export class EmbedController {
  constructor(private readonly lists: PublicLists) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', EMBED_POLICY)
  @Operation({ summary: 'The list for a frame in another site.', tag: 'public', answer: { media: 'text/html' } })
  async page(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { list, cacheControl } = await this.lists.now();
    void reply.removeHeader('x-frame-options').header('cache-control', cacheControl);
    const { items, total } = await this.lists.beginning(list);
    return embedHtml(list, items, total);
  }
}
