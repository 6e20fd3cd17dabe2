import type { Container, ContainerDefinition, CosmosClient } from '@azure/cosmos';
import type { Clock } from '../base/base';
import { checkKind } from './checks';
import { type CosmosAddress, createCosmosClient } from './cosmos-client';
import { statusOf } from './cosmos-faults';
import { patienceMs, persist } from './cosmos-patience';
import { type KindShape, StoreError } from './document-store';

/** All kinds share one container: they share its throughput, and an operator has one thing to look after. */
export const containerName = 'documents';

const partitionKeyPath = '/pk';

export interface CosmosOptions extends CosmosAddress {
  /** Every kind that will be asked for. */
  readonly kinds: readonly KindShape[];
  readonly clock: Clock;
}

/** What `prepareCosmos` has done. */
export interface Prepared {
  readonly database: string;
  readonly container: string;
  readonly done: 'created' | 'indexed' | 'nothing';
}

/** The container as the queries need it: what they use is indexed, and nothing else. */
export function containerDefinition(kinds: readonly KindShape[]): ContainerDefinition {
  return {
    id: containerName,
    partitionKey: { paths: [partitionKeyPath], version: 2 },
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: indexedPaths(kinds).map((path) => ({ path })),
      excludedPaths: [{ path: '/*' }],
    },
  };
}

function indexedPaths(kinds: readonly KindShape[]): readonly string[] {
  kinds.forEach(checkKind);
  const fields = new Set(kinds.flatMap(({ indexed }) => indexed));
  return ['/pk/?', '/kind/?', '/order/?', ...[...fields].sort().map((field) => `/body/${field}/?`)];
}

/**
 * Makes the database and the container where they are missing, and adds to an older container the indexes of this version.
 * Harmless to run again. Throws `StoreError` in an operator's words, like `openContainer`.
 */
export async function prepareCosmos({ kinds, clock, ...address }: CosmosOptions): Promise<Prepared> {
  const patience = { clock, limitMs: () => patienceMs.open };
  const client = createCosmosClient(address, { clock, limitMs: () => patienceMs.starting });
  try {
    const definition = containerDefinition(kinds);
    return await told(address, () =>
      persist(patience, async () => {
        await checkAccount(client);
        await orTaken(client.databases.create({ id: address.database }));
        const { containers } = client.database(address.database);
        const isNew = await orTaken(containers.create(definition));
        const isIndexed =
          isNew || !(await addIndexes(client.database(address.database).container(containerName), kinds));
        const done = isNew ? 'created' : isIndexed ? 'nothing' : 'indexed';
        return { database: address.database, container: containerName, done };
      }),
    );
  } finally {
    client.dispose();
  }
}

/** True when it was made, false when it was there. Creating first spares a reading, and two may run at once. */
async function orTaken(creation: Promise<unknown>): Promise<boolean> {
  try {
    await creation;
    return true;
  } catch (error) {
    if (statusOf(error) === 409) return false;
    throw error;
  }
}

async function addIndexes(container: Container, kinds: readonly KindShape[]): Promise<boolean> {
  const there = await readDefinition(container);
  const missing = missingPaths(there, kinds);
  if (missing.length === 0) return false;
  const { includedPaths = [], ...policy } = there.indexingPolicy ?? {};
  const added = [...includedPaths, ...missing.map((path) => ({ path }))];
  await container.replace({ ...there, indexingPolicy: { ...policy, includedPaths: added } });
  return true;
}

/**
 * The container, looked at: throws `StoreError` in an operator's words when the account cannot be reached or refuses the
 * key, promises too little, or has no container as `prepareCosmos` makes it. No message holds the key.
 */
export async function openContainer(
  client: CosmosClient,
  { kinds, ...address }: CosmosAddress & Pick<CosmosOptions, 'kinds'>,
): Promise<Container> {
  const container = client.database(address.database).container(containerName);
  return told(address, async () => {
    await checkAccount(client);
    if (missingPaths(await readDefinition(container), kinds).length > 0) {
      throw new StoreError('unreadable', `the container ${containerName} lacks indexes: ${prepare}`);
    }
    return container;
  });
}

const prepare = 'run npm run -s kumppani -- store prepare';

/** Every rule of the project is kept by the etag of one document, and that holds where all writes meet. */
async function checkAccount(client: CosmosClient): Promise<void> {
  const { resource } = await client.getDatabaseAccount();
  if (resource?.enableMultipleWritableLocations) {
    throw new StoreError(
      'unreadable',
      'the Cosmos DB account writes in several regions: allow writes in one region only',
    );
  }
  if (resource && ['Eventual', 'ConsistentPrefix'].includes(resource.consistencyPolicy)) {
    throw new StoreError(
      'unreadable',
      'the Cosmos DB account promises too little: set its default consistency to Session',
    );
  }
}

/** Throws when the container is missing or is parted in another way; that cannot be changed later. */
async function readDefinition(container: Container): Promise<ContainerDefinition> {
  const { resource } = await container.read();
  if (!resource) throw new StoreError('unreadable', `there is no container ${containerName} yet: ${prepare}`);
  if (resource.partitionKey?.paths.join() !== partitionKeyPath) {
    const advice = 'set COSMOS_DATABASE to another name, then run store prepare';
    throw new StoreError(
      'unreadable',
      `the container ${containerName} is not parted by ${partitionKeyPath}: ${advice}`,
    );
  }
  return resource;
}

function missingPaths({ indexingPolicy }: ContainerDefinition, kinds: readonly KindShape[]): readonly string[] {
  const there = (indexingPolicy?.includedPaths ?? []).map(({ path }) => path);
  return there.includes('/*') ? [] : indexedPaths(kinds).filter((path) => !there.includes(path));
}

/** What went wrong at the start, in the words of the settings. */
async function told<Result>({ endpoint, database }: CosmosAddress, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const cause = error instanceof StoreError ? error.cause : error;
    if (!cause) throw error;
    const words: Readonly<Record<number, string>> = {
      401: 'COSMOS_KEY is not a key of the account that COSMOS_ENDPOINT names',
      403: `Cosmos DB at ${endpoint} lets nobody in from here: check the key, and the account’s firewall`,
      404: `Cosmos DB has no container ${containerName} in the database ${database}: ${prepare}`,
    };
    const message = words[statusOf(cause) ?? 0] ?? `Cosmos DB at ${endpoint} does not answer: check COSMOS_ENDPOINT`;
    throw new StoreError('unavailable', message, { cause });
  }
}
