import type { Clock } from '../base/base';
import { type Connection, readPragma } from './libsql-file';
import type { Job, Timings } from './messages';

/**
 * Takes out of the files what is no longer in any document. `secure_delete` overwrites freed bytes, and two things stay:
 * - older pages in the write-ahead log, until it is *scrubbed* (copied into the file and cut to nothing);
 * - rarely (we saw it for one body in a thousand) a copy in the unused middle of a page, made when the engine once moved
 *   rows to a neighbouring page, until the file is *swept* (written anew with VACUUM, when it is quiet and at `finish`).
 * What a killed process has not scrubbed is scrubbed at the start; what it has not swept, with the next sweep.
 */
export interface Housekeeping {
  /** To be told of every commit, before its writers are: a removal is scrubbed at once, an overwriting soon. */
  afterCommit(jobs: readonly Job[]): void;
  /** Leaves everything scrubbed and swept. */
  finish(): void;
}

/** A sweep writes the whole file, so there is at most one an hour, however often something is overwritten. */
const sweepEveryMs = 3_600_000;
/** A checkpoint needs the other readers to have finished; so long it waits for them before it is put off. */
const readersMs = 100;

export function createHousekeeping(db: Connection, timings: Timings, clock: Clock): Housekeeping {
  let callOffScrub: (() => void) | undefined;
  let callOffSweep: (() => void) | undefined;
  let isSweepOwed = false;
  let nextSweep = 0;

  const scrub = () => {
    callOffScrub?.();
    callOffScrub = undefined;
    if (!cutLog(db, timings)) scrubSoon();
  };
  const scrubSoon = () => {
    callOffScrub ??= clock.after(timings.scrub, scrub);
  };
  const sweep = () => {
    nextSweep = clock.now().getTime() + sweepEveryMs;
    isSweepOwed = !writeAnew(db);
    if (isSweepOwed) sweepWhenQuiet();
    scrub();
  };
  const sweepWhenQuiet = () => {
    callOffSweep?.();
    callOffSweep = clock.after(Math.max(timings.quiet, nextSweep - clock.now().getTime()), sweep);
  };

  // What a predecessor could not finish before it was killed.
  scrub();
  return {
    afterCommit(jobs) {
      if (jobs.every(([effect]) => effect === 'read' || effect === 'add')) return;
      isSweepOwed = true;
      sweepWhenQuiet();
      if (jobs.some(([effect]) => effect === 'remove')) scrub();
      else scrubSoon();
    },
    finish() {
      if (isSweepOwed) sweep();
      else scrub();
      callOffSweep?.();
      callOffScrub?.();
    },
  };
}

// Both give false when they could not: somebody reads, the disk is full. The documents are safe all the same, and the
// next attempt comes by itself.

function cutLog(db: Connection, { busy }: Timings): boolean {
  db.exec(`PRAGMA busy_timeout = ${Math.min(busy, readersMs)}`);
  try {
    return readPragma(db, 'wal_checkpoint(TRUNCATE)') === 0;
  } catch {
    return false;
  } finally {
    db.exec(`PRAGMA busy_timeout = ${busy}`);
  }
}

function writeAnew(db: Connection): boolean {
  try {
    db.exec('VACUUM');
    return true;
  } catch {
    return false;
  }
}
