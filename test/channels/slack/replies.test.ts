import type { Outcome } from '../../../src/conversation/conversation';
import type { PollState } from '../../../src/polls/polls';
import { nodesOf, textsOf } from '../../support/block-kit-rules';
import { views } from '../../support/card-views';
import type { FakeMessage } from '../../support/fake-slack';
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
import { createFakeConversation, examplePoll, type FakeConversation } from '../../support/web-chat';

const hostile = '<!channel> <@U0BJORN> [x](http://a.fi) ${1+1} *b* _i_ `c` & \u200b\u2066x';
const card = (poll: PollState): Outcome => toEveryone({ view: { kind: 'poll', poll }, language: 'fi' });

describe('answers in Slack', () => {
  let chat: SlackChat;
  let core: FakeConversation;
  let answer: () => Outcome;
  beforeEach(async () => {
    answer = () => toPerson(notice());
    core = createFakeConversation(() => answer());
    chat = await startSlackChat(core);
  });
  afterEach(() => chat.stop());
  const ask = (text = 'hei') => chat.slack.people.mention(aino, general, text);

  /** Lets time pass until it holds. */
  async function passing(holds: () => boolean): Promise<void> {
    while (!holds()) {
      chat.clock.advance(100);
      await new Promise(setImmediate);
    }
  }

  async function pollCard(): Promise<FakeMessage> {
    answer = () => card(examplePoll);
    await ask('kysely');
    const [message] = await chat.sees(aino, 1);
    if (!message) throw new Error('no card');
    answer = () => toPerson(notice());
    return message;
  }

  it('show hostile words as typed, in elements that do nothing', async () => {
    const options = [hostile, `${hostile} 2`].map((text, index) => ({ id: String(index), text }));
    answer = () => card({ ...examplePoll, question: hostile, options });
    await ask('kysely');
    const [shown] = await chat.sees(aino, 1);
    expect(textsOf(shown?.blocks)).toEqual(expect.arrayContaining([hostile]));
    expect(nodesOf(shown?.blocks).map(({ type }) => type)).not.toContain('mrkdwn');
    expect(shown?.text).toContain('&lt;!channel&gt; &lt;@U0BJORN&gt;');
    expect(shown?.text).not.toMatch(/<[!@]/);
  });

  it('fit Slack’s limits with twenty of the longest options', async () => {
    const options = Array.from({ length: 20 }, (_, index) => ({ id: String(index), text: `${index}`.padEnd(70, 'ä') }));
    const tally = { votes: options.map(() => 100), voters: 100, groups: 0 };
    answer = () => card({ ...examplePoll, question: 'k'.repeat(300), options, tally });
    await ask('kysely');
    const [shown] = await chat.sees(aino, 1);
    const buttons = nodesOf(shown?.blocks).filter(({ type }) => type === 'button');
    expect(buttons).toHaveLength(21);
  });

  it.each(Object.keys(views))('can show to everyone: %s', async (name) => {
    const view = views[name];
    if (!view) throw new Error(name);
    answer = () => toEveryone({ view, language: 'sv' });
    await ask();
    expect((await chat.sees(aino, 1))[0]?.text).not.toBe('');
  });

  it('wait for their second in a busy channel, in order', async () => {
    let count = 0;
    answer = () =>
      toPerson({
        view: { kind: 'notice', notice: { code: 'tooLong', max: ++count }, offerHelp: false },
        language: 'fi',
      });
    for (const line of ['a', 'b', 'c']) await ask(line);
    expect(await chat.sees(aino, 1)).toHaveLength(1);
    chat.clock.advance(1000);
    expect(await chat.sees(aino, 2)).toHaveLength(2);
    chat.clock.advance(1000);
    const told = await chat.sees(aino, 3);
    expect(told.map(({ text }) => /\d/.exec(text)?.[0])).toEqual(['1', '2', '3']);
  });

  it('come later when Slack asks for a pause, and not before', async () => {
    chat.slack.fail('chat.postMessage', '429 30');
    await ask();
    await ask('muuta');
    const began = chat.clock.now().getTime();
    await passing(() => chat.seenBy(aino).length === 2);
    // The fake counts a call within the pause as a violation.
    expect(chat.clock.now().getTime() - began).toBeGreaterThanOrEqual(30_000);
  });

  it('whose fate is unclear are not sent twice', async () => {
    chat.slack.fail('chat.postMessage', 'late500');
    await ask();
    await passing(() => chat.slack.callsOf('conversations.replies').length === 1);
    await chat.channel.settle();
    expect(chat.seenBy(aino)).toHaveLength(1);
  });

  it('are left to the core when a poll’s card surely could not be posted', async () => {
    chat.slack.fail('chat.postMessage', '429 300');
    answer = () => card(examplePoll);
    await ask('kysely');
    await chat.slack.until(() => chat.slack.callsOf('chat.postMessage').length === 1);
    await chat.channel.settle();
    expect(core.lost).toEqual(['poll-1']);
    expect(core.posts).toEqual([]);
  });

  it('tell the person when nobody knows whether a poll’s card arrived', async () => {
    chat.slack.fail('chat.postMessage', '500');
    chat.slack.fail('conversations.history', 'error missing_scope');
    answer = () => card(examplePoll);
    await ask('kysely');
    await passing(() => chat.seenBy(aino).length > 0);
    expect(chat.seenBy(aino)[0]?.text).toMatch(/kortti ei ehkä tullut perille/);
    expect(core.lost).toEqual([]);
  });

  it('whose fate cannot be looked up, as without more permissions than the manifest’s, are not sent twice', async () => {
    for (const kind of ['channels', 'groups', 'mpim']) chat.slack.scopes.delete(`${kind}:history`);
    chat.slack.fail('chat.postMessage', '500');
    await ask();
    await passing(() => chat.slack.callsOf('conversations.replies').length > 0);
    let settled = false;
    void chat.channel.settle().then(() => {
      settled = true;
    });
    await passing(() => settled);
    expect(chat.slack.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('that have surely not arrived are sent again', async () => {
    chat.slack.fail('chat.postMessage', '500');
    await ask();
    await passing(() => chat.seenBy(aino).length > 0);
    expect(chat.slack.callsOf('chat.postMessage')).toHaveLength(2);
  });

  it('to a press leave all other presses alone while Slack asks for a pause', async () => {
    const message = await pollCard();
    chat.slack.fail('response_url', '429 5');
    await chat.slack.people.press(aino, message, 'vote:1');
    await chat.slack.until(() => chat.slack.callsOf('response_url').length === 1);
    await chat.slack.people.press(bjorn, message, 'vote:1');
    expect(chat.slack.callsOf('response_url')).toHaveLength(1);
    await passing(() => chat.seenBy(bjorn).length === 2);
    await chat.sees(aino, 2);
  });

  it('to votes beyond what Slack takes are left out, told of in one line a minute, and come again later', async () => {
    const message = await pollCard();
    const view = { kind: 'poll', poll: examplePoll, note: { code: 'voteSame', option: 'tilat' } } as const;
    answer = () => ({ replies: [], redraw: { view, language: 'fi' } });
    chat.slack.fail('response_url', '429 121');
    await chat.slack.people.press(aino, message, 'vote:1');
    await chat.slack.until(() => chat.slack.callsOf('response_url').length === 1);
    await passing(() => chat.logged.some(({ msg }) => msg === 'answer not shown in Slack'));
    for (const option of ['vote:2', 'vote:1']) await chat.slack.people.press(bjorn, message, option);
    chat.clock.advance(121_000);
    expect(chat.logged.filter(({ level }) => level === 40).map(({ msg, notes }) => [msg, notes])).toEqual([
      ['answer not shown in Slack', undefined],
      ['votes counted, but not told so in Slack', 2],
    ]);
    await chat.slack.people.press(bjorn, message, 'vote:2');
    await chat.sees(bjorn, 2);
    expect(chat.slack.callsOf('response_url')).toHaveLength(2);
  });

  it('to a press whose address is used up come beside the channel, and else in the private chat', async () => {
    const message = await pollCard();
    chat.slack.fail('response_url', 'error x', 'error x');
    await chat.slack.people.press(aino, message, 'vote:1');
    await chat.sees(aino, 2);
    expect(chat.slack.callsOf('chat.postEphemeral')).toHaveLength(1);
    chat.slack.fail('chat.postEphemeral', 'error user_not_in_channel');
    await chat.slack.people.press(aino, message, 'vote:2');
    await chat.sees(aino, 1, chat.slack.imOf(aino));
  });

  it('never go to an address off the list', async () => {
    const body = new URLSearchParams({
      team_id: 'T0TEST',
      channel_id: general,
      user_id: aino,
      command: '/kumppani',
      text: 'apua',
      response_url: `${chat.server.url}/slack/events`,
      trigger_id: 'x',
    });
    const request = chat.slack.people.sign(String(body), 'application/x-www-form-urlencoded');
    expect(await chat.slack.people.send(request)).toMatchObject({ status: 200 });
    await chat.sees(aino, 1);
    expect(chat.server.logged.filter(({ msg }) => msg === 'request refused')).toEqual([]);
    expect(chat.slack.callsOf('response_url')).toEqual([]);
  });

  it('show a poll in the private chat as a card that follows the votes', async () => {
    answer = () => toPerson({ view: { kind: 'poll', poll: examplePoll }, language: 'fi' });
    await chat.slack.people.tell(aino, 'kyselyt');
    const im = chat.slack.imOf(aino);
    const [shown] = await chat.sees(aino, 1, im);
    await chat.channel.settle();
    expect(core.posts).toEqual([
      { channel: 'slack', conversation: im, message: shown?.ts, poll: 'poll-1', language: 'fi' },
    ]);
  });

  it.each(['response_url', 'chat.postEphemeral'])(
    'keep no card that Slack lets nobody change: by %s',
    async (method) => {
      const message = await pollCard();
      answer = () => toPerson({ view: { kind: 'poll', poll: examplePoll }, language: 'fi' });
      if (method !== 'response_url') chat.slack.fail('response_url', 'error x');
      await chat.slack.people.press(aino, message, { verb: 'showPoll', poll: 'poll-1' });
      await chat.sees(aino, 2);
      await chat.channel.settle();
      expect(chat.slack.callsOf(method)).toHaveLength(1);
      expect(core.posts.map((post) => post.message)).toEqual([message.ts]);
    },
  );

  it('draw a card anew in its place that only the presser has', async () => {
    const message = await pollCard();
    answer = () => toPerson({ view: { kind: 'poll', poll: examplePoll }, language: 'fi' });
    await chat.slack.people.press(aino, message, { verb: 'showPoll', poll: 'poll-1' });
    const [, own] = await chat.sees(aino, 2);
    if (!own) throw new Error('no card');
    answer = () => ({
      replies: [],
      redraw: { view: { kind: 'poll', poll: { ...examplePoll, turnout: 1 } }, language: 'fi' },
    });
    await chat.slack.people.press(aino, own, 'vote:1');
    await chat.slack.until(() => own.edits === 1);
    expect(own.text).toMatch(/Äänestäneitä: 1/);
    expect(message.edits).toBe(0);
  });
});
