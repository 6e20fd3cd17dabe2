import type { Outcome } from '../../../src/conversation/conversation';
import { botUser } from '../../support/fake-slack';
import {
  aino,
  bjorn,
  general,
  notice,
  type SlackChat,
  startSlackChat,
  toEveryone,
  toPerson,
} from '../../support/slack-chat';
import { createFakeConversation, type FakeConversation } from '../../support/web-chat';

describe('what is said in a private chat in Slack', () => {
  let chat: SlackChat;
  let core: FakeConversation;
  let answer: () => Outcome;
  beforeEach(async () => {
    answer = () => toPerson(notice());
    core = createFakeConversation(() => answer());
    chat = await startSlackChat(core);
  });
  afterEach(() => chat.stop());

  it.each(['file_share', 'thread_broadcast'])('is heard also as a %s', async (subtype) => {
    await chat.slack.people.tell(aino, 'hei', { subtype });
    expect(core.heard).toMatchObject([{ body: { text: 'hei' } }]);
    await chat.sees(aino, 1, chat.slack.imOf(aino));
  });

  it('is known as a group’s, also in a mention, which does not tell it: asked once', async () => {
    const group = 'C0MPIM';
    chat.slack.groups.add(group);
    chat.slack.channels.set(group, new Set([aino, bjorn, botUser]));
    await chat.slack.people.mention(aino, group, 'hei');
    await chat.slack.people.mention(aino, group, 'hei taas');
    await chat.slack.people.mention(aino, general, 'hei');
    await chat.slack.people.command(aino, group, 'hei');
    expect(core.heard.map(({ place }) => place.kind)).toEqual(['group', 'group', 'channel', 'group']);
    expect(chat.slack.callsOf('conversations.info')).toHaveLength(2);
    await chat.sees(aino, 1, general);
  });

  it('a command in the private chat of two others is no word in private, and is answered for the one who gave it', async () => {
    answer = () => toEveryone(notice());
    chat.slack.channels.set('D0OTHERS', new Set([aino, bjorn]));
    await chat.slack.people.command(aino, 'D0OTHERS', 'työttömyys Askola');
    const [told] = await chat.sees(aino, 1, 'D0OTHERS');
    expect(told).toMatchObject({ onlyFor: aino, text: expect.stringMatching(/suomeksi/) });
    answer = () => ({ replies: [] });
    if (told) await chat.slack.people.press(aino, told, { verb: 'help' });
    expect(core.heard.map(({ place }) => place)).toEqual(
      Array(2).fill({ channel: 'slack', conversation: 'D0OTHERS', kind: 'group' }),
    );
  });

  it('a command in the person’s own chat with the bot is a word in private', async () => {
    await chat.slack.people.command(aino, chat.slack.imOf(aino), 'apua');
    expect(core.heard[0]?.place).toMatchObject({ kind: 'personal', people: 1 });
    await chat.sees(aino, 1, chat.slack.imOf(aino));
  });
});
