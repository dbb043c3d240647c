import 'reflect-metadata';
import { workflows } from '@tabir/workflows';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTROLLERS } from '../controllers.js';
import { openApiDocument, openApiPath, routesOf } from './document.js';
import { operationOf } from './operation.js';
import { SCHEMAS } from './schemas.js';

const GENERATED = join(import.meta.dirname, '../../../../libs/contracts/src/generated');
const text = `${JSON.stringify(openApiDocument(CONTROLLERS, workflows), null, 2)}\n`;

describe('the description of the API', () => {
  it('is committed as it is; else run "npm run contracts"', () => {
    expect(readFileSync(join(GENERATED, 'openapi.json'), 'utf8')).toBe(text);
    const hash = createHash('sha256').update(text).digest('hex');
    expect(readFileSync(join(GENERATED, 'openapi.ts'), 'utf8')).toContain(`sha256 ${hash}`);
  });

  it('describes every handler, names every schema that it points at, and leaves none over', () => {
    expect(routesOf(CONTROLLERS).filter(({ handler }) => !operationOf(handler))).toEqual([]);
    const pointedAt = new Set([...text.matchAll(/#\/components\/schemas\/([\w.-]+)/g)].map(([, name]) => name));
    expect([...pointedAt].filter((name = '') => !(name in SCHEMAS))).toEqual([]);
    // Data of an event stream have a schema that OpenAPI has no place for.
    expect(Object.keys(SCHEMAS).filter((name) => !pointedAt.has(name))).toEqual(['Changed']);
  });

  it('gives each operation an id of its own', () => {
    const ids = [...text.matchAll(/"operationId": "([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('writes paths as OpenAPI does', () => {
    expect(openApiPath('/a/:id/events::preview')).toBe('/a/{id}/events:preview');
    expect(openApiPath('/a/:id/files/:fileId')).toBe('/a/{id}/files/{fileId}');
  });

  it('names in docs/errors.md every code that a route gives as its own', () => {
    const told = readFileSync(join(import.meta.dirname, '../../../../docs/errors.md'), 'utf8');
    const codes = routesOf(CONTROLLERS).flatMap(({ handler }) => operationOf(handler)?.problems ?? []);
    expect([...new Set(codes)].filter((code) => !told.includes(`| ${code} |`))).toEqual([]);
  });
});
