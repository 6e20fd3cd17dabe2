import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { defineKind, openLibsqlStore, type StoredDocument } from '../../src/store/store';
import { startStoreProcess } from '../support/store-process';

interface Secret {
  readonly secret: string;
  readonly padding?: string;
}
const secretKind = defineKind<Secret>('secret', ['secret']);
const at = { partition: 'p', id: 'i' };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kumppani-'));
  file = join(folder, 'data.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const never = 1_000_000;
const open = (scrub = 250, quiet = never) => openLibsqlStore({ file, kinds: [secretKind], timings: { scrub, quiet } });

/** All bytes of the data file and what lies beside it. */
const bytes = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join();

/** Waits for what happens a little later, as long as the test may last. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a removed document', () => {
  // The longer one fills pages of its own.
  it.each([0, 50_000])(
    'has left file and log when the caller hears of it (%d characters of padding)',
    async (length) => {
      const store = await open(never);
      const created = await store.create(secretKind, at, { secret: 'Tuulikki', padding: 'y'.repeat(length) });
      expect(bytes()).toContain('Tuulikki');
      await store.remove(secretKind, created);
      expect(bytes()).not.toContain('Tuulikki');
      expect(bytes()).not.toContain('yyyyyyyy');
      await store.close();
    },
  );

  it('is taken out as soon as another process no longer reads it', async () => {
    const store = await open(5);
    const created = await store.create(secretKind, at, { secret: 'Tuulikki' });
    const reader = startStoreProcess('read', file);
    await reader.line();
    await store.remove(secretKind, created);
    expect(bytes()).toContain('Tuulikki');
    await reader.finish();
    await until(() => !bytes().includes('Tuulikki'));
    await store.close();
  });
});

describe('an overwritten secret', () => {
  it('leaves file and log by itself', async () => {
    const store = await open(5);
    const created = await store.create(secretKind, at, { secret: 'Tuulikki' });
    await store.replace(secretKind, created, { secret: '' });
    await until(() => !bytes().includes('Tuulikki'));
    expect((await store.get(secretKind, at))?.body).toEqual({ secret: '' });
    await store.close();
  });

  it('has left when the store is closed', async () => {
    const store = await open(never);
    const created = await store.create(secretKind, at, { secret: 'Tuulikki' });
    await store.replace(secretKind, created, { secret: '' });
    expect(bytes()).toContain('Tuulikki');
    await store.close();
    expect(bytes()).not.toContain('Tuulikki');
  });

  it('of a killed process leaves when the store is opened', async () => {
    const writer = startStoreProcess('write', file);
    await writer.line();
    await writer.kill();
    expect(existsSync(`${file}-wal`)).toBe(true);
    const store = await open(never);
    expect(readFileSync(`${file}-wal`)).toHaveLength(0);
    await store.close();
  });
});

it('leaves nothing, once opened anew, of thousands of documents that came, grew, shrank and went in no order', async () => {
  const store = await open();
  const gone: string[] = [];
  let alive: StoredDocument<Secret>[] = [];
  let made = 0;
  const newBody = (): Secret => {
    made += 1;
    return { secret: `<${made}>`, padding: 'y'.repeat((made * 7_919) % 400) };
  };
  for (let round = 0; round < 40; round += 1) {
    const created = Array.from({ length: 100 }, () => {
      const body = newBody();
      // Scattered, so that rows are put between others and pages must be shared out anew.
      return store.create(secretKind, { partition: 'p', id: String((made * 2_654_435_761) % 4_294_967_296) }, body);
    });
    const kept = alive.map(async (document, n) => {
      if ((n + round) % 3 === 0) return document;
      gone.push(document.body.secret);
      if ((n + round) % 3 === 1) return store.replace(secretKind, document, newBody());
      await store.remove(secretKind, document);
      return undefined;
    });
    const settled = await Promise.all([...created, ...kept]);
    alive = settled.filter((document) => document !== undefined);
  }
  await store.close();
  const reopened = await open(5, 5);
  await until(() => !containsAny(gone));
  expect(bytes()).toContain(alive.at(-1)?.body.secret);
  await reopened.close();
});

function containsAny(secrets: readonly string[]): boolean {
  const all = bytes();
  return secrets.some((secret) => all.includes(secret));
}

it('takes what only a sweep can take out of the file at the first quiet moment after the opening', async () => {
  await (await open()).close();
  leaveCopyInFreePage('Tuulikki');
  expect(bytes()).toContain('Tuulikki');
  const store = await open(never, 5);
  await until(() => !bytes().includes('Tuulikki'));
  await store.close();
});

/** As an engine leaves it that does not overwrite what it frees. */
function leaveCopyInFreePage(secret: string): void {
  const db = new Database(file);
  db.exec(`PRAGMA secure_delete = OFF; CREATE TABLE gone (body TEXT); INSERT INTO gone VALUES ('${secret}')`);
  db.exec('DROP TABLE gone; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}
