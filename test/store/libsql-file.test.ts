import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openDataFile, readPragma } from '../../src/store/libsql-file';
import { toSql } from '../../src/store/libsql-sql';
import { defineKind, openLibsqlStore } from '../../src/store/store';
import { startStoreProcess } from '../support/store-process';

const noteKind = defineKind<{ title: string }>('note', ['title']);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kumppani-'));
  file = join(folder, 'data.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => openLibsqlStore({ file, kinds: [noteKind] });

/** Names and bytes of all that is in the folder. */
function contents(): Readonly<Record<string, string>> {
  const names = readdirSync(folder).filter((name) => !name.endsWith('-shm'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name)).toString('latin1')]));
}

async function fill(documents: number): Promise<void> {
  const store = await open();
  const writes = Array.from({ length: documents }, (_, n) =>
    store.create(noteKind, { partition: 'p', id: `n${n}` }, { title: `note ${n} ${'x'.repeat(300)}` }),
  );
  await Promise.all(writes);
  await store.close();
}

async function expectRefusal(saying: RegExp): Promise<void> {
  const before = contents();
  const refused = await open().then(
    () => undefined,
    (fault: Error & { code: string }) => fault,
  );
  expect(refused?.code).toBe('unreadable');
  expect(refused?.message).toMatch(saying);
  expect(refused?.message).not.toContain('\n');
  expect(contents()).toEqual(before);
}

/** Does something to the file that the store itself never does. */
function change(sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

/** Overwrites bytes in the middle of the file. */
function smash(offset: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, offset, offset + 1_000);
  writeFileSync(file, bytes);
}

describe('a data file that cannot be used is refused, and nothing is touched', () => {
  it('that is something else', async () => {
    writeFileSync(file, 'Dear region, this is a letter.\n'.repeat(500));
    await expectRefusal(/damaged.*restore a backup/);
  });

  it('that is empty', async () => {
    writeFileSync(file, '');
    await expectRefusal(/empty.*remove it.*restore a backup/);
  });

  it('that another program wrote', async () => {
    change('CREATE TABLE invoice (number TEXT); INSERT INTO invoice VALUES (1)');
    await expectRefusal(/not a data file of this program/);
  });

  it('that a newer version wrote', async () => {
    await fill(1);
    change('PRAGMA user_version = 2');
    await expectRefusal(/newer version/);
  });

  // In the file's head and at the heads of pages: damage inside a text cannot be seen by any check.
  it.each([20, 2_048, 8_192, 40_960])('that is damaged at byte %d', async (offset) => {
    await fill(200);
    smash(offset);
    await expectRefusal(/damaged.*restore a backup/);
  });

  it('that was cut short', async () => {
    await fill(200);
    truncateSync(file, statSync(file).size / 2);
    await expectRefusal(/damaged/);
  });

  it('that is damaged and has a log from a killed process beside it', async () => {
    await fill(200);
    const writer = startStoreProcess('write', file);
    for (let n = 0; n < 20; n += 1) await writer.line();
    await writer.kill();
    smash(9_000);
    expect(Object.keys(contents())).toContain('data.db-wal');
    await expectRefusal(/damaged/);
  });

  it('that is gone while its log is still there', async () => {
    writeFileSync(`${file}-wal`, 'what was not yet copied');
    await expectRefusal(/data\.db-wal is there: put the file back/);
  });
});

describe('a new data file', () => {
  it('is made with its folder', async () => {
    file = join(folder, 'a', 'b', 'data ?#% ä.db');
    await (await open()).close();
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['data ?#% ä.db']);
  });

  it('is made once when several open it at the same moment', async () => {
    const stores = await Promise.all([open(), open(), open()]);
    await stores[0].create(noteKind, { partition: 'p', id: 'i' }, { title: 'a' });
    expect(await stores[2].get(noteKind, { partition: 'p', id: 'i' })).toBeDefined();
    await Promise.all(stores.map((store) => store.close()));
    expect(readdirSync(folder).filter((name) => !/^data\.db(-wal|-shm)?$/.test(name))).toEqual([]);
  });

  const onUnix = process.platform === 'win32' ? it.skip : it;
  onUnix('can be read by its owner alone, as can the files beside it', async () => {
    file = join(folder, 'own', 'data.db');
    const store = await open();
    await store.create(noteKind, { partition: 'p', id: 'i' }, { title: 'a' });
    const rights = readdirSync(join(folder, 'own')).map((name) => statSync(join(folder, 'own', name)).mode & 0o777);
    expect(rights).toEqual([0o600, 0o600, 0o600]);
    expect(statSync(join(folder, 'own')).mode & 0o777).toBe(0o700);
    await store.close();
  });
});

describe('an open data file', () => {
  it('waits for the disk at each commit and overwrites what is deleted, also when opened again', () => {
    for (let opening = 0; opening < 2; opening += 1) {
      const db = openDataFile(file, [noteKind], 1_234);
      const settings = ['journal_mode', 'synchronous', 'secure_delete', 'busy_timeout'];
      expect(settings.map((name) => readPragma(db, name))).toEqual(['wal', 2, 1, 1_234]);
      db.close();
    }
  });

  it.each(['note"; DROP TABLE note; --', 'a b', '1st', ''])('takes no kind with the name %j', async (name) => {
    const kinds = [{ name, indexed: [] }];
    await expect(openLibsqlStore({ file, kinds })).rejects.toMatchObject({ code: 'badQuery' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('answers a query by a declared field from an index', () => {
    const db = openDataFile(file, [noteKind], 0);
    const { sql, values } = toSql(
      noteKind,
      {
        where: [{ field: 'title', is: '>', value: 'a' }],
        orderBy: { field: 'title', direction: 'ascending' },
      },
      { sort: 'b', id: 'i', partition: 'p' },
    );
    const plan = JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${sql}`).raw().all(values));
    expect(plan).toMatch(/SEARCH note USING (COVERING )?INDEX note\/title/);
    expect(plan).not.toContain('TEMP B-TREE');
  });
});
