import type { JsonObject } from '@tabir/kernel';

/** The document that /api/openapi.json answers with, made once at the start. */
export class ApiDescription {
  constructor(readonly document: JsonObject) {}
}
