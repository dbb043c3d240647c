import { Controller, Get, HttpCode, Param, Put, Req, Res, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Actor } from '@tabir/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { STREAMED } from '../http/json-body.js';
import { CommandId, RecordId } from '../http/request-values.js';
import { Operation } from '../openapi/operation.js';
import { Caller } from '../sign-in/current-session.js';
import { asAttachment, contentLength, fileName } from './file-headers.js';
import { Uploads, type FileView } from './uploads.js';

@Controller('api/v1/instances/:id/files')
export class FilesController {
  constructor(private readonly uploads: Uploads) {}

  @Get()
  @Operation({
    summary: 'The files of an instance.',
    tag: 'files',
    answer: 'FileList',
    problems: ['instance.not-found'],
  })
  async list(@Param('id', RecordId) id: string, @Caller() actor: Actor): Promise<{ items: FileView[] }> {
    return { items: await this.uploads.list(id, actor) };
  }

  @Put(':uploadId')
  @HttpCode(201)
  @RouteConfig(STREAMED)
  @Operation({
    summary: 'Upload a file: the body is its content. The Idempotency-Key is the uploadId.',
    description: 'At most 100 MB. Name, Content-Type and content must agree on one of the accepted types.',
    tag: 'files',
    headers: ['Idempotency-Key', 'X-File-Name'],
    body: 'bytes',
    answer: 'File',
    status: 201,
    problems: [
      'file.wrong-type',
      'file.too-large',
      'file.empty',
      'file.bad-name',
      'file.interrupted',
      'file.other-key',
      'storage.full',
      'instance.not-found',
      'command.reused',
    ],
  })
  upload(
    @Param('id', RecordId) instanceId: string,
    @Param('uploadId') uploadId: string,
    @CommandId() commandId: string,
    @Caller() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<FileView> {
    const { headers, raw: bytes } = request;
    const about = { name: fileName(headers['x-file-name']), contentType: headers['content-type'], bytes };
    return this.uploads.take({ instanceId, uploadId, commandId, actor, contentLength: contentLength(headers), ...about });
  }

  @Get(':fileId')
  @Operation({
    summary: 'The content of a file. That it was read is recorded before the first byte leaves.',
    tag: 'files',
    answer: { media: 'application/octet-stream' },
    problems: ['file.not-found', 'file.damaged', 'instance.not-found'],
  })
  async download(
    @Param('id', RecordId) id: string,
    @Param('fileId') fileId: string,
    @Caller() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { view, size, bytes } = await this.uploads.read(id, fileId, actor);
    void reply.headers(asAttachment(view.name));
    return new StreamableFile(bytes, { type: view.mime, length: size });
  }
}
