import { hashId } from '../../base/base';
import type { Conversation } from '../../conversation/conversation';
import type { Pen } from './drawing';
import type { WebMessage } from './incoming';
import { webLimits } from './limits';
import { createOnce } from './once';
import type { WebAnswer, WebOutgoing } from './outgoing';
import type { Posts } from './posts';

/** Hands a line to the core once, however often it is sent, and a press once at a time; gives what its sender is to see. */
export type Receive = (message: WebMessage, slack: boolean) => Promise<WebAnswer>;

interface Parts {
  readonly posts: Posts;
  readonly pen: Pen;
  readonly outgoing: WebOutgoing;
  readonly conversation: Conversation;
}

export function createReceive({ posts, pen, outgoing, conversation }: Parts): Receive {
  const lineOnce = createOnce<WebAnswer>(webLimits.rememberedLines);
  // The answer to a press may tell how somebody voted in a secret poll: it does not stay here once it is given. The core
  // takes every press twice without harm.
  const pressOnce = createOnce<WebAnswer>(0);

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
    const id = `${speaker.id} ${key}`;
    const { body } = incoming;
    return body.kind === 'text'
      ? lineOnce(id, () => handleLine(message, body.text, slack))
      : pressOnce(id, () => handle(message, slack));
  };
}
