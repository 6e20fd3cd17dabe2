import type { Container } from '@azure/cosmos';
import type { Clock } from '../base/base';
import { checkAddress, checkQuery, toJson } from './checks';
import { createCosmosClient } from './cosmos-client';
import { type CosmosOptions, openContainer } from './cosmos-container';
import { toStoreError } from './cosmos-faults';
import { parseItem, placeOf, toDocument } from './cosmos-items';
import { type ReadStretch, readPage } from './cosmos-pages';
import { type Patience, patienceMs } from './cosmos-patience';
import { testsOf, toSpec } from './cosmos-sql';
import { createWrites } from './cosmos-writes';
import { type Address, type DocumentStore, type KindShape, type Query, StoreError } from './document-store';

/** The readiness check would rather hear no than wait, in milliseconds. */
const readyMs = 2_000;

/**
 * The documents in one container of Azure Cosmos DB. Rejects with a `StoreError` in an operator's words when the account or
 * its container is not as it must be.
 *
 * What a reader sees: this process always reads what it has written or read before (session consistency). What another
 * process has just written may be missing for a moment; a write that follows from such a reading is refused with `conflict`
 * by its etag, and the reading after that is new. A request is tried again for 10 s, then it is `unavailable`; a write that
 * ended so may have happened.
 *
 * No trace: Cosmos removes a document from what can be read at once, and from Azure's own backups when their time is over.
 * It keeps with every item the second of its last write (`_ts`) and a running number (`_rid`), which nobody can switch off:
 * whoever may read the account could put nameless documents in the order of their writing.
 */
export async function openCosmosStore(options: CosmosOptions): Promise<DocumentStore> {
  let stage: keyof typeof patienceMs = 'starting';
  const patience: Patience = { clock: options.clock, limitMs: () => patienceMs[stage] };
  const client = createCosmosClient(options, patience);
  try {
    const container = await openContainer(client, options);
    stage = 'open';
    const work = createWork();
    return {
      ...createStore(container, options, patience, work.run),
      async close() {
        stage = 'closing';
        await work.end();
        client.dispose();
      },
    };
  } catch (error) {
    client.dispose();
    throw error;
  }
}

type Run = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Keeps count of what is under way, so that a close can wait for it and let nothing begin after. */
function createWork(): { readonly run: Run; end(): Promise<void> } {
  const underWay = new Set<Promise<unknown>>();
  let isOver = false;
  return {
    async run(work) {
      if (isOver) throw new StoreError('unavailable', 'the store is closed');
      const running = work().catch((error: unknown) => {
        throw toStoreError(error);
      });
      underWay.add(running);
      return running.finally(() => underWay.delete(running));
    },
    async end() {
      isOver = true;
      await Promise.allSettled(underWay);
    },
  };
}

function createStore(
  container: Container,
  { kinds, clock }: CosmosOptions,
  patience: Patience,
  run: Run,
): Omit<DocumentStore, 'close'> {
  const known = new Set(kinds.map(({ name }) => name));
  const check = ({ name }: KindShape, at?: Address) => {
    if (!known.has(name)) throw new StoreError('badQuery', `the store was opened without the kind ${name}`);
    if (at) checkAddress(at);
  };
  const read = (kind: KindShape, at: Address) => readItem(container, kind, at);
  const writes = createWrites({ container, patience, read });
  return {
    async get(kind, at) {
      check(kind, at);
      const item = await run(() => read(kind, at));
      return item && toDocument(item);
    },
    async create(kind, at, body) {
      check(kind, at);
      const json = toJson(body);
      return run(() => writes.create(kind, at, json));
    },
    async replace(kind, at, body) {
      check(kind, at);
      const json = toJson(body);
      return run(() => writes.replace(kind, at, json));
    },
    async remove(kind, at) {
      check(kind, at);
      return run(() => writes.remove(kind, at));
    },
    async query(kind, query) {
      check(kind);
      checkQuery(kind, query);
      return run(() => readPage(stretchReader(container, kind, query), testsOf(kind, query), query));
    },
    isReady: () => run(() => isAnswering(container, clock)).catch(() => false),
  };
}

async function readItem(container: Container, kind: KindShape, at: Address) {
  const { id, pk } = placeOf(kind, at);
  const { resource } = await container.item(id, pk).read();
  return resource && parseItem(resource);
}

function stretchReader<Body>(container: Container, kind: KindShape, { partition, orderBy }: Query<Body>): ReadStretch {
  // Said beside the query too: the request then goes to one partition.
  const scope = partition === undefined ? {} : { partitionKey: placeOf(kind, { partition, id: '' }).pk };
  return async (stretch, count) => {
    const pages = container.items.query(toSpec(stretch, orderBy), { ...scope, maxItemCount: count });
    const items: unknown[] = [];
    while (items.length < count && pages.hasMoreResults()) items.push(...((await pages.fetchNext()).resources ?? []));
    return items.slice(0, count).map(parseItem);
  };
}

/** Reads what is never there, the cheapest question there is, and takes an answer for an answer. */
function isAnswering(container: Container, clock: Clock): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(readyMs, () => resolve(false));
    const answer = container.item('ready', 'ready').read();
    answer.then(() => resolve(true), reject).finally(callOff);
  });
}
