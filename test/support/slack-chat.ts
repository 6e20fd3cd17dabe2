import { createCards } from '../../src/cards/cards';
import type { Channel } from '../../src/channels/channel';
import { createSlackChannel } from '../../src/channels/slack/slack';
import type { Conversation, Drawing, Outcome } from '../../src/conversation/conversation';
import type { Notice } from '../../src/conversation/views';
import { botUser, type FakeMessage, type FakeSlack, startFakeSlack } from './fake-slack';
import { createMemoryStore } from './memory-store';
import { createSetClock, type SetClock } from './set-clock';
import { createTestLog, startTestServer, type TestServer } from './test-server';

export const aino = 'U0AINO';
export const bjorn = 'U0BJORN';
/** A channel with Aino, Björn and the bot. */
export const general = 'C0GENERAL';
/** A channel that the bot is not in. */
export const elsewhere = 'C0ELSEWHERE';

export interface SlackChat {
  readonly slack: FakeSlack;
  readonly clock: SetClock;
  readonly channel: Channel;
  readonly server: TestServer;
  /** What the channel has logged. */
  readonly logged: readonly Record<string, unknown>[];
  /** What the person sees of the bot in a channel, oldest first. */
  seenBy(user: string, channel?: string): readonly FakeMessage[];
  /** Resolves when the person sees so many. */
  sees(user: string, count: number, channel?: string): Promise<readonly FakeMessage[]>;
  /** Ends everything; fails when Slack would have complained. */
  stop(): Promise<void>;
}

/** The Slack channel on the real server, with real cards, before the fake Slack, which `prepare` can spoil beforehand. */
export async function startSlackChat(
  conversation: Conversation,
  prepare: (slack: FakeSlack) => void = () => {},
): Promise<SlackChat> {
  const clock = createSetClock();
  const slack = await startFakeSlack(clock);
  for (const [id, name, realName, locale] of [
    [aino, 'aino.e', 'Aino Esimerkki', 'fi-FI'],
    [bjorn, 'bjorn.e', 'Björn Exempel', 'sv-SE'],
  ] as const) {
    slack.users.set(id, { id, name, realName, locale });
  }
  slack.channels.set(general, new Set([aino, bjorn, botUser])).set(elsewhere, new Set([aino, bjorn]));
  prepare(slack);
  const { apiUrl, signingSecret, botToken } = slack;
  const { log, lines } = createTestLog();
  const channel = createSlackChannel({
    settings: { apiUrl, signingSecret, botToken },
    store: createMemoryStore(),
    conversation,
    cards: createCards({ timeZone: 'Europe/Helsinki' }),
    clock,
    log,
  });
  const server = await startTestServer(channel.routes);
  slack.people.botUrl = `${server.url}/slack/events`;
  const seenBy = (user: string, place = general) =>
    slack.messages.filter((it) => it.channel === place && it.by === botUser && (!it.onlyFor || it.onlyFor === user));
  return {
    slack,
    clock,
    channel,
    server,
    logged: lines,
    seenBy,
    async sees(user, count, place) {
      await slack.until(() => seenBy(user, place).length >= count);
      return seenBy(user, place);
    },
    async stop() {
      await server.server.stop();
      let settled = false;
      void channel.settle().then(() => {
        settled = true;
      });
      // Whatever still waits for its turn need not hold up the test.
      while (!settled) {
        clock.advance(100);
        await new Promise(setImmediate);
      }
      await slack.stop();
      expect(slack.violations).toEqual([]);
    },
  };
}

export const notice = (code: 'languageSet' | 'pollLaunched' | 'empty' = 'languageSet'): Drawing => ({
  view: { kind: 'notice', notice: { code } satisfies Notice, offerHelp: false },
  language: 'fi',
});

export const toPerson = (drawing: Drawing): Outcome => ({ replies: [{ audience: 'person', ...drawing }] });
export const toEveryone = (drawing: Drawing): Outcome => ({ replies: [{ audience: 'everyone', ...drawing }] });
