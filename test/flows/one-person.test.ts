import type { FakeMessage } from '../support/fake-slack';
import { once } from '../support/redelivery';
import { wordsOf } from '../support/teams-card';
import { createTeamsHands } from '../support/teams-hands';
import { general, slackPeople, startTwoBots, type TwoBots } from '../support/two-bots';

const { oiva, elsa } = slackPeople;
const codeIn = (text: string | undefined) => /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(text ?? '')?.[0];

describe('one person on Teams and Slack, over the wires of both', () => {
  let bot: TwoBots;
  let inTeams: ReturnType<typeof createTeamsHands>;
  beforeEach(async () => {
    bot = await startTwoBots(once, { bots: 1 });
    inTeams = createTeamsHands(bot);
    const { say, group, alone } = inTeams;
    await bot.step(
      () => say('fanni', alone('fanni'), 'apua'),
      () => say('aino', alone('aino'), 'apua'),
      () => bot.slack.people.tell(oiva, 'apua'),
      () => say('admin', group, 'rooli Fanni Esimerkki fasilitaattori'),
    );
  });
  afterEach(() => bot.end());

  const im = () => bot.slack.imOf(oiva);
  const inSlack = (channel: string): readonly FakeMessage[] =>
    bot.slack.messages.filter((message) => message.channel === channel && message.by === 'U0BOT');
  const told = (key: string) => inTeams.alone(key).messages.map(({ activity }) => wordsOf(activity));
  const home = () => JSON.stringify(bot.slack.homes.get(oiva)?.content.blocks);

  /** Aino asks for a code on Teams and writes it as Oiva in Slack. */
  async function link(): Promise<void> {
    await bot.step(() => inTeams.say('aino', inTeams.alone('aino'), 'yhdistä tilit'));
    const code = codeIn(told('aino').at(-1));
    await bot.step(() => bot.slack.people.tell(oiva, `yhdistä ${code}`));
    expect(inSlack(im()).at(-1)?.text).toMatch(/yhdistetty|yhdistettiin/i);
  }

  async function launch(line: string): Promise<void> {
    await bot.step(() => inTeams.say('fanni', inTeams.group, line));
  }

  /** From the page of the bot in Slack: what is open, then the ballot, then the vote. */
  async function voteInSlack(option: string): Promise<void> {
    await bot.step(() => bot.slack.people.openHome(oiva));
    expect(home()).toContain('Mikä auttaisi?');
    await bot.step(() => bot.slack.people.pressHome(oiva, 'showPoll:1'));
    const ballot = inSlack(im()).at(-1);
    if (!ballot) throw new Error('no ballot');
    await bot.step(() => bot.slack.people.press(oiva, ballot, `vote:${option}`));
  }

  const voteInTeams = (option: string) =>
    bot.step(() => inTeams.execute('aino', inTeams.group, 'vote', { of: /Mikä auttaisi/, option }));

  async function close(): Promise<string> {
    await bot.step(() => inTeams.execute('fanni', inTeams.group, 'closePoll', { of: /Mikä auttaisi/ }));
    return (
      inTeams.group.messages.map(({ activity }) => wordsOf(activity)).find((words) => /on suljettu/.test(words)) ?? ''
    );
  }

  it('gets the code alone, wherever it is asked for', async () => {
    await bot.step(
      () => inTeams.say('aino', inTeams.group, 'yhdistä tilit'),
      () => bot.slack.people.mention(elsa, general, 'yhdistä tilit'),
      () => bot.slack.people.command(oiva, general, 'yhdistä tilit'),
    );
    expect(codeIn(told('aino').at(-1))).toBeDefined();
    expect(inTeams.group.messages.map(({ activity }) => codeIn(JSON.stringify(activity)))).not.toContainEqual(
      expect.any(String),
    );
    const codes = inSlack(general).filter(({ text }) => codeIn(text));
    expect(codes.map(({ onlyFor }) => onlyFor)).toEqual([elsa, oiva]);
  });

  it('has one vote in an open poll, which can be changed from either', async () => {
    await link();
    await launch('kysely "Mikä auttaisi?" tilat | rahoitus');
    await voteInSlack('1');
    await bot.step(() => bot.slack.people.openHome(oiva));
    expect(home()).toContain('1/6');
    await voteInTeams('2');
    expect(await close()).toMatch(/rahoitus: 1\/1/);
    await bot.step(() => bot.slack.people.openHome(oiva));
    expect(home()).not.toContain('Mikä auttaisi?');
  });

  it('has one vote in a secret poll, and the first one counts', async () => {
    await link();
    await launch('salainen kysely "Mikä auttaisi?" tilat | rahoitus');
    await voteInSlack('1');
    await voteInTeams('2');
    expect(await close()).toMatch(/tilat: 1\/1/);
  });

  it('has the same role on both', async () => {
    await link();
    await bot.step(() => inTeams.say('admin', inTeams.group, 'rooli Aino Esimerkki fasilitaattori'));
    await bot.step(() => bot.slack.people.command(oiva, general, 'kysely "Slackissa?" a | b'));
    expect(inSlack(general).map(({ text }) => text)).toContainEqual(expect.stringContaining('Slackissa?'));
  });
});
