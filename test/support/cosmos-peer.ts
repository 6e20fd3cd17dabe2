import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createHttpServer } from '@zeit/cosmosdb-server';

/** A Cosmos account to write to, with a key that it takes. */
export interface CosmosAccount {
  readonly endpoint: string;
  readonly key: string;
  stop(): Promise<void>;
}

/** The public peer on a free port of this machine, empty and gone with the test. */
export async function startCosmosPeer(): Promise<CosmosAccount> {
  const server = createHttpServer({});
  // Reading what is not there, it looks into nothing and answers 500, unless any partition would do.
  server.prependListener('request', (request) => {
    if (request.method === 'GET') request.headers['x-ms-documentdb-query-enablecrosspartition'] = 'true';
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    key: Buffer.from('any key will do').toString('base64'),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
