import { hashId } from '../../base/base';
import type { Conversation } from '../../conversation/conversation';
import type { Pen } from './drawing';
import type { WebMessage } from './incoming';
import { webLimits } from './limits';
import { createOnce } from './once';
import type { WebAnswer, WebOutgoing } from './outgoing';
import type { Posts } from './posts';

/** Hands a message to the core once, however often it is sent, and gives what its sender is to see. */
export type Receive = (message: WebMessage, slack: boolean) => Promise<WebAnswer>;

interface Parts {
  readonly posts: Posts;
  readonly pen: Pen;
  readonly outgoing: WebOutgoing;
  readonly conversation: Conversation;
}

export function createReceive({ posts, pen, outgoing, conversation }: Parts): Receive {
  const once = createOnce<WebAnswer>(webLimits.rememberedRequests);

  const handle: Receive = async (message, slack) =>
    outgoing.publish(message, await conversation.handle(message.incoming), slack);

  /** A line is a post of its own, which also remembers across restarts that it has been answered. */
  async function handleLine(message: WebMessage, text: string, slack: boolean): Promise<WebAnswer> {
    const { speaker, key } = message;
    const id = hashId(speaker.id, key);
    const said = { kind: 'said', by: speaker, text, answered: false } as const;
    const post = await posts.add('everyone', id, said);
    if (post.body.content.kind === 'said' && post.body.content.answered) return { posts: [] };
    // Cut off before it was answered, a line is handled anew: better answered twice than never.
    const answer = await handle(message, slack);
    await posts.change('everyone', id, { ...said, answered: true });
    return { ...answer, posts: [pen.drawPost(post, slack), ...answer.posts] };
  }

  return (message, slack) => {
    const { speaker, incoming, key } = message;
    // No such memory for presses: the core takes every one of them twice without harm.
    return once(`${speaker.id} ${key}`, () =>
      incoming.body.kind === 'text' ? handleLine(message, incoming.body.text, slack) : handle(message, slack),
    );
  };
}
