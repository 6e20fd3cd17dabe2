import { createCards } from '../../src/cards/cards';
import type { Channel } from '../../src/channels/channel';
import { createTeamsChannel, type TeamsAccess } from '../../src/channels/teams/teams';
import type { Conversation } from '../../src/conversation/conversation';
import type { DocumentStore } from '../../src/store/store';
import { type FakeTeams, fakeApp, fakeBot, startFakeTeams } from './fake-teams';
import type { FakeActivity, FakeChat, FakePerson } from './fake-teams-chats';
import { createMemoryStore } from './memory-store';
import { createSetClock, type SetClock } from './set-clock';
import { createTestLog, startTestServer } from './test-server';

/** The Teams channel on the real server, with real cards, before a fake Teams. The test stops it. */
export interface TeamsChat {
  readonly teams: FakeTeams;
  readonly clock: SetClock;
  readonly channel: Channel;
  readonly store: DocumentStore;
  readonly url: string;
  /** What the channel and the server have logged. */
  readonly logged: readonly Record<string, unknown>[];
  chat(name: 'group' | 'channel' | 'meeting' | 'aino'): FakeChat;
  /** Delivers as Teams does; resolves when the bot has answered and everything it wanted to send has been sent. */
  deliver(activity: FakeActivity | string, headers?: Readonly<Record<string, string | undefined>>): Promise<Delivered>;
  /** Delivers what the person writes to the bot, with its mention. */
  say(person: FakePerson, where: FakeChat, text: string, more?: FakeActivity): Promise<Delivered>;
  stop(): Promise<void>;
}

export interface Delivered {
  readonly status: number;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const ids = { group: '19:group@thread.v2', channel: '19:channel@thread.tacv2', meeting: '19:meeting@thread.v2' };

/** The mark of the bot in a text, and the entity that says whose it is. */
export const botMark = `<at>${fakeBot.name}</at>`;
export const botMention = { type: 'mention', mentioned: fakeBot, text: botMark };

/** How the bot in the fake's tenant is set up. */
export function accessTo(teams: FakeTeams): TeamsAccess {
  return {
    kind: 'tokens',
    ...fakeApp,
    type: 'SingleTenant',
    openIdMetadata: `${teams.url}/openid`,
    tokenIssuer: 'https://api.botframework.com',
    loginUrl: teams.url,
    tokenScope: 'https://api.botframework.com/.default',
    serviceHosts: [new URL(teams.url).host],
    callsPerSecond: 50,
  };
}

export async function startTeamsChat(
  conversation: Conversation,
  { store = createMemoryStore(), access = accessTo }: { store?: DocumentStore; access?: typeof accessTo } = {},
): Promise<TeamsChat> {
  const clock = createSetClock();
  const teams = await startFakeTeams(clock);
  const { log, lines } = createTestLog();
  const cards = createCards({ timeZone: 'Europe/Helsinki' });
  const channel = createTeamsChannel({ access: access(teams), store, conversation, cards, clock, log });
  const { server, url, logged } = await startTestServer(channel.routes);
  async function deliver(
    activity: FakeActivity | string,
    headers?: Readonly<Record<string, string | undefined>>,
  ): Promise<Delivered> {
    const given = {
      'Content-Type': 'application/json; charset=utf-8',
      authorization: teams.authorization(),
      ...headers,
    };
    const sent = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: sent,
      body: typeof activity === 'string' ? activity : JSON.stringify(activity),
    });
    const text = await response.text();
    await channel.settle();
    return { status: response.status, text, body: JSON.parse(text) };
  }

  return {
    teams,
    clock,
    channel,
    store,
    url,
    get logged() {
      return [...lines, ...logged];
    },
    chat(name) {
      const found = teams.chats.get(name === 'aino' ? 'a:1-aino' : ids[name]);
      if (!found) throw new RangeError(name);
      return found;
    },
    deliver,
    say: (person, where, text, more) =>
      deliver(
        teams.activity('message', person, where, { text: `${botMark} ${text}`, entities: [botMention], ...more }),
      ),
    async stop() {
      await server.stop();
      await teams.stop();
    },
  };
}
