import { z } from 'zod';
import { type Clock, createBounded } from '../../base/base';
import type { SlackMessage } from '../../cards/cards';
import { slackLimits } from './limits';
import type { Called } from './outcome-of-call';
import type { SlackApi } from './web-api';

/**
 * What became of a message, in the words of the core's `Sent`, and the channel that it stands in. `message` is empty for one that
 * Slack lets nobody change, being for one person's eyes.
 */
export type Posted =
  | { readonly kind: 'sent'; readonly message: string; readonly channel: string }
  | { readonly kind: 'notSent'; readonly afterMs: number }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown' };

export type Body = Pick<SlackMessage, 'blocks' | 'text'>;

export interface Address {
  /** A channel, or a user for the private chat with them. */
  readonly channel: string;
  readonly thread?: string;
}

export interface Posting {
  /**
   * Posts a message that everyone there sees. `key` is kept with it, by which it is found when the answer was lost: then it is
   * looked for after a few seconds, and once more before any further post with that key.
   */
  post(to: Address, key: string, body: Body, laneMs: number): Promise<Posted>;
  /** Posts a message that only the user sees. */
  whisper(to: Address & { readonly user: string }, body: Body): Promise<Posted>;
}

const eventType = 'kumppani_message';
const posted = z.looseObject({ channel: z.string(), ts: z.string() });
const found = z.looseObject({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      metadata: z
        .looseObject({ event_payload: z.looseObject({ key: z.string() }) })
        .optional()
        .catch(undefined),
    }),
  ),
});

// More are not unclear at one time, even when Slack is in trouble for long.
const unclearKept = 1_000;

export function createPosting({ api, clock }: { api: SlackApi; clock: Clock }): Posting {
  // When those were first posted of which nobody knows whether they arrived.
  const unclear = createBounded<number>(unclearKept);

  /** Looks whether a message whose answer was lost has arrived. */
  async function lookUp({ channel, thread }: Address, key: string, sentAt: number): Promise<Posted> {
    const args = { channel, oldest: String(Math.floor(sentAt / 1_000) - 60), limit: 100, include_all_metadata: true };
    const called = await api({
      method: thread ? 'conversations.replies' : 'conversations.history',
      args: thread ? { ...args, ts: thread } : args,
      answer: found,
      laneMs: slackLimits.laneMs,
    });
    if (called.kind !== 'ok') return { kind: 'unknown' };
    const message = called.result.messages.find(({ metadata }) => metadata?.event_payload.key === key);
    return message ? { kind: 'sent', message: message.ts, channel } : { kind: 'notSent', afterMs: slackLimits.retryMs };
  }

  /** Slack may show a message some seconds after it has lost its answer. */
  async function lookUpLater(to: Address, key: string, sentAt: number): Promise<Posted> {
    await new Promise<void>((resolve) => void clock.after(slackLimits.showMs, resolve));
    return lookUp(to, key, sentAt);
  }

  return {
    async post(to, key, { blocks, text }, laneMs) {
      const message = `${to.channel} ${key}`;
      const unclearSince = unclear.get(message);
      if (unclearSince !== undefined) {
        const before = await lookUp(to, key, unclearSince);
        if (before.kind !== 'notSent') return before;
      }
      const sentAt = clock.now().getTime();
      const args = {
        channel: to.channel,
        ...(to.thread ? { thread_ts: to.thread } : {}),
        blocks,
        text,
        metadata: { event_type: eventType, event_payload: { key } },
        unfurl_links: false,
        unfurl_media: false,
      };
      const called = await api({ method: 'chat.postMessage', args, answer: posted, laneMs });
      if (called.kind === 'ok') return { kind: 'sent', message: called.result.ts, channel: called.result.channel };
      if (called.kind !== 'unclear') return toPosted(called);
      unclear.set(message, unclearSince ?? sentAt);
      return lookUpLater(to, key, unclearSince ?? sentAt);
    },
    async whisper({ channel, user, thread }, { blocks, text }) {
      const args = { channel, user, ...(thread ? { thread_ts: thread } : {}), blocks, text };
      const laneMs = slackLimits.replyLaneMs;
      const called = await api({ method: 'chat.postEphemeral', args, answer: z.unknown(), laneMs });
      return called.kind === 'ok' ? { kind: 'sent', message: '', channel } : toPosted(called);
    },
  };
}

/** A call that did not go well, as what became of the message. */
export function toPosted(called: Exclude<Called<unknown>, { kind: 'ok' }>): Posted {
  switch (called.kind) {
    case 'limited':
      return { kind: 'notSent', afterMs: called.afterMs };
    case 'notReached':
      return { kind: 'notSent', afterMs: slackLimits.retryMs };
    case 'refused':
      return { kind: 'refused', reason: called.error };
    case 'unclear':
      return { kind: 'unknown' };
  }
}
