import type { Clock } from '../base/base';
import { type Connection, readPragma } from './libsql-file';
import type { Job, Timings } from './messages';

/**
 * Takes out of the files what is no longer in any document. `secure_delete` overwrites freed bytes, and two things stay:
 * - older pages in the write-ahead log, until it is *scrubbed* (copied into the file and cut to nothing);
 * - rarely (we saw it for one body in a thousand) a copy in the unused middle of a page, made when the engine once moved
 *   rows to a neighbouring page, until the file is *swept* (written anew with VACUUM, when it is quiet for a while).
 * A killed process leaves both to the next one, and a closed one the sweep: the next opening scrubs at once and sweeps at
 * its first quiet moment. A sweep at the close would take as long as the file is large, and a stop must not.
 */
export interface Housekeeping {
  /** To be told of every commit, before its writers are: a removal is scrubbed at once, an overwriting soon. */
  afterCommit(jobs: readonly Job[]): void;
  /** Leaves everything scrubbed, unless somebody reads; returns soon. */
  finish(): void;
}

/** A sweep writes the whole file, so there is at most one an hour, however often something is overwritten. */
const sweepEveryMs = 3_600_000;
/** Both need the other processes to have finished; so long they wait for them before they are put off. */
const othersMs = 100;

export function createHousekeeping(db: Connection, timings: Timings, clock: Clock): Housekeeping {
  let callOffScrub: (() => void) | undefined;
  let callOffSweep: (() => void) | undefined;
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
    if (!writeAnew(db, timings)) sweepWhenQuiet();
    scrub();
  };
  const sweepWhenQuiet = () => {
    callOffSweep?.();
    callOffSweep = clock.after(Math.max(timings.quiet, nextSweep - clock.now().getTime()), sweep);
  };

  // What a predecessor has left.
  scrub();
  sweepWhenQuiet();
  return {
    afterCommit(jobs) {
      if (jobs.every(([effect]) => effect === 'read' || effect === 'add')) return;
      sweepWhenQuiet();
      if (jobs.some(([effect]) => effect === 'remove')) scrub();
      else scrubSoon();
    },
    finish() {
      scrub();
      callOffSweep?.();
      callOffScrub?.();
    },
  };
}

// Both give false when they could not: somebody reads, the disk is full. The documents are safe all the same, and the
// next attempt comes by itself.

const cutLog = (db: Connection, timings: Timings) =>
  tryBriefly(db, timings, () => readPragma(db, 'wal_checkpoint(TRUNCATE)') === 0);

const writeAnew = (db: Connection, timings: Timings) =>
  tryBriefly(db, timings, () => {
    db.exec('VACUUM');
    return true;
  });

function tryBriefly(db: Connection, { busy }: Timings, work: () => boolean): boolean {
  db.exec(`PRAGMA busy_timeout = ${Math.min(busy, othersMs)}`);
  try {
    return work();
  } catch {
    return false;
  } finally {
    db.exec(`PRAGMA busy_timeout = ${busy}`);
  }
}
