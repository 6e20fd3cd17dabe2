import type { Clock, Log } from '../../base/base';
import { teamsLimits } from './limits';

/** Work that goes on after the request that asked for it has been answered. */
export interface Background {
  /** Lets the work go on; a fault is logged with the request's id. */
  run(request: string, work: () => Promise<void>): void;
  /** Resolves when all of it is done, or when it has taken too long for a stop. */
  settle(): Promise<void>;
}

export function createBackground({ clock, log }: { clock: Clock; log: Log }): Background {
  const running = new Set<Promise<void>>();
  return {
    run(request, work) {
      const done = work()
        .catch((error: unknown) => log.error({ request, err: error }, 'work after the answer failed'))
        .finally(() => running.delete(done));
      running.add(done);
    },
    async settle() {
      if (running.size === 0) return;
      let callOff = () => {};
      const late = new Promise<void>((resolve) => {
        callOff = clock.after(teamsLimits.settleMs, () => {
          log.warn({ left: running.size }, 'answers given up for the stop');
          resolve();
        });
      });
      await Promise.race([late, Promise.all(running)]);
      callOff();
    },
  };
}
