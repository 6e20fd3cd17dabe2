import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { OperatorError } from '../../src/base/base';
import { backupStore, type DocumentStore, defineKind, openLibsqlStore, restoreStore } from '../../src/store/store';
import { createSetClock } from '../support/set-clock';
import { startStoreProcess } from '../support/store-process';

const noteKind = defineKind<{ title: string }>('note', ['title']);
const clock = createSetClock('2026-11-23T10:00:00Z');

let folder: string;
let file: string;
let to: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kumppani-'));
  file = join(folder, 'data.db');
  to = join(folder, 'backups', 'first.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (name = file) => openLibsqlStore({ file: name, kinds: [noteKind] });

const write = (store: DocumentStore, title: string) => store.create(noteKind, { partition: 'p', id: title }, { title });

async function titlesIn(name: string): Promise<readonly string[]> {
  const store = await open(name);
  const { documents } = await store.query(noteKind, { limit: 1_000 });
  await store.close();
  return documents.map(({ body }) => body.title);
}

/** A data file with one document, closed. */
async function make(title: string): Promise<void> {
  const store = await open();
  await write(store, title);
  await store.close();
}

async function expectRefusal(doing: Promise<unknown>, saying: RegExp): Promise<void> {
  const fault: unknown = await doing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(fault).toBeInstanceOf(OperatorError);
  expect((fault as Error).message).toMatch(saying);
  expect((fault as Error).message).not.toContain('\n');
}

describe('a backup', () => {
  it('holds every document that was stored before it, although writing goes on', async () => {
    const writer = startStoreProcess('write', file);
    const told: string[] = [];
    while (told.length < 100) told.push(await writer.line());
    await backupStore({ file, to });
    // The line after it shows that the writer was not in the way, nor the backup in his.
    await writer.line();
    await writer.kill();
    const store = await open(to);
    for (const id of told) expect(await store.get(noteKind, { partition: 'p', id })).toBeDefined();
    await store.close();
  });

  it('is one file that only its owner may read', async () => {
    await make('a');
    await backupStore({ file, to });
    expect(readdirSync(join(folder, 'backups'))).toEqual(['first.db']);
    if (process.platform !== 'win32') expect(statSync(to).mode & 0o777).toBe(0o600);
  });

  it('holds nothing of what was removed before', async () => {
    const store = await open();
    await store.remove(noteKind, await write(store, 'Tuulikki'));
    await backupStore({ file, to });
    await store.close();
    expect(readFileSync(to).toString('latin1')).not.toContain('Tuulikki');
  });

  it('never overwrites', async () => {
    await make('a');
    await backupStore({ file, to });
    const before = readFileSync(to);
    await expectRefusal(backupStore({ file, to }), /first\.db exists already/);
    expect(readFileSync(to)).toEqual(before);
  });

  it('of nothing is refused, and leaves nothing', async () => {
    await expectRefusal(backupStore({ file, to }), /data\.db is not there/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of a damaged file is refused, and leaves nothing', async () => {
    writeFileSync(file, 'no data file');
    await expectRefusal(backupStore({ file, to }), /data\.db is damaged/);
    expect(readdirSync(folder)).toEqual(['data.db']);
  });
});

describe('a restore', () => {
  const kept = () => `${file}.replaced-2026-11-23T10-00-00-000Z`;
  const restore = (from = to) => restoreStore({ from, file, clock });

  it('brings the documents of the backup back and keeps the replaced file beside it', async () => {
    await make('a');
    await backupStore({ file, to });
    await make('b');
    expect(await restore()).toEqual({ kept: kept() });
    expect(await titlesIn(file)).toEqual(['a']);
    expect(await titlesIn(kept())).toEqual(['a', 'b']);
    expect(await titlesIn(to)).toEqual(['a']);
  });

  it('works where there is no data file yet', async () => {
    await make('a');
    await backupStore({ file, to });
    rmSync(file);
    expect(await restore()).toEqual({});
    expect(await titlesIn(file)).toEqual(['a']);
  });

  it('is refused while this process or another one has the file open', async () => {
    await make('a');
    await backupStore({ file, to });
    const store = await open();
    await expectRefusal(restore(), /data\.db is in use: stop the bot/);
    await write(store, 'b');
    await store.close();

    const writer = startStoreProcess('write', file);
    await writer.line();
    await expectRefusal(restore(), /data\.db is in use: stop the bot/);
    await writer.line();
    await writer.finish();
    expect((await titlesIn(file)).slice(0, 1)).toEqual(['a']);
    expect(readdirSync(folder).filter((name) => /partial|replaced/.test(name))).toEqual([]);
  });

  it('is not held up by a process that was killed, and keeps what only its log held', async () => {
    await make('a');
    await backupStore({ file, to });
    const writer = startStoreProcess('write', file);
    const told = await writer.line();
    await writer.kill();
    await restore();
    expect(await titlesIn(file)).toEqual(['a']);
    const store = await open(kept());
    expect(await store.get(noteKind, { partition: 'p', id: told })).toBeDefined();
    await store.close();
  });

  it('replaces a damaged file, and keeps that with its log', async () => {
    await make('a');
    await backupStore({ file, to });
    writeFileSync(file, 'damaged');
    writeFileSync(`${file}-wal`, 'its log');
    await restore();
    expect(await titlesIn(file)).toEqual(['a']);
    expect(readFileSync(kept(), 'utf8')).toBe('damaged');
    expect(readFileSync(`${kept()}-wal`, 'utf8')).toBe('its log');
  });

  it('never overwrites what an earlier one has kept', async () => {
    await make('a');
    await backupStore({ file, to });
    await restore();
    await expectRefusal(restore(), /replaced-.* exists already/);
    expect(await titlesIn(file)).toEqual(['a']);
  });

  it.each([
    ['missing', () => rmSync(to), /first\.db is not there/],
    ['something else', () => writeFileSync(to, 'Dear region'), /first\.db is no backup of Kumppani/],
    ['cut short', () => truncateSync(to, 3_000), /first\.db is no backup of Kumppani, or a damaged one/],
    ['from a newer version', () => change('PRAGMA user_version = 2'), /first\.db was written by a newer version/],
    ['from another program', () => change('PRAGMA application_id = 7'), /first\.db is no backup of Kumppani/],
  ] as const)('from a backup that is %s is refused, and the data stays as it is', async (_what, spoil, saying) => {
    await make('a');
    await backupStore({ file, to });
    spoil();
    copyFileSync(file, join(folder, 'before.db'));
    await expectRefusal(restore(), saying);
    expect(readFileSync(file)).toEqual(readFileSync(join(folder, 'before.db')));
    expect(readdirSync(folder).sort()).toEqual(['backups', 'before.db', 'data.db']);
  });

  function change(sql: string): void {
    const db = new Database(to);
    db.exec(sql);
    db.close();
  }
});
