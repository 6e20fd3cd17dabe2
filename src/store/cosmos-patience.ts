import type { Clock } from '../base/base';
import { toAttemptFault, toStoreError, Undecided } from './cosmos-faults';

/** How long a request is tried again, in milliseconds. */
export const patienceMs = 10_000;

/** At a start nobody waits that long for an account that is not there. */
export const startPatienceMs = 3_000;

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
 * `StoreError('unavailable')` when the next try would begin later than `limitMs` after the first, and at once with
 * whatever else a try rejects with.
 */
export async function persist<Result>(
  clock: Clock,
  attempt: (before: Before) => Promise<Result>,
  limitMs = patienceMs,
): Promise<Result> {
  const giveUpAt = clock.now().getTime() + limitMs;
  let mayHaveWritten = false;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await attempt({ mayHaveWritten });
    } catch (fault) {
      const error = toAttemptFault(fault);
      if (!(error instanceof Undecided)) throw error;
      mayHaveWritten ||= error.mayHaveHappened;
      const waitMs = Math.max(pauseMs, error.toldMs);
      if (clock.now().getTime() + waitMs > giveUpAt) throw toStoreError(error.cause);
      await pause(clock, waitMs);
    }
  }
}
