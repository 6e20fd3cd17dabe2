import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DocumentStore, openLibsqlStore } from '../../src/store/store';
import { createMemoryStore } from './memory-store';

/** A store for one test, and its end. */
export interface TestStore {
  readonly store: DocumentStore;
  end(): Promise<void>;
}

type Kinds = Parameters<typeof openLibsqlStore>[0]['kinds'];

/** The store without a disk and the real one, by name: for rules that must hold on both. */
export const bothStores: readonly (readonly [string, (kinds: Kinds) => Promise<TestStore>])[] = [
  ['in memory', async () => ({ store: createMemoryStore(), end: async () => undefined })],
  [
    'in libSQL',
    async (kinds) => {
      const folder = await mkdtemp(join(tmpdir(), 'kumppani-'));
      const store = await openLibsqlStore({ file: join(folder, 'data.db'), kinds });
      return {
        store,
        async end() {
          await store.close();
          await rm(folder, { recursive: true });
        },
      };
    },
  ],
];
