import { z } from 'zod';
import { type Clock, codeOf } from '../../base/base';
import { teamsLimits } from './limits';

/** What became of a call to the Bot Connector. */
export type Called<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  /** Surely without effect. `told`: the platform wants to be left alone for so long. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly told: boolean }
  /** For good: the conversation, or the message in it, is gone or closed to us; `reason` is the platform's code. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It may have taken effect or not. */
  | { readonly kind: 'unknown' };

export type Failed = Exclude<Called<never>, { kind: 'done' }>;

const failure = z.object({
  statusCode: z.number().optional(),
  code: z.string().optional().catch(undefined),
  response: z.object({ headers: z.custom<{ get(name: string): string | undefined }>() }).optional(),
});

// The connection was never made, so not a byte of the call has left. Resets and timeouts are not among them.
const neverLeft = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'noToken',
];

/** The HTTP status that a call was answered with, if it was. */
export function statusOf(error: unknown): number | undefined {
  return failure.safeParse(error).data?.statusCode;
}

/** The platform's words for a conversation that is closed to us for good. Any other refusal may be mended: by whoever runs the bot, or by time. */
const closedToUs = [
  'MessageWritesBlocked',
  'ConversationBlockedByUser',
  'BotNotInConversationRoster',
  'ConversationNotFound',
];

/** Tells from what the SDK threw whether the call has had an effect. By codes and statuses only, never by words. */
export function toFailed(error: unknown, clock: Clock): Failed {
  const code = codeOf(error);
  if (code === 'foreignHost') return { kind: 'refused', reason: code };
  if (code !== undefined && neverLeft.includes(code)) return later(teamsLimits.waitMs);
  const { statusCode, response } = failure.safeParse(error).data ?? {};
  if (statusCode === undefined || statusCode >= 500 || statusCode === 408) return { kind: 'unknown' };
  if (statusCode === 429 || statusCode === 412) {
    return { ...later(waitOf(response?.headers.get('retry-after'), clock)), told: true };
  }
  if (statusCode === 404 || (code !== undefined && closedToUs.includes(code))) {
    return { kind: 'refused', reason: code ?? String(statusCode) };
  }
  // Another token may do, at once.
  return later(statusCode === 401 ? teamsLimits.waitMs : teamsLimits.mendMs);
}

const later = (afterMs: number) => ({ kind: 'later', afterMs, told: false }) as const;

/** Retry-After counts seconds or names a moment. */
function waitOf(header: string | undefined, clock: Clock): number {
  const seconds = Number(header ?? Number.NaN);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const moment = Date.parse(header ?? '');
  return Number.isNaN(moment) ? teamsLimits.waitMs : Math.max(0, moment - clock.now().getTime());
}
