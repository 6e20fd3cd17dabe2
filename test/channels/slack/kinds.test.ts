import type { Incoming, Outcome } from '../../../src/conversation/conversation';
import {
  aino,
  bjorn,
  elsewhere,
  general,
  notice,
  type SlackChat,
  startSlackChat,
  toEveryone,
  toPerson,
} from '../../support/slack-chat';
import { createFakeConversation, examplePoll, type FakeConversation } from '../../support/web-chat';

const personOf = (user: string) => `slack:T0TEST:${user}`;
const pollCard: Outcome = toEveryone({ view: { kind: 'poll', poll: examplePoll }, language: 'fi' });

describe('what comes in from Slack', () => {
  let chat: SlackChat;
  let core: FakeConversation;
  let answer: (incoming: Incoming) => Outcome;
  beforeEach(async () => {
    answer = () => toPerson(notice());
    core = createFakeConversation((incoming) => answer(incoming));
    chat = await startSlackChat(core);
  });
  afterEach(() => chat.stop());
  const heard = () => core.heard[0];

  it('a mention is heard without the mention, as typed, and answered in its thread', async () => {
    await chat.slack.people.mention(aino, general, '<!channel> & "${1+1}" [x](http://a)');
    const [asked] = chat.slack.messages;
    expect(heard()).toMatchObject({
      place: { channel: 'slack', conversation: general, kind: 'channel' },
      person: { id: personOf(aino), name: 'Aino Esimerkki' },
      locale: 'fi',
      delivery: { id: `${general}:${asked?.ts}`, at: chat.clock.now().getTime() },
      body: { kind: 'text', text: ' <!channel> & "${1+1}" [x](http://a)' },
    });
    const [told] = await chat.sees(bjorn, 1);
    expect(told).toMatchObject({ thread: asked?.ts });
  });

  it('a mention inside a thread is answered in that thread', async () => {
    await chat.slack.people.mention(aino, general, 'hei', { thread_ts: '1700000000.000001' });
    expect((await chat.sees(aino, 1))[0]).toMatchObject({ thread: '1700000000.000001' });
  });

  it('what is confidential is seen by the one who asked alone', async () => {
    answer = () => ({ replies: [{ audience: 'person', confidential: true, ...notice() }] });
    await chat.slack.people.mention(aino, general, 'raportti');
    await chat.sees(aino, 1);
    expect(chat.seenBy(bjorn)).toEqual([]);
  });

  it('a mention that also comes as a message of the channel is heard once', async () => {
    await chat.slack.people.mention(aino, general, 'hei');
    await chat.slack.people.event({
      type: 'message',
      channel_type: 'channel',
      user: aino,
      channel: general,
      ts: '1.2',
      text: 'hei',
    });
    expect(core.heard).toHaveLength(1);
    await chat.sees(aino, 1);
  });

  it('links and names in a line are read as people saw them', async () => {
    const text =
      '<@U0BOT> <@U0BJORN|bjorn> <#C1|yleinen> <http://a.fi|a.fi> <https://b.fi/?a=1&amp;b=2> <!here> &lt;b&gt;';
    await chat.slack.people.mention(aino, general, '', { text });
    expect(heard()?.body).toMatchObject({ text: ' @bjorn #yleinen a.fi https://b.fi/?a=1&b=2 @here <b>' });
    await chat.sees(aino, 1);
  });

  it('a line in the private chat is answered by a plain message', async () => {
    await chat.slack.people.tell(bjorn, 'hjälp');
    const im = chat.slack.imOf(bjorn);
    expect(heard()).toMatchObject({ place: { conversation: im, kind: 'personal', people: 1 }, locale: 'sv' });
    const [told] = await chat.sees(bjorn, 1, im);
    expect(told).not.toHaveProperty('onlyFor');
    expect(told).not.toHaveProperty('thread');
  });

  it('a command is acknowledged empty and answered for the one who gave it', async () => {
    expect(await chat.slack.people.command(aino, general, 'apua')).toMatchObject({ status: 200, body: '' });
    expect(heard()).toMatchObject({
      body: { kind: 'text', text: 'apua' },
      delivery: { id: expect.stringMatching(/^trigger/) },
    });
    expect((await chat.sees(aino, 1))[0]).toMatchObject({ onlyFor: aino });
    expect(chat.slack.callsOf('response_url')).toHaveLength(1);
  });

  it('a poll launched by a mention stands in the channel itself, and the core is told where', async () => {
    answer = () => pollCard;
    await chat.slack.people.mention(aino, general, 'kysely', { thread_ts: '1700000000.000001' });
    const [card] = await chat.sees(bjorn, 1);
    expect(card).not.toHaveProperty('thread');
    await chat.channel.settle();
    expect(core.posts).toEqual([
      { channel: 'slack', conversation: general, message: card?.ts, poll: 'poll-1', language: 'fi' },
    ]);
  });

  it('where the bot has not been invited, a poll says so to the one who wanted it', async () => {
    answer = () => pollCard;
    await chat.slack.people.command(aino, elsewhere, 'kysely "A?" b | c');
    const [told] = await chat.sees(aino, 1, elsewhere);
    expect(told?.onlyFor).toBe(aino);
    expect(told?.text).toMatch(/Kutsu minut ensin mukaan/);
    expect(core.posts).toEqual([]);
  });

  it('a press carries the button’s payload; its note is told beside the card, to the presser alone', async () => {
    answer = () => pollCard;
    await chat.slack.people.mention(aino, general, 'kysely');
    const [card] = await chat.sees(bjorn, 1);
    if (!card) throw new Error('no card');
    const note = { code: 'voteCounted', option: 'Rahoitus' } as const;
    answer = () => ({ replies: [], redraw: { view: { kind: 'poll', poll: examplePoll, note }, language: 'sv' } });
    await chat.slack.people.press(bjorn, card, 'vote:2');
    expect(core.heard[1]).toMatchObject({
      person: { id: personOf(bjorn) },
      body: { kind: 'action', payload: { verb: 'vote', poll: 'poll-1', option: 'b' }, inputs: {} },
      delivery: { id: expect.stringContaining(card.ts) },
    });
    const [, told] = await chat.sees(bjorn, 2);
    expect(told?.text).toMatch(/Din röst är räknad: Rahoitus/);
    expect(chat.seenBy(aino)).toHaveLength(1);
    expect(card.edits).toBe(0);
  });

  it('a press that opens a link is acknowledged and nothing else', async () => {
    const message = {
      ts: '1.1',
      channel: general,
      by: 'U0BOT',
      text: '',
      blocks: [{ type: 'button', action_id: 'openUrl:1' }],
      edits: 0,
    };
    expect(await chat.slack.people.press(aino, message, 'openUrl:1')).toMatchObject({ status: 200, body: '' });
    expect(core.heard).toEqual([]);
  });

  it('posts nothing when the core says that it has come before', async () => {
    answer = () => ({ ...toEveryone(notice()), redraw: notice(), repeated: true });
    await chat.slack.people.mention(aino, general, 'hei');
    await chat.channel.settle();
    expect(chat.seenBy(aino)).toEqual([]);
  });

  it('the bot’s own coming into a channel is a happening; other people’s is none', async () => {
    const happenings: unknown[] = [];
    core.happened = async (happening) => {
      happenings.push(happening);
      return toEveryone(notice());
    };
    const joined = (user: string) =>
      chat.slack.people.event({ type: 'member_joined_channel', user, channel: general, channel_type: 'C' });
    await joined(bjorn);
    await joined('U0BOT');
    await chat.sees(aino, 1);
    expect(happenings).toEqual([
      { kind: 'installed', place: { channel: 'slack', conversation: general, kind: 'channel' }, occurrence: general },
    ]);
  });

  it('does not acknowledge an event that another delivery has in hand, so that it comes again if that one is lost', async () => {
    answer = () => ({ replies: [], repeated: true, underWay: true });
    expect(await chat.slack.people.mention(aino, general, 'hei')).toMatchObject({ status: 503 });
    expect(await chat.slack.people.command(aino, general, 'apua')).toMatchObject({ status: 200 });
    expect(chat.seenBy(aino)).toEqual([]);
  });

  it('acknowledges only what is handled', async () => {
    const order: string[] = [];
    let stored = () => {};
    core.handle = async () => {
      await new Promise<void>((resolve) => {
        stored = resolve;
      });
      order.push('stored');
      return toPerson(notice());
    };
    await chat.slack.until(() => chat.slack.callsOf('auth.test').length > 0);
    const delivery = chat.slack.people.command(aino, general, 'apua').then(() => order.push('acknowledged'));
    await chat.slack.until(() => chat.slack.callsOf('users.info').length > 0);
    while (order.length === 0) {
      stored();
      await new Promise(setImmediate);
    }
    await delivery;
    await chat.sees(aino, 1);
    expect(order).toEqual(['stored', 'acknowledged']);
  });
});

describe('who somebody is', () => {
  let chat: SlackChat;
  let core: FakeConversation;
  beforeEach(async () => {
    core = createFakeConversation(() => ({ replies: [] }));
    chat = await startSlackChat(core);
  });
  afterEach(() => chat.stop());
  const names = () => core.heard.map(({ person }) => person.name);

  it('is asked once, for many presses at a time and for six hours', async () => {
    await Promise.all([1, 2, 3].map((line) => chat.slack.people.mention(aino, general, `hei ${line}`)));
    chat.clock.advance(5 * 60 * 60_000);
    await chat.slack.people.mention(aino, general, 'hei 4');
    expect(chat.slack.callsOf('users.info')).toHaveLength(1);
    chat.clock.advance(2 * 60 * 60_000);
    await chat.slack.people.mention(aino, general, 'hei 5');
    expect(chat.slack.callsOf('users.info')).toHaveLength(2);
    expect(names()).toEqual(Array(5).fill('Aino Esimerkki'));
  });

  it('has a makeshift name from the payload when Slack hangs: the press is answered all the same', async () => {
    chat.slack.fail('users.info', 'hang');
    const delivery = chat.slack.people.command(aino, general, 'apua');
    await chat.slack.until(() => chat.slack.callsOf('users.info').length === 1);
    chat.clock.advance(1000);
    expect(await delivery).toMatchObject({ status: 200 });
    expect(core.heard.map(({ person }) => person)).toEqual([{ id: personOf(aino), makeshiftName: 'aino.e' }]);
  });

  it('has no name but what is known when a mention’s sender cannot be told', async () => {
    chat.slack.fail('users.info', 'error fatal_error');
    await chat.slack.people.mention(aino, general, 'hei');
    expect(core.heard.map(({ person }) => person)).toEqual([{ id: personOf(aino) }]);
  });

  it('stays who was known while Slack refuses to tell', async () => {
    await chat.slack.people.mention(aino, general, 'hei');
    chat.clock.advance(7 * 60 * 60_000);
    chat.slack.fail('users.info', 'error fatal_error');
    await chat.slack.people.mention(aino, general, 'hei taas');
    expect(names()).toEqual(['Aino Esimerkki', 'Aino Esimerkki']);
  });
});
