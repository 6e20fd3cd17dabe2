import { hashId } from '../base/base';
import type { Place } from '../polls/polls';
import { defineKind } from '../store/store';
import type { Sent } from './sent';

/** Where a message goes. */
export type Recipient = Pick<Place, 'channel' | 'conversation'>;

/** What is to be sent to whom: at most one message for each pair, ever. */
export interface Addressed {
  /** Names what is sent, e.g. "pollResult:abc"; what it says is found out when it is sent. */
  readonly occurrence: string;
  readonly recipient: Recipient;
}

/**
 * A message as kept: `due` → `sending` (a lease) → `sent`, `failed` or `unknown`, which stay for good. Each step is one
 * write that fails if another process was faster.
 */
export interface OutboxMessage extends Addressed {
  readonly state: 'due' | 'sending' | 'sent' | 'failed' | 'unknown';
  /** In ms since 1970: when it was put in. */
  readonly since: number;
  /** How often it has been tried. */
  readonly tries: number;
  /** In ms since 1970: when it is due, or when the lease of its sender ends. Absent once there is nothing more to do. */
  readonly wakeAt?: number;
  /** The channel's id of what was sent. */
  readonly message?: string;
  /** Why it failed, as a code. */
  readonly reason?: string;
}

export const outboxKind = defineKind<OutboxMessage>('outboxMessage', ['wakeAt', 'state']);

/** All in one partition, so that a look for what is due asks one place. */
export function outboxAddress({ occurrence, recipient: { channel, conversation } }: Addressed) {
  return { partition: 'outbox', id: hashId('outbox', occurrence, channel, conversation) };
}

export const outboxTimes = {
  /** A sending takes 15 s at most; twice that, and its process is gone. */
  leaseMs: 30_000,
  /** Between two looks for what is due. */
  lookMs: 5_000,
  /** The pause before the second try; doubled for each further one. */
  firstPauseMs: 5_000,
  longestPauseMs: 10 * 60_000,
  /** Then it is given up: an outage may last, but nobody wants the news of the day before. */
  tryingMs: 24 * 60 * 60_000,
} as const;

/** What a message in sending becomes by what became of the sending. */
export function settled(
  { occurrence, recipient, since, tries }: OutboxMessage,
  sent: Sent,
  now: number,
): OutboxMessage {
  const message = { occurrence, recipient, since, tries };
  if (sent.kind === 'sent') return { ...message, state: 'sent', message: sent.message };
  if (sent.kind === 'refused') return { ...message, state: 'failed', reason: sent.reason };
  if (sent.kind === 'unknown') return { ...message, state: 'unknown' };
  if (now - since >= outboxTimes.tryingMs) return { ...message, state: 'failed', reason: 'tooLate' };
  const pause = Math.min(outboxTimes.firstPauseMs * 2 ** (tries - 1), outboxTimes.longestPauseMs);
  return { ...message, state: 'due', wakeAt: now + Math.max(pause, sent.afterMs) };
}
