import { nodesOf } from './block-kit-rules';
import type { FakeMessage } from './fake-slack';
import { fakeBot } from './fake-teams';
import { createTeamsHands } from './teams-hands';
import { general, slackPeople, type TwoBots } from './two-bots';

const { siiri, oiva, elsa, boss } = slackPeople;

/** Everything that people and platforms can do to the bot, on Teams and on Slack, in steps whose parts may come in any order. */
export async function spendRedeliveredDay(bots: TwoBots): Promise<void> {
  const { slack, step } = bots;
  const inTeams = createTeamsHands(bots);
  const { say, execute, submit, happen, group, meeting, alone } = inTeams;
  const people = slack.people;
  const press = (user: string, words: RegExp, button: string) =>
    people.press(user, messageIn(bots, user, words, button), button);

  await step(
    () => happen('installationUpdate', group, { action: 'add' }),
    () => happen('conversationUpdate', group, { membersAdded: [{ id: fakeBot.id }] }),
    () => happen('event', meeting, startOfMeeting),
    () => people.event({ type: 'member_joined_channel', user: 'U0BOT', channel: general, channel_type: 'C' }),
  );
  await step(
    ...['fanni', 'aino', 'bjorn', 'cecilia'].map((key) => () => say(key, alone(key), 'apua')),
    () => people.tell(siiri, 'apua'),
    () => people.mention(oiva, general, 'apua'),
    () => people.command(elsa, general, 'apua'),
    () => people.openHome(oiva),
  );
  await step(
    () => say('admin', group, 'rooli Fanni Esimerkki fasilitaattori'),
    () => say('bjorn', group, 'språk svenska'),
    () => say('aino', group, 'Mikä on elämän tarkoitus?'),
    () => people.command(boss, general, 'rooli Siiri Slack fasilitaattori'),
    () => people.tell(elsa, 'språk svenska'),
    () => people.mention(oiva, general, 'Mitä on onni?'),
  );
  await step(
    () => say('fanni', group, 'keskustelun kieli ruotsi'),
    () => say('fanni', alone('fanni'), 'kysely'),
    () => say('admin', alone('admin'), 'kysely'),
    () => say('fanni', meeting, 'kysely "Jatketaanko?" kyllä | ei'),
    () => people.mention(siiri, general, 'kysely'),
  );
  await step(() => press(siiri, /Uusi pikakysely/, 'openForm:1'));
  await step(
    () => say('fanni', group, 'kysely "Mikä auttaisi?" tilat | rahoitus'),
    () => say('fanni', group, 'salainen kysely "Salassa?" kyllä | ei'),
    () => execute('fanni', alone('fanni'), 'launchPoll', {}, { question: 'Lomake?', options: 'a\nb', secrecy: 'open' }),
    () => submit('admin', alone('admin'), 'launchPoll', {}, { question: 'Vanha?', options: 'a\nb', secrecy: 'secret' }),
    () => people.command(siiri, general, 'kysely "Slackissa?" tilat | rahoitus'),
  );
  await step(
    () => execute('aino', group, 'vote', { of: /Mikä auttaisi/, option: '1' }),
    () => execute('aino', group, 'vote', { of: /Mikä auttaisi/, option: '2' }),
    () => submit('bjorn', group, 'vote', { of: /Mikä auttaisi/, option: '1' }),
    () => execute('cecilia', group, 'vote', { of: /Salassa/, option: '1' }),
    () => execute('aino', meeting, 'vote', { of: /Jatketaanko/, option: '1' }),
    () => execute('bjorn', group, 'help'),
    () => press(oiva, /\nSlackissa/, 'vote:1'),
    () => press(oiva, /\nSlackissa/, 'vote:2'),
    () => press(elsa, /\nSlackissa/, 'vote:2'),
  );
  // In a secret poll the first vote counts, and every later one is refused.
  await step(
    () => execute('cecilia', group, 'vote', { of: /Salassa/, option: '2' }),
    () => submit('bjorn', group, 'openPolls'),
    () => press(oiva, /Mitä voit kysyä/, 'openPolls:1'),
    () => people.pressHome(oiva, 'help:1'),
    () => people.submit(siiri, formOf(bots), { question: 'Lomake Slackissa?', options: 'a\nb', secrecy: 'secret' }),
  );
  await step(
    () => press(elsa, /Lomake Slackissa/, 'vote:1'),
    () => execute('fanni', group, 'closePoll', { of: /Mikä auttaisi/ }),
    () => submit('fanni', group, 'closePoll', { of: /Salassa/ }),
    () => press(siiri, /\nSlackissa/, 'closePoll:1'),
    () => happen('event', meeting, endOfMeeting),
  );
}

const endOfMeeting = {
  name: 'application/vnd.microsoft.meetingEnd',
  value: { Id: 'MCMxOTptZWV0aW5n', EndTime: '2026-11-23T11:00:00Z' },
};

const startOfMeeting = {
  name: 'application/vnd.microsoft.meetingStart',
  value: { Id: 'MCMxOTptZWV0aW5n', StartTime: '2026-11-23T10:00:00Z' },
};

/** The latest message with these words and this button that the person sees in the channel. */
function messageIn({ slack }: TwoBots, user: string, words: RegExp, button: string) {
  const isSeen = ({ channel, onlyFor = user }: FakeMessage) => channel === general && onlyFor === user;
  const hasButton = ({ blocks }: FakeMessage) => nodesOf(blocks).some(({ action_id }) => action_id === button);
  const found = slack.messages.filter(isSeen).findLast((message) => words.test(message.text) && hasButton(message));
  if (!found) throw new Error(`no ${button} in ${words}`);
  return found;
}

function formOf({ slack }: TwoBots) {
  const [form] = [...slack.views.values()].filter(({ content }) => content.type === 'modal');
  if (!form) throw new Error('no form is open');
  return form;
}
