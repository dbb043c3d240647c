/** Jest calls this in the same process as the setup, which left the servers there. */
// eslint-disable-next-line no-restricted-syntax -- Jest calls the default export.
export default async function tearDown(): Promise<void> {
  await globalThis.tabirTestServices?.stop();
}
