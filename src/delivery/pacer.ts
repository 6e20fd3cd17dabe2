import type { Clock } from '../base/base';

/** At most `most` calls in any stretch of `perMs`. */
export interface PacerLimit {
  readonly most: number;
  readonly perMs: number;
}

/** Keeps calls under a platform's limits, so that being told to wait is the exception. Each key is counted by itself. */
export interface Pacer {
  /**
   * Resolves to true when the key's next call may go, in the order asked, and to false when that would be later than
   * `maxWaitMs`: at once, or, when a hold came in between, never later than that.
   */
  turn(key: string, maxWaitMs: number): Promise<boolean>;
  /** Whether `turn` would give one now. */
  hasRoom(key: string, maxWaitMs: number): boolean;
  /** The platform has told us to leave the key alone for so long. */
  hold(key: string, ms: number): void;
}

/** One call's place in the line: when it goes or went, and until when it waits. */
interface Turn {
  at: number;
  until: number;
  isWithdrawn: boolean;
}

interface Lane {
  /** Oldest first. */
  turns: Turn[];
  heldUntil: number;
  /** When it was last looked at: a clock that shows less has been set back. */
  seenAt: number;
}

/** Sweeps idle lanes when there are more than this. */
const lanesKept = 1_000;

export function createPacer({ clock, limits }: { clock: Clock; limits: readonly PacerLimit[] }): Pacer {
  const lanes = new Map<string, Lane>();
  const longest = Math.max(...limits.map(({ perMs }) => perMs));
  const now = () => clock.now().getTime();

  function laneOf(key: string): Lane {
    if (lanes.size > lanesKept) for (const [other, lane] of lanes) if (isIdle(lane)) lanes.delete(other);
    const lane = lanes.get(key) ?? { turns: [], heldUntil: 0, seenAt: now() };
    lanes.set(key, lane);
    setBack(lane);
    const edge = now() - longest;
    while ((lane.turns[0]?.at ?? Number.POSITIVE_INFINITY) <= edge) lane.turns.shift();
    return lane;
  }

  const isIdle = ({ turns, heldUntil }: Lane) => heldUntil <= now() && (turns.at(-1)?.at ?? 0) <= now() - longest;

  /** When the clock was set back, all moments go back with it: a pause of seconds stays one. */
  function setBack(lane: Lane): void {
    const back = lane.seenAt - now();
    lane.seenAt = now();
    if (back <= 0) return;
    lane.heldUntil -= back;
    for (const turn of lane.turns) {
      turn.at -= back;
      turn.until -= back;
    }
  }

  function nextIn({ turns, heldUntil }: Lane): number {
    const full = limits.map(({ most, perMs }) => (turns.at(-most)?.at ?? Number.NEGATIVE_INFINITY) + perMs);
    return Math.max(now(), heldUntil, turns.at(-1)?.at ?? 0, ...full);
  }

  /** Gives everyone in line a new place after a hold; who cannot wait so long withdraws. */
  function lineUpAgain(lane: Lane): void {
    const waiting = lane.turns.filter(({ at }) => at > now());
    lane.turns = lane.turns.filter(({ at }) => at <= now());
    for (const turn of waiting) {
      const at = nextIn(lane);
      turn.isWithdrawn = at > turn.until;
      if (turn.isWithdrawn) continue;
      turn.at = at;
      lane.turns.push(turn);
    }
  }

  const wait = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));

  return {
    hasRoom: (key, maxWaitMs) => nextIn(laneOf(key)) <= now() + maxWaitMs,
    async turn(key, maxWaitMs) {
      const lane = laneOf(key);
      const turn: Turn = { at: nextIn(lane), until: now() + maxWaitMs, isWithdrawn: false };
      if (turn.at > turn.until) return false;
      lane.turns.push(turn);
      while (!turn.isWithdrawn && turn.at > now()) {
        await wait(turn.at - now());
        setBack(lane);
      }
      return !turn.isWithdrawn;
    },
    hold(key, ms) {
      const lane = laneOf(key);
      lane.heldUntil = Math.max(lane.heldUntil, now() + ms);
      lineUpAgain(lane);
    },
  };
}
