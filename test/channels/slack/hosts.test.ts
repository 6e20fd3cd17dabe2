import { aino, general, notice, type SlackChat, startSlackChat, toPerson } from '../../support/slack-chat';
import { setTrap, type Trap } from '../../support/trap';
import { until } from '../../support/until';
import { createFakeConversation } from '../../support/web-chat';

describe('Slack’s token and what is for one person’s eyes go to no other host', () => {
  let trap: Trap;
  let chat: SlackChat;
  beforeEach(async () => {
    trap = await setTrap();
    chat = await startSlackChat(createFakeConversation(() => toPerson(notice())));
  });
  afterEach(async () => {
    await chat.stop();
    expect(trap.caught).toEqual([]);
    await trap.stop();
  });
  const calls = (method: string) => chat.slack.callsOf(method).length;

  it.each(['users.info', 'chat.postMessage', 'conversations.history'])(
    'when %s is answered with a redirect',
    async (method) => {
      for (const status of [301, 302, 307, 308] as const) chat.slack.fail(method, `${status} ${trap.url}/x`);
      if (method === 'conversations.history') chat.slack.fail('chat.postMessage', 'drop');
      await chat.slack.people.tell(aino, 'apua');
      // A message of unclear fate is looked for some seconds later.
      while (calls('chat.postMessage') === 0 || calls(method) === 0) {
        chat.clock.advance(100);
        await new Promise(setImmediate);
      }
    },
  );

  it('when auth.test is answered with a redirect', async () => {
    await chat.stop();
    const conversation = createFakeConversation(() => toPerson(notice()));
    chat = await startSlackChat(conversation, (slack) => slack.fail('auth.test', `307 ${trap.url}/x`));
    await until(() => chat.logged.some(({ msg }) => msg === 'Slack does not say who we are'));
    // Asked again, it tells.
    chat.clock.advance(60_000);
    await chat.slack.until(() => calls('auth.test') > 1);
    await chat.slack.people.tell(aino, 'apua');
    await chat.slack.until(() => calls('chat.postMessage') > 0);
  });

  it('when a response_url is answered with a redirect', async () => {
    chat.slack.fail('response_url', `307 ${trap.url}/x`);
    await chat.slack.people.command(aino, general, 'apua');
    await chat.slack.until(() => calls('response_url') > 0);
  });

  it.each(['https://hooks.slack.com.evil.example/x', 'http://hooks.slack.com/x', 'trap'])(
    'when the response_url is another address: %s',
    async (address) => {
      const url = address === 'trap' ? `${trap.url}/commands` : address;
      const { body, headers } = chat.slack.people.sign(
        String(
          new URLSearchParams({
            team_id: 'T0TEST',
            channel_id: general,
            channel_name: 'general',
            user_id: aino,
            command: '/kumppani',
            text: 'apua',
            response_url: url,
            trigger_id: chat.slack.newTrigger(aino),
          }),
        ),
        'application/x-www-form-urlencoded',
      );
      expect((await chat.slack.people.send({ body, headers })).status).toBe(200);
      // It is shown in another way that Slack itself has.
      await chat.sees(aino, 1);
    },
  );
});
