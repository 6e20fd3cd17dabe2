import { z } from 'zod';
import { codeOf, KumppaniError } from '../../base/base';
import { slackLimits } from './limits';

/** What became of a call of Slack's Web API. */
export type Called<Result> =
  | { readonly kind: 'ok'; readonly result: Result }
  /** Slack's own word for why not. */
  | { readonly kind: 'refused'; readonly error: string }
  /** Not done; to be left alone for so long. */
  | { readonly kind: 'limited'; readonly afterMs: number }
  /** No byte of it has left. */
  | { readonly kind: 'notReached' }
  /** It may have been done or not. */
  | { readonly kind: 'unclear' };

export type Failed = Exclude<Called<never>, { kind: 'ok' }>;

// Slack's words for a message or channel that is gone or closed for good. Any other refusal may be mended.
const forGood = ['message_not_found', 'cant_update_message', 'channel_not_found', 'is_archived'];

/** Whether a refusal can never end, whatever an operator or time may mend. */
export const isForGood = (error: string): boolean => forGood.includes(error);

// The connection was never made, so nothing was said.
const connectCodes = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** `notReached`: no byte has left. `unclear`: it may have been heard. */
export class SlackUnheard extends KumppaniError<'notReached' | 'unclear'> {}

/** Node's fetch, whose failures say whether anything can have been heard. */
export async function heedfulFetch(url: string | URL, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: 'error' });
  } catch (error) {
    const cause = typeof error === 'object' && error !== null && 'cause' in error ? codeOf(error.cause) : undefined;
    throw new SlackUnheard(cause && connectCodes.includes(cause) ? 'notReached' : 'unclear', undefined, {
      cause: error,
    });
  }
}

const platform = z.looseObject({ data: z.looseObject({ error: z.string().regex(/^[a-z0-9_]{1,80}$/) }) });
const limited = z.looseObject({ retryAfter: z.number().nonnegative() });
const unheard = z.looseObject({ original: z.looseObject({ code: z.literal('notReached') }) });

// Slack's words for its own troubles: the call may have been done.
const troubles = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org'];

/** Reads what WebClient threw. */
export function toFailed(error: unknown): Failed {
  switch (codeOf(error)) {
    case 'slack_webapi_platform_error': {
      // Something else than Slack may have answered: its page is no refusal.
      const said = platform.safeParse(error).data?.data.error;
      if (said === undefined || troubles.includes(said)) return { kind: 'unclear' };
      return said === 'ratelimited'
        ? { kind: 'limited', afterMs: slackLimits.longestRetryMs }
        : { kind: 'refused', error: said };
    }
    case 'slack_webapi_rate_limited_error': {
      const seconds = limited.safeParse(error).data?.retryAfter;
      return { kind: 'limited', afterMs: seconds === undefined ? slackLimits.longestRetryMs : seconds * 1_000 };
    }
    case 'slack_webapi_request_error':
      return { kind: unheard.safeParse(error).success ? 'notReached' : 'unclear' };
    default:
      return { kind: 'unclear' };
  }
}
