import type { Outgoing } from '../../../src/conversation/conversation';
import type { View } from '../../../src/conversation/views';
import type { Fault } from '../../support/fake-teams';
import { fakeApp } from '../../support/fake-teams';
import { personCalled } from '../../support/fake-teams-chats';
import { accessTo, startTeamsChat, type TeamsChat } from '../../support/teams-chat';
import { startTestServer } from '../../support/test-server';
import { until } from '../../support/until';
import { createFakeConversation, examplePoll } from '../../support/web-chat';

const aino = personCalled('aino');
const group = '19:group@thread.v2';
const help: View = { kind: 'help', role: 'member', greeting: false, starterOnly: true };
const drawing = { view: help, language: 'fi' } as const;
const post = { channel: 'teams', conversation: group, message: '1', poll: 'p', language: 'fi' } as const;

let chat: TeamsChat;
let outgoing: Outgoing;

beforeEach(async () => {
  chat = await startTeamsChat(createFakeConversation(() => ({ replies: [] })));
  // A press is enough for the bot to know how the conversation is reached.
  await chat.deliver(chat.teams.activity('message', aino, chat.chat('group'), { value: {} }));
  ({ outgoing } = chat.channel);
});
afterEach(async () => {
  expect(chat.teams.violations).toEqual([]);
  await chat.stop();
});

const callsTo = (operation: string) => chat.teams.calls.filter((call) => call.operation === operation);
const messages = () => chat.chat('group').messages;
const wait = (seconds: string): Pick<Fault, 'headers'> => ({ headers: { 'Retry-After': seconds } });

describe('sending by itself', () => {
  it('posts a card, with one token for many', async () => {
    const sent = [await outgoing.send(group, 'a', drawing), await outgoing.send(group, 'b', drawing)];
    expect(sent).toEqual(messages().map(({ id }) => ({ kind: 'sent', message: id })));
  });

  it.each<[string, Fault, object]>([
    ['429', { does: 429, ...wait('7') }, { kind: 'notSent', afterMs: 7_000 }],
    [
      '429 until a moment',
      { does: 429, ...wait('Mon, 23 Nov 2026 10:00:09 GMT') },
      { kind: 'notSent', afterMs: 9_000 },
    ],
    ['412', { does: 412, ...wait('2') }, { kind: 'notSent', afterMs: 2_000 }],
    ['412 without a time', { does: 412 }, { kind: 'notSent', afterMs: 2_000 }],
    ['401', { does: 401 }, { kind: 'notSent', afterMs: 2_000 }],
    ['400', { does: 400 }, { kind: 'notSent', afterMs: 600_000 }],
    ['403 for a reason that may pass', { does: 403 }, { kind: 'notSent', afterMs: 600_000 }],
    ['408', { does: 408 }, { kind: 'unknown' }],
    ['409', { does: 409 }, { kind: 'notSent', afterMs: 600_000 }],
    ['500', { does: 500 }, { kind: 'unknown' }],
    ['500 after it took effect', { does: 'late500' }, { kind: 'unknown' }],
    ['502', { does: 502 }, { kind: 'unknown' }],
    ['503', { does: 503 }, { kind: 'unknown' }],
    ['504', { does: 504 }, { kind: 'unknown' }],
    ['a cut before the answer', { does: 'drop' }, { kind: 'unknown' }],
    ['a cut after it took effect', { does: 'lateDrop' }, { kind: 'unknown' }],
  ])('knows what %s means, and calls once', async (_, fault, result) => {
    chat.teams.fail(fault);
    expect(await outgoing.send(group, 'k', drawing)).toEqual(result);
    expect(callsTo('POST activities')).toHaveLength(1);
  });

  it.each(['MessageWritesBlocked', 'ConversationBlockedByUser', 'BotNotInConversationRoster', 'ConversationNotFound'])(
    'gives up for good at %s',
    async (code) => {
      chat.chat('group').refuses = code;
      expect(await outgoing.send(group, 'k', drawing)).toEqual({ kind: 'refused', reason: code });
      expect(await outgoing.update(post, drawing)).toEqual({ kind: 'gone' });
    },
  );

  it('does not know when no answer comes in time', async () => {
    chat.teams.fail({ does: 'hang' });
    const sending = outgoing.send(group, 'k', drawing);
    await until(() => callsTo('POST activities').length === 1);
    chat.clock.advance(8_000);
    expect(await sending).toEqual({ kind: 'unknown' });
  });

  it('surely has not sent when nobody gives a token', async () => {
    await chat.teams.stop();
    expect(await outgoing.send(group, 'k', drawing)).toEqual({ kind: 'notSent', afterMs: 2_000 });
    await chat.stop();
    chat = await startTeamsChat(createFakeConversation(() => ({ replies: [] })));
  });

  it('surely has not sent when nobody is there', async () => {
    await chat.stop();
    const conversation = createFakeConversation(() => ({ replies: [] }));
    chat = await startTeamsChat(conversation, { access: () => ({ kind: 'local' }) });
    const serviceUrl = 'http://127.0.0.1:9/';
    await chat.deliver(chat.teams.activity('message', aino, chat.chat('group'), { value: {}, serviceUrl }));
    const sent = await chat.channel.outgoing.send(group, 'k', drawing);
    expect(sent).toEqual({ kind: 'notSent', afterMs: 2_000 });
  });

  it('gets another token before the old one ends, and when it was refused', async () => {
    await outgoing.send(group, 'a', drawing);
    chat.clock.advance(3_599_000 - 5 * 60_000);
    await outgoing.send(group, 'b', drawing);
    chat.teams.fail({ does: 401 });
    await outgoing.send(group, 'c', drawing);
    await outgoing.send(group, 'd', drawing);
    expect(chat.teams.tokens()).toBe(3);
  });

  it('keeps to seven a second and conversation, and lets the eighth wait', async () => {
    const sends = Array.from({ length: 8 }, (_, nth) => outgoing.send(group, String(nth), drawing));
    await Promise.all(sends.slice(0, 7));
    expect(messages()).toHaveLength(7);
    chat.clock.advance(1_000);
    await sends[7];
    expect(messages()).toHaveLength(8);
  });

  it('leaves a conversation alone as long as Teams has asked for, and says how long', async () => {
    chat.teams.fail({ does: 429, ...wait('30') });
    await outgoing.send(group, 'a', drawing);
    expect(await outgoing.send(group, 'b', drawing)).toMatchObject({ kind: 'notSent' });
    expect(callsTo('POST activities')).toHaveLength(1);
    chat.clock.advance(30_000);
    expect(await outgoing.send(group, 'b', drawing)).toMatchObject({ kind: 'sent' });
  });

  it('to a conversation that nobody knows is refused', async () => {
    expect(await outgoing.send('19:other@thread.v2', 'k', drawing)).toMatchObject({ kind: 'refused' });
    expect(await outgoing.update({ ...post, conversation: '19:other@thread.v2' }, drawing)).toEqual({ kind: 'gone' });
  });
});

describe('an answer that cannot be sent', () => {
  const say = (text: string) => chat.say(aino, chat.chat('group'), text);
  const logged = (msg: string) => chat.logged.filter((line) => line.msg === msg);

  it('is left to the core when it is a poll’s card and surely has not arrived', async () => {
    await chat.stop();
    const view = { kind: 'poll', poll: examplePoll } as const;
    const core = createFakeConversation(() => ({ replies: [{ audience: 'everyone', view, language: 'fi' }] }));
    chat = await startTeamsChat(core);
    chat.teams.fail({ does: 429, ...wait('60') });
    await say('kysely');
    expect(core.lost).toEqual([examplePoll.id]);
    expect(core.posts).toEqual([]);
  });

  it('is told to the person in private when nobody knows whether a poll’s card arrived', async () => {
    await chat.stop();
    const view = { kind: 'poll', poll: examplePoll } as const;
    const core = createFakeConversation(() => ({ replies: [{ audience: 'everyone', view, language: 'fi' }] }));
    chat = await startTeamsChat(core);
    chat.teams.fail({ does: 500 });
    await say('kysely');
    expect(chat.chat('aino').messages.map((message) => JSON.stringify(message))).toEqual([
      expect.stringMatching(/kortti ei ehkä tullut perille/),
    ]);
    expect(core.lost).toEqual([]);
  });

  it('is told of in the log, with the login’s status, but only once a minute, and never called answered', async () => {
    await chat.stop();
    const reply = { audience: 'everyone', view: help, language: 'fi' } as const;
    const login = await startTestServer([]);
    chat = await startTeamsChat(
      createFakeConversation(() => ({ replies: [reply] })),
      { access: (teams) => ({ ...accessTo(teams), loginUrl: login.url }) },
    );
    const { clock } = chat;
    let isOver = false;
    const saying = say('apua').then(() => {
      isOver = true;
    });
    await until(() => {
      clock.advance(100);
      return isOver;
    });
    await saying;
    expect(logged('no token for Teams')).toMatchObject([{ status: 404 }]);
    clock.advance(60_000);
    await chat.channel.outgoing.send(group, 'k', drawing);
    expect(logged('no token for Teams')).toHaveLength(2);
    expect(logged('answered')).toEqual([]);
    await login.server.stop();
  });

  it('is tried less and less often while the tokens are refused', async () => {
    chat.teams.fail({ does: 401 }, { does: 401 }, { does: 401 });
    const pauses: unknown[] = [];
    for (let times = 0; times < 3; times++) pauses.push(await outgoing.send(group, 'k', drawing));
    expect(pauses).toEqual([2_000, 4_000, 8_000].map((afterMs) => ({ kind: 'notSent', afterMs })));
    expect(logged('Teams refuses calls')).toMatchObject([{ status: 401 }]);
    await outgoing.send(group, 'k', drawing);
    chat.teams.fail({ does: 401 });
    expect(await outgoing.send(group, 'k', drawing)).toEqual({ kind: 'notSent', afterMs: 2_000 });
  });
});

describe('drawing anew', () => {
  it.each<[string, Fault, object]>([
    ['429', { does: 429, ...wait('3') }, { kind: 'later', afterMs: 3_000 }],
    ['500', { does: 'late500' }, { kind: 'later', afterMs: 5_000 }],
    ['a cut', { does: 'drop' }, { kind: 'later', afterMs: 5_000 }],
    ['404', { does: 404 }, { kind: 'gone' }],
    ['401', { does: 401 }, { kind: 'later', afterMs: 2_000 }],
    ['403 for a reason that may pass', { does: 403 }, { kind: 'later', afterMs: 600_000 }],
    ['408', { does: 408 }, { kind: 'later', afterMs: 5_000 }],
    ['409', { does: 409 }, { kind: 'later', afterMs: 600_000 }],
  ])('may be tried again after %s unless the message is gone', async (_, fault, result) => {
    const sent = await outgoing.send(group, 'k', drawing);
    chat.teams.fail(fault);
    const message = sent.kind === 'sent' ? sent.message : '';
    expect(await outgoing.update({ ...post, message }, drawing)).toEqual(result);
    expect(callsTo('PUT activity')).toHaveLength(1);
  });
});

describe('whether somebody is in the conversation', () => {
  const person = (user: string) => outgoing.hasMember(group, `teams:${fakeApp.tenantId}:${user}`);

  it('is asked of Teams', async () => {
    expect(await person(aino.aadObjectId)).toBe(true);
    expect(await person('00000000-0000-4000-8000-00000000dead')).toBe(false);
    expect(await outgoing.hasMember(group, 'slack:T1:U1')).toBe(false);
  });

  it('is no when it cannot be told', async () => {
    chat.teams.fail({ does: 500 });
    expect(await person(aino.aadObjectId)).toBe(false);
  });
});
