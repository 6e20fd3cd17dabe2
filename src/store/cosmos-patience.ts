import type { Clock } from '../base/base';
import { toAttemptFault, toStoreError, Undecided } from './cosmos-faults';

/** How long a request is tried again, in milliseconds: nobody waits long at a start for an account that is not there. */
export const patienceMs = { starting: 3_000, open: 10_000, closing: 1_000 } as const;

/** The clock to wait by, and for how long, in milliseconds; asked before each wait. */
export interface Patience {
  readonly clock: Clock;
  readonly limitMs: () => number;
}

const [firstPauseMs, longestPauseMs] = [50, 1_000];

/** What a try knows of those before it. */
export interface Before {
  /** True when one of them may have written although no answer came. */
  readonly mayHaveWritten: boolean;
}

/** The clock's timers let a process end: whoever waits for the store would never hear. */
async function pause(clock: Clock, ms: number): Promise<void> {
  const awake = setInterval(() => {}, ms);
  await new Promise<void>((resolve) => clock.after(ms, resolve));
  clearInterval(awake);
}

/**
 * Makes a try, and again while Cosmos asks for it or no answer comes, never earlier than told. Rejects with
 * `StoreError('unavailable')` when the next try would begin later than the limit after the first, and at once with
 * whatever else a try rejects with.
 */
export async function persist<Result>(
  { clock, limitMs }: Patience,
  attempt: (before: Before) => Promise<Result>,
): Promise<Result> {
  const began = clock.now().getTime();
  let mayHaveWritten = false;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await attempt({ mayHaveWritten });
    } catch (fault) {
      const error = toAttemptFault(fault);
      if (!(error instanceof Undecided)) throw error;
      mayHaveWritten ||= error.mayHaveHappened;
      const waitMs = Math.max(pauseMs, error.toldMs);
      if (clock.now().getTime() + waitMs > began + limitMs()) throw toStoreError(error.cause);
      await pause(clock, waitMs);
    }
  }
}
