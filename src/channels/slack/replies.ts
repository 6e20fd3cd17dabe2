import { z } from 'zod';
import type { Clock, Log } from '../../base/base';
import { type Cards, type SlackMessage, toBlocks } from '../../cards/cards';
import type { Conversation, Drawing, Outcome, Reply } from '../../conversation/conversation';
import type { Language } from '../../text/text';
import type { Forms } from './forms';
import { slackLimits } from './limits';
import type { Body, Posted } from './posting';
import { channelOf, type Spot } from './spot';
import { createUnshown } from './unshown';
import type { Ways } from './ways';
import type { SlackApi } from './web-api';

interface Parts {
  readonly api: SlackApi;
  readonly ways: Ways;
  readonly forms: Forms;
  readonly cards: Cards;
  readonly conversation: Conversation;
  readonly clock: Clock;
  readonly log: Log;
}

/** What an answer answers. */
export interface Cause {
  /** The same for the same delivery: by it a message is found again whose fate is unclear. */
  readonly key: string;
  /** The request's id, for the log. */
  readonly request: string;
}

export interface Replies {
  /** Shows an outcome to whom it is for. */
  show(spot: Spot, outcome: Outcome, cause: Cause): Promise<void>;
  /** Opens a form at once where a trigger allows; false when it could not. */
  openForm(spot: Spot, drawing: Drawing): Promise<boolean>;
}

/** What Slack says when the bot cannot write in a conversation. */
const notIn = ['not_in_channel', 'channel_not_found'];

export function createReplies({ api, ways, forms, cards, conversation, clock, log }: Parts): Replies {
  const { post, answerPress, whisper, hasRoom } = ways;
  const unshown = createUnshown({ clock, log });

  async function share(spot: Spot, key: string, reply: Reply, body: Body): Promise<Posted> {
    const isPoll = reply.view.kind === 'poll';
    // A poll stands in the conversation itself, where everyone sees it.
    const thread = isPoll ? undefined : threadOf(spot);
    const posted = await post(channelOf(spot.place.conversation), thread, key, body);
    if (reply.view.kind === 'poll' && posted.kind === 'notSent') await conversation.unposted(reply.view.poll.id);
    if (isPoll && posted.kind === 'unknown')
      await whisper(spot, `${key}:unclear`, notice('cardUnclear', reply.language));
    if (posted.kind !== 'refused' || !notIn.includes(posted.reason)) return keep(posted, reply);
    // Where the bot cannot write, whoever asked is answered all the same; only a poll needs the others.
    return whisper(spot, key, isPoll ? notice('inviteFirst', reply.language) : body);
  }

  /** A poll's card follows the votes wherever it stands as a message, also in a private chat. */
  async function keep(posted: Posted, { view, language }: Drawing): Promise<Posted> {
    if (posted.kind === 'sent' && posted.message && view.kind === 'poll') {
      const { channel, message } = posted;
      await conversation.posted({ channel: 'slack', conversation: channel, message, poll: view.poll.id, language });
    }
    return posted;
  }

  function notice(code: 'cardUnclear' | 'inviteFirst', language: Language): Body {
    const view = { kind: 'notice', notice: { code }, offerHelp: false } as const;
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

  async function say(spot: Spot, reply: Reply, cause: Cause, part: string): Promise<void> {
    const message = await toMessage(spot, reply);
    if (!message) return;
    report(cause, await route(spot, reply, `${cause.key}:${part}`, message));
  }

  async function route(spot: Spot, reply: Reply, key: string, message: SlackMessage): Promise<Posted> {
    if (reply.audience === 'everyone') return share(spot, key, reply, message);
    const isForm = Object.keys(message.modals).length > 0;
    const isVisible = spot.surface === 'mention' && !isForm && !reply.confidential;
    const { conversation: channel } = spot.place;
    return keep(await (isVisible ? post(channel, threadOf(spot), key, message) : whisper(spot, key, message)), reply);
  }

  function report({ request }: Cause, posted: Posted): void {
    if (posted.kind === 'sent') return;
    const error = 'reason' in posted ? { error: posted.reason } : {};
    log.warn({ request, outcome: posted.kind, ...error }, 'answer not shown in Slack');
  }

  /**
   * A shared message has no view for one person: what became of a vote is told beside it, and the poll's card follows by
   * itself. A message that is the person's own is drawn anew.
   */
  async function redraw(spot: Spot, { view, language }: Drawing, cause: Cause): Promise<void> {
    if (view.kind !== 'poll') return say(spot, { audience: 'person', view, language }, cause, 'redraw');
    if (spot.isPressedOwn) report(cause, await answerPress(spot, toBlocks(cards.draw(view, language)), true));
    if (!view.note) return;
    // Looked at before it is drawn: when a whole hall votes, most of these notes cannot be shown.
    if (!hasRoom(spot)) return unshown.add();
    const note = { kind: 'notice', notice: view.note, offerHelp: false } as const;
    await say(spot, { audience: 'person', view: note, language }, cause, 'note');
  }

  return {
    openForm,
    async show(spot, { replies, redraw: drawing, repeated }, cause) {
      if (repeated) return;
      if (drawing) await redraw(spot, drawing, cause);
      for (const [index, reply] of replies.entries()) await say(spot, reply, cause, String(index));
    },
  };
}

/** The thread that an answer everyone sees goes to. */
function threadOf({ surface, thread, asked }: Spot): string | undefined {
  return thread ?? (surface === 'mention' ? asked : undefined);
}
