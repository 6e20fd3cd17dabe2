import type { StoreUnderTest } from './notes';
import { describeAddresses } from './store-addresses';
import { describeQueries } from './store-queries';
import { describeWrites } from './store-writes';

/** What every adapter of the port must keep, told without a word about its engine. */
export function describeDocumentStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let opened: StoreUnderTest;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.end());

    const underTest = () => opened;
    describeWrites(underTest);
    describeQueries(underTest);
    describeAddresses(underTest);
  });
}
