import { publishAddresses, startTestServices } from './test-services.js';

declare global {
  var tabirTestServices: { stop(): Promise<void> } | undefined;
}

/** Jest calls this once before the first spec that needs servers. */
// eslint-disable-next-line no-restricted-syntax -- Jest calls the default export.
export default async function setUp(): Promise<void> {
  const services = await startTestServices();
  publishAddresses(services);
  globalThis.tabirTestServices = services;
}
