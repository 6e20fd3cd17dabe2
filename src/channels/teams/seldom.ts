import type { Clock, Log } from '../../base/base';
import { teamsLimits } from './limits';

/** Warns at most once a minute: what is wrong with the bot's own access is wrong with every call. */
export function createSeldomWarning({
  clock,
  log,
}: {
  readonly clock: Clock;
  readonly log: Log;
}): (fields: object, message: string) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (fields, message) => {
    const now = clock.now().getTime();
    if (Math.abs(now - last) < teamsLimits.warningMs) return;
    last = now;
    log.warn(fields, message);
  };
}
