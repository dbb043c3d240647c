import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Actor } from '@tabir/engine';
import { workbookTemplate } from '@tabir/import';
import { XLSX_TYPE } from '@tabir/register';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asAttachment, contentLength, fileName } from '../files/file-headers.js';
import { STREAMED } from '../http/json-body.js';
import { BodyOf, CommandId, Limit, QueryChoice, QueryNumber, RecordId } from '../http/request-values.js';
import { Operation } from '../openapi/operation.js';
import { Caller } from '../sign-in/current-session.js';
import { ImportRunBody } from './import-bodies.js';
import { ImportLists, type ListView } from './import-lists.js';
import { RunsOfLists, type RowsChoice, type RunView } from './runs-of-lists.js';

const FATES = ['accepted', 'with-defects', 'known', 'refused', 'withdrawn', 'past', 'absent'] as const;
const OF_LIST = ['import.list-unknown', 'import.list-gone'];
const OF_FILE = [
  'import.empty',
  'import.encrypted',
  'import.old-workbook',
  'import.busy',
  'import.too-large',
  'import.unreadable',
  'file.too-large',
  'file.empty',
  'file.bad-name',
  'file.interrupted',
  'storage.full',
];
const OF_FORM = [
  'import.columns-missing',
  'import.columns-unclear',
  'import.doubled-columns',
  'import.header-missing',
  'import.header-unreadable',
  'import.map-unknown',
  'import.no-sheet',
  'import.no-table',
  'import.several-tables',
  'import.unknown-columns',
];

@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    private readonly lists: ImportLists,
    private readonly runs: RunsOfLists,
  ) {}

  @Get('template.xlsx')
  @Operation({
    summary: 'The full form as a workbook, with notes, an example and the words to choose from.',
    tag: 'imports',
    answer: { media: XLSX_TYPE },
    problems: ['policy.duty'],
  })
  async template(@Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    this.lists.importing(actor);
    void reply.headers(asAttachment('daftar.xlsx'));
    return new StreamableFile(await workbookTemplate(), { type: XLSX_TYPE });
  }

  @Get()
  @Operation({
    summary: 'The lists that were given in the caller’s unit or agency and are still kept, the newest first.',
    tag: 'imports',
    query: { limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
    answer: 'ImportLists',
    problems: ['policy.duty'],
  })
  async given(@Caller() actor: Actor, @Limit() limit: number): Promise<object> {
    return { items: await this.lists.given(actor, limit) };
  }

  @Put(':id')
  @HttpCode(201)
  @RouteConfig(STREAMED)
  @Operation({
    summary: 'Give a list: the body is the file. The answer says what was understood of it; nothing is imported yet.',
    description:
      'The id is a UUID of the caller’s own; the same file under the same id again changes nothing. At most 20 MB. Kept for 30 days.',
    tag: 'imports',
    headers: ['X-File-Name'],
    body: 'bytes',
    answer: 'ImportList',
    status: 201,
    problems: ['policy.duty', 'command.reused', 'import.list-unknown', ...OF_FILE],
  })
  async give(@Param('id', RecordId) id: string, @Caller() actor: Actor, @Req() request: FastifyRequest): Promise<object> {
    const { headers, raw: bytes } = request;
    const name = fileName(headers['x-file-name']);
    return this.shown(await this.lists.take({ id, actor, name, contentLength: contentLength(headers), bytes }), actor);
  }

  @Get(':id')
  @Operation({
    summary: 'What was understood of a list, and what was done with it.',
    tag: 'imports',
    answer: 'ImportList',
    problems: OF_LIST,
  })
  async list(@Param('id', RecordId) id: string, @Caller() actor: Actor): Promise<object> {
    return this.shown(await this.lists.view(await this.lists.find(id, actor)), actor);
  }

  @Post(':id/runs')
  @Operation({
    summary: 'Have the rows of a list tried, or imported, by a worker.',
    description: 'A dry run judges every row by all rules and writes nothing. Only an import can be undone.',
    tag: 'imports',
    headers: ['Idempotency-Key'],
    body: ImportRunBody,
    answer: 'ImportRun',
    status: 201,
    problems: [...OF_LIST, ...OF_FORM, 'import.busy', 'command.reused'],
    example: { request: { map: { period: 'F' }, header: { nomor_penetapan: '188.4/7/2026' }, dryRun: true } },
  })
  begin(
    @Param('id', RecordId) list: string,
    @Body(new BodyOf(ImportRunBody)) body: ImportRunBody,
    @CommandId() commandId: string,
    @Caller() actor: Actor,
  ): Promise<RunView> {
    return this.runs.begin({ list, actor, commandId }, body);
  }

  @Get(':id/runs/:run')
  @Operation({
    summary: 'How far a run is, and what became of its rows so far.',
    tag: 'imports',
    answer: 'ImportRun',
    problems: [...OF_LIST, 'import.run-unknown'],
  })
  run(@Param('id', RecordId) id: string, @Param('run', RecordId) run: string, @Caller() actor: Actor): Promise<RunView> {
    return this.runs.one(id, run, actor);
  }

  @Get(':id/runs/:run/rows')
  @Operation({
    summary: 'What became of each row, in the order of the list.',
    description: '`after` is what `next` of the page before said.',
    tag: 'imports',
    query: {
      fate: { type: 'string', enum: [...FATES] },
      after: { type: 'integer', minimum: 0 },
      limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
    },
    answer: 'ImportRows',
    problems: [...OF_LIST, 'import.run-unknown', 'query.invalid'],
  })
  rows(
    @Param('id', RecordId) id: string,
    @Param('run', RecordId) run: string,
    @Caller() actor: Actor,
    @QueryChoice({ name: 'fate', choices: FATES }) fate: RowsChoice['fate'],
    @QueryNumber({ name: 'after', least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0 }) after: number,
    @Limit() limit: number,
  ): Promise<object> {
    return this.runs.rows(id, run, actor, { fate, after, limit });
  }

  @Post(':id/runs/:run/undo')
  @Operation({
    summary: 'Have the records withdrawn that an import began and nobody has accepted yet: a run of its own.',
    tag: 'imports',
    headers: ['Idempotency-Key'],
    answer: 'ImportRun',
    status: 201,
    problems: [...OF_LIST, 'import.run-unknown', 'import.not-undoable', 'command.reused'],
  })
  undo(
    @Param('id', RecordId) list: string,
    @Param('run', RecordId) run: string,
    @CommandId() commandId: string,
    @Caller() actor: Actor,
  ): Promise<RunView> {
    return this.runs.undo({ list, actor, commandId }, run);
  }

  private async shown(list: ListView, actor: Actor): Promise<object> {
    return { ...list, runs: await this.runs.ofList(await this.lists.find(list.id, actor)) };
  }
}
