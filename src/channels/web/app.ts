import type { Clock, Log } from '../../base/base';
import type { Cards } from '../../cards/cards';
import type { Conversation } from '../../conversation/conversation';
import { type Route, sendJson, sendProblem } from '../../http/http';
import type { DocumentStore } from '../../store/store';
import type { Channel } from '../channel';
import { createPen } from './drawing';
import { parseMessage } from './incoming';
import { createOutgoing } from './outgoing';
import { createPeople, type People } from './people';
import { createPosts } from './posts';
import { readingRoutes } from './reading';
import { createReceive } from './receive';
import { pageRoutes } from './static';

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
  /** Who can be chosen now, with the roles of now: their names stand. */
  readonly readPeople: People;
  readonly status: () => SyncStatus;
  readonly log: Log;
}

/** The local chat: one group conversation, on this machine only, in which one can be several people. */
export function createWebChannel(options: WebChannelOptions): Channel {
  const { conversation, readPeople, status, log } = options;
  const people = createPeople(options);
  const posts = createPosts(options);
  const pen = createPen(options);
  const outgoing = createOutgoing({ posts, pen, conversation });
  const receive = createReceive({ posts, pen, outgoing, conversation });
  const routes: readonly Route[] = [
    ...pageRoutes(),
    ...readingRoutes({ posts, pen, people, log }),
    {
      method: 'post',
      path: '/local/messages',
      reads: 'json',
      async handle({ response, query }, body) {
        const message = parseMessage(await people(), body);
        if (message) sendJson(response, 200, await receive(message, query.has('slack')));
        else sendProblem(response, 400, 'badRequest');
      },
    },
    { method: 'get', path: '/local/status', handle: async ({ response }) => sendJson(response, 200, status()) },
    {
      method: 'get',
      path: '/local/people',
      handle: async ({ response }) => sendJson(response, 200, { people: await readPeople() }),
    },
  ];
  return { routes, outgoing, settle: async () => {} };
}
