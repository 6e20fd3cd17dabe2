// The thread of the engine: the driver is synchronous, and a busy file must not stop the program's event loop.
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../base/base';
import { StoreError } from './document-store';
import { createRunner } from './group-commit';
import { createHousekeeping } from './housekeeping';
import { type Connection, openDataFile } from './libsql-file';
import type { FromThread, ThreadStart, ToThread } from './messages';

const { file, kinds, timings } = workerData as ThreadStart;
const tell = (message: FromThread) => parentPort?.postMessage(message);

function serve(db: Connection): void {
  const runner = createRunner(db);
  const housekeeping = createHousekeeping(db, timings, systemClock);
  parentPort?.on('message', (message: ToThread) => {
    if (message === 'close') {
      housekeeping.finish();
      db.close();
      // The driver lets go of the file when its statements are collected; the end of the thread collects them.
      parentPort?.close();
      return;
    }
    const outcomes = runner.run(message);
    housekeeping.afterCommit(message);
    tell({ outcomes });
  });
  tell({ opened: true });
}

try {
  serve(openDataFile(file, kinds, timings.busy));
} catch (cause) {
  const code = cause instanceof StoreError && cause.code === 'unreadable' ? 'unreadable' : 'unavailable';
  tell({ refused: { code, message: cause instanceof Error ? cause.message : String(cause) } });
}
