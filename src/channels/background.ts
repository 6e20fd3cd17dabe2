import { type Clock, type Log, late, within } from '../base/base';

/** Work that goes on after the request that asked for it has been answered. */
export interface Background {
  /** Lets the work go on; a fault is logged with the request's id. */
  run(request: string, work: () => Promise<void>): void;
  /** Resolves when all of it is done, or when it has taken too long for a stop. */
  settle(): Promise<void>;
}

// A part of the 10 s that a stop may take in all.
const settleMs = 1_500;

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
      if ((await within(settleMs, Promise.all(running), clock)) === late) {
        log.warn({ left: running.size }, 'answers given up for the stop');
      }
    },
  };
}
