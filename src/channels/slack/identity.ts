import { z } from 'zod';
import { type Clock, type Log, within } from '../../base/base';
import { slackLimits } from './limits';
import type { SlackApi } from './web-api';

/** Whom the token belongs to. */
export interface Identity {
  readonly team: string;
  /** The bot's user id. */
  readonly bot: string;
}

export interface Identities {
  /** Who we are; undefined when Slack does not tell at once. */
  soon(): Promise<Identity | undefined>;
  /** Asks no more. */
  stop(): void;
}

const answer = z.looseObject({ team_id: z.string(), user_id: z.string() });

/** Asks Slack who we are, in the background until it tells: Slack out of reach stops neither the start nor the chat. */
export function createIdentities({ api, clock, log }: { api: SlackApi; clock: Clock; log: Log }): Identities {
  let known: Identity | undefined;
  let asking: Promise<void> | undefined;
  let callOff = () => {};
  let failures = 0;
  let stopped = false;

  async function ask(): Promise<void> {
    const called = await api({ method: 'auth.test', args: {}, answer, laneMs: slackLimits.laneMs });
    asking = undefined;
    if (called.kind === 'ok') {
      known = { team: called.result.team_id, bot: called.result.user_id };
      return;
    }
    log.warn(
      { outcome: called.kind, ...('error' in called ? { error: called.error } : {}) },
      'Slack does not say who we are',
    );
    failures += 1;
    const pause = Math.min(slackLimits.longestRetryMs, 1_000 * 2 ** failures);
    if (!stopped) callOff = clock.after(Math.max(pause, called.kind === 'limited' ? called.afterMs : 0), start);
  }

  function start(): void {
    asking = ask();
  }

  start();
  return {
    async soon() {
      if (!known && asking) await within(slackLimits.lookupMs, asking, clock);
      return known;
    },
    stop() {
      stopped = true;
      callOff();
    },
  };
}
