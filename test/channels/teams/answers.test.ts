import type { Outcome } from '../../../src/conversation/conversation';
import type { PollView, View } from '../../../src/conversation/views';
import { pollLimits } from '../../../src/polls/polls';
import { StoreError } from '../../../src/store/store';
import { hostile } from '../../support/card-views';
import { type FakeChat, personCalled } from '../../support/fake-teams-chats';
import { createMemoryStore } from '../../support/memory-store';
import { wordsOf } from '../../support/teams-card';
import { startTeamsChat, type TeamsChat } from '../../support/teams-chat';
import { until } from '../../support/until';
import { createFakeConversation, examplePoll, type FakeConversation } from '../../support/web-chat';

const aino = personCalled('aino');
const poll: PollView = { kind: 'poll', poll: examplePoll };
const help: View = { kind: 'help', role: 'member', greeting: false, starterOnly: true };
const report: View = { kind: 'reportLink', url: 'https://k.example/report/x', expiresAt: '2026-11-23T11:00:00Z' };

let chat: TeamsChat;
let core: FakeConversation;
let outcome: Outcome;

beforeEach(async () => {
  outcome = { replies: [] };
  core = createFakeConversation(() => outcome);
  chat = await startTeamsChat(core);
});
afterEach(async () => {
  expect(chat.teams.violations).toEqual([]);
  await chat.stop();
});

const shownIn = (where: FakeChat) => where.messages.map(({ activity }) => wordsOf(activity));
const postCalls = () => chat.teams.calls.filter(({ operation }) => operation === 'POST activities');

describe('an answer', () => {
  const reply = (view: View, confidential = false): Outcome => ({
    replies: [{ audience: confidential ? 'person' : 'everyone', view, language: 'fi', confidential }],
  });

  it('goes to the conversation as a card as wide as the chat', async () => {
    outcome = reply(help);
    await chat.say(aino, chat.chat('group'), 'apua');
    expect(shownIn(chat.chat('group'))).toEqual([expect.stringContaining('Mitä voit kysyä')]);
    expect(chat.chat('group').messages[0]?.activity).toMatchObject({
      attachments: [{ content: { msteams: { width: 'Full' } } }],
    });
  });

  it('to a channel goes into the thread, and its poll can be drawn anew there', async () => {
    outcome = reply(poll);
    await chat.say(aino, chat.chat('channel'), 'kysely', { id: '17' });
    expect(chat.chat('channel').messages[0]).toMatchObject({ updates: 0 });
    const [post] = core.posts;
    expect(post).toMatchObject({
      channel: 'teams',
      conversation: '19:channel@thread.tacv2',
      poll: 'poll-1',
      language: 'fi',
    });
    if (post)
      expect(await chat.channel.outgoing.update(post, { view: poll, language: 'fi' })).toEqual({ kind: 'done' });
    expect(chat.chat('channel').messages[0]).toMatchObject({ updates: 1, thread: expect.any(String) });
  });

  it('that is confidential goes to the person’s own chat', async () => {
    outcome = reply(report, true);
    await chat.say(aino, chat.chat('group'), 'raportti');
    expect(shownIn(chat.chat('group'))).toEqual([]);
    expect(shownIn(chat.chat('aino'))).toEqual([expect.stringContaining('Kertomusaineisto')]);
  });

  it('that is confidential stays unsaid when there is no such chat, and that is said', async () => {
    chat.chat('aino').refuses = 'ConversationBlockedByUser';
    outcome = reply(report, true);
    await chat.say(aino, chat.chat('group'), 'raportti');
    expect(shownIn(chat.chat('group'))).toEqual([expect.stringMatching(/yksityis/)]);
    expect(JSON.stringify(chat.chat('group').messages)).not.toContain('k.example');
  });

  it('shows hostile words as they were typed, and mentions nobody', async () => {
    const typed = `${hostile.replace('\u202e', '').replace('\u2066', '')} <at>Kaikki</at> </AT> a\u200bb`;
    const options = [
      { id: '1', text: '<at>Aino</at>' },
      { id: '2', text: '**b**' },
    ];
    outcome = reply({ kind: 'poll', poll: { ...examplePoll, question: typed, options } });
    await chat.say(aino, chat.chat('group'), 'kysely');
    expect(shownIn(chat.chat('group'))[0]).toContain(typed);
    expect(shownIn(chat.chat('group'))[0]).toContain('<at>Aino</at>');
  });

  it('that fills the largest poll fits', async () => {
    const options = Array.from({ length: pollLimits.options }, (_, nth) => ({
      id: String(nth),
      text: `${'å'.repeat(pollLimits.optionCharacters - 2)}${nth}`,
    }));
    const question = 'å'.repeat(pollLimits.questionCharacters);
    const tally = { votes: options.map(() => 99_999), voters: 99_999, groups: 0 };
    outcome = reply({ kind: 'poll', poll: { ...examplePoll, question, options, tally } });
    await chat.say(aino, chat.chat('group'), 'kysely');
    expect(chat.chat('group').messages[0]?.activity.attachments).toHaveLength(1);
  });

  it('too big for a card comes as words, and says where it was cut', async () => {
    const people = Array.from({ length: 110 }, (_, nth) => ({
      id: `teams:${'t'.repeat(300)}:${nth}`,
      name: 'Å'.repeat(40),
      role: 'facilitator' as const,
    }));
    outcome = reply({ kind: 'roleForm', people });
    await chat.say(aino, chat.chat('group'), 'roolit');
    const [message] = chat.chat('group').messages;
    expect(message?.activity.textFormat).toBe('plain');
    expect(String(message?.activity.text).slice(-100)).toMatch(/…\n\nLoput jätettiin pois/);
  });

  it('is sent once although Teams first asks to wait', async () => {
    outcome = reply(help);
    chat.teams.fail({ on: 'POST activities', does: 429, headers: { 'Retry-After': '3' } });
    const delivered = chat.say(aino, chat.chat('group'), 'apua');
    await until(() => {
      if (postCalls().length > 0) chat.clock.advance(100);
      return chat.chat('group').messages.length > 0;
    });
    expect((await delivered).status).toBe(200);
    expect(postCalls().map(({ status }) => status)).toEqual([429, 201]);
  });

  it('whose fate is unknown is never sent again', async () => {
    outcome = reply(help);
    chat.teams.fail({ on: 'POST activities', does: 'late500' });
    await chat.say(aino, chat.chat('group'), 'apua');
    expect(chat.chat('group').messages).toHaveLength(1);
    expect(chat.logged).toContainEqual(expect.objectContaining({ msg: 'reply not sent', what: 'unknown' }));
    expect(JSON.stringify(chat.logged)).not.toMatch(/apua|Aino|Esimerkki/);
  });

  it('that Teams does not take holds no stop up for more than five seconds', async () => {
    outcome = reply(help);
    chat.teams.fail({ on: 'POST activities', does: 'hang' });
    const delivered = chat.say(aino, chat.chat('group'), 'apua');
    await until(() => postCalls().length === 1);
    const stopping = chat.channel.settle();
    chat.clock.advance(5_000);
    await stopping;
    expect(chat.logged).toContainEqual(expect.objectContaining({ msg: 'answers given up for the stop', left: 1 }));
    chat.clock.advance(5_000);
    await delivered;
  });
});

describe('a fault of ours', () => {
  it('is told to Teams in one word, and logged by its code without anybody’s words', async () => {
    await chat.stop();
    const store = {
      ...createMemoryStore(),
      get: () => Promise.reject(new StoreError('unavailable', 'Aino wrote apua')),
    };
    chat = await startTeamsChat(core, { store });
    const { status, body } = await chat.say(aino, chat.chat('group'), 'apua');
    expect([status, body.error]).toEqual([500, 'fault']);
    const failed = { msg: 'request failed', err: expect.objectContaining({ code: 'unavailable' }) };
    expect(chat.logged).toContainEqual(expect.objectContaining(failed));
    expect(JSON.stringify(chat.logged)).not.toMatch(/apua|Aino/);
  });
});
