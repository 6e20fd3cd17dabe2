import type { CosmosClient, CosmosClientOptions, PluginConfig } from '@azure/cosmos';
import { toAttemptFault } from './cosmos-faults';
import { type Patience, persist } from './cosmos-patience';

/** The account and database, as the settings name them. */
export interface CosmosAddress {
  readonly endpoint: string;
  readonly key: string;
  readonly database: string;
}

/** An HTTP request that has no answer by then is given up, in milliseconds. */
const requestTimeoutMs = 5_000;

/**
 * The SDK's client with every resend of its own switched off, so that `persist` alone decides when to come again: here for
 * each request that reads, since a query takes several; around each write for those, since a repeated one has to be judged.
 * Session consistency is asked for by name: only then does the SDK send its session token, by which this process reads
 * what it has written. Endpoint discovery stays off because with it the SDK drops that token when a replica is behind;
 * the account's own address leads to the write region, also after a failover.
 */
export function createCosmosClient({ endpoint, key }: CosmosAddress, patience: Patience): CosmosClient {
  // 50 MB and 0.3 s that a bot with a data file need not load.
  const { CosmosClient, PluginOn }: typeof import('@azure/cosmos') = require('@azure/cosmos');
  // The SDK exports the type of its plugins and leaves the option itself out of its types.
  const options: CosmosClientOptions & { readonly plugins: PluginConfig[] } = {
    endpoint,
    key,
    consistencyLevel: 'Session',
    connectionPolicy: {
      enableEndpointDiscovery: false,
      requestTimeout: requestTimeoutMs,
    },
    plugins: [
      {
        on: PluginOn.request,
        // The SDK resends reads ten times by what their fault is called: here faults get names that it does not know.
        plugin: async (context, _diagnostics, next) => {
          if (['read', 'query'].includes(context.operationType ?? '')) {
            return persist(patience, () => next(context));
          }
          return next(context).catch((error: unknown) => {
            throw toAttemptFault(error);
          });
        },
      },
    ],
  };
  return new CosmosClient(options);
}
