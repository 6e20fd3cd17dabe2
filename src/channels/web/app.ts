import { type Clock, hashId, type Log } from '../../base/base';
import type { Cards } from '../../cards/cards';
import type { Conversation } from '../../conversation/conversation';
import { type Exchange, openEventStream, type Route, sendJson, sendProblem } from '../../http/http';
import type { DocumentStore } from '../../store/store';
import { isLanguage, readStrings } from '../../text/text';
import { createPen } from './drawing';
import { type ExamplePerson, type Speaker, toSpeaker } from './guard';
import { parseMessage, type WebMessage } from './incoming';
import { webLimits } from './limits';
import { createOnce } from './once';
import { createOutgoing, type WebAnswer, type WebOutgoing } from './outgoing';
import { createPosts, type StoredPost } from './posts';
import { pageFiles } from './static';

/** What the figures' sync is doing: only the starter figures so far, downloading, or done. */
export type SyncStatus =
  | { readonly kind: 'starter' }
  | { readonly kind: 'syncing'; readonly done: number; readonly total: number }
  | { readonly kind: 'offline' }
  /** "YYYY-MM-DD". */
  | { readonly kind: 'current'; readonly downloaded: string };

export interface WebChannelOptions {
  readonly store: DocumentStore;
  readonly conversation: Conversation;
  readonly cards: Cards;
  readonly clock: Clock;
  readonly people: readonly ExamplePerson[];
  readonly status: () => SyncStatus;
  readonly log: Log;
}

export interface WebChannel {
  readonly routes: readonly Route[];
  readonly outgoing: Pick<WebOutgoing, 'channel' | 'show' | 'update'>;
}

/** The local chat: one group conversation, on this machine only, in which one can be several people. */
export function createWebChannel(options: WebChannelOptions): WebChannel {
  const { conversation, people, status, log } = options;
  const posts = createPosts(options);
  const pen = createPen(options);
  const outgoing = createOutgoing({ posts, pen, conversation, log });
  const once = createOnce<WebAnswer>(webLimits.rememberedRequests);

  async function receive(message: WebMessage, slack: boolean): Promise<WebAnswer> {
    const { speaker, incoming, key } = message;
    if (incoming.body.kind === 'action') {
      return outgoing.publish(message, await conversation.handle(incoming), slack);
    }
    const said = { kind: 'said', by: speaker, text: incoming.body.text, answered: false } as const;
    const id = hashId(speaker.id, key);
    const post = await posts.add('everyone', id, said);
    // Answered before the last restart. A line that was not is handled anew: better answered twice than never.
    if (post.body.content.kind === 'said' && post.body.content.answered) return { posts: [] };
    const answer = await outgoing.publish(message, await conversation.handle(incoming), slack);
    await posts.change('everyone', id, { ...said, answered: true });
    return { ...answer, posts: [pen.drawPost(post, slack), ...answer.posts] };
  }

  /** Undefined when today's templates cannot draw it any more: one old post must not hide the rest. */
  function drawn(post: StoredPost, slack: boolean) {
    try {
      return pen.drawPost(post, slack);
    } catch (fault) {
      log.warn({ post: post.id, err: fault }, 'an old post cannot be drawn');
      return undefined;
    }
  }

  /** Runs `act` for the person named in the query, or refuses. */
  const asPerson =
    (act: (exchange: Exchange, person: Speaker, slack: boolean) => Promise<void>) => async (exchange: Exchange) => {
      const person = toSpeaker(people, exchange.query.get('person'));
      if (!person) return sendProblem(exchange.response, 400, 'badRequest');
      return act(exchange, person, exchange.query.has('slack'));
    };

  const routes: readonly Route[] = [
    ...pageFiles(),
    {
      method: 'post',
      path: '/local/messages',
      reads: 'json',
      async handle({ response, query }, body) {
        const message = parseMessage(people, body);
        if (!message) return sendProblem(response, 400, 'badRequest');
        const answer = await once(`${message.speaker.id} ${message.key}`, () => receive(message, query.has('slack')));
        sendJson(response, 200, answer);
      },
    },
    {
      method: 'get',
      path: '/local/posts',
      handle: asPerson(async ({ response }, person, slack) => {
        const visible = await posts.visibleTo(person);
        sendJson(response, 200, { posts: visible.flatMap((post) => drawn(post, slack) ?? []) });
      }),
    },
    {
      method: 'get',
      path: '/local/posts/:id',
      handle: asPerson(async ({ response, params }, person, slack) => {
        const found = await posts.find(params.id ?? '', person);
        const post = found && drawn(found, slack);
        if (post) sendJson(response, 200, { posts: [post] });
        else sendProblem(response, 404, 'notFound');
      }),
    },
    {
      method: 'get',
      path: '/local/events',
      handle: asPerson(async (exchange, person) => {
        const stream = openEventStream(exchange);
        const stopListening = posts.listen(person, (id) => stream.send('post', { id }));
        await stream.closed;
        stopListening();
      }),
    },
    { method: 'get', path: '/local/status', handle: async ({ response }) => sendJson(response, 200, status()) },
    { method: 'get', path: '/local/people', handle: async ({ response }) => sendJson(response, 200, { people }) },
    {
      method: 'get',
      path: '/local/labels/:language',
      async handle({ response, params }) {
        if (!isLanguage(params.language)) return sendProblem(response, 404, 'notFound');
        sendJson(response, 200, pageLabels(params.language));
      },
    },
  ];
  return { routes, outgoing };
}

/** The page's own words, keys without the section: plain texts in which {name} stands for a value. */
function pageLabels(language: Parameters<typeof readStrings>[0]): Readonly<Record<string, string>> {
  const section = 'web.page.';
  const strings = [...readStrings(language)].filter(([key]) => key.startsWith(section));
  return Object.fromEntries(strings.map(([key, text]) => [key.slice(section.length), text]));
}
