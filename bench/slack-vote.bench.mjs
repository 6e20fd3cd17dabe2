// What a vote costs in Slack: the signature checked, the vote safe on disk, then acknowledged; what became of it is told
// afterwards. The peer is an app on Bolt that checks the signature and acknowledges, and stores nothing.
import { createHmac } from 'node:crypto';
import { loadOn, send, voteNumber, voters, withBare, withBot, withPlatform } from './peers/server-process.mjs';

const settings = { signingSecret: '8f742231b10e8888abcd99yyyzzz85a5', botToken: 'xoxb-bench' };
const [team, channel] = ['T0BENCH', 'C0BENCH'];
const prepared = 40_000;

export const unit = 'turns/s';

export const sides = {
  'a vote in Kumppani': () => withSlack(ourVotes),
  'Bolt alone, an ack': () => withSlack(bareAcks),
};

const [of, to] = Object.keys(sides);
export const ratios = [
  { claim: 'Slack vote, stored ÷ bare Bolt ack', of, to, atLeast: 0.7 },
  { claim: 'p99 of the same at 32 connections', of, to, unit: 'p99 ms' },
];

/** Slack's Web API on this machine, without any of its limits. */
function withSlack(use) {
  const posted = [];
  const answer = (path, body) => {
    if (path === '/api/auth.test') return { ok: true, team_id: team, user_id: 'U0BOT', bot_id: 'B0BOT' };
    if (path === '/api/users.info') return { ok: true, user: { real_name: 'Aino Esimerkki', locale: 'fi-FI' } };
    if (path === '/api/conversations.members')
      return { ok: true, members: Array.from({ length: voters }, (_, id) => `U0V${id}`) };
    if (path === '/api/chat.postMessage') posted.push(body);
    return { ok: true, channel, ts: '1763900000.000100', message_ts: '1763900000.000200' };
  };
  return withPlatform(answer, (url) => use({ url, posted }));
}

async function ourVotes(slack) {
  const env = {
    SLACK_SIGNING_SECRET: settings.signingSecret,
    SLACK_BOT_TOKEN: settings.botToken,
    SLACK_API_URL: `${slack.url}/api`,
    ADMINS: `slack:${team}:U0FANNI`,
  };
  return withBot(env, async (url) => {
    const poll = await launch(url, slack);
    return loadOn(url, presses(slack, poll), isAcknowledged);
  });
}

function bareAcks(slack) {
  return withBare('bare-slack.cjs', settings, (url) => loadOn(url, presses(slack, 'none'), isAcknowledged));
}

const isAcknowledged = ({ status }) => status === 200;

/** Launches an open poll and gives its id, as the buttons of its card name it. */
async function launch(url, slack) {
  const command = {
    command: '/kumppani',
    text: 'poll "Mikä auttaisi eniten?" tilat | rahoitus | yhteyshenkilö',
    team_id: team,
    user_id: 'U0FANNI',
    user_name: 'fanni',
    channel_id: channel,
    channel_name: 'yhteistyo',
    trigger_id: '1.2.3',
    response_url: `${slack.url}/response/launch`,
  };
  await send(url, signed(command));
  while (slack.posted.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  return /"poll":"([\w-]+)"/.exec(decodeURIComponent(slack.posted[0]).replaceAll('\\', ''))[1];
}

/** Presses of different people, as Slack delivers them. Made and signed beforehand, so that this is not measured. */
function presses(slack, poll) {
  const made = [];
  for (let number = 0; number < prepared; number += 1) made.push(press(slack, poll, number));
  return made.values();
}

function press(slack, poll, number) {
  const { voter, option } = voteNumber(number);
  const at = (Date.now() + number) / 1_000;
  const user = `U0V${voter}`;
  const payload = {
    type: 'block_actions',
    team: { id: team, domain: 'bench' },
    user: { id: user, username: `voter.${voter}`, name: `voter.${voter}`, team_id: team },
    api_app_id: 'A0BENCH',
    token: 'deprecated',
    trigger_id: `${number}.2.3`,
    container: { type: 'message', message_ts: '1763900000.000100', channel_id: channel, is_ephemeral: false },
    channel: { id: channel, name: 'yhteistyo' },
    response_url: `${slack.url}/response/${number}`,
    actions: [
      {
        action_id: `vote-${option}`,
        block_id: 'block',
        type: 'button',
        text: { type: 'plain_text', text: 'tilat' },
        value: JSON.stringify({ verb: 'vote', poll, option }),
        action_ts: at.toFixed(6),
      },
    ],
  };
  return signed({ payload: JSON.stringify(payload) });
}

function signed(form) {
  const body = String(new URLSearchParams(form));
  const time = String(Math.floor(Date.now() / 1_000));
  const mac = createHmac('sha256', settings.signingSecret).update(`v0:${time}:${body}`).digest('hex');
  return {
    path: '/slack/events',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': time,
      'x-slack-signature': `v0=${mac}`,
    },
    body,
  };
}
