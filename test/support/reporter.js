// Says plainly what was not run, and leaves the counts where .ci/run finds them (the path in TEST_COUNTS).
const { writeFileSync } = require('node:fs');

module.exports = class Reporter {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults
      .filter((file) => /[\\/]test[\\/]browser[\\/]/.test(file.testFilePath))
      .reduce((sum, file) => sum + file.numPendingTests, 0);
    if (skipped > 0) console.log(`\n${skipped} browser tests not run: no Chromium found (set CHROMIUM to its path)`);
    if (process.env.TEST_COUNTS) {
      // A file that could not even start counts as a failure of its own.
      const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
      const counts = { passed: results.numPassedTests, failed, notRun: results.numPendingTests };
      writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
    }
  }
};
