import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { ROOT } from './steps.mjs';

/**
 * `npm run contracts`: writes the API's description and the types that follow from it, so that reviewers see them change.
 * A unit test fails when they are older than the code.
 */
const built = (path) => import(join(ROOT, 'dist', path));
await import('reflect-metadata');
const { CONTROLLERS } = await built('apps/api/src/controllers.js');
const { openApiDocument } = await built('apps/api/src/openapi/document.js');
const { workflows } = await built('workflows/index.js');

const folder = join(ROOT, 'libs/contracts/src/generated');
mkdirSync(folder, { recursive: true });
const text = `${JSON.stringify(openApiDocument(CONTROLLERS, workflows), null, 2)}\n`;
writeFileSync(join(folder, 'openapi.json'), text);

const hash = createHash('sha256').update(text).digest('hex');
const types = astToString(await openapiTS(JSON.parse(text)));
writeFileSync(join(folder, 'openapi.ts'), `/** Made by "npm run contracts" from openapi.json (sha256 ${hash}). */\n\n${types}`);
