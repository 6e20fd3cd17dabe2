import type { Clock, Log } from '../../base/base';

/** Counts the notes on votes that Slack's limits leave no room for. */
export interface Unshown {
  add(): void;
}

const perMs = 60_000;

/** Tells of them in one line a minute: a line each would be one for every voter of a large meeting. */
export function createUnshown({ clock, log }: { clock: Clock; log: Log }): Unshown {
  let notes = 0;
  return {
    add() {
      notes += 1;
      if (notes > 1) return;
      clock.after(perMs, () => {
        log.warn({ notes }, 'votes counted, but not told so in Slack');
        notes = 0;
      });
    },
  };
}
