import { z } from 'zod';
import { type Clock, type Log, late, within } from '../../base/base';
import { type Cards, toBlocks } from '../../cards/cards';
import type { Outgoing } from '../../conversation/conversation';
import { slackLimits } from './limits';
import { isForGood } from './outcome-of-call';
import type { Posting } from './posting';
import type { Rosters } from './roster';
import { channelOf } from './spot';
import type { SlackApi } from './web-api';

interface Parts {
  readonly api: SlackApi;
  readonly posting: Posting;
  readonly rosters: Rosters;
  readonly cards: Cards;
  readonly clock: Clock;
  readonly log: Log;
}

/** The core's promise: no sending takes longer than 15 s. */
const sendMs = 14_500;

export function createOutgoing({ api, posting, rosters, cards, clock, log }: Parts): Outgoing {
  // Rises while Slack does not take updates, so that we knock less and less often.
  let setbacks = 0;
  const afterSetback = () => {
    setbacks += 1;
    return Math.min(slackLimits.longestRetryMs, slackLimits.retryMs * 2 ** (setbacks - 1));
  };

  return {
    channel: 'slack',
    redrawPauseMs: slackLimits.redrawPauseMs,

    async update(post, { view, language }) {
      const { blocks, text } = toBlocks(cards.draw(view, language));
      const args = { channel: channelOf(post.conversation), ts: post.message, blocks, text };
      const called = await api({ method: 'chat.update', args, answer: z.unknown(), laneMs: slackLimits.laneMs });
      if (called.kind === 'limited') return { kind: 'later', afterMs: called.afterMs };
      if (called.kind === 'notReached' || called.kind === 'unclear') return { kind: 'later', afterMs: afterSetback() };
      setbacks = 0;
      if (called.kind === 'ok') return { kind: 'done' };
      log.warn({ error: called.error, poll: post.poll }, 'Slack refuses to update a card');
      return isForGood(called.error) ? { kind: 'gone' } : { kind: 'later', afterMs: slackLimits.mendMs };
    },

    async send(to, key, { view, language }) {
      const body = toBlocks(cards.draw(view, language));
      const sending = posting.post({ channel: channelOf(to) }, key, body, slackLimits.laneMs);
      const posted = await within(sendMs, sending, clock);
      if (posted === late) return { kind: 'unknown' };
      if (posted.kind === 'sent') return { kind: 'sent', message: posted.message };
      if (posted.kind !== 'refused' || isForGood(posted.reason)) return posted;
      log.warn({ error: posted.reason }, 'Slack refuses a message');
      return { kind: 'notSent', afterMs: slackLimits.mendMs };
    },

    hasMember: rosters.hasMember,
  };
}
