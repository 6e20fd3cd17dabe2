import type { Happening, Outcome } from '../../../src/conversation/conversation';
import type { PollView, View } from '../../../src/conversation/views';
import { pollLimits } from '../../../src/polls/polls';
import { hostile } from '../../support/card-views';
import { fakeApp, fakeBot } from '../../support/fake-teams';
import { type FakeActivity, type FakeChat, personCalled } from '../../support/fake-teams-chats';
import { createMemoryStore } from '../../support/memory-store';
import { wordsOf } from '../../support/teams-card';
import { startTeamsChat, type TeamsChat } from '../../support/teams-chat';
import { until } from '../../support/until';
import { createFakeConversation, examplePoll, type FakeConversation } from '../../support/web-chat';

const aino = personCalled('aino');
const fanni = personCalled('fanni');
const mark = `<at>${fakeBot.name}</at>`;
const mention = { type: 'mention', mentioned: fakeBot, text: mark };
const poll: PollView = { kind: 'poll', poll: examplePoll };
const help: View = { kind: 'help', role: 'member', greeting: false, starterOnly: true };
const report: View = { kind: 'reportLink', url: 'https://k.example/report/x', expiresAt: '2026-11-23T11:00:00Z' };
const nothing: Outcome = { replies: [] };

let chat: TeamsChat;
let core: FakeConversation;
let happenings: Happening[];
let outcome: Outcome;

beforeEach(async () => {
  outcome = nothing;
  happenings = [];
  core = {
    ...createFakeConversation(() => outcome),
    async happened(happening) {
      happenings.push(happening);
      return outcome;
    },
  };
  chat = await startTeamsChat(core);
});
afterEach(async () => {
  expect(chat.teams.violations).toEqual([]);
  await chat.stop();
});

const say = (where: FakeChat, text: string, more?: FakeActivity) =>
  chat.deliver(chat.teams.activity('message', aino, where, { text: `${mark} ${text}`, entities: [mention], ...more }));
const heard = () => core.heard.map(({ body }) => (body.kind === 'text' ? body.text : body.kind));
const shownIn = (where: FakeChat) => where.messages.map(({ activity }) => wordsOf(activity));
const postCalls = () => chat.teams.calls.filter(({ operation }) => operation === 'POST activities');

describe('a message', () => {
  it('reaches the core with who, where, when and in which language', async () => {
    await say(chat.chat('group'), 'apua', { id: 'm-1' });
    expect(core.heard).toEqual([
      {
        place: { channel: 'teams', conversation: '19:group@thread.v2', kind: 'group' },
        person: { id: `teams:${fakeApp.tenantId}:${aino.aadObjectId}`, name: 'Aino Esimerkki' },
        locale: 'fi',
        delivery: { id: 'm-1', at: Date.parse('2026-11-23T10:00:00Z') },
        body: { kind: 'text', text: 'apua' },
        countPeople: expect.any(Function),
      },
    ]);
  });

  it.each([
    ['aino', { kind: 'personal', people: 1 }],
    ['group', { kind: 'group' }],
    ['channel', { kind: 'channel', conversation: '19:channel@thread.tacv2' }],
    ['meeting', { kind: 'meeting' }],
  ] as const)('in %s comes from such a place', async (name, place) => {
    await say(chat.chat(name), 'apua');
    expect(core.heard[0]?.place).toMatchObject(place);
  });

  it('loses the mark of the bot, hard spaces and the marks around other names', async () => {
    const text = `${mark}&nbsp;rooli\u00a0<at>Björn Exempel</at> <at>jäsen`;
    const other = { type: 'mention', mentioned: { id: personCalled('bjorn').id }, text: '<at>Björn Exempel</at>' };
    await say(chat.chat('group'), '', { text, entities: [mention, other] });
    expect(heard()).toEqual(['rooli Björn Exempel <at>jäsen']);
  });

  it('to others in a group is none of the bot’s business', async () => {
    const delivered = await chat.deliver(chat.teams.activity('message', aino, chat.chat('group'), { text: 'moi' }));
    expect([delivered.status, heard()]).toEqual([200, []]);
  });

  it.each(['typing', 'messageReaction', 'invoke', 'event', 'conversationUpdate'])(
    'that is a %s and of no interest is taken and left',
    async (type) => {
      const delivered = await chat.deliver(chat.teams.activity(type, aino, chat.chat('group'), { name: 'other' }));
      expect([delivered.status, heard(), happenings]).toEqual([200, [], []]);
    },
  );

  it('without a name gets it from the roster, once', async () => {
    const from = { id: aino.id, aadObjectId: aino.aadObjectId };
    for (const text of ['a', 'b']) await say(chat.chat('group'), text, { from });
    expect(core.heard.map(({ person }) => person.name)).toEqual(['Aino Esimerkki', 'Aino Esimerkki']);
    expect(chat.teams.calls.map(({ operation }) => operation)).toEqual(['GET member']);
  });
});

describe('the core can ask', () => {
  it('how many people are there, bots not counted, page by page and once in five minutes', async () => {
    for (const text of ['a', 'b']) await say(chat.chat('group'), text);
    const [first, second] = core.heard;
    expect([await first?.countPeople?.(), await second?.countPeople?.()]).toEqual([6, 6]);
    expect(chat.teams.calls).toHaveLength(4);
    chat.clock.advance(5 * 60_000);
    await first?.countPeople?.();
    expect(chat.teams.calls).toHaveLength(8);
  });

  it('and hears nothing rather than half a count', async () => {
    await say(chat.chat('group'), 'a');
    chat.teams.fail({ on: 'GET none', does: 500 }, { on: 'GET pagedmembers', does: 500 });
    expect(await core.heard[0]?.countPeople?.()).toBeUndefined();
  });

  it('whether the speaker organises the meeting; nobody does elsewhere', async () => {
    await say(chat.chat('meeting'), 'a');
    await chat.deliver(
      chat.teams.activity('message', fanni, chat.chat('meeting'), { text: mark, entities: [mention] }),
    );
    await say(chat.chat('group'), 'a');
    const [member, organiser, elsewhere] = core.heard;
    expect([await member?.person.leads?.(), await organiser?.person.leads?.()]).toEqual([false, true]);
    expect(elsewhere?.person.leads).toBeUndefined();
  });
});

describe('an answer', () => {
  const reply = (view: View, confidential = false): Outcome => ({
    replies: [{ audience: confidential ? 'person' : 'everyone', view, language: 'fi', confidential }],
  });

  it('goes to the conversation as a card', async () => {
    outcome = reply(help);
    await say(chat.chat('group'), 'apua');
    expect(shownIn(chat.chat('group'))).toEqual([expect.stringContaining('Mitä voit kysyä')]);
  });

  it('to a channel goes into the thread, and its poll can be drawn anew there', async () => {
    outcome = reply(poll);
    await say(chat.chat('channel'), 'kysely', { id: '17' });
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
    await say(chat.chat('group'), 'raportti');
    expect(shownIn(chat.chat('group'))).toEqual([]);
    expect(shownIn(chat.chat('aino'))).toEqual([expect.stringContaining('Kertomusaineisto')]);
  });

  it('that is confidential stays unsaid when there is no such chat, and that is said', async () => {
    chat.chat('aino').refuses = 'ConversationBlockedByUser';
    outcome = reply(report, true);
    await say(chat.chat('group'), 'raportti');
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
    await say(chat.chat('group'), 'kysely');
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
    await say(chat.chat('group'), 'kysely');
    expect(chat.chat('group').messages[0]?.activity.attachments).toHaveLength(1);
  });

  it('too big for a card comes as words, and says where it was cut', async () => {
    const people = Array.from({ length: 110 }, (_, nth) => ({
      id: `teams:${'t'.repeat(300)}:${nth}`,
      name: 'Å'.repeat(40),
      role: 'facilitator' as const,
    }));
    outcome = reply({ kind: 'roleForm', people });
    await say(chat.chat('group'), 'roolit');
    const [message] = chat.chat('group').messages;
    expect(message?.activity.textFormat).toBe('plain');
    expect(String(message?.activity.text).slice(-100)).toMatch(/…\n\nLoput jätettiin pois/);
  });

  it('is sent once although Teams first asks to wait', async () => {
    outcome = reply(help);
    chat.teams.fail({ on: 'POST activities', does: 429, headers: { 'Retry-After': '3' } });
    const delivered = say(chat.chat('group'), 'apua');
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
    await say(chat.chat('group'), 'apua');
    expect(chat.chat('group').messages).toHaveLength(1);
    expect(chat.logged).toContainEqual(expect.objectContaining({ msg: 'reply not sent', what: 'unknown' }));
    expect(JSON.stringify(chat.logged)).not.toMatch(/apua|Aino|Esimerkki/);
  });
});

describe('what happens to a conversation', () => {
  it.each<[string, FakeActivity]>([
    ['conversationUpdate', { membersAdded: [fakeBot] }],
    ['installationUpdate', { action: 'add' }],
  ])('is told: installed, by a %s', async (type, more) => {
    outcome = { replies: [{ audience: 'everyone', view: help, language: 'fi' }] };
    await chat.deliver(chat.teams.activity(type, aino, chat.chat('group'), more));
    expect(happenings).toEqual([
      {
        kind: 'installed',
        occurrence: '19:group@thread.v2',
        locale: 'fi',
        place: { channel: 'teams', conversation: '19:group@thread.v2', kind: 'group' },
      },
    ]);
    expect(chat.chat('group').messages).toHaveLength(1);
  });

  it('is told: a meeting, each time it is held', async () => {
    for (const [name, value] of [
      ['meetingStart', { Id: 'M1', StartTime: '2026-11-23T10:00:00Z' }],
      ['meetingEnd', { Id: 'M1', EndTime: '2026-11-23T11:00:00Z' }],
    ] as const) {
      const event = { name: `application/vnd.microsoft.${name}`, value };
      await chat.deliver(chat.teams.activity('event', aino, chat.chat('meeting'), event));
    }
    expect(happenings.map(({ kind, occurrence }) => [kind, occurrence])).toEqual([
      ['meetingStarted', 'M1 2026-11-23T10:00:00Z'],
      ['meetingEnded', 'M1 2026-11-23T11:00:00Z'],
    ]);
  });

  it('ends the knowledge of it when the bot is removed', async () => {
    await say(chat.chat('group'), 'apua');
    const { outgoing } = chat.channel;
    await chat.deliver(
      chat.teams.activity('conversationUpdate', aino, chat.chat('group'), { membersRemoved: [fakeBot] }),
    );
    expect(await outgoing.send('19:group@thread.v2', 'k', { view: help, language: 'fi' })).toEqual({
      kind: 'refused',
      reason: 'ConversationNotFound',
    });
  });
});

describe('how a conversation is reached', () => {
  it('is kept in the store, written only when it changes, and known to the next process', async () => {
    const store = createMemoryStore();
    const writes: string[] = [];
    const counting = {
      ...store,
      create: (...call: Parameters<typeof store.create>) => {
        writes.push(call[0].name);
        return store.create(...call);
      },
    } as typeof store;
    await chat.stop();
    chat = await startTeamsChat(core, { store: counting });
    for (const text of ['a', 'b', 'c']) await say(chat.chat('group'), text);
    expect(writes).toEqual(['teamsConversation']);
    const next = await startTeamsChat(core, { store });
    // Another Teams: what is stored points to the first one, which this process may not call.
    expect(await next.channel.outgoing.send('19:group@thread.v2', 'k', { view: help, language: 'fi' })).toEqual({
      kind: 'refused',
      reason: 'foreignHost',
    });
    expect([...next.teams.calls, ...next.teams.violations]).toEqual([]);
    await next.stop();
  });
});
