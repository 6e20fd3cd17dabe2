import type { Clock } from './clock';

/** Answers kept for so short a time that nobody minds, so that many who ask the same at once cost one look. */
export interface BriefMemory<Value> {
  /** What `ask` gave for the key within the last `keptMs`, or gives now. A rejection is not kept. */
  get(key: string, ask: () => Promise<Value>): Promise<Value>;
  forget(key: string): void;
}

/** Holds at most `most` answers, and forgets the oldest first. */
export function createBriefMemory<Value>({
  clock,
  keptMs,
  most,
}: {
  clock: Clock;
  keptMs: number;
  most: number;
}): BriefMemory<Value> {
  const kept = new Map<string, { readonly answer: Promise<Value>; readonly at: number }>();
  return {
    get(key, ask) {
      const now = clock.now().getTime();
      const known = kept.get(key);
      // A clock that was set back must not make this last.
      if (known && Math.abs(now - known.at) < keptMs) return known.answer;
      const entry = { answer: ask(), at: now };
      kept.delete(key);
      kept.set(key, entry);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      entry.answer.catch(() => {
        if (kept.get(key) === entry) kept.delete(key);
      });
      return entry.answer;
    },
    forget: (key) => void kept.delete(key),
  };
}
