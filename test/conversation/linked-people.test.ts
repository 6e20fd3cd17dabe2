import { conversationSettingsKind, postKind } from '../../src/conversation/conversation';
import { linkCodeKind, linkTriesKind, personKind } from '../../src/members/members';
import { ballotBoxKind, type Place, type PollState, pollKind } from '../../src/polls/polls';
import { questionKind } from '../../src/questions/questions';
import { bothStores, type TestStore } from '../support/both-stores';
import { useDataFolder } from '../support/data-folder';
import { noticeOf, places, startTwoPlatforms, type TwoPlatforms, viewOf } from '../support/two-platforms';
import { until } from '../support/until';

const { team, slackChannel, teamsAlone, slackAlone } = places;
const onTeams = 'teams:t1:aino';
const onSlack = 'slack:T1:U1';
const stranger = 'slack:T1:U9';
const kinds = [
  personKind,
  linkCodeKind,
  linkTriesKind,
  conversationSettingsKind,
  pollKind,
  ballotBoxKind,
  postKind,
  questionKind,
];

describe.each(bothStores)('a person with accounts on Teams and Slack, %s', (_name, open) => {
  const folder = useDataFolder();
  let opened: TestStore;
  let bot: TwoPlatforms;

  beforeEach(async () => {
    opened = await open(kinds);
    bot = startTwoPlatforms(opened.store, folder('data'));
    bot.teams.members.add(`${team.conversation} ${onTeams}`);
    bot.slack.members.add(`${slackChannel.conversation} ${onSlack}`);
  });
  afterEach(() => opened.end());

  async function link(): Promise<void> {
    const { code } = viewOf(await bot.say(onTeams, teamsAlone, 'yhdistä tilit'), 'linkCode');
    expect(noticeOf(await bot.say(onSlack, slackAlone, `yhdistä ${code}`))).toBe('linked');
  }

  async function launch(secrecy: 'open' | 'secret', place: Place = team): Promise<PollState> {
    const line = `${secrecy === 'secret' ? 'secret poll' : 'poll'} "Mikä auttaisi?" tilat | raha`;
    return viewOf(await bot.say('teams:t1:admin', place, line), 'poll').poll;
  }

  const vote = (account: string, place: Place, { id }: PollState, option: string) =>
    bot.press(account, place, { verb: 'vote', poll: id, option });

  /** Who has voted, and the votes once they can be seen. */
  async function counted({ id }: PollState): Promise<{ voters: number; votes: readonly number[] }> {
    const { tally } = (await bot.polls.close(id)) ?? {};
    return { voters: tally?.voters ?? 0, votes: tally?.votes ?? [] };
  }

  it('links them by a code that only they see', async () => {
    const asked = await bot.say(onTeams, team, 'yhdistä tilit');
    expect(asked.replies).toEqual([expect.objectContaining({ audience: 'person', confidential: true })]);
    const { code, on, expiresAt } = viewOf(asked, 'linkCode');
    expect({ on, expiresAt }).toEqual({ on: ['slack'], expiresAt: '2026-11-23T10:10:00.000Z' });
    const linked = await bot.say(onSlack, slackChannel, `koppla ${code}`);
    expect(linked.replies).toEqual([expect.objectContaining({ audience: 'person', confidential: true })]);
    expect(viewOf(linked, 'notice').notice).toMatchObject({
      code: 'linked',
      accounts: [{ channel: 'teams' }, { channel: 'slack' }],
    });
    expect(noticeOf(await bot.say(onSlack, slackAlone, `yhdistä ${code}`))).toBe('alreadyLinked');
  });

  it('tells whoever got the code, in their own conversation with the bot, that it was used', async () => {
    await link();
    expect(bot.teams.sent).toEqual([
      expect.objectContaining({
        conversation: teamsAlone.conversation,
        view: { kind: 'notice', notice: expect.objectContaining({ code: 'linked' }), offerHelp: false },
      }),
    ]);
  });

  it('tells it nowhere else, where others would read it', async () => {
    const { code } = viewOf(await bot.say(onTeams, team, 'yhdistä tilit'), 'linkCode');
    await bot.say(onSlack, slackAlone, `yhdistä ${code}`);
    expect([...bot.teams.sent, ...bot.slack.sent]).toEqual([]);
  });

  it.each([
    ['yhdistä ABCD-EFGH', 'linkCodeUnknown'],
    ['poista yhdistäminen', 'notLinked'],
  ])('is told what came of %s, in private', async (line, notice) => {
    const outcome = await bot.say(onSlack, slackChannel, line);
    expect(noticeOf(outcome)).toBe(notice);
    expect(outcome.replies).toEqual([expect.objectContaining({ audience: 'person', confidential: true })]);
  });

  it('is offered the code by the button in the help, until the accounts are linked', async () => {
    expect(viewOf(await bot.say(onTeams, teamsAlone, 'apua'), 'help').linkable).toBe(true);
    expect(viewOf(await bot.press(onTeams, team, { verb: 'linkAccounts' }), 'linkCode').code).toMatch(/^.{4}-.{4}$/);
    await link();
    expect(viewOf(await bot.say(onSlack, slackAlone, 'apua'), 'help').linkable).toBe(false);
    expect(noticeOf(await bot.press(onSlack, slackAlone, { verb: 'linkAccounts' }))).toBe('alreadyLinked');
  });

  it('has the rights and the language of the one profile on both', async () => {
    await bot.say(onTeams, teamsAlone, 'hej');
    await bot.members.setRole(onTeams, 'facilitator');
    await bot.say(onTeams, teamsAlone, 'språk svenska');
    await link();
    const [reply] = (await bot.say(onSlack, slackAlone, 'poll')).replies;
    expect(reply).toMatchObject({ view: { kind: 'pollForm' }, language: 'sv' });
  });

  it.each(['open', 'secret'] as const)(
    'has one vote in a %s poll, whether cast before or after linking',
    async (secrecy) => {
      const [before, after] = [await launch(secrecy), await launch(secrecy, { ...team, conversation: 'other' })];
      bot.teams.members.add(`other ${onTeams}`);
      const [first, again] =
        secrecy === 'open' ? ['voteCounted', 'voteChanged'] : ['secretVoteCounted', 'alreadyVoted'];
      expect(noticeOf(await vote(onTeams, team, before, '1'))).toBe(first);
      await link();
      expect(noticeOf(await vote(onSlack, slackAlone, before, '2'))).toBe(again);
      expect(noticeOf(await vote(onSlack, slackAlone, after, '2'))).toBe(first);
      expect(noticeOf(await vote(onTeams, teamsAlone, after, '1'))).toBe(again);
      expect(await counted(before)).toEqual({ voters: 1, votes: secrecy === 'open' ? [0, 1] : [1, 0] });
      expect(await counted(after)).toEqual({ voters: 1, votes: secrecy === 'open' ? [1, 0] : [0, 1] });
    },
  );

  it('has one vote when both accounts vote at once in two processes', async () => {
    const poll = await launch('open');
    await link();
    const other = bot.another();
    other.teams.members.add(`${team.conversation} ${onTeams}`);
    await Promise.all([
      vote(onTeams, team, poll, '1'),
      other.press(onSlack, slackAlone, { verb: 'vote', poll: poll.id, option: '1' }),
    ]);
    expect(await counted(poll)).toEqual({ voters: 1, votes: [1, 0] });
  });

  it('leaves with a vote where it was given', async () => {
    const poll = await launch('open');
    await link();
    await vote(onSlack, slackAlone, poll, '1');
    expect(await bot.polls.responses(poll.id)).toEqual([
      expect.objectContaining({ channel: 'slack', placeKind: 'personal' }),
    ]);
  });

  it('moves the shared card with a vote given elsewhere', async () => {
    const poll = await launch('open');
    await link();
    await bot.posted({
      channel: 'teams',
      conversation: team.conversation,
      message: 'm1',
      poll: poll.id,
      language: 'fi',
    });
    await bot.settle();
    await vote(onSlack, slackAlone, poll, '1');
    await bot.settle();
    expect(bot.slack.updates).toEqual([]);
    expect(bot.teams.updates.at(-1)).toMatchObject({ message: 'm1', view: { poll: { turnout: 1 } } });
    expect(bot.teams.updates.at(-1)?.view).not.toHaveProperty('note');
  });

  it('sees alone with the bot the open polls of all their conversations, newest first', async () => {
    const first = await launch('open');
    bot.clock.advance(1000);
    const second = await launch('secret', slackChannel);
    const closed = await launch('open', { ...team, conversation: 'closed' });
    bot.teams.members.add(`closed ${onTeams}`);
    await bot.polls.close(closed.id);
    await launch('open', { ...team, conversation: 'not theirs' });
    await link();
    for (const [account, place] of [
      [onSlack, slackAlone],
      [onTeams, teamsAlone],
    ] as const) {
      const { polls, everywhere } = viewOf(await bot.say(account, place, 'kyselyt'), 'openPolls');
      expect({ ids: polls.map(({ id }) => id), everywhere }).toEqual({ ids: [second.id, first.id], everywhere: true });
    }
    const inTeam = viewOf(await bot.say(onTeams, team, 'kyselyt'), 'openPolls');
    expect(inTeam).toMatchObject({ polls: [{ id: first.id }], everywhere: false });
  });

  it('waits for a platform that does not tell who is where no longer than the other can wait, and shows the other’s polls', async () => {
    const near = await launch('open', slackChannel);
    for (let n = 0; n < 20; n += 1) await launch('open', { ...team, conversation: `silent ${n}` });
    await link();
    let asked = 0;
    bot.teams.hasMember = () => {
      asked += 1;
      return new Promise(() => {});
    };
    const listing = bot.say(onSlack, slackAlone, 'kyselyt');
    await until(() => asked === 6);
    bot.clock.advance(800);
    await until(() => asked === 12);
    bot.clock.advance(700);
    expect(viewOf(await listing, 'openPolls').polls.map(({ id }) => id)).toEqual([near.id]);
    expect(asked).toBe(12);
  });

  it('finds on the bot’s page what is open, and which accounts are linked', async () => {
    const poll = await launch('open');
    expect(viewOf(await bot.openHome(onSlack, slackAlone), 'home')).toEqual({
      kind: 'home',
      role: 'member',
      polls: [],
      linked: [],
      linkable: true,
    });
    await link();
    const opened = await bot.openHome(onSlack, slackAlone);
    expect(opened.replies).toEqual([]);
    expect(viewOf(opened, 'home')).toMatchObject({
      polls: [{ id: poll.id }],
      linked: ['teams', 'slack'],
      linkable: false,
    });
    expect(viewOf(await bot.press(onSlack, slackAlone, { verb: 'showPoll', poll: poll.id }), 'poll').poll.id).toBe(
      poll.id,
    );
  });

  it('is unknown to the polls of conversations that no account of theirs is in', async () => {
    const poll = await launch('open');
    await link();
    for (const payload of [
      { verb: 'vote', poll: poll.id, option: '1' },
      { verb: 'showPoll', poll: poll.id },
    ]) {
      expect(noticeOf(await bot.press(stranger, slackAlone, payload))).toBe('pollUnknown');
      // In a group others would see the poll of another conversation.
      expect(noticeOf(await bot.press(onSlack, slackChannel, payload))).toBe('pollUnknown');
      expect(noticeOf(await bot.press(onTeams, { ...team, conversation: 'other' }, payload))).toBe('pollUnknown');
    }
    expect(await counted(poll)).toEqual({ voters: 0, votes: [0, 0] });
  });

  it('may not vote any more some minutes after leaving the conversation', async () => {
    const poll = await launch('open');
    await link();
    expect(noticeOf(await vote(onSlack, slackAlone, poll, '1'))).toBe('voteCounted');
    bot.teams.members.clear();
    bot.clock.advance(2 * 60_000);
    expect(noticeOf(await vote(onSlack, slackAlone, poll, '2'))).toBe('pollUnknown');
  });

  it('has two voices again only as two people', async () => {
    const poll = await launch('open');
    await link();
    await vote(onSlack, slackAlone, poll, '1');
    expect(noticeOf(await bot.say(onSlack, slackAlone, 'poista yhdistäminen'))).toBe('unlinked');
    expect(noticeOf(await vote(onSlack, slackAlone, poll, '2'))).toBe('pollUnknown');
    expect(noticeOf(await vote(onTeams, team, poll, '2'))).toBe('voteChanged');
    expect(await counted(poll)).toEqual({ voters: 1, votes: [0, 1] });
  });

  it('gets a role by either name, and is listed once in the form', async () => {
    await link();
    const asAdmin = (text: string) => bot.say('teams:t1:admin', teamsAlone, text);
    expect(viewOf(await asAdmin('rooli U1 koordinaattori'), 'notice').notice).toMatchObject({
      code: 'roleSet',
      accounts: [
        { channel: 'teams', end: 'aino' },
        { channel: 'slack', end: 'U1' },
      ],
    });
    expect(await bot.members.find(onTeams)).toMatchObject({ role: 'coordinator' });
    const form = await asAdmin('roolit');
    expect(form.replies).toEqual([expect.objectContaining({ confidential: true })]);
    expect(viewOf(form, 'roleForm').people).toEqual([
      { id: 'teams:t1:admin', name: 'admin', role: 'admin' },
      {
        id: onTeams,
        name: 'aino',
        role: 'coordinator',
        accounts: [
          { channel: 'teams', name: 'aino' },
          { channel: 'slack', name: 'U1' },
        ],
      },
    ]);
  });
});
