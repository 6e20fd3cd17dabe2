import { z } from 'zod';
import { type Clock, codeOf } from '../../base/base';
import { teamsLimits } from './limits';

/** What became of a call to the Bot Connector. */
export type Called<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  /** Surely without effect. `told`: the platform wants to be left alone for so long. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly told: boolean }
  /** For good; `reason` is the platform's code. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It may have taken effect or not. */
  | { readonly kind: 'unknown' };

type Failed = Exclude<Called<never>, { kind: 'done' }>;

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

/** Tells from what the SDK threw whether the call has had an effect. By codes and statuses only, never by words. */
export function toFailed(error: unknown, clock: Clock): Failed {
  const code = codeOf(error);
  if (code === 'foreignHost') return { kind: 'refused', reason: code };
  if (code !== undefined && neverLeft.includes(code)) return later(teamsLimits.waitMs);
  const { statusCode, response } = failure.safeParse(error).data ?? {};
  if (statusCode === undefined || statusCode >= 500) return { kind: 'unknown' };
  if (statusCode === 429 || statusCode === 412) {
    return { ...later(waitOf(response?.headers.get('retry-after'), clock)), told: true };
  }
  return { kind: 'refused', reason: code ?? String(statusCode) };
}

const later = (afterMs: number) => ({ kind: 'later', afterMs, told: false }) as const;

/** Retry-After counts seconds or names a moment. */
function waitOf(header: string | undefined, clock: Clock): number {
  const seconds = Number(header ?? Number.NaN);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const moment = Date.parse(header ?? '');
  return Number.isNaN(moment) ? teamsLimits.waitMs : Math.max(0, moment - clock.now().getTime());
}
