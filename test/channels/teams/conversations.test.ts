import type { Conversation, Happening, Outcome } from '../../../src/conversation/conversation';
import type { View } from '../../../src/conversation/views';
import { fakeBot } from '../../support/fake-teams';
import { type FakeActivity, personCalled } from '../../support/fake-teams-chats';
import { createMemoryStore } from '../../support/memory-store';
import { startTeamsChat, type TeamsChat } from '../../support/teams-chat';
import { createFakeConversation } from '../../support/web-chat';

const aino = personCalled('aino');
const help: View = { kind: 'help', role: 'member', greeting: false, starterOnly: true };

let chat: TeamsChat;
let core: Conversation;
let happenings: Happening[];
let outcome: Outcome;

beforeEach(async () => {
  outcome = { replies: [] };
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
    await chat.say(aino, chat.chat('group'), 'apua');
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
  it('is kept in the store at the cost of one write, not one a message, and known to the next process', async () => {
    const store = createMemoryStore();
    const asked: string[] = [];
    const counting: typeof store = {
      ...store,
      get(...call) {
        asked.push('read');
        return store.get(...call);
      },
      create(...call) {
        asked.push('write');
        return store.create(...call);
      },
    };
    await chat.stop();
    chat = await startTeamsChat(core, { store: counting });
    for (const text of ['a', 'b', 'c']) await chat.say(aino, chat.chat('group'), text);
    expect(asked).toEqual(['read', 'write']);
    const next = await startTeamsChat(core, { store });
    // Another Teams: what is stored points to the first one, which this process may not call.
    expect(await next.channel.outgoing.send('19:group@thread.v2', 'k', { view: help, language: 'fi' })).toEqual({
      kind: 'refused',
      reason: 'foreignHost',
    });
    expect([...next.teams.calls, ...next.teams.violations]).toEqual([]);
    await next.stop();
  });

  describe('by two processes with one store', () => {
    const group = '19:group@thread.v2';
    let other: TeamsChat;
    beforeEach(async () => {
      other = await startTeamsChat(core, { store: chat.store });
      await chat.say(aino, chat.chat('group'), 'apua');
      const removed = { membersRemoved: [fakeBot] };
      await other.deliver(other.teams.activity('conversationUpdate', aino, other.chat('group'), removed));
    });
    afterEach(() => other.stop());
    /** The other one may not call the first one's Teams, but tells so only when it knows where that is. */
    const answerOfOther = () => other.channel.outgoing.send(group, 'k', { view: help, language: 'fi' });

    it('is known again as soon as the bot is back, whoever heard of its removal', async () => {
      expect(await answerOfOther()).toEqual({ kind: 'refused', reason: 'ConversationNotFound' });
      const added = { membersAdded: [fakeBot] };
      await chat.deliver(chat.teams.activity('conversationUpdate', aino, chat.chat('group'), added));
      expect(await answerOfOther()).toEqual({ kind: 'refused', reason: 'foreignHost' });
    });

    it('is looked up in the store again after a minute', async () => {
      chat.clock.advance(61_000);
      await chat.say(aino, chat.chat('group'), 'apua taas');
      expect(await answerOfOther()).toEqual({ kind: 'refused', reason: 'foreignHost' });
    });
  });
});
