import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { join } from 'node:path';
import { routeMissing } from '../http/edge-errors.js';
import { APP_POLICY } from '../http/security.js';
import { Operation } from '../openapi/operation.js';
import { Public } from '../sign-in/public.js';
import { sendStatic, within } from './static-file.js';
import { WebFolder } from './web-folder.js';

const NOT_BUILT = `Tabir berjalan, tetapi halaman webnya belum dibangun. Jalankan: npm run build:web
Tabir is running, but its web pages are not built yet. Run: npm run build:web
`;
/** What lies below these is not the app's; an unknown address there is an error and no page. */
const NOT_THE_APP = /^(api|publik|health|metrics)(\/|$)/;

const ASSETS = 'assets/';
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';

/** The built web app. Its addresses are its own, so every address without a file gives its one page. */
@Controller()
@Public()
export class WebController {
  constructor(private readonly folder: WebFolder) {}

  @Get('*')
  @Operation({ summary: 'The web app.', tag: 'operations', answer: { media: 'text/html' } })
  async app(@Param('*') path: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (NOT_THE_APP.test(path)) throw routeMissing();
    void reply.header('content-security-policy', APP_POLICY);
    // A name with a hash in it never means other bytes; a missing one must not be answered with the page.
    if (path.startsWith(ASSETS)) {
      const asset = within(join(this.folder.path, ASSETS), path.slice(ASSETS.length));
      if (!(await sendStatic(request, reply, asset, FOR_EVER))) throw routeMissing();
      return;
    }
    if (await sendStatic(request, reply, within(this.folder.path, path), ASK_EACH_TIME)) return;
    if (await sendStatic(request, reply, within(this.folder.path, 'index.html'), ASK_EACH_TIME)) return;
    void reply.status(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
  }
}
