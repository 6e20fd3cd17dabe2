import type { Clock } from '../../base/base';
import { createPacer } from '../../delivery/delivery';
import type { Connector } from './connector';
import type { TeamsConversation } from './conversations';
import type { MessageContent } from './drawing';
import type { Called } from './failures';
import { conversationLimits, teamsLimits } from './limits';
import { inThread, type MessageAddress } from './messages';

/** Posts and changes messages, under the limits of each conversation. Nothing is ever sent twice. */
export interface Sender {
  /** `waitMs`: how long the message may wait for its turn. */
  send(
    to: TeamsConversation,
    thread: string | undefined,
    content: MessageContent,
    waitMs?: number,
  ): Promise<Called<MessageAddress>>;
  update(to: TeamsConversation, message: MessageAddress, content: MessageContent): Promise<Called<void>>;
}

export function createSender({ connector, clock }: { connector: Connector; clock: Clock }): Sender {
  const pacer = createPacer({ clock, limits: conversationLimits });

  /** Waits for the conversation's turn, and remembers how long it wants to be left alone. */
  async function paced<Value>(
    conversation: string,
    waitMs: number,
    call: () => Promise<Called<Value>>,
  ): Promise<Called<Value>> {
    const isOurTurn = await pacer.turn(conversation, waitMs);
    if (!isOurTurn) return { kind: 'later', afterMs: teamsLimits.waitMs, told: false };
    const called = await call();
    if (called.kind === 'later' && called.told) pacer.hold(conversation, called.afterMs);
    return called;
  }

  return {
    send: (to, thread, content, waitMs = teamsLimits.turnMs) =>
      paced(to.conversation.id, waitMs, () =>
        connector.call(to.serviceUrl, async ({ bot }, options) => {
          const conversation = inThread(to.conversation.id, thread);
          const sent = await bot.conversations.sendToConversation(conversation, address(to, content), options);
          return { id: sent.id, ...(thread === undefined ? {} : { thread }) };
        }),
      ),
    update: (to, message, content) =>
      paced(to.conversation.id, teamsLimits.turnMs, () =>
        connector.call(to.serviceUrl, async ({ bot }, options) => {
          const conversation = inThread(to.conversation.id, message.thread);
          const whole = { ...address(to, content), id: message.id };
          await bot.conversations.updateActivity(conversation, message.id, whole, options);
        }),
      ),
  };
}

/** From whom, and where to. */
function address({ serviceUrl, conversation, bot }: TeamsConversation, content: MessageContent) {
  const { conversationType = '', isGroup = conversationType !== 'personal', tenantId } = conversation;
  return {
    ...content,
    channelId: 'msteams',
    serviceUrl,
    from: { id: bot.id, name: bot.name ?? '' },
    conversation: { id: conversation.id, name: '', conversationType, isGroup, ...(tenantId ? { tenantId } : {}) },
  };
}
