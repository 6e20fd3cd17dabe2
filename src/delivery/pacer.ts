import type { Clock } from '../base/base';

/** At most `most` calls in any stretch of `perMs`. */
export interface PacerLimit {
  readonly most: number;
  readonly perMs: number;
}

/** Keeps calls under a platform's limits, so that being told to wait is the exception. Each key is counted by itself. */
export interface Pacer {
  /** Resolves to true when the key's next call may go, in the order asked; at once to false when that would be later than `maxWaitMs`. */
  turn(key: string, maxWaitMs: number): Promise<boolean>;
  /** Whether `turn` would give one now. */
  hasRoom(key: string, maxWaitMs: number): boolean;
  /** The platform has told us to leave the key alone for so long. */
  hold(key: string, ms: number): void;
}

interface Lane {
  /** When calls went or will go, oldest first. */
  readonly granted: number[];
  heldUntil: number;
}

/** Sweeps idle lanes when there are more than this. */
const lanesKept = 1_000;

export function createPacer({ clock, limits }: { clock: Clock; limits: readonly PacerLimit[] }): Pacer {
  const lanes = new Map<string, Lane>();
  const longest = Math.max(...limits.map(({ perMs }) => perMs));
  const now = () => clock.now().getTime();

  function laneOf(key: string): Lane {
    if (lanes.size > lanesKept) for (const [other, lane] of lanes) if (isIdle(lane)) lanes.delete(other);
    const lane = lanes.get(key) ?? { granted: [], heldUntil: 0 };
    lanes.set(key, lane);
    const edge = now() - longest;
    while ((lane.granted[0] ?? Number.POSITIVE_INFINITY) <= edge) lane.granted.shift();
    return lane;
  }

  const isIdle = ({ granted, heldUntil }: Lane) => heldUntil <= now() && (granted.at(-1) ?? 0) <= now() - longest;

  function nextIn({ granted, heldUntil }: Lane): number {
    const full = limits.map(({ most, perMs }) => (granted.at(-most) ?? Number.NEGATIVE_INFINITY) + perMs);
    return Math.max(now(), heldUntil, granted.at(-1) ?? 0, ...full);
  }

  const wait = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));

  return {
    hasRoom: (key, maxWaitMs) => nextIn(laneOf(key)) <= now() + maxWaitMs,
    async turn(key, maxWaitMs) {
      const lane = laneOf(key);
      const at = nextIn(lane);
      if (at > now() + maxWaitMs) return false;
      lane.granted.push(at);
      // Whoever was in line when a hold came waits for its end, too.
      while (Math.max(at, lane.heldUntil) > now()) await wait(Math.max(at, lane.heldUntil) - now());
      return true;
    },
    hold(key, ms) {
      const lane = laneOf(key);
      lane.heldUntil = Math.max(lane.heldUntil, now() + ms);
    },
  };
}
