import type { Incoming, Outcome } from '../../../src/conversation/conversation';
import { textsOf } from '../../support/block-kit-rules';
import { aino, notice, type SlackChat, startSlackChat, toPerson } from '../../support/slack-chat';
import { createFakeConversation, examplePoll, type FakeConversation } from '../../support/web-chat';

const page: Outcome = { replies: [], redraw: { view: { kind: 'openPolls', polls: [examplePoll] }, language: 'fi' } };

describe('the bot’s page in Slack', () => {
  let chat: SlackChat;
  let core: FakeConversation;
  let press: (incoming: Incoming) => Outcome;
  beforeEach(async () => {
    core = createFakeConversation((incoming) => (incoming.body.kind === 'home' ? page : press(incoming)));
    chat = await startSlackChat(core);
  });
  afterEach(() => chat.stop());
  const shown = () => textsOf(chat.slack.homes.get(aino)?.content.blocks).join('\n');
  const published = (times: number) => chat.slack.until(() => chat.slack.callsOf('views.publish').length === times);

  it('shows what is open for the one who opens it', async () => {
    await chat.slack.people.openHome(aino);
    await published(1);
    expect(core.heard[0]).toMatchObject({
      place: { conversation: chat.slack.imOf(aino), kind: 'personal' },
      body: { kind: 'home' },
    });
    expect(shown()).toContain('Mikä auttaisi eniten?');
  });

  it('hears nothing when another tab of the bot is opened', async () => {
    await chat.slack.people.event({ type: 'app_home_opened', user: aino, channel: 'D0AINO', tab: 'messages' });
    expect(core.heard).toEqual([]);
  });

  it('is drawn anew after a press on it, and tells what became of the press', async () => {
    await chat.slack.people.openHome(aino);
    await published(1);
    const note = { code: 'voteCounted', option: 'Rahoitus' } as const;
    press = () => ({ replies: [], redraw: { view: { kind: 'poll', poll: examplePoll, note }, language: 'fi' } });
    await chat.slack.people.pressHome(aino, 'showPoll:1');
    await published(2);
    expect(core.heard[1]).toMatchObject({
      place: { conversation: chat.slack.imOf(aino), kind: 'personal' },
      body: { kind: 'action', payload: { verb: 'showPoll', poll: 'poll-1' } },
    });
    expect(shown()).toMatch(/Äänesi on laskettu: Rahoitus/);
    expect(chat.seenBy(aino, chat.slack.imOf(aino))).toEqual([]);
  });

  it('answers a press in the private chat', async () => {
    await chat.slack.people.openHome(aino);
    await published(1);
    press = () => toPerson(notice());
    await chat.slack.people.pressHome(aino, 'showPoll:1');
    await chat.sees(aino, 1, chat.slack.imOf(aino));
    await published(2);
  });
});
