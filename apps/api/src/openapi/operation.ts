import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { PayloadClass } from '@tabir/engine';
import type { Schema } from '../schema/payload-schema.js';
import type { SchemaName } from './schemas.js';

/** What a caller must know of one route. Everything else of its description follows from the route itself. */
export interface OperationSpec {
  readonly summary: string;
  readonly description?: string;
  readonly tag: 'sessions' | 'workflows' | 'instances' | 'files' | 'imports' | 'lists' | 'office' | 'public' | 'operations';
  readonly query?: Readonly<Record<string, Schema>>;
  readonly headers?: readonly HeaderName[];
  readonly body?: PayloadClass | 'bytes';
  /** Name of the schema of the answer, or its media type where it is not JSON; null for an empty one. */
  readonly answer: SchemaName | { readonly media: string } | null;
  readonly status?: number;
  /** Codes of docs/errors.md that are this route's own. */
  readonly problems?: readonly string[];
  readonly example?: { readonly request?: unknown; readonly answer?: unknown };
}

export type HeaderName = 'Idempotency-Key' | 'If-Match' | 'Last-Event-ID' | 'X-File-Name';

const OPERATION = 'tabir:operation';

/** Describes a handler for /api/openapi.json. A test finds every route that has none. */
export const Operation = (spec: OperationSpec): CustomDecorator => SetMetadata(OPERATION, spec);

export const operationOf = (handler: object): OperationSpec | undefined =>
  Reflect.getMetadata(OPERATION, handler) as OperationSpec | undefined;
