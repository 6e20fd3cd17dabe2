import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibsqlStore } from '../../src/store/store';
import { describeDocumentStore } from './document-store';
import { noteKind, plainKind } from './notes';

describeDocumentStore('the libSQL store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kumppani-'));
  const open = () => openLibsqlStore({ file: join(folder, 'data.db'), kinds: [noteKind, plainKind] });
  const store = await open();
  let latest = store;
  return {
    store,
    async reopen() {
      await latest.close();
      latest = await open();
      return latest;
    },
    async end() {
      await latest.close();
      await rm(folder, { recursive: true });
    },
  };
});
