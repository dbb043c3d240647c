export { editionPorts, type EditionParts } from './edition-ports.js';
export { LOG } from './environment.js';
export { hashPassword } from './password-hash.js';
export { RELEASE, type Release } from './release.js';
export { PORTS } from './runtime.js';
export { RuntimeModule, type RuntimeOptions } from './runtime.module.js';
export * from './public-office.js';
