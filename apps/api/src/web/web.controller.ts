import { Controller, Get, Req, Res } from '@nestjs/common';
import type {} from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { routeMissing } from '../http/edge-errors.js';
import { APP_POLICY } from '../http/security.js';
import { Operation } from '../openapi/operation.js';
import { Public } from '../sign-in/public.js';
import { WebFolder } from './web-folder.js';

const NOT_BUILT = `Tabir berjalan, tetapi halaman webnya belum dibangun. Jalankan: npm run build:web
Tabir is running, but its web pages are not built yet. Run: npm run build:web
`;
/** What lies below these is not the app's; an unknown address there is an error and no page. */
const NOT_THE_APP = /^\/(api|publik|health|metrics)(\/|$)/;

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** The built web app. Its addresses are its own, so every address without a file gives its one page. */
@Controller()
@Public()
export class WebController {
  constructor(private readonly folder: WebFolder) {}

  @Get('*')
  @Operation({ summary: 'The web app.', tag: 'operations', answer: { media: 'text/html' } })
  async app(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const path = `/${(request.params as Record<string, string>)['*'] ?? ''}`;
    if (NOT_THE_APP.test(path) || path.includes('\0') || path.includes('..')) throw routeMissing();
    if (!(await isFile(join(this.folder.path, 'index.html')))) return void reply.status(503).type('text/plain').send(NOT_BUILT);
    void reply.header('content-security-policy', APP_POLICY);
    if (path.startsWith('/assets/')) {
      // A name with a hash in it never means other bytes; a missing one must not be answered with the page.
      if (!(await isFile(join(this.folder.path, path)))) throw routeMissing();
      return void reply.sendFile(path, this.folder.path, { maxAge: '365d', immutable: true });
    }
    const file = path !== '/' && (await isFile(join(this.folder.path, path))) ? path : 'index.html';
    return void reply.sendFile(file, this.folder.path, { maxAge: 0 });
  }
}
