import type { Clock, Log } from '../../base/base';
import { slackLimits } from './limits';
import { within } from './time-limit';

/** Work that goes on after Slack has been answered. */
export interface Background {
  /** Begins the work; its fault is logged with the request it came from. */
  begin(request: string, work: () => Promise<void>): void;
  /** Resolves when everything begun is done, at the latest after 5 s. */
  settle(): Promise<void>;
}

export function createBackground({ clock, log }: { clock: Clock; log: Log }): Background {
  const running = new Set<Promise<void>>();
  return {
    begin(request, work) {
      const run = work()
        .catch((error: unknown) => log.error({ request, err: error }, 'Slack answer failed'))
        .finally(() => running.delete(run));
      running.add(run);
    },
    async settle() {
      await within(clock, slackLimits.settleMs, Promise.all(running));
    },
  };
}
