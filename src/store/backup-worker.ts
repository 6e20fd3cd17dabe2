// The thread that copies and swaps data files, see backup.ts.
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql';
import { OperatorError, randomId } from '../base/base';
import { StoreError } from './document-store';
import {
  backupWords,
  createPrivateFile,
  isBusy,
  isDamage,
  openUntouched,
  readPragma,
  syncFolder,
  verifyDataFile,
} from './libsql-file';

export type BackupTask =
  | { readonly do: 'backup'; readonly file: string; readonly to: string }
  | { readonly do: 'restore'; readonly from: string; readonly file: string; readonly kept: string };

/** Whether there was a file to keep; or what the operator must do first. */
export type BackupOutcome = { readonly isKept: boolean } | { readonly refused: string };

function backup({ file, to }: Extract<BackupTask, { do: 'backup' }>): void {
  if (existsSync(to)) throw new OperatorError(`${to} exists already: choose another name`);
  verifyDataFile(existing(file), 'integrity_check');
  const draft = copyTidied(file, to);
  renameSync(draft, to);
  syncFolder(dirname(to));
}

function restore({ from, file, kept }: Extract<BackupTask, { do: 'restore' }>): boolean {
  verifyDataFile(existing(from), 'integrity_check', backupWords);
  const draft = copyTidied(from, file);
  try {
    return swap(draft, file, kept);
  } finally {
    rmSync(draft, { force: true });
    syncFolder(dirname(file));
  }
}

function existing(file: string): string {
  if (existsSync(file)) return file;
  throw new OperatorError(`${file} is not there: nothing to copy`);
}

/** A tidy copy of the verified data file `from`, under a passing name beside `to`, safe on disk. */
function copyTidied(from: string, to: string): string {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const draft = `${to}.partial-${randomId()}`;
  createPrivateFile(draft);
  try {
    // Also what is still in the log beside `from` comes along.
    openUntouched(from).prepare('VACUUM INTO ?').run([draft]);
    const handle = openSync(draft, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    return draft;
  } catch (cause) {
    rmSync(draft, { force: true });
    throw cause;
  }
}

/** Gives `draft` the name `file`; true when what had the name is now `kept`. */
function swap(draft: string, file: string, kept: string): boolean {
  if (existsSync(kept)) throw new OperatorError(`${kept} exists already: move it away`);
  const isThere = existsSync(file);
  // Held until this thread ends: nobody can begin to use the old file while it loses its name.
  if (isThere) lockAlone(file);
  // A log that could not be copied into its file belongs to that file, and would spoil the new one.
  for (const part of ['-wal', '-shm', '-journal']) {
    if (existsSync(file + part)) renameSync(file + part, kept + part);
  }
  if (isThere) linkSync(file, kept);
  renameSync(draft, file);
  return isThere;
}

/**
 * Takes the engine's own lock, which every user of the file holds and the system takes from the dead: a server that was
 * killed does not stand in the way. Leaves the log copied into the file. A file that the engine cannot read has no users.
 */
function lockAlone(file: string): void {
  try {
    const db = new Database(file);
    const isAlone = readPragma(db, 'journal_mode = DELETE') === 'delete';
    db.exec('BEGIN EXCLUSIVE');
    // Somebody may have come between the two.
    if (isAlone && readPragma(db, 'journal_mode') === 'delete') return;
  } catch (cause) {
    if (isDamage(cause)) return;
    if (!isBusy(cause)) throw cause;
  }
  throw new OperatorError(`${file} is in use: stop the bot, then restore`);
}

function perform(task: BackupTask): BackupOutcome {
  try {
    if (task.do === 'restore') return { isKept: restore(task) };
    backup(task);
    return { isKept: false };
  } catch (cause) {
    if (cause instanceof OperatorError || cause instanceof StoreError) return { refused: cause.message };
    throw cause;
  }
}

parentPort?.postMessage(perform(workerData as BackupTask));
