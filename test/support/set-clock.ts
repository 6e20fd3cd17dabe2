import type { Clock } from '../../src/base/base';

/** A clock that stands still until the test moves it. */
export interface SetClock extends Clock {
  advance(ms: number): void;
}

export function createSetClock(start = '2026-11-23T10:00:00Z'): SetClock {
  let now = Date.parse(start);
  const tasks = new Set<{ due: number; run: () => void }>();
  return {
    now: () => new Date(now),
    after(ms, run) {
      const task = { due: now + ms, run };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    advance(ms) {
      now += ms;
      for (const task of tasks) {
        if (task.due > now) continue;
        tasks.delete(task);
        task.run();
      }
    },
  };
}
