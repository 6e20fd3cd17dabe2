import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Clock, OperatorError } from '../base/base';
import type { BackupOutcome, BackupTask } from './backup-worker';

/**
 * Copies the data file as it is at this moment to the new file `to`, while the bot runs or not. `to` is whole from the
 * moment it has its name. Throws `OperatorError` when there is nothing to copy, or something at `to` already.
 */
export async function backupStore({ file, to }: { file: string; to: string }): Promise<void> {
  await perform({ do: 'backup', file: resolve(file), to: resolve(to) });
}

/**
 * Puts the backup `from` in place of the data file, which is kept as `kept`. At any moment `file` is either the old or
 * the new one, whole. Throws `OperatorError`, having changed nothing, when `from` is damaged, foreign or newer, or when
 * the data file is in use.
 */
export async function restoreStore(options: {
  from: string;
  file: string;
  clock: Clock;
}): Promise<{ readonly kept?: string }> {
  const file = resolve(options.file);
  const stamp = options.clock.now().toISOString().replace(/[:.]/gu, '-');
  const kept = `${file}.replaced-${stamp}`;
  const done = await perform({ do: 'restore', from: resolve(options.from), file, kept });
  return done.isKept ? { kept } : {};
}

/** In a thread: the driver is synchronous, and only the end of its thread is sure to let go of the files. */
async function perform(task: BackupTask): Promise<Extract<BackupOutcome, { isKept: boolean }>> {
  const worker = new Worker(join(__dirname, 'backup-worker.js'), { workerData: task });
  const ended = once(worker, 'exit');
  const [outcome] = (await once(worker, 'message')) as [BackupOutcome];
  await ended;
  if ('refused' in outcome) throw new OperatorError(outcome.refused);
  return outcome;
}
