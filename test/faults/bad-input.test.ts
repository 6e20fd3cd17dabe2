import { nodesOf } from '../support/block-kit-rules';
import type { FakeMessage } from '../support/fake-slack';
import { personCalled } from '../support/fake-teams-chats';
import { once } from '../support/redelivery';
import { buttonsIn, wordsOf } from '../support/teams-card';
import { createTeamsHands } from '../support/teams-hands';
import { general, slackPeople, startTwoBots, type TwoBots } from '../support/two-bots';

const { boss, oiva } = slackPeople;
const manyOptions = Array.from({ length: 60 }, (_, nth) => `vaihtoehto ${nth}`);
const longest = {
  question: `${'k'.repeat(299)}?`,
  options: Array.from({ length: 20 }, (_, nth) => `${String(nth).padStart(2, '0')}${'ö'.repeat(68)}`),
};
const hostile = '${1+1} <!channel> <@U0OIVA> [a](http://b) <at>Fanni</at> *x* _y_ `z` & <b>';
const hostileOption = '<!channel> <at>F</at> [a](http://b) ${1+1} *x*';

// The fakes refuse whatever their platform would, and the end of each test fails when they have had to.
describe('what nobody should send, over the wires of Teams and Slack', () => {
  let bot: TwoBots;
  let inTeams: ReturnType<typeof createTeamsHands>;
  beforeEach(async () => {
    bot = await startTwoBots(once, { bots: 1 });
    inTeams = createTeamsHands(bot);
  });
  afterEach(() => bot.end());

  const lastInTeams = () => inTeams.group.messages.at(-1)?.activity ?? {};
  const inSlack = (): readonly FakeMessage[] =>
    bot.slack.messages.filter(({ by, channel }) => by === 'U0BOT' && channel === general);
  const lastInSlack = (): FakeMessage => {
    const last = inSlack().at(-1);
    if (!last) throw new Error('nothing in Slack');
    return last;
  };
  const onBoth = (line: string) =>
    bot.step(
      () => inTeams.say('admin', inTeams.group, line),
      () => bot.slack.people.command(boss, general, line),
    );
  const press = (payload: object, more: object = {}) =>
    bot.tell(
      bot.teams.activity('invoke', personCalled('aino'), inTeams.group, {
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb: 'x', data: { payload, ...more } }, trigger: 'manual' },
      }),
    );

  it('60 options: the form comes back with all of them and says how many there may be', async () => {
    await onBoth(`kysely "Liikaa?" ${manyOptions.join(' | ')}`);
    expect(JSON.stringify(lastInTeams())).toContain('vaihtoehto 59');
    expect(wordsOf(lastInTeams())).toContain('20');
    const [form] = [...bot.slack.views.values()];
    expect(JSON.stringify(form?.content)).toContain('vaihtoehto 59');
    expect(JSON.stringify(form?.content)).toContain('20');
  });

  it('20,000 characters: said to be too much, in few words', async () => {
    await onBoth('a'.repeat(20_000));
    for (const words of [wordsOf(lastInTeams()), lastInSlack().text]) {
      expect(words).toMatch(/2\s?000/);
      expect(words.length).toBeLessThan(300);
    }
  });

  it.each(['kysely', 'salainen kysely'])('the biggest %s: launched, voted in and closed whole', async (word) => {
    await onBoth(`${word} "${longest.question}" ${longest.options.join(' | ')}`);
    await bot.step(
      () => inTeams.execute('aino', inTeams.group, 'vote', { option: '20' }),
      () => bot.slack.people.press(oiva, poll(), 'vote:20'),
    );
    for (const words of [wordsOf(inTeams.group.messages[0]?.activity ?? {}), poll().text])
      expect(words).toContain('1/');
    await bot.step(
      () => inTeams.execute('admin', inTeams.group, 'closePoll'),
      () => bot.slack.people.press(boss, poll(), 'closePoll:1'),
    );
    const [teamsCard, slackCard] = [JSON.stringify(inTeams.group.messages[0]?.activity), JSON.stringify(poll().blocks)];
    for (const text of [longest.question, ...longest.options]) {
      expect(teamsCard).toContain(text);
      expect(slackCard).toContain(text);
    }
    expect(JSON.stringify(lastInTeams())).toMatch(/on suljettu/);
    expect(lastInSlack().text).toMatch(/on suljettu/);
  });

  const poll = (): FakeMessage => {
    const found = inSlack().find(({ onlyFor }) => !onlyFor);
    if (!found) throw new Error('no poll in Slack');
    return found;
  };

  it('marks of every kind: shown as typed, and nobody is called', async () => {
    await onBoth(`kysely "${hostile}?" ${hostileOption} | ei`);
    expect(wordsOf(lastInTeams())).toContain(hostile);
    expect(buttonsIn(lastInTeams().attachments)[0]?.title).toBe(hostileOption);
    const texts = nodesOf(poll().blocks).map(({ text }) => text);
    expect(texts.some((text) => typeof text === 'string' && text.includes(hostile))).toBe(true);
  });

  it('marks that turn the direction around: left out', async () => {
    await onBoth('kysely "ali\u202Ece\u2066x?" \u202Eyllä | ei');
    for (const shown of [JSON.stringify(lastInTeams()), JSON.stringify(poll())]) {
      expect(shown).toContain('alicex?');
      expect(shown).not.toMatch(/\p{Bidi_Control}/u);
    }
  });

  it.each([
    ['look alike', 'kyllä | ky\u200Bllä'],
    ['cannot be seen', 'kyllä | \u200B | \u3164\u200D'],
  ])('options that %s: no poll, but the form', async (_, options) => {
    await onBoth(`kysely "Käykö?" ${options}`);
    expect(buttonsIn(lastInTeams().attachments).map(({ payload }) => payload.verb)).toEqual(['launchPoll']);
    expect([...bot.slack.views.values()]).toHaveLength(1);
  });

  it('thousands of fields, long values and odd names in a press: answered without a fault', async () => {
    const fields = Object.fromEntries(Array.from({ length: 1_000 }, (_, nth) => [`field${nth}`, 'x'.repeat(100)]));
    await bot.step(
      () => press({ verb: 'launchPoll', key: 'k' }, fields),
      () => press({ verb: 'help' }, { question: 'x'.repeat(10_000), ['__proto__']: 'x', constructor: 'x' }),
      () => press({ verb: 'vote', poll: 'x'.repeat(10_000), option: '1' }),
      () => press({ verb: 'ask', question: 'x'.repeat(10_000) }),
      () => press([{ verb: 'help' }]),
      () => bot.slack.people.mention(oiva, general, 'x', { text: `<@${'U'.repeat(5_000)}>`.repeat(10) }),
    );
    const answers = [
      ...inTeams.group.messages.map(({ activity }) => wordsOf(activity)),
      ...inSlack().map(({ text }) => text),
    ];
    expect(answers.length).toBeGreaterThan(2);
    expect(answers.filter((words) => /meni vikaan/.test(words))).toEqual([]);
  });

  it('a vote for a poll of another conversation: told that there is none, and counted nowhere', async () => {
    await bot.step(() => inTeams.say('admin', inTeams.group, 'kysely "Tiimissä?" a | b'));
    const [button] = buttonsIn(lastInTeams().attachments);
    await bot.step(() => bot.slack.people.mention(oiva, general, 'apua'));
    const help = lastInSlack();
    await bot.step(
      () => bot.slack.people.press(oiva, help, button?.payload ?? {}),
      () =>
        bot.tell(
          bot.teams.activity('invoke', personCalled('aino'), inTeams.meeting, {
            name: 'adaptiveCard/action',
            value: { action: { type: 'Action.Execute', verb: 'vote', data: { payload: button?.payload } } },
          }),
        ),
    );
    expect(lastInSlack()).toMatchObject({ onlyFor: oiva });
    expect(wordsOf(inTeams.group.messages[0]?.activity ?? {})).toContain('0/6');
  });
});
