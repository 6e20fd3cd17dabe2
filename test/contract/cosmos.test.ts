import { systemClock } from '../../src/base/base';
import { openCosmosStore, prepareCosmos } from '../../src/store/store';
import { type CosmosAccount, startCosmosPeer } from '../support/cosmos-peer';
import { describeDocumentStore } from './document-store';
import { noteKind, plainKind, type StoreUnderTest } from './notes';

// Every round of a hundred writers is a hundred requests here.
jest.setTimeout(30_000);

const kinds = [noteKind, plainKind];

let account: CosmosAccount;
let databases = 0;

/** Each test has a database of its own. */
async function openIn({ endpoint, key }: CosmosAccount): Promise<StoreUnderTest> {
  databases += 1;
  const options = { endpoint, key, database: `test-${databases}`, kinds, clock: systemClock };
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
