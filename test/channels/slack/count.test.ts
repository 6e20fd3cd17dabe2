import { aino, bjorn, general, type SlackChat, startSlackChat } from '../../support/slack-chat';
import { createFakeConversation, type FakeConversation } from '../../support/web-chat';

describe('the people of a channel', () => {
  let chat: SlackChat;
  let core: FakeConversation;
  beforeEach(async () => {
    core = createFakeConversation(() => ({ replies: [] }));
    chat = await startSlackChat(core);
  });
  afterEach(() => chat.stop());
  const count = () => core.heard[0]?.countPeople?.();

  it('are counted without the bot, page by page', async () => {
    const crowd = Array.from({ length: 2500 }, (_, index) => `U${index}`);
    chat.slack.channels.set(general, new Set([...crowd, aino, 'U0BOT']));
    await chat.slack.people.mention(aino, general, 'hei');
    expect(await count()).toBe(2501);
    expect(chat.slack.callsOf('conversations.members')).toHaveLength(3);
    expect(await count()).toBe(2501);
    expect(chat.slack.callsOf('conversations.members')).toHaveLength(3);
  });

  it('are counted without other bots where they are few, asking about each once, and about nobody in a crowd', async () => {
    chat.slack.users.set('U0RADIO', { id: 'U0RADIO', name: 'radio', realName: 'Radio', locale: 'fi-FI', isBot: true });
    chat.slack.channels.set(general, new Set([aino, bjorn, 'U0RADIO', 'U0UNTOLD', 'U0BOT']));
    await chat.slack.people.mention(aino, general, 'hei');
    expect(await count()).toBe(3);
    const asked = chat.slack.callsOf('users.info').length;
    chat.slack.channels.get(general)?.delete('U0UNTOLD');
    chat.clock.advance(6 * 60_000);
    expect(await count()).toBe(2);
    expect(chat.slack.callsOf('users.info')).toHaveLength(asked);
  });
});
