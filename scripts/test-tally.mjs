/**
 * What a tier's run counts for: each test once; skipped and "todo" tests, spec files that ran no test and a run that failed
 * without saying where are failures. `report` is Jest's JSON, or undefined when there is none.
 */
export function tallyTier({ report, ok, files }) {
  if (!report) return { passed: 0, failed: 1, complaints: ['Jest wrote no report.'] };
  const ran = new Set(report.testResults.filter((file) => file.assertionResults.length > 0).map((file) => file.name));
  const silent = files.filter((file) => !ran.has(file));
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + skipped + silent.length;
  const complaints = silent.map((file) => `${file} ran no test.`);
  if (skipped > 0) complaints.push(`${skipped} skipped or unwritten; each counts as failed.`);
  if (!ok && failed === 0) complaints.push('Jest failed although every test passed; see above.');
  return { passed: report.numPassedTests, failed: failed + (!ok && failed === 0 ? 1 : 0), complaints };
}

/** Whether a coverage summary (Istanbul's json-summary) holds anything at all; the thresholds themselves are Jest's to judge. */
export const isCoverageEmpty = (summary) => !(summary?.total.branches.total > 0);
