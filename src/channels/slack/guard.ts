import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../base/base';
import { slackLimits } from './limits';

export type Verdict =
  | { readonly kind: 'genuine'; readonly signature: string; readonly sentAt: number }
  | { readonly kind: 'refused'; readonly because: 'unsigned' | 'forged' | 'stale' | 'future' };

/**
 * Tells whether a request was signed by Slack just now. Asked before Bolt, which takes requests from the future and answers
 * unsigned `ssl_check` forms.
 */
export type Guard = (headers: IncomingHttpHeaders, body: Buffer) => Verdict;

export function createGuard({ signingSecret, clock }: { signingSecret: string; clock: Clock }): Guard {
  return (headers, body) => {
    const signature = headers['x-slack-signature'];
    const time = headers['x-slack-request-timestamp'];
    if (typeof signature !== 'string' || typeof time !== 'string' || !/^\d{1,12}$/.test(time)) {
      return { kind: 'refused', because: 'unsigned' };
    }
    const signed = createHmac('sha256', signingSecret).update(`v0:${time}:`).update(body).digest('hex');
    if (!isSame(signature, `v0=${signed}`)) return { kind: 'refused', because: 'forged' };
    const sentAt = Number(time) * 1_000;
    const age = clock.now().getTime() - sentAt;
    if (age > slackLimits.skewMs) return { kind: 'refused', because: 'stale' };
    if (age < -slackLimits.skewMs) return { kind: 'refused', because: 'future' };
    return { kind: 'genuine', signature, sentAt };
  };
}

function isSame(offered: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(offered), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Signed requests seen, for as long as their signature is good. */
export interface Replays {
  /** True for the first sight of a signature. */
  isFirst(signature: string): boolean;
  /** What failed may come again. */
  forget(signature: string): void;
}

export function createReplays({ clock }: { clock: Clock }): Replays {
  // In the order of arrival, so that the oldest stand in front.
  const seen = new Map<string, number>();
  return {
    isFirst(signature) {
      if (seen.has(signature)) return false;
      const now = clock.now().getTime();
      for (const [old, at] of seen) {
        if (seen.size < slackLimits.signatures && at > now - 2 * slackLimits.skewMs) break;
        seen.delete(old);
      }
      seen.set(signature, now);
      return true;
    },
    forget: (signature) => void seen.delete(signature),
  };
}
