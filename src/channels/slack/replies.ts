import { z } from 'zod';
import type { Clock, Log } from '../../base/base';
import { type Cards, type SlackMessage, toBlocks } from '../../cards/cards';
import type { Conversation, Drawing, Outcome, Reply } from '../../conversation/conversation';
import type { Language } from '../../text/text';
import type { Forms } from './forms';
import { slackLimits } from './limits';
import { type Body, type Posted, type Posting, toPosted } from './posting';
import type { Respond } from './response-url';
import { channelOf, type Spot } from './spot';
import type { SlackApi } from './web-api';

export interface ReplyParts {
  readonly api: SlackApi;
  readonly posting: Posting;
  readonly respond: Respond;
  readonly forms: Forms;
  readonly cards: Cards;
  readonly conversation: Conversation;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Replies {
  /** Shows an outcome to whom it is for. `key` is the same for the same delivery. */
  show(spot: Spot, outcome: Outcome, key: string): Promise<void>;
  /** Opens a form at once where a trigger allows; false when it could not. */
  openForm(spot: Spot, drawing: Drawing): Promise<boolean>;
}

/** What Slack says when the bot cannot write in a conversation. */
const notIn = ['not_in_channel', 'channel_not_found'];

export function createReplies(parts: ReplyParts): Replies {
  const { api, posting, respond, forms, cards, conversation, clock, log } = parts;

  const wait = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));

  /** Tries again what has surely not arrived, when told to. */
  async function insist(attempt: () => Promise<Posted>): Promise<Posted> {
    for (let tries = 1; ; tries++) {
      const posted = await attempt();
      if (posted.kind !== 'notSent' || tries === slackLimits.replyTries) return posted;
      await wait(posted.afterMs);
    }
  }

  const post = (channel: string, thread: string | undefined, key: string, body: Body) =>
    insist(() => posting.post({ channel, ...(thread ? { thread } : {}) }, key, body, slackLimits.replyLaneMs));

  /** Through the address that came with a press: it counts on no rate tier. `replace` puts it in the pressed message's place. */
  async function answerPress({ responseUrl, thread }: Spot, { blocks, text }: Body, replace: boolean): Promise<Posted> {
    if (!responseUrl) return { kind: 'refused', reason: 'no_response_url' };
    const where = thread ? { thread_ts: thread } : {};
    const message = { response_type: 'ephemeral', replace_original: replace, blocks, text, ...where };
    return insist(async () => {
      const called = await respond(responseUrl, message);
      return called.kind === 'ok' ? { kind: 'sent', message: '', channel: '' } : toPosted(called);
    });
  }

  /** A message that only this person sees: beside the conversation, or else in their private chat. */
  async function whisper(spot: Spot, key: string, body: Body): Promise<Posted> {
    const { user, thread } = spot;
    const channel = channelOf(spot.place.conversation);
    const answered = await answerPress(spot, body, false);
    if (answered.kind !== 'refused') return answered;
    if (spot.place.kind === 'personal') return post(channel, thread, key, body);
    const whispered = await insist(() => posting.whisper({ channel, user, ...(thread ? { thread } : {}) }, body));
    return whispered.kind === 'refused' ? post(user, undefined, key, body) : whispered;
  }

  async function share(spot: Spot, key: string, { view, language }: Reply, body: Body): Promise<Posted> {
    const isPoll = view.kind === 'poll';
    // A poll stands in the conversation itself, where everyone sees it.
    const thread = isPoll ? undefined : threadOf(spot);
    const posted = await post(channelOf(spot.place.conversation), thread, key, body);
    if (posted.kind === 'sent' && isPoll) {
      const { channel, message } = posted;
      await conversation.posted({ channel: 'slack', conversation: channel, message, poll: view.poll.id, language });
    }
    const mustInvite = posted.kind === 'refused' && notIn.includes(posted.reason);
    return mustInvite ? whisper(spot, key, inviteFirst(language)) : posted;
  }

  function inviteFirst(language: Language): Body {
    const view = { kind: 'notice', notice: { code: 'inviteFirst' }, offerHelp: false } as const;
    return toBlocks(cards.draw(view, language));
  }

  async function openForm(spot: Spot, drawing: Drawing): Promise<boolean> {
    const view = forms.toModal(drawing, spot);
    if (!spot.trigger || !view) return false;
    const args = { trigger_id: spot.trigger, view };
    const laneMs = slackLimits.triggerLaneMs;
    return (await api({ method: 'views.open', args, answer: z.unknown(), laneMs })).kind === 'ok';
  }

  /** The drawing as a message; a form as one with the button that opens it, unless it could be opened at once. */
  async function toMessage(spot: Spot, { view, language }: Drawing): Promise<SlackMessage | undefined> {
    const drawn = cards.draw(view, language);
    const message = toBlocks(drawn);
    if (Object.keys(message.modals).length === 0) return message;
    if (await openForm(spot, { view, language })) return undefined;
    return toBlocks(drawn, await forms.keep({ view, language }, spot));
  }

  async function say(spot: Spot, reply: Reply, key: string): Promise<void> {
    const message = await toMessage(spot, reply);
    if (!message) return;
    report(await route(spot, reply, key, message));
  }

  function route(spot: Spot, reply: Reply, key: string, message: SlackMessage): Promise<Posted> {
    if (reply.audience === 'everyone') return share(spot, key, reply, message);
    const isForm = Object.keys(message.modals).length > 0;
    const isVisible = spot.surface === 'mention' && !isForm && !reply.confidential;
    return isVisible ? post(spot.place.conversation, threadOf(spot), key, message) : whisper(spot, key, message);
  }

  function report(posted: Posted): void {
    if (posted.kind === 'sent') return;
    log.warn(
      { outcome: posted.kind, ...('reason' in posted ? { error: posted.reason } : {}) },
      'answer not shown in Slack',
    );
  }

  /**
   * A shared message has no view for one person: what became of a vote is told beside it, and the poll's card follows by
   * itself. A message that is the person's own is drawn anew.
   */
  async function redraw(spot: Spot, { view, language }: Drawing, key: string): Promise<void> {
    if (view.kind !== 'poll') return say(spot, { audience: 'person', view, language }, key);
    if (spot.isPressedOwn) report(await answerPress(spot, toBlocks(cards.draw(view, language)), true));
    if (!view.note) return;
    const note = { kind: 'notice', notice: view.note, offerHelp: false } as const;
    await say(spot, { audience: 'person', view: note, language }, key);
  }

  return {
    openForm,
    async show(spot, outcome, key) {
      if (outcome.repeated) return;
      if (outcome.redraw) await redraw(spot, outcome.redraw, `${key}:redraw`);
      for (const [index, reply] of outcome.replies.entries()) await say(spot, reply, `${key}:${index}`);
    },
  };
}

/** The thread that an answer everyone sees goes to. */
function threadOf({ surface, thread, asked }: Spot): string | undefined {
  return thread ?? (surface === 'mention' ? asked : undefined);
}
