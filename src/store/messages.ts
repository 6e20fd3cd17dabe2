import type { KindShape } from './document-store';
import type { SqlValue } from './libsql-sql';

/** How long the engine's thread waits for what; milliseconds. */
export interface Timings {
  /** For another process that is writing; then the write fails with `unavailable`. 5,000 unless told. */
  readonly busy: number;
  /** At most, until an overwritten body is gone from the file and its log. 250 unless told. */
  readonly scrub: number;
  /** Without overwriting, before the file is swept (see `Housekeeping`). 2,000 unless told. */
  readonly quiet: number;
}

/** What the engine's thread is started with. */
export interface ThreadStart {
  readonly file: string;
  readonly kinds: readonly KindShape[];
  readonly timings: Timings;
}

/** `read`s see only what is committed; what `overwrite`s or `remove`s leaves old bytes to be scrubbed. */
export type Effect = 'read' | 'add' | 'overwrite' | 'remove';

/** One statement and what it binds. Tuples and bare numbers cross to another thread twice as fast as objects. */
export type Job = readonly [effect: Effect, sql: string, values: readonly SqlValue[]];

export type Rows = readonly (readonly SqlValue[])[];

/** The rows that a read found, the number of documents that a write changed, or why neither is known. */
export type Outcome = Rows | number | { readonly fault: string };

/** To the thread: the jobs that waited, to be answered in their order, or the wish to end. */
export type ToThread = readonly Job[] | 'close';

/** From the thread: once whether the file is open, then an answer to each message. */
export type FromThread =
  | { readonly opened: true }
  | { readonly refused: { readonly code: 'unreadable' | 'unavailable'; readonly message: string } }
  | { readonly outcomes: readonly Outcome[] };
