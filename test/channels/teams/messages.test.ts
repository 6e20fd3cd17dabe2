import { fakeApp } from '../../support/fake-teams';
import { personCalled } from '../../support/fake-teams-chats';
import { botMark, botMention, startTeamsChat, type TeamsChat } from '../../support/teams-chat';
import { createFakeConversation, type FakeConversation } from '../../support/web-chat';

const aino = personCalled('aino');
const fanni = personCalled('fanni');

let chat: TeamsChat;
let core: FakeConversation;

beforeEach(async () => {
  core = createFakeConversation(() => ({ replies: [] }));
  chat = await startTeamsChat(core);
});
afterEach(async () => {
  expect(chat.teams.violations).toEqual([]);
  await chat.stop();
});

const heard = () => core.heard.map(({ body }) => (body.kind === 'text' ? body.text : body.kind));

describe('a message', () => {
  it('reaches the core with who, where, when and in which language', async () => {
    await chat.say(aino, chat.chat('group'), 'apua', { id: 'm-1' });
    expect(core.heard).toEqual([
      {
        place: { channel: 'teams', conversation: '19:group@thread.v2', kind: 'group' },
        person: {
          id: `teams:${fakeApp.tenantId}:${aino.aadObjectId}`,
          name: 'Aino Esimerkki',
          leads: expect.any(Function),
        },
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
    await chat.say(aino, chat.chat(name), 'apua');
    expect(core.heard[0]?.place).toMatchObject(place);
  });

  it.each<[object, string]>([
    [{ conversationType: 'personal' }, 'personal'],
    [{}, 'personal'],
    [{ isGroup: true }, 'group'],
    [{ conversationType: 'personal', isGroup: true }, 'group'],
    [{ conversationType: 'townHall' }, 'group'],
  ])('counts as said in private only where it surely is: %j', async (type, kind) => {
    await chat.say(aino, chat.chat('group'), 'apua', { conversation: { id: '19:group@thread.v2', ...type } });
    expect(core.heard[0]?.place.kind).toBe(kind);
  });

  it.each([
    ['2026-11-23T12:00:30.000+02:00', '2026-11-23T10:00:30Z'],
    ['2026-11-23T11:59:30.000+02:00', '2026-11-23T09:59:30Z'],
    // The phone's clock is an hour ahead: its next vote would lose against this one.
    ['2026-11-23T13:00:00.000+02:00', '2026-11-23T10:00:00Z'],
    ['2026-11-23T11:58:00.000+02:00', '2026-11-23T10:00:00Z'],
    ['yesterday', '2026-11-23T10:00:00Z'],
  ])('at 10.00 by Teams’ clock and %s by the person’s own was made at %s', async (localTimestamp, at) => {
    await chat.say(aino, chat.chat('group'), 'apua', { localTimestamp });
    expect(core.heard[0]?.delivery?.at).toBe(Date.parse(at));
  });

  it('loses the mark of the bot, hard spaces and the marks around other names', async () => {
    const text = `${botMark}&nbsp;rooli\u00a0<at>Björn Exempel</at> <at>jäsen`;
    const other = { type: 'mention', mentioned: { id: personCalled('bjorn').id }, text: '<at>Björn Exempel</at>' };
    await chat.say(aino, chat.chat('group'), '', { text, entities: [botMention, other] });
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
      expect([delivered.status, heard()]).toEqual([200, []]);
    },
  );

  it('without a name gets it from the roster, once', async () => {
    const from = { id: aino.id, aadObjectId: aino.aadObjectId };
    for (const text of ['a', 'b']) await chat.say(aino, chat.chat('group'), text, { from });
    expect(core.heard.map(({ person }) => person.name)).toEqual(['Aino Esimerkki', 'Aino Esimerkki']);
    expect(chat.teams.calls.map(({ operation }) => operation)).toEqual(['GET member']);
  });
});

describe('the core can ask', () => {
  it('how many people are there, bots not counted, page by page and once in five minutes', async () => {
    for (const text of ['a', 'b']) await chat.say(aino, chat.chat('group'), text);
    const [first, second] = core.heard;
    expect([await first?.countPeople?.(), await second?.countPeople?.()]).toEqual([6, 6]);
    expect(chat.teams.calls).toHaveLength(4);
    chat.clock.advance(5 * 60_000);
    await first?.countPeople?.();
    expect(chat.teams.calls).toHaveLength(8);
  });

  it('and hears nothing rather than half a count', async () => {
    await chat.say(aino, chat.chat('group'), 'a');
    chat.teams.fail({ on: 'GET none', does: 500 }, { on: 'GET pagedmembers', does: 500 });
    expect(await core.heard[0]?.countPeople?.()).toBeUndefined();
  });

  it('whether the speaker organises the meeting; nobody does elsewhere', async () => {
    await chat.say(aino, chat.chat('meeting'), 'a');
    await chat.say(fanni, chat.chat('meeting'), 'a');
    await chat.say(aino, chat.chat('group'), 'a');
    const [member, organiser, elsewhere] = core.heard;
    expect([await member?.person.leads?.(), await organiser?.person.leads?.()]).toEqual([false, true]);
    expect(await elsewhere?.person.leads?.()).toBe(false);
  });
});
