import type { Drawing, Outgoing, Post, Sent } from '../../../src/conversation/conversation';
import { botUser, type Fault } from '../../support/fake-slack';
import { aino, elsewhere, general, notice, type SlackChat, startSlackChat } from '../../support/slack-chat';
import { until } from '../../support/until';
import { createFakeConversation, examplePoll, type FakeConversation } from '../../support/web-chat';

const keyed = (key: string) => ({ event_type: 'kumppani_message', event_payload: { key } });
const poll: Drawing = { view: { kind: 'poll', poll: examplePoll }, language: 'fi' };

describe('what the core asks of Slack', () => {
  let chat: SlackChat;
  let core: FakeConversation;
  let outgoing: Outgoing;
  beforeEach(async () => {
    core = createFakeConversation(() => ({ replies: [] }));
    chat = await startSlackChat(core);
    outgoing = chat.channel.outgoing;
  });
  afterEach(() => chat.stop());
  const send = (drawing: Drawing = notice(), key = 'key-1') => outgoing.send(general, key, drawing);

  /** Sends while seconds pass. */
  async function sendPassing(key = 'key-1'): Promise<Sent> {
    let sent: Sent | undefined;
    void send(notice(), key).then((fate) => {
      sent = fate;
    });
    await until(() => {
      chat.clock.advance(5);
      return sent !== undefined;
    });
    return sent ?? { kind: 'unknown' };
  }

  async function posted(): Promise<Post> {
    const sent = await send(poll);
    if (sent.kind !== 'sent') throw new Error('nothing posted');
    return { channel: 'slack', conversation: general, message: sent.message, poll: 'poll-1', language: 'fi' };
  }

  describe('a message', () => {
    it('is sent, and the core, which asked for it, is told where it stands', async () => {
      const sent = await send(poll);
      const [message] = chat.seenBy(aino);
      expect(sent).toEqual({ kind: 'sent', message: message?.ts });
      expect(core.posts).toEqual([]);
    });

    const fates: readonly (readonly [Fault, object])[] = [
      ['error channel_not_found', { kind: 'refused', reason: 'channel_not_found' }],
      ['error is_archived', { kind: 'refused', reason: 'is_archived' }],
      ['error account_inactive', { kind: 'notSent', afterMs: 600_000 }],
      ['error invalid_auth', { kind: 'notSent', afterMs: 600_000 }],
      ['error missing_scope', { kind: 'notSent', afterMs: 600_000 }],
      ['error restricted_action', { kind: 'notSent', afterMs: 600_000 }],
      ['429 7', { kind: 'notSent', afterMs: 7000 }],
      ['500', { kind: 'notSent', afterMs: 5000 }],
      ['drop', { kind: 'notSent', afterMs: 5000 }],
      ['error internal_error', { kind: 'notSent', afterMs: 5000 }],
    ];
    it.each(fates)('after "%s" is %o', async (fault, fate) => {
      chat.slack.fail('chat.postMessage', fault);
      expect(await sendPassing()).toEqual(fate);
      expect(chat.seenBy(aino)).toEqual([]);
    });

    it.each(['late500', 'lateDrop'] as const)('whose answer is lost (%s) is found by its key', async (fault) => {
      await send(notice(), 'another');
      chat.clock.advance(1000);
      chat.slack.fail('chat.postMessage', fault);
      const sent = await sendPassing('lost');
      expect(sent).toEqual({ kind: 'sent', message: chat.seenBy(aino)[1]?.ts });
    });

    it('that shows up only after it was looked for in vain is not sent again', async () => {
      chat.slack.fail('chat.postMessage', '500');
      expect(await sendPassing('slow')).toEqual({ kind: 'notSent', afterMs: 5000 });
      chat.slack.post({ channel: general, by: botUser, text: 'x', blocks: [], metadata: keyed('slow') });
      expect(await sendPassing('slow')).toMatchObject({ kind: 'sent' });
      expect(chat.slack.callsOf('chat.postMessage')).toHaveLength(1);
    });

    it('is looked for only when Slack has had seconds to show it', async () => {
      chat.slack.fail('chat.postMessage', 'late500');
      expect(await sendPassing('slow')).toMatchObject({ kind: 'sent' });
      const [posted] = chat.slack.callsOf('chat.postMessage');
      const [looked] = chat.slack.callsOf('conversations.history');
      expect((looked?.at ?? 0) - (posted?.at ?? 0)).toBeGreaterThanOrEqual(3000);
    });

    it('of which Slack will not tell is unknown', async () => {
      chat.slack.fail('chat.postMessage', 'late500');
      chat.slack.fail('conversations.history', 'error missing_scope');
      expect(await sendPassing()).toEqual({ kind: 'unknown' });
    });

    it('has surely not arrived when nobody listened', async () => {
      await chat.slack.stop();
      expect(await send()).toEqual({ kind: 'notSent', afterMs: 5000 });
    });

    it('goes to no channel that the bot is not in, until it is invited', async () => {
      expect(await outgoing.send(elsewhere, 'key', notice())).toEqual({ kind: 'notSent', afterMs: 600_000 });
    });

    it('waits for its second in a channel, and for the end of a pause that Slack has asked for', async () => {
      await send(notice(), 'first');
      const second = send(notice(), 'second');
      chat.clock.advance(999);
      await outgoing.hasMember(general, 'slack:T0TEST:U0AINO');
      expect(chat.seenBy(aino)).toHaveLength(1);
      chat.clock.advance(1);
      await second;
      chat.clock.advance(1000);
      chat.slack.fail('chat.postMessage', '429 3');
      expect(await send(notice(), 'third')).toEqual({ kind: 'notSent', afterMs: 3000 });
      const fourth = send(notice(), 'fourth');
      chat.clock.advance(3000);
      expect(await fourth).toMatchObject({ kind: 'sent' });
    });
  });

  describe('a card', () => {
    it('is drawn anew', async () => {
      const post = await posted();
      const changed = { ...examplePoll, turnout: 1 };
      const drawing = { view: { kind: 'poll', poll: changed }, language: 'fi' } as const;
      expect(await outgoing.update(post, drawing)).toEqual({ kind: 'done' });
      expect(chat.seenBy(aino)[0]).toMatchObject({ edits: 1, text: expect.stringMatching(/Äänestäneitä: 1/) });
    });

    const fates: readonly (readonly [Fault, object])[] = [
      ['error message_not_found', { kind: 'gone' }],
      ['error cant_update_message', { kind: 'gone' }],
      ['error channel_not_found', { kind: 'gone' }],
      ['error is_archived', { kind: 'gone' }],
      ['error token_revoked', { kind: 'later', afterMs: 600_000 }],
      ['error not_in_channel', { kind: 'later', afterMs: 600_000 }],
      ['error missing_scope', { kind: 'later', afterMs: 600_000 }],
      ['429 30', { kind: 'later', afterMs: 30_000 }],
      ['500', { kind: 'later', afterMs: 5000 }],
      ['lateDrop', { kind: 'later', afterMs: 5000 }],
    ];
    it.each(fates)('after "%s" is %o', async (fault, fate) => {
      const post = await posted();
      chat.slack.fail('chat.update', fault);
      expect(await outgoing.update(post, poll)).toEqual(fate);
    });

    it('is left alone longer and longer while Slack fails', async () => {
      const post = await posted();
      chat.slack.fail('chat.update', '500', '500', '500', '500', '500');
      const pauses: unknown[] = [];
      for (let times = 0; times < 5; times++) pauses.push(await outgoing.update(post, poll));
      expect(pauses).toEqual([5000, 10_000, 20_000, 40_000, 60_000].map((afterMs) => ({ kind: 'later', afterMs })));
    });

    it('takes its turn among 45 a minute', async () => {
      const post = await posted();
      const drawn = await Promise.all(Array.from({ length: 50 }, () => outgoing.update(post, poll)));
      expect(drawn.map(({ kind }) => kind)).toEqual([...Array(45).fill('done'), ...Array(5).fill('later')]);
    });
  });

  describe('whether somebody is in a channel', () => {
    const isIn = (person: string, channel = general) => outgoing.hasMember(channel, person);

    it('is told of this team’s people only', async () => {
      expect(await isIn('slack:T0TEST:U0AINO')).toBe(true);
      expect(await isIn('slack:T0TEST:U0NOBODY')).toBe(false);
      expect(await isIn('slack:T0OTHER:U0AINO')).toBe(false);
      expect(await isIn('teams:T0TEST:U0AINO')).toBe(false);
      expect(await isIn('slack:T0TEST:U0AINO', 'home:U0AINO')).toBe(true);
      expect(await isIn('slack:T0TEST:U0AINO', 'home:U0BJORN')).toBe(false);
    });

    it('is asked anew about someone who may just have come', async () => {
      expect(await isIn('slack:T0TEST:U0NEW')).toBe(false);
      chat.slack.channels.get(general)?.add('U0NEW');
      chat.clock.advance(11_000);
      expect(await isIn('slack:T0TEST:U0NEW')).toBe(true);
    });

    it('is false when Slack does not tell', async () => {
      chat.slack.fail('conversations.members', 'error missing_scope');
      expect(await isIn('slack:T0TEST:U0AINO')).toBe(false);
    });
  });
});

describe('a start while Slack is out of reach', () => {
  it('learns who the bot is once Slack is back, and hears no other team from then on', async () => {
    const core = createFakeConversation(() => ({ replies: [] }));
    const chat = await startSlackChat(core, (slack) => slack.fail('auth.test', 'drop', '429 30'));
    const isIn = () => chat.channel.outgoing.hasMember(general, 'slack:T0TEST:U0AINO');
    expect(await isIn()).toBe(false);
    chat.clock.advance(2000);
    expect(await isIn()).toBe(false);
    chat.clock.advance(30_000);
    expect(await isIn()).toBe(true);
    expect(chat.slack.callsOf('auth.test')).toHaveLength(3);
    const event = { type: 'app_mention', user: aino, channel: general, ts: '1.2', text: 'hei' };
    const authorizations = [{ team_id: 'T0OTHER', user_id: 'U0OTHER' }];
    expect(await chat.slack.people.event(event, { authorizations })).toMatchObject({ status: 200 });
    expect(core.heard).toEqual([]);
    await chat.stop();
  });
});
