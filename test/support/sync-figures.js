// Syncs in a process of its own, so that a test can kill it: node sync-figures.js BASE_URL DATA_DIR ID…
const { systemClock } = require('../../dist/base/base.js');
const { syncFigures } = require('../../dist/indicators/indicators.js');
const { createSotkanet } = require('../../dist/sources/sotkanet.js');

const [baseUrl, dataDir, ...chosen] = process.argv.slice(2);
const source = createSotkanet({ baseUrl, version: '0.0.0', clock: systemClock });
syncFigures({ source, dataDir, chosen: chosen.map(Number), clock: systemClock });
