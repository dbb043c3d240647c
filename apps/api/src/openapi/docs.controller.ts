import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { routeMissing } from '../http/edge-errors.js';
import { DOCS_POLICY } from '../http/security.js';
import { Public } from '../sign-in/public.js';
import { sendStatic } from '../web/static-file.js';
import { ApiDescription } from './api-description.js';
import { Operation } from './operation.js';

const SWAGGER = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const SWAGGER_FILES = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']);

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tabir API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<div id="api"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</html>
`;
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null });\n`;

@Controller('api')
@Public()
export class DocsController {
  constructor(private readonly api: ApiDescription) {}

  @Get('openapi.json')
  @Operation({ summary: 'This description.', tag: 'operations', answer: { media: 'application/json' } })
  description(): object {
    return this.api.document;
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', DOCS_POLICY)
  @Operation({ summary: 'A page to try the API.', tag: 'operations', answer: { media: 'text/html' } })
  page(): string {
    return PAGE;
  }

  @Get('docs/start.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Operation({ summary: 'Starts that page.', tag: 'operations', answer: { media: 'text/javascript' } })
  start(): string {
    return START;
  }

  @Get('docs/:file')
  @Operation({ summary: 'Script and style of that page.', tag: 'operations', answer: { media: '*/*' } })
  async file(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const path = SWAGGER_FILES.has(file) ? join(SWAGGER, file) : undefined;
    if (!(await sendStatic(request, reply, path, 'public, max-age=86400'))) throw routeMissing();
  }
}
