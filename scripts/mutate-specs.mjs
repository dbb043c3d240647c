/**
 * All specs of one part as one. What is evaluated while a spec loads, such as the registration of a workflow, counts as a test of
 * its own: Stryker takes a file that cannot be loaded for a broken mutant and leaves it out of the score.
 */
for (const path of globalThis.SPECS) {
  const problem = await import(`../${path}`).then(
    () => undefined,
    (error) => error,
  );
  globalThis.it(`loads ${path}`, () => {
    if (problem) throw problem;
  });
}
