// The matches: which settings the bot has, who plays the platform, and which scenes are played.
import { breachesOf, extentOf, warningsOf } from './judgement.mjs';
import { playLinking } from './linking.mjs';
import { freePort, startBot, startReferee } from './processes.mjs';
import { connectSlack, slackAdmin } from './slack.mjs';
import { slackScenes } from './slack-scenes.mjs';
import { connectTeams, teamsAdmin } from './teams.mjs';
import { teamsScenes } from './teams-scenes.mjs';

const secret = 'a secret of the referees, by no chance at all';

const teamsSettings = (url) => ({
  MicrosoftAppId: '11111111-1111-4111-8111-111111111111',
  MicrosoftAppPassword: 'referee-password',
  MicrosoftAppTenantId: '22222222-2222-4222-8222-222222222222',
  TEAMS_OPENID_METADATA: `${url}/v1/.well-known/openidconfiguration`,
  TEAMS_LOGIN_URL: url,
  TEAMS_SERVICE_HOSTS: new URL(url).host,
});

const slackSettings = (url) => ({
  SLACK_SIGNING_SECRET: 'referee-signing-secret',
  SLACK_BOT_TOKEN: 'xoxb-referee',
  SLACK_API_URL: `${url}/api`,
});

/** Starts what a match needs, plays it and judges: what was breached, and what is worth a look. */
async function hold(name, { referees, settings, play }) {
  const port = await freePort();
  const opened = [];
  const result = { name, extent: '', warnings: [], breaches: [] };
  try {
    const urls = {};
    for (const [platform, { program, path, words }] of Object.entries(referees)) {
      const referee = await startReferee(program, `http://127.0.0.1:${port}${path}`, ['--strict-rate', ...words]);
      opened.unshift(referee);
      urls[platform] = referee.url;
    }
    const bot = await startBot(port, settings(urls, `http://127.0.0.1:${port}`));
    opened.unshift(bot);
    await play(urls, result);
    const faults = bot
      .log()
      .split('\n')
      .filter((line) => /"level":[56]0/.test(line));
    result.breaches.push(...faults.map((line) => `logged: ${line}`));
  } finally {
    for (const process of opened) await process.end();
  }
  return result;
}

/** Plays the scenes one after the other, also when one of them comes to nothing, and asks for the verdict. */
async function judge(referee, scenes, result) {
  for (const scene of scenes) {
    await scene(referee).catch((error) => result.breaches.push(`${scene.name}: ${error.message}`));
  }
  const verdict = await referee.verdict();
  result.extent = [result.extent, extentOf(verdict)].filter(Boolean).join('; ');
  result.breaches.push(...breachesOf(verdict));
  result.warnings.push(...warningsOf(verdict));
}

const judgeTeams = ({ teams }, result, isSigned) => judge(connectTeams(teams), teamsScenes(isSigned), result);
const judgeSlack = ({ slack }, result) => judge(connectSlack(slack), slackScenes, result);

async function judgeBoth(urls, result) {
  const slack = connectSlack(urls.slack);
  await judge(connectTeams(urls.teams), [(teams) => playLinking(teams, slack)], result);
  await judge(slack, [], result);
}

function matchesOf(programs) {
  const slack = { program: programs.slack, path: '/slack/events', words: [] };
  const configured = (self, admin, platforms) => ({
    ...platforms,
    PUBLIC_URL: self,
    LINK_SECRET: secret,
    ADMINS: admin,
  });
  const teams = (words) => ({ program: programs.teams, path: '/api/messages', words });
  return {
    'Teams, unsigned in local mode': {
      referees: { teams: teams(['--unsigned']) },
      settings: () => ({ ADMINS: teamsAdmin }),
      play: (urls, result) => judgeTeams(urls, result, false),
    },
    'Teams, with tokens': {
      referees: { teams: teams([]) },
      settings: ({ teams: url }, self) => configured(self, teamsAdmin, teamsSettings(url)),
      play: (urls, result) => judgeTeams(urls, result, true),
    },
    Slack: {
      referees: { slack },
      settings: ({ slack: url }, self) => configured(self, slackAdmin, slackSettings(url)),
      play: judgeSlack,
    },
    'Teams and Slack, one person': {
      referees: { teams: teams([]), slack },
      settings: (urls, self) =>
        configured(self, slackAdmin, { ...teamsSettings(urls.teams), ...slackSettings(urls.slack) }),
      play: judgeBoth,
    },
  };
}

/** Holds all matches whose name contains `wanted`, side by side. */
export async function playMatches(programs, wanted) {
  const matches = Object.entries(matchesOf(programs)).filter(([name]) => name.includes(wanted));
  return Promise.all(matches.map(([name, match]) => hold(name, match)));
}
