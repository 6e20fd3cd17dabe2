import { type Clock, systemClock } from '../../src/base/base';
import { openCosmosStore, prepareCosmos } from '../../src/store/store';
import { type CosmosAccount, startCosmosPeer } from '../support/cosmos-peer';
import { type CosmosFault, type FakeCosmos, startFakeCosmos } from '../support/fake-cosmos';
import { describeDocumentStore } from './document-store';
import { noteKind, plainKind, type StoreUnderTest } from './notes';

// Every round of a hundred writers is a hundred requests here.
jest.setTimeout(30_000);

const kinds = [noteKind, plainKind];

let account: CosmosAccount;
let databases = 0;

/** Each test has a database of its own. */
async function openIn({ endpoint, key }: CosmosAccount, clock: Clock = systemClock): Promise<StoreUnderTest> {
  databases += 1;
  const options = { endpoint, key, database: `test-${databases}`, kinds, clock };
  await prepareCosmos(options);
  const store = await openCosmosStore(options);
  let latest = store;
  return {
    store,
    async reopen() {
      await latest.close();
      latest = await openCosmosStore(options);
      return latest;
    },
    end: () => latest.close(),
  };
}

describe('against the public peer', () => {
  beforeAll(async () => {
    account = await startCosmosPeer();
  });
  afterAll(() => account.stop());

  describeDocumentStore('the Cosmos store', () => openIn(account));
});

describe('against a strict account of our own', () => {
  let fake: FakeCosmos;
  beforeAll(async () => {
    fake = await startFakeCosmos();
  });
  afterAll(() => fake.stop());
  afterEach(() => expect(fake.violations).toEqual([]));

  describeDocumentStore('the Cosmos store', () => openIn(fake));

  describe('whose replicas are behind', () => {
    describeDocumentStore('the Cosmos store', async () => {
      const opened = await openIn(fake);
      fake.setBehind(true);
      return {
        ...opened,
        reopen() {
          // What another process has written reaches the replicas while this one starts.
          fake.setBehind(false);
          return opened.reopen();
        },
      };
    });
  });

  describe('of whose requests every third goes wrong', () => {
    /** Makes no pause between two tries, so that many of them take no time. */
    const hasty: Clock = {
      now: systemClock.now,
      after(ms, task) {
        if (ms > 1_000) return systemClock.after(ms, task);
        const soon = setImmediate(task);
        return () => clearImmediate(soon);
      },
    };
    const faults: readonly CosmosFault[] = [
      { status: 429, retryAfterMs: 20 },
      { status: 'dropped' },
      { status: 503, late: true },
      { status: 449, retryAfterMs: 5 },
      { status: 'dropped', late: true },
      { status: 408 },
      { status: 503 },
      { status: 408, late: true },
      { status: 404, substatus: 1002 },
    ];
    beforeEach(() => {
      let asked = 0;
      fake.fault = ({ method, isQuery }) => {
        asked += 1;
        const fault = asked % 3 === 0 ? faults[(asked / 3) % faults.length] : undefined;
        // A replica that is behind is a reader's affair.
        return fault?.substatus && method !== 'GET' && !isQuery ? undefined : fault;
      };
    });
    afterEach(() => {
      fake.fault = () => undefined;
    });

    describeDocumentStore('the Cosmos store', () => openIn(fake, hasty));
  });
});
