import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import type { z } from 'zod';
import type { Clock } from '../../base/base';
import { createPacer, type Pacer } from '../../delivery/delivery';
import { slackLimits } from './limits';
import { type Called, heedfulFetch, toFailed } from './outcome-of-call';

/** The methods that we call. */
export type Method =
  | 'auth.test'
  | 'chat.postEphemeral'
  | 'chat.postMessage'
  | 'chat.update'
  | 'conversations.history'
  | 'conversations.info'
  | 'conversations.members'
  | 'conversations.replies'
  | 'users.info'
  | 'views.open'
  | 'views.publish';

/** How Slack's Web API is reached; `apiUrl` without a closing slash. */
export interface SlackAccess {
  readonly botToken: string;
  readonly apiUrl: string;
}

export interface Call<Result> {
  readonly method: Method;
  readonly args: Readonly<Record<string, unknown>>;
  /** What of the answer is read. */
  readonly answer: z.ZodType<Result>;
  /** How long it may wait for its turn under Slack's limits. */
  readonly laneMs: number;
}

/** Slack's Web API under its limits. Nothing is ever sent twice, and no promise rejects because of Slack. */
export type SlackApi = <Result>(call: Call<Result>) => Promise<Called<Result>>;

// What the SDKs say holds names and texts; every fault also comes as an error, and that is logged by its code.
export const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

export function createSlackApi({ botToken, apiUrl }: SlackAccess, clock: Clock): SlackApi {
  const client = new WebClient(botToken, {
    slackApiUrl: `${apiUrl}/`,
    allowAbsoluteUrls: false,
    fetch: heedfulFetch,
    timeout: slackLimits.callMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
  const laneOf = createLanes(clock);

  return async ({ method, args, answer, laneMs }) => {
    const { pacer, key } = laneOf(method, args);
    if (!(await pacer.turn(key, laneMs))) return { kind: 'limited', afterMs: laneMs };
    try {
      const read = answer.safeParse(await client.apiCall(method, { ...args }));
      // Slack says that it is done, in words that we do not know.
      return read.success ? { kind: 'ok', result: read.data } : { kind: 'unclear' };
    } catch (error) {
      const failed = toFailed(error);
      if (failed.kind === 'limited') pacer.hold(key, failed.afterMs);
      return failed;
    }
  };
}

/** Which limit counts a call, and under which key. */
function createLanes(clock: Clock): (method: Method, args: Call<unknown>['args']) => { pacer: Pacer; key: string } {
  const posts = createPacer({ clock, limits: [slackLimits.posts] });
  const updates = createPacer({ clock, limits: [slackLimits.updates] });
  const histories = createPacer({ clock, limits: [slackLimits.histories] });
  const lookups = createPacer({ clock, limits: [slackLimits.lookups] });
  return (method, { channel }) => {
    switch (method) {
      case 'chat.postMessage':
        return { pacer: posts, key: String(channel) };
      case 'chat.update':
        return { pacer: updates, key: method };
      case 'conversations.history':
      case 'conversations.replies':
        return { pacer: histories, key: method };
      default:
        return { pacer: lookups, key: method };
    }
  };
}
