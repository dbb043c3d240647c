import { RequestMethod, type Type } from '@nestjs/common';
import type { Workflow } from '@tabir/engine';
import type { JsonObject } from '@tabir/kernel';
import { PROBLEM_STATUSES } from '../http/problem.js';
import { payloadSchema, type Schema } from '../schema/payload-schema.js';
import { isPublic } from '../sign-in/public.js';
import { operationOf, type HeaderName, type OperationSpec } from './operation.js';
import { SCHEMAS } from './schemas.js';

export interface RouteDescription {
  readonly method: string;
  /** As the router knows it, such as /api/v1/instances/:id. */
  readonly path: string;
  readonly handler: object;
  readonly controller: object;
}

const pathOf = (target: object): string => (Reflect.getMetadata('path', target) as string | undefined) ?? '';

/** The routes of the controllers, read from the decorators that Nest reads too. */
export function routesOf(controllers: readonly Type[]): RouteDescription[] {
  return controllers.flatMap((controller) => {
    const prototype = controller.prototype as Record<string, object>;
    return Object.getOwnPropertyNames(prototype).flatMap((name): RouteDescription[] => {
      const handler = name === 'constructor' ? undefined : prototype[name];
      const method = handler && (Reflect.getMetadata('method', handler) as RequestMethod | undefined);
      if (!handler || method === undefined) return [];
      const path = `/${[pathOf(controller), pathOf(handler)]
        .map((part) => part.replace(/^\/|\/$/g, ''))
        .filter(Boolean)
        .join('/')}`;
      return [{ method: RequestMethod[method], path, handler, controller }];
    });
  });
}

/** :id → {id}; a doubled colon is the router's way to write one. */
export const openApiPath = (path: string): string =>
  path
    .replace('::', '\0')
    .replace(/:(\w+)/g, '{$1}')
    .replace('\0', ':');

const HEADERS: Readonly<Record<HeaderName, { schema: Schema; required: boolean; description: string }>> = {
  'Idempotency-Key': {
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' },
    required: true,
    description: 'A new key for each new request; the same key never acts twice.',
  },
  'If-Match': {
    schema: { type: 'string', pattern: '^"\\d+"$' },
    required: false,
    description: 'The revision that was seen, as the ETag gave it; required for decisions.',
  },
  'Last-Event-ID': { schema: { type: 'string' }, required: false, description: 'The id of the last event that was received.' },
  'X-File-Name': { schema: { type: 'string' }, required: true, description: 'The name of the file, percent-encoded UTF-8.' },
};

function parametersOf({ path }: RouteDescription, { query = {}, headers = [] }: OperationSpec): JsonObject[] {
  const inPath = [...path.replace('::', '').matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
  const inHeader = headers.map((name) => ({ name, in: 'header', ...HEADERS[name] }));
  return [...inPath, ...inQuery, ...inHeader];
}

function answerOf({ answer, status = 200, summary, example }: OperationSpec): JsonObject {
  if (answer === null) return { [status]: { description: summary } };
  const media = typeof answer === 'string' ? 'application/json' : answer.media;
  const schema: Schema = typeof answer === 'string' ? { $ref: `#/components/schemas/${answer}` } : {};
  const shown = example?.answer === undefined ? {} : { example: example.answer as JsonObject };
  return { [status]: { description: summary, content: { [media]: { schema, ...shown } } } };
}

function bodyOf({ body, example }: OperationSpec): JsonObject {
  if (body === undefined) return {};
  if (body === 'bytes') return { requestBody: { required: true, content: { '*/*': { schema: {} } } } };
  const shown = example?.request === undefined ? {} : { example: example.request as JsonObject };
  return { requestBody: { required: true, content: { 'application/json': { schema: payloadSchema(body), ...shown } } } };
}

function operation(route: RouteDescription, spec: OperationSpec): JsonObject {
  const { summary, description, tag, problems = [] } = spec;
  const told =
    problems.length === 0 ? description : `${description ?? ''}\n\nProblems of its own: ${problems.join(', ')}.`.trim();
  return {
    operationId: `${route.method.toLowerCase()}${openApiPath(route.path).replace(/\W+/g, '_')}`,
    summary,
    ...(told === undefined ? {} : { description: told }),
    tags: [tag],
    ...(isPublic(route) ? { security: [] } : {}),
    parameters: parametersOf(route, spec),
    ...bodyOf(spec),
    responses: { ...answerOf(spec), default: { $ref: '#/components/responses/Problem' } },
  };
}

/** One schema for each payload of each workflow: `exempt-information@1.CLASSIFY`. */
const payloads = (workflows: readonly Workflow[]): [string, Schema][] =>
  workflows.flatMap((workflow): [string, Schema][] => [
    [`${workflow.id}.START`.replace('@', '.v'), payloadSchema(workflow.start.payload)],
    ...Object.entries(workflow.events).map(([type, { payload }]): [string, Schema] => [
      `${workflow.id}.${type}`.replace('@', '.v'),
      payloadSchema(payload),
    ]),
  ]);

/** OpenAPI 3.1 of all routes, generated; nothing of it is written by hand twice. */
export function openApiDocument(controllers: readonly Type[], workflows: readonly Workflow[]): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const route of routesOf(controllers)) {
    const spec = operationOf(route.handler);
    if (spec) (paths[openApiPath(route.path)] ??= {})[route.method.toLowerCase()] = operation(route, spec);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tabir',
      version: '1',
      description: 'Durable workflows for public-information offices. Errors are RFC 9457 problems; docs/errors.md lists them.',
    },
    security: [{ cookie: [] }, { bearer: [] }],
    paths,
    components: {
      schemas: { ...SCHEMAS, ...Object.fromEntries(payloads(workflows)) } as JsonObject,
      responses: {
        Problem: {
          description: `Any of ${PROBLEM_STATUSES.join(', ')}.`,
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'tabir_session' },
      },
    },
  };
}
