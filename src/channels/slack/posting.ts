import { z } from 'zod';
import type { Clock } from '../../base/base';
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
  /** Posts a message that everyone there sees. `key` is kept with it, by which it is found when the answer was lost. */
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

export function createPosting({ api, clock }: { api: SlackApi; clock: Clock }): Posting {
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

  return {
    async post(to, key, { blocks, text }, laneMs) {
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
      return called.kind === 'unclear' ? lookUp(to, key, sentAt) : toPosted(called);
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
