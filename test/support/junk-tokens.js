// Throws junk tokens at the guard, each with its own key id, tenant and issuer, and prints what that has cost, as JSON.
// Usage: node --expose-gc junk-tokens.js HOW_MANY
const { randomUUID, randomBytes } = require('node:crypto');
const { once } = require('node:events');
const { createServer } = require('node:http');
const { systemClock } = require('../../dist/base/base');
const { createGuard } = require('../../dist/channels/teams/guard');

const appId = randomUUID();
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Every second one is made as well as one can without the key: it gets as far as the look for its key. */
function junk(nth) {
  const issuer = nth % 2 ? 'https://api.botframework.com' : `https://sts.windows.net/${randomUUID()}/`;
  const head = part({ typ: 'JWT', alg: 'RS256', kid: randomUUID() });
  const claims = {
    iss: issuer,
    aud: appId,
    serviceurl: 'https://smba.trafficmanager.net/emea/',
    exp: 4_000_000_000,
    tid: randomUUID(),
  };
  return `Bearer ${head}.${part(claims)}.${randomBytes(256).toString('base64url')}`;
}

async function main(count) {
  let keyFetches = 0;
  const server = createServer((request, response) => {
    if (request.url === '/keys') keyFetches += 1;
    const { port } = server.address();
    response.end(
      JSON.stringify(request.url === '/keys' ? { keys: [] } : { jwks_uri: `http://127.0.0.1:${port}/keys` }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const guard = createGuard({
    appId,
    tenantId: randomUUID(),
    openIdMetadata: `http://127.0.0.1:${server.address().port}/openid`,
    tokenIssuer: 'https://api.botframework.com',
    mayCall: () => true,
    clock: systemClock,
    log: { info() {}, warn() {}, error() {} },
  });
  const statuses = {};
  const flood = async (tokens) => {
    for (let nth = 0; nth < tokens; nth += 1) {
      const { status } = await guard(junk(nth), { conversation: { tenantId: randomUUID() } });
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    globalThis.gc();
    return process.memoryUsage().heapUsed;
  };
  // The first ones make the engine compile and the caches fill.
  const before = await flood(5_000);
  const grownBytes = (await flood(count)) - before;
  server.closeAllConnections();
  server.close();
  console.log(JSON.stringify({ statuses, keyFetches, grownBytes }));
}

main(Number(process.argv[2]));
