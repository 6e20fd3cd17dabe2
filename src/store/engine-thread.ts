import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StoreError } from './document-store';
import type { SqlValue } from './libsql-sql';
import type { Effect, FromThread, Job, Outcome, Rows, ThreadStart, ToThread } from './messages';

/** The engine's thread as the store sees it. */
export interface EngineThread {
  // Both send the statement along with all others that wait, and reject with `StoreError('unavailable')` when the engine
  // could not run it or the thread is gone.

  /** The rows found among what is committed. */
  read(sql: string, values: readonly SqlValue[]): Promise<Rows>;
  /** How many documents changed; resolves when that is safe on disk. */
  write(effect: Effect, sql: string, values: readonly SqlValue[]): Promise<number>;
  /** Finishes what waits, then ends the thread. */
  close(): Promise<void>;
}

interface Waiting {
  readonly job: Job;
  resolve(outcome: Outcome): void;
  reject(fault: StoreError): void;
}

/** Starts the thread; rejects with `StoreError('unreadable' | 'unavailable')` when it cannot open the file. */
export async function startEngineThread(start: ThreadStart): Promise<EngineThread> {
  const worker = new Worker(join(__dirname, 'engine-worker.js'), { workerData: start });
  const [first] = (await once(worker, 'message').catch((cause: unknown) => {
    throw new StoreError('unavailable', `the store's thread did not start`, { cause });
  })) as [FromThread];
  if ('refused' in first) {
    // Only the end of the thread lets go of the file.
    await worker.terminate();
    throw new StoreError(first.refused.code, first.refused.message);
  }
  return talkTo(worker);
}

/**
 * One message is under way at a time, and what is asked for meanwhile goes together in the next: the more writers there
 * are, the more share one commit.
 */
function talkTo(worker: Worker): EngineThread {
  let waiting: Waiting[] = [];
  let underWay: readonly Waiting[] = [];
  let isPumping = false;
  let closed: StoreError | undefined;

  const post = (message: ToThread) => {
    // Unanswered work keeps the process alive; an idle store does not.
    worker.ref();
    worker.postMessage(message);
  };
  const pump = () => {
    isPumping = false;
    if (underWay.length > 0) return;
    underWay = waiting;
    waiting = [];
    if (underWay.length > 0) post(underWay.map(({ job }) => job));
    else if (closed) post('close');
  };
  // Not at once: what is asked for in the same turn of the event loop goes along.
  const pumpSoon = () => {
    if (!isPumping) setImmediate(pump);
    isPumping = true;
  };
  const fail = (cause: unknown) => {
    closed = new StoreError('unavailable', `the store's thread has ended`, { cause });
    for (const { reject } of [...underWay, ...waiting]) reject(closed);
    [underWay, waiting] = [[], []];
  };
  const ended = new Promise<void>((resolve) => {
    worker.on('error', fail).on('exit', (code) => {
      fail(code);
      resolve();
    });
  });
  worker.on('message', ({ outcomes }: Extract<FromThread, { outcomes: unknown }>) => {
    for (const [index, { resolve }] of underWay.entries()) resolve(outcomes[index] as Outcome);
    underWay = [];
    worker.unref();
    pumpSoon();
  });
  worker.unref();

  const run = (job: Job) =>
    new Promise<Outcome>((resolve, reject) => {
      if (closed) return reject(closed);
      waiting.push({ job, resolve, reject });
      pumpSoon();
    });
  return {
    async read(sql, values) {
      const outcome = await run(['read', sql, values]);
      if (Array.isArray(outcome)) return outcome;
      throw faultOf(outcome);
    },
    async write(effect, sql, values) {
      const outcome = await run([effect, sql, values]);
      if (typeof outcome === 'number') return outcome;
      throw faultOf(outcome);
    },
    close() {
      closed ??= new StoreError('unavailable', 'the store was closed');
      pumpSoon();
      return ended;
    },
  };
}

function faultOf(outcome: Outcome): StoreError {
  const known = typeof outcome === 'object' && 'fault' in outcome;
  return new StoreError('unavailable', known ? outcome.fault : 'the engine answered another question');
}
