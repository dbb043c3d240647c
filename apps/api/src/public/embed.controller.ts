import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { embedHtml } from '@tabir/register';
import { EMBED_POLICY } from '../http/security.js';
import { Operation } from '../openapi/operation.js';
import { Public } from '../sign-in/public.js';
import { Answers } from './answers.js';
import { PublicLists } from './public-list.js';
import { Visitor, type Visit } from './visit.js';

/** The one page that other sites may show in a frame: it has nothing to click in secret, no session, and no script. */
@Controller('publik/sematan')
@Public()
export class EmbedController {
  constructor(
    private readonly lists: PublicLists,
    private readonly answers: Answers,
  ) {}

  @Get()
  @Operation({ summary: 'The list for a frame in another site.', tag: 'public', answer: { media: 'text/html' } })
  async page(@Visitor() visit: Visit): Promise<StreamableFile | undefined> {
    const standing = await this.lists.now();
    void visit.reply.removeHeader('x-frame-options');
    const parts = async (): Promise<string> => {
      const { items, total } = await this.lists.beginning(standing);
      return embedHtml(standing.list, items, total);
    };
    const headers = { 'content-security-policy': EMBED_POLICY };
    return this.answers.give(standing, { key: 'sematan', type: 'text/html; charset=utf-8', parts, headers }, visit);
  }
}
