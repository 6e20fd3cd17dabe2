// Says plainly what was not run, and leaves the counts where .ci/run finds them (the path in TEST_COUNTS).
const { writeFileSync } = require('node:fs');

const inBrowser = ({ testFilePath }) => /[\\/]test[\\/]browser[\\/]/.test(testFilePath);
const notRun = (files) => files.reduce((sum, file) => sum + file.numPendingTests, 0);

module.exports = class Reporter {
  onRunComplete(_contexts, results) {
    const browserNotRun = notRun(results.testResults.filter(inBrowser));
    const othersNotRun = notRun(results.testResults) - browserNotRun;
    if (browserNotRun > 0) {
      console.log(`\n${browserNotRun} browser tests not run: no Chromium found (CHROMIUM names another)`);
    }
    if (othersNotRun > 0) console.log(`\n${othersNotRun} tests not run: they need data or a system that is not here`);
    if (process.env.TEST_COUNTS) {
      // A file that could not even start counts as a failure of its own.
      const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
      writeFileSync(process.env.TEST_COUNTS, JSON.stringify({ passed: results.numPassedTests, failed, browserNotRun }));
    }
  }
};
