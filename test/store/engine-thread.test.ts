import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { defineKind, openLibsqlStore } from '../../src/store/store';

const mockStarted: Worker[] = [];

// The only way to a thread that the store keeps to itself.
jest.mock('node:worker_threads', () => {
  const actual = jest.requireActual<typeof import('node:worker_threads')>('node:worker_threads');
  class Seen extends actual.Worker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      mockStarted.push(this);
    }
  }
  return { ...actual, Worker: Seen };
});

const noteKind = defineKind<{ title: string }>('note');
const unavailable = { code: 'unavailable' };
const at = { partition: 'p', id: 'a' };

it('tells all who wait, and all who come later, when the thread of the store has ended', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kumppani-'));
  const file = join(folder, 'data.db');
  const store = await openLibsqlStore({ file, kinds: [noteKind] });
  // No such message exists: the thread dies of it, before it reads what is asked next. (Ending it from outside in the
  // middle of a statement would abort the whole process: the driver cannot throw in a thread that is being ended.)
  mockStarted[0]?.postMessage(null);
  const underWay = Promise.allSettled([store.create(noteKind, at, { title: 'a' }), store.get(noteKind, at)]);
  await new Promise(setImmediate);
  const waiting = Promise.allSettled([store.create(noteKind, { ...at, id: 'b' }, { title: 'b' })]);

  expect([...(await underWay), ...(await waiting)]).toMatchObject(Array(3).fill({ reason: unavailable }));
  await expect(store.create(noteKind, at, { title: 'c' })).rejects.toMatchObject(unavailable);
  expect(await store.isReady()).toBe(false);
  await store.close();

  rmSync(folder, { recursive: true });
});
