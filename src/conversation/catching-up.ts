import type { Clock, Log } from '../base/base';
import type { PollState } from '../polls/polls';
import type { Announcements } from './announcements';
import type { Redraws } from './redraws';

/** Makes up, again and again, for what a process has left undone that died: another may have to run on without a start. */
export interface CatchingUp {
  /**
   * Catches up now and every 5 minutes until the stop. `recovered`: the polls that the start itself has closed. Resolves after
   * the first time; never rejects, for what fails is tried again the next time.
   */
  start(recovered: readonly PollState[]): Promise<void>;
  /** Resolves when what is under way is done. */
  stop(): Promise<void>;
}

interface Parts {
  readonly announcements: Announcements;
  readonly redraws: Redraws;
  readonly clock: Clock;
  readonly log: Log;
}

const everyMs = 5 * 60_000;

export function createCatchingUp({ announcements, redraws, clock, log }: Parts): CatchingUp {
  let isStopped = false;
  let callOff = () => {};
  let underWay = Promise.resolve();

  async function catchUp(recovered: readonly PollState[]): Promise<void> {
    for (const work of [redraws.resume, () => announcements.makeUp(recovered)]) {
      await work().catch((error: unknown) => log.warn({ err: error }, 'not caught up'));
    }
    if (!isStopped) callOff = clock.after(everyMs, () => void begin(recovered));
  }

  function begin(recovered: readonly PollState[]): Promise<void> {
    underWay = catchUp(recovered);
    return underWay;
  }

  return {
    start: begin,
    async stop() {
      isStopped = true;
      callOff();
      await underWay;
    },
  };
}
