import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { randomId } from '../base/base';
import type { KindShape } from './document-store';
import { StoreError } from './document-store';
import { tableOf } from './libsql-sql';

/** Marks a file as ours: "KUMP". */
const applicationId = 0x4b554d50;
/** Grows by one whenever an older program could no longer read the file rightly. */
const schemaVersion = 1;

export type Connection = Database.Database;

/** What a refused file is and what to do about it, as the end of a sentence that begins with its name. */
export type RefusalWords = Readonly<Record<'empty' | 'foreign' | 'newer' | 'damaged', string>>;

const newer = 'was written by a newer version of this program: install that version or a later one';

const dataFileWords: RefusalWords = {
  empty: 'is empty: remove it to start anew, or restore a backup',
  foreign: 'is not a data file of this program: name another file',
  newer,
  damaged: 'is damaged: keep a copy of it and restore a backup',
};

/** Of a file that is to be restored. */
export const backupWords: RefusalWords = {
  empty: 'is no backup of Kumppani: it is empty; name another file',
  foreign: 'is no backup of Kumppani: name a file that the backup command wrote',
  newer,
  // To the engine, any odd file is a damaged one.
  damaged: 'is no backup of Kumppani, or a damaged one: name another file',
};

/**
 * Opens the data file for reading and writing, making it when there is none. Throws `StoreError('unreadable')` before
 * anything is written when it is damaged, foreign or newer.
 */
export function openDataFile(file: string, kinds: readonly KindShape[], busyMs: number): Connection {
  // The log is looked for first: a file that another process is just making has none before it has a name.
  const hasLog = (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  if (existsSync(file)) verifyDataFile(file);
  else if (hasLog)
    throw unreadable(`${file} is gone, but ${file}-wal is there: put the file back, or restore a backup`);
  else createDataFile(file);
  const { ino } = statSync(file);
  const db = new Database(file);
  db.exec(`PRAGMA busy_timeout = ${busyMs}`);
  // A restore may have swapped the file while we waited for it: what we hold then is the replaced one.
  readPragma(db, 'application_id');
  if (statSync(file).ino !== ino) throw new StoreError('unavailable', `${file} was just being restored: start again`);
  // None of these stays with the file: FULL makes each commit reach the disk, secure_delete overwrites what is deleted.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  // 8 MB of log before it is copied into the file, 16 MB of pages in memory: fewer, larger trips to the disk.
  db.exec('PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16000');
  for (const statement of kinds.flatMap(tableOf)) db.exec(statement);
  return db;
}

/**
 * Throws `StoreError('unreadable')`, saying what to do, unless `file` is whole, ours and not newer. Leaves no trace beside
 * it. The quick check reads every page; the other one also compares the indexes with what they index.
 */
export function verifyDataFile(
  file: string,
  check: 'quick_check' | 'integrity_check' = 'quick_check',
  words = dataFileWords,
): void {
  const db = openUntouched(file, words);
  let faults: readonly unknown[];
  try {
    const [application, version] = [readPragma(db, 'application_id'), readPragma(db, 'user_version')];
    if (application !== applicationId) throw unreadable(`${file} ${words.foreign}`);
    if (typeof version !== 'number' || version > schemaVersion) throw unreadable(`${file} ${words.newer}`);
    faults = db.prepare(`PRAGMA ${check}(1)`).raw().all().flat();
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    if (!isDamage(cause)) throw new StoreError('unavailable', `${file} cannot be read`, { cause });
    faults = [cause];
  }
  if (faults[0] !== 'ok') throw unreadable(`${file} ${words.damaged}`, faults[0]);
}

/** A connection that only reads. Without a log beside the file not even the usual helper files appear. */
export function openUntouched(file: string, words = dataFileWords): Connection {
  const mode = existsSync(`${file}-wal`) ? 'mode=ro' : 'immutable=1';
  try {
    // The size is asked first: to the engine an empty file is a fine database with nothing in it.
    if (statSync(file).size > 0) return new Database(`${pathToFileURL(file).href}?${mode}`);
  } catch (cause) {
    throw new StoreError('unavailable', `${file} cannot be opened`, { cause });
  }
  throw unreadable(`${file} ${words.empty}`);
}

/** Asks the engine for one of its settings. */
export function readPragma(db: Connection, name: string): unknown {
  const [[value] = []] = db.prepare(`PRAGMA ${name}`).raw().all() as unknown[][];
  return value;
}

/** Makes a file that is complete from the moment it has its name, so that a crash leaves nothing half. */
function createDataFile(file: string): void {
  const draft = `${file}.new-${randomId()}`;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  createPrivateFile(draft);
  try {
    const db = new Database(draft);
    // A commit writes whole pages, and 64 votes touch 64 of them: half the usual page is half the bytes.
    db.exec('PRAGMA page_size = 2048');
    db.exec(`BEGIN; PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}; COMMIT`);
    db.close();
    linkSync(draft, file);
  } catch (cause) {
    // Somebody was faster, with the same file.
    if (!existsSync(file)) throw new StoreError('unavailable', `${file} cannot be made`, { cause });
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolder(dirname(file));
}

/** An empty file that only its owner may read; the engine gives its helper files the same rights. */
export function createPrivateFile(file: string): void {
  closeSync(openSync(file, 'wx', 0o600));
}

/** Makes a rename or a new name in this folder survive a power cut. */
export function syncFolder(folder: string): void {
  // Windows opens no folders, and keeps names safe by itself.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** True when the engine says the bytes are wrong, not that it could not get at them. */
export function isDamage(cause: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT)/.test(errorCode(cause));
}

/** True when another connection holds the lock that was asked for. */
export function isBusy(cause: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(errorCode(cause));
}

function errorCode(cause: unknown): string {
  return cause instanceof Database.SqliteError ? cause.code : '';
}

function unreadable(message: string, cause?: unknown): StoreError {
  return new StoreError('unreadable', message, { cause });
}
