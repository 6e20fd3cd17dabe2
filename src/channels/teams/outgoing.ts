import type { Outgoing, Sent, Updated } from '../../conversation/conversation';
import type { Connector } from './connector';
import type { TeamsConversations } from './conversations';
import type { Pen } from './drawing';
import type { Called } from './failures';
import { teamsLimits } from './limits';
import { type MessageAddress, parseMessage, toMessage } from './messages';
import type { Sender } from './sender';

interface Parts {
  readonly conversations: TeamsConversations;
  readonly connector: Connector;
  readonly sender: Sender;
  readonly pen: Pen;
}

/** What the core asks of Teams by itself, without anybody having spoken: by what is remembered of the conversation. */
export function createOutgoing({ conversations, connector, sender, pen }: Parts): Outgoing {
  return {
    channel: 'teams',
    redrawPauseMs: teamsLimits.redrawPauseMs,
    async update(post, drawing) {
      const to = await conversations.find(post.conversation);
      if (!to) return { kind: 'gone' };
      return toUpdated(await sender.update(to, parseMessage(post.message), pen.message(drawing)));
    },
    async send(conversation, _, drawing) {
      const to = await conversations.find(conversation);
      if (!to) return { kind: 'refused', reason: 'ConversationNotFound' };
      return toSent(await sender.send(to, undefined, pen.message(drawing)));
    },
    async hasMember(conversation, person) {
      const to = await conversations.find(conversation);
      const user = userOf(person);
      if (!to || user === undefined) return false;
      const called = await connector.call(to.serviceUrl, ({ bot }, options) =>
        bot.conversations.getConversationMember(to.conversation.id, user, options),
      );
      return called.kind === 'done';
    },
  };
}

/** The user in "teams:tenant:user". */
function userOf(person: string): string | undefined {
  const [, user] = /^teams:[^:]*:(.+)$/.exec(person) ?? [];
  return user;
}

/** A send whose fate is unknown is never repeated: the message could stand there twice. */
function toSent(called: Called<MessageAddress>): Sent {
  switch (called.kind) {
    case 'done':
      return { kind: 'sent', message: toMessage(called.value) };
    case 'later':
      return { kind: 'notSent', afterMs: called.afterMs };
    default:
      return called;
  }
}

/** An update, in contrast, may be made again at any time: it sets a state. */
function toUpdated(called: Called<void>): Updated {
  switch (called.kind) {
    case 'done':
      return { kind: 'done' };
    case 'later':
      return { kind: 'later', afterMs: called.afterMs };
    case 'unknown':
      return { kind: 'later', afterMs: teamsLimits.updateAgainMs };
    default:
      return { kind: 'gone' };
  }
}
