import { type Clock, systemClock } from '../../src/base/base';
import { createCards } from '../../src/cards/cards';
import type { Channel } from '../../src/channels/channel';
import { createWebChannel, type ExamplePerson } from '../../src/channels/web/web';
import type { Conversation, Incoming, Outcome, Post } from '../../src/conversation/conversation';
import type { PollState } from '../../src/polls/polls';
import type { DocumentStore } from '../../src/store/store';
import { createMemoryStore } from './memory-store';
import { createTestLog, startTestServer, type TestServer } from './test-server';

export const people: readonly ExamplePerson[] = [
  { id: 'fanni', name: 'Fanni Esimerkki', role: 'facilitator' },
  { id: 'aino', name: 'Aino Esimerkki', role: 'member' },
  { id: 'bjorn', name: 'Björn Exempel', role: 'member' },
];

export const examplePoll: PollState = {
  id: 'poll-1',
  question: 'Mikä auttaisi eniten?',
  options: [
    { id: 'a', text: 'Maksuttomat tilat kaikille yhdistyksille myös iltaisin ja viikonloppuisin' },
    { id: 'b', text: 'Rahoitus' },
  ],
  secrecy: 'open',
  state: 'open',
  language: 'fi',
  place: { channel: 'web', conversation: 'local', kind: 'group', people: 3 },
  launchedAt: '2026-11-23T12:00:00.000Z',
  turnout: 0,
  tally: { votes: [0, 0], voters: 0, groups: 0 },
  example: false,
  keyLost: false,
};

/** A conversation made by hand: it does what `reply` says, and keeps what it was told. */
export interface FakeConversation extends Conversation {
  readonly heard: Incoming[];
  readonly posts: Post[];
  /** The polls whose card could not be posted. */
  readonly lost: string[];
}

export function createFakeConversation(reply: (incoming: Incoming) => Outcome | Promise<Outcome>): FakeConversation {
  const heard: Incoming[] = [];
  const posts: Post[] = [];
  const lost: string[] = [];
  return {
    heard,
    posts,
    lost,
    async handle(incoming) {
      heard.push(incoming);
      return reply(incoming);
    },
    happened: async () => ({ replies: [] }),
    async posted(post) {
      posts.push(post);
    },
    async unposted(poll) {
      lost.push(poll);
    },
  };
}

export interface WebChat extends TestServer {
  readonly channel: Channel;
  readonly store: DocumentStore;
  send(message: object): Promise<Response>;
  read<Answer>(path: string): Promise<Answer>;
}

/** The web channel on the real server, with real cards. The test stops `server`. */
export async function startWebChat(
  conversation: Conversation,
  {
    store = createMemoryStore(),
    clock = systemClock,
    readPeople = async () => people,
  }: { store?: DocumentStore; clock?: Clock; readPeople?: () => Promise<readonly ExamplePerson[]> } = {},
): Promise<WebChat> {
  const channel = createWebChannel({
    store,
    conversation,
    cards: createCards({ timeZone: 'Europe/Helsinki' }),
    clock,
    readPeople,
    status: () => ({ kind: 'syncing', done: 12, total: 80 }),
    log: createTestLog().log,
  });
  const running = await startTestServer(channel.routes, { localOnly: true });
  return {
    ...running,
    channel,
    store,
    send: (message) =>
      fetch(`${running.url}/local/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(message),
      }),
    read: async <Answer>(path: string) => (await (await fetch(running.url + path)).json()) as Answer,
  };
}
