import type { Clock } from '../../base/base';
import { createPacer } from '../../delivery/delivery';
import { slackLimits } from './limits';
import { type Called, heedfulFetch } from './outcome-of-call';

/** Answers through the address that came with a press or command, which counts on none of the Web API's tiers. */
export interface Respond {
  answer(url: string, body: object): Promise<Called<undefined>>;
  /** Whether one more answer could leave in time. */
  hasRoom(): boolean;
}

const slackHost = 'hooks.slack.com';

/**
 * Only Slack's own host is written to, or that of the configured API: the address comes from outside, and what is written
 * may be for one person's eyes.
 */
export function createRespond(apiUrl: string, clock: Clock): Respond {
  const api = new URL(apiUrl);
  // One lane for all: told to wait at one address, we leave the others alone, too.
  const lane = 'response_url';
  const laneMs = slackLimits.replyLaneMs;
  const pacer = createPacer({ clock, limits: [slackLimits.responses] });
  const isAllowed = ({ protocol, host }: URL) =>
    (protocol === 'https:' && host === slackHost) || (protocol === api.protocol && host === api.host);

  async function answer(url: string, body: object): Promise<Called<undefined>> {
    if (!isAllowed(new URL(url))) return { kind: 'refused', error: 'foreign_response_url' };
    if (!(await pacer.turn(lane, laneMs))) return { kind: 'limited', afterMs: laneMs };
    try {
      const response = await heedfulFetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(slackLimits.callMs),
      });
      // Read to its end, so that the connection can be used again.
      await response.text();
      const called = toCalled(response);
      if (called.kind === 'limited') pacer.hold(lane, called.afterMs);
      return called;
    } catch (error) {
      return { kind: isNotReached(error) ? 'notReached' : 'unclear' };
    }
  }

  return { answer, hasRoom: () => pacer.hasRoom(lane, laneMs) };
}

const isNotReached = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'notReached';

function toCalled({ status, ok, headers }: Response): Called<undefined> {
  if (ok) return { kind: 'ok', result: undefined };
  if (status === 429) {
    const seconds = Number(headers.get('retry-after'));
    return { kind: 'limited', afterMs: seconds > 0 ? seconds * 1_000 : slackLimits.longestRetryMs };
  }
  return status < 500 ? { kind: 'refused', error: `http_${status}` } : { kind: 'unclear' };
}
