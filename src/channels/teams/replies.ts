import type { Clock, Log } from '../../base/base';
import type { Conversation, Drawing, Reply } from '../../conversation/conversation';
import type { Connector } from './connector';
import type { TeamsConversation, TeamsConversations } from './conversations';
import type { Pen } from './drawing';
import type { Called } from './failures';
import { teamsLimits } from './limits';
import { type MessageAddress, toMessage } from './messages';
import type { Sender } from './sender';

/** Where and to whom is answered. */
export interface Asked {
  /** The request's id, for the log. */
  readonly request: string;
  readonly reached: TeamsConversation;
  /** The channel's thread that was spoken in. */
  readonly thread?: string;
  /** The delivery that is answered. */
  readonly delivery?: string;
  readonly isPersonal: boolean;
  readonly person: string;
  /** The person's account in Teams. */
  readonly user: string;
}

/** Posts answers. A reply that surely has not arrived is tried again for a few seconds, any other never. */
export interface Replies {
  /** Gives how many have been sent. */
  post(asked: Asked, replies: readonly Reply[]): Promise<number>;
  /**
   * Tells the person alone what became of a vote, where their own conversation with the bot is known; else not at all. Stores
   * nothing: beside the write of a secret vote it would tell who has just voted.
   */
  tellVoter(asked: Asked, drawing: Drawing): Promise<void>;
}

interface Parts {
  readonly conversation: Conversation;
  readonly conversations: TeamsConversations;
  readonly connector: Connector;
  readonly sender: Sender;
  readonly pen: Pen;
  readonly clock: Clock;
  readonly log: Log;
}

export function createReplies(parts: Parts): Replies {
  const { conversation, conversations, connector, sender, pen, clock, log } = parts;
  const now = () => clock.now().getTime();
  const wait = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));

  async function send(
    { request, reached, thread, delivery }: Pick<Asked, 'request' | 'reached' | 'thread' | 'delivery'>,
    { view, language }: Drawing,
  ): Promise<Called<MessageAddress>> {
    const content = { ...pen.message({ view, language }), ...(delivery === undefined ? {} : { replyToId: delivery }) };
    const until = now() + teamsLimits.replyMs;
    let called = await sender.send(reached, thread, content, teamsLimits.replyMs);
    while (called.kind === 'later' && now() + called.afterMs <= until) {
      await wait(called.afterMs);
      called = await sender.send(reached, thread, content, Math.max(0, until - now()));
    }
    if (called.kind !== 'done') {
      log.warn({ request, view: view.kind, what: called.kind, reason: reasonOf(called) }, 'reply not sent');
      if (called.kind === 'later' && view.kind === 'poll') await conversation.unposted(view.poll.id);
    } else if (view.kind === 'poll') {
      await conversation.posted({
        channel: 'teams',
        conversation: reached.conversation.id,
        message: toMessage(called.value),
        poll: view.poll.id,
        language,
      });
    }
    return called;
  }

  /** The person's own conversation with the bot: known, or made if the person has the bot or the tenant gives it to all. */
  async function personalOf({ person, user, reached }: Asked): Promise<TeamsConversation | undefined> {
    const known = await conversations.findPersonal(person);
    if (known) return known;
    const { tenantId } = reached.conversation;
    const called = await connector.call(reached.serviceUrl, ({ bot }, options) =>
      bot.conversations.createConversation(
        {
          isGroup: false,
          bot: { id: reached.bot.id, name: reached.bot.name ?? '' },
          members: [{ id: user, name: '' }],
          ...(tenantId ? { tenantId } : {}),
          channelData: { tenant: { id: tenantId } },
        } as Parameters<typeof bot.conversations.createConversation>[0],
        options,
      ),
    );
    if (called.kind !== 'done') return undefined;
    const personal = {
      ...reached,
      conversation: { ...reached.conversation, id: called.value.id, conversationType: 'personal', isGroup: false },
    };
    await conversations.rememberPersonal(person, personal);
    return personal;
  }

  /** Shows something to the person alone; false when that cannot be. */
  async function whisper(asked: Asked, drawing: Drawing): Promise<boolean> {
    if (asked.isPersonal) return (await send(asked, drawing)).kind === 'done';
    const reached = await personalOf(asked);
    return reached !== undefined && (await send({ request: asked.request, reached }, drawing)).kind === 'done';
  }

  return {
    async tellVoter(asked, drawing) {
      const { request, isPersonal, person } = asked;
      const reached = isPersonal ? undefined : await conversations.findPersonal(person);
      if (reached) await send({ request, reached }, drawing);
      else if (isPersonal) await send(asked, drawing);
    },
    async post(asked, replies) {
      // One after the other: people read them in this order.
      let sent = 0;
      for (const reply of replies) {
        const isWhispered = reply.confidential && (await whisper(asked, reply));
        const called = isWhispered
          ? undefined
          : await send(asked, reply.confidential ? inShort('onlyInPrivate', reply) : reply);
        if (!called || called.kind === 'done') sent += 1;
        if (called?.kind === 'unknown' && reply.view.kind === 'poll')
          await whisper(asked, inShort('cardUnclear', reply));
      }
      return sent;
    },
  };
}

const reasonOf = (called: Called<unknown>) => (called.kind === 'refused' ? called.reason : undefined);

function inShort(code: 'onlyInPrivate' | 'cardUnclear', { language }: Reply): Drawing {
  return { view: { kind: 'notice', notice: { code }, offerHelp: false }, language };
}
