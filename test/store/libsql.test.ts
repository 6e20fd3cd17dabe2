import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { type DocumentStore, defineKind, openLibsqlStore } from '../../src/store/store';
import { startStoreProcess } from '../support/store-process';

interface Note {
  readonly title: string;
  readonly count?: number;
  readonly deep?: unknown;
}
const noteKind = defineKind<Note>('note', ['title']);
const unavailable = { code: 'unavailable' };

let folder: string;
let file: string;
let stores: DocumentStore[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kumppani-'));
  file = join(folder, 'data.db');
  stores = [];
});
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  rmSync(folder, { recursive: true });
});

async function open(busy = 5_000): Promise<DocumentStore> {
  const store = await openLibsqlStore({ file, kinds: [noteKind], timings: { busy } });
  stores.push(store);
  return store;
}

/** Does something to the file that the store itself never does, to make its writes fail. */
function change(sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

const create = (store: DocumentStore, title: string) =>
  store.create(noteKind, { partition: 'p', id: title }, { title, count: 0 });

const titles = async (store: DocumentStore) =>
  (await store.query(noteKind, {})).documents.map(({ body }) => body.title);

/** Lets the event loop go round so many times. */
async function turn(times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) await new Promise((resolve) => setTimeout(resolve, 1));
}

describe('while another process holds the file', () => {
  it('a write waits, the event loop goes on, and nobody is told "stored" before it is', async () => {
    const store = await open();
    const lock = startStoreProcess('lock', file);
    await lock.line();
    let isStored = false;
    const writing = create(store, 'a').then(() => {
      isStored = true;
    });
    await turn(50);
    expect(isStored).toBe(false);
    await lock.finish();
    await writing;
    expect(await titles(await open())).toEqual(['a']);
  });

  it('too long, the writers are told so, nothing is stored, and later writes succeed', async () => {
    const store = await open(20);
    const lock = startStoreProcess('lock', file);
    await lock.line();
    const refused = await Promise.allSettled([create(store, 'a'), create(store, 'b')]);
    expect(refused).toMatchObject([{ reason: unavailable }, { reason: unavailable }]);
    await lock.finish();
    await create(store, 'c');
    expect(await titles(store)).toEqual(['c']);
  });

  it('reading goes on', async () => {
    const store = await open();
    await create(store, 'a');
    const lock = startStoreProcess('lock', file);
    await lock.line();
    expect(await titles(store)).toEqual(['a']);
    expect(await store.isReady()).toBe(true);
    await lock.finish();
  });
});

describe('two stores on one file', () => {
  it('see at once what the other has written', async () => {
    const [one, other] = [await open(), await open()];
    const created = await create(one, 'a');
    expect(await titles(other)).toEqual(['a']);
    await other.remove(noteKind, created);
    await expect(one.replace(noteKind, created, { title: 'b' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('lose no update to each other', async () => {
    const both = [await open(), await open()];
    await create(both[0] as DocumentStore, 'counter');
    const countUp = async (store: DocumentStore): Promise<void> => {
      const read = await store.get(noteKind, { partition: 'p', id: 'counter' });
      if (!read) throw new Error('the counter is gone');
      const body = { ...read.body, count: (read.body.count ?? 0) + 1 };
      await store.replace(noteKind, read, body).catch(() => countUp(store));
    };
    await Promise.all(Array.from({ length: 60 }, (_, n) => countUp(both[n % 2] as DocumentStore)));
    expect((await both[1]?.get(noteKind, { partition: 'p', id: 'counter' }))?.body.count).toBe(60);
  });
});

describe('a fault of the engine', () => {
  const whenTitled = (title: string, action: string) =>
    `CREATE TRIGGER fault BEFORE INSERT ON note WHEN NEW.id = '${title}' BEGIN SELECT RAISE(${action}, 'broken'); END`;

  it('in one write leaves the others of the commit alone', async () => {
    const store = await open();
    change(whenTitled('b', 'ABORT'));
    const settled = await Promise.allSettled(['a', 'b', 'c'].map((title) => create(store, title)));
    expect(settled).toMatchObject([{ status: 'fulfilled' }, { reason: unavailable }, { status: 'fulfilled' }]);
    expect(await titles(await open())).toEqual(['a', 'c']);
  });

  it('that undoes the whole commit is told to all its writers', async () => {
    const store = await open();
    change(whenTitled('b', 'ROLLBACK'));
    const settled = await Promise.allSettled(['a', 'b', 'c'].map((title) => create(store, title)));
    expect(settled).toMatchObject([{ reason: unavailable }, { reason: unavailable }, { reason: unavailable }]);
    expect(await titles(store)).toEqual([]);
    await create(store, 'd');
    expect(await titles(store)).toEqual(['d']);
  });

  it('at the very commit is told to all its writers', async () => {
    const store = await open();
    change(`CREATE TABLE parent (id TEXT PRIMARY KEY);
      CREATE TABLE child (parent TEXT REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
      CREATE TRIGGER fault AFTER INSERT ON note WHEN NEW.id = 'b' BEGIN INSERT INTO child VALUES ('none'); END`);
    const settled = await Promise.allSettled(['a', 'b', 'c'].map((title) => create(store, title)));
    expect(settled).toMatchObject([{ reason: unavailable }, { reason: unavailable }, { reason: unavailable }]);
    expect(await titles(store)).toEqual([]);
    await create(store, 'd');
    expect(await titles(store)).toEqual(['d']);
  });

  it('is not caused by a body nested deeper than the engine can look into', async () => {
    const store = await open();
    const deep = JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`);
    const written = await Promise.allSettled([
      create(store, 'a'),
      store.create(noteKind, { partition: 'p', id: 'deep' }, { title: 'deep', deep }),
      create(store, 'c'),
    ]);
    expect(written).toMatchObject([{ status: 'fulfilled' }, { reason: unavailable }, { status: 'fulfilled' }]);
  });
});

it('has on disk, after kill -9, every document whose writer was told', async () => {
  const writer = startStoreProcess('write', file);
  const told: string[] = [];
  while (told.length < 200) told.push(await writer.line());
  await writer.kill();
  const store = await openLibsqlStore({ file, kinds: [noteKind] });
  stores.push(store);
  for (const id of told) expect(await store.get(noteKind, { partition: 'p', id })).toBeDefined();
});
