import { aino, general, notice, type SlackChat, startSlackChat, toEveryone, toPerson } from '../../support/slack-chat';
import { createFakeConversation, examplePoll, type FakeConversation } from '../../support/web-chat';

const guest = 'U0GUEST';
const partner = 'T0PARTNER';

const withGuest: Parameters<typeof startSlackChat>[1] = (slack) => {
  slack.users.set(guest, { id: guest, name: 'gun.g', realName: 'Gun Gäst', locale: 'sv-SE', team: partner });
  slack.channels.get(general)?.add(guest);
};

describe('a channel shared with another workspace', () => {
  let chat: SlackChat;
  let core: FakeConversation;
  let answer = toPerson(notice());
  beforeEach(async () => {
    core = createFakeConversation(() => answer);
    chat = await startSlackChat(core, withGuest);
  });
  afterEach(() => chat.stop());

  it('has people of the other one, who are heard like all', async () => {
    expect(await chat.slack.people.mention(guest, general, 'hej')).toMatchObject({ status: 200 });
    expect(core.heard).toMatchObject([{ person: { id: `slack:T0TEST:${guest}`, name: 'Gun Gäst' } }]);
    await chat.sees(guest, 1);
  });

  it('has people of the other one, who vote and send forms like all', async () => {
    answer = toEveryone({ view: { kind: 'poll', poll: examplePoll }, language: 'fi' });
    await chat.slack.people.mention(aino, general, 'kysely');
    const [card] = await chat.sees(guest, 1);
    if (!card) throw new Error('no card');
    answer = { replies: [] };
    await chat.slack.people.press(guest, card, 'vote:1');
    answer = toPerson({
      view: { kind: 'pollForm', key: 'key_1', question: 'Går det?', options: 'ja\nnej', secrecy: 'open' },
      language: 'sv',
    });
    await chat.slack.people.press(guest, card, { verb: 'newPoll' });
    await chat.slack.until(() => chat.slack.views.size === 1);
    const [form] = chat.slack.views.values();
    if (!form) throw new Error('no form');
    answer = { replies: [] };
    expect(await chat.slack.people.submit(guest, form, {})).toMatchObject({ status: 200 });
    expect(core.heard.map(({ person }) => person.id)).toEqual(
      [aino, guest, guest, guest].map((user) => `slack:T0TEST:${user}`),
    );
  });

  it('does not bring in the bot of the other one', async () => {
    const authorizations = [{ team_id: partner, user_id: 'U0THEIRS', is_bot: true }];
    const event = { type: 'app_mention', user: aino, channel: general, ts: '1700000000.000100', text: 'hei' };
    expect(await chat.slack.people.event(event, { team_id: 'T0TEST', authorizations })).toMatchObject({ status: 200 });
    expect(core.heard).toEqual([]);
  });
});

describe('as long as Slack has not told who the bot is', () => {
  it('nobody is let in, and what is delivered again later is heard', async () => {
    const core = createFakeConversation(() => toPerson(notice()));
    const chat = await startSlackChat(core, (slack) => slack.fail('auth.test', 'drop'));
    await chat.slack.until(() => chat.slack.callsOf('auth.test').length === 1);
    const early = await chat.slack.people.mention(aino, general, 'hei');
    expect(early.status).toBe(503);
    expect(core.heard).toEqual([]);
    chat.clock.advance(2000);
    await chat.slack.until(() => chat.slack.callsOf('auth.test').length === 2);
    expect(await early.again()).toMatchObject({ status: 200 });
    expect(core.heard).toHaveLength(1);
    await chat.sees(aino, 1);
    await chat.stop();
  });
});
