// What a vote costs in Teams: the token checked, the vote safe on disk, a new card drawn and sent back. The peer is a bot on
// botbuilder that checks the token and answers the press with a small card, and stores nothing.
import { createSign, generateKeyPairSync } from 'node:crypto';
import { loadOn, send, voteNumber, voters, withBare, withBot, withPlatform } from './peers/server-process.mjs';

const app = {
  appId: '11111111-1111-4111-8111-111111111111',
  password: 'the-app-password',
  tenantId: '22222222-2222-4222-8222-222222222222',
  issuer: 'https://api.botframework.com',
};
const conversation = { id: '19:bench@thread.v2', conversationType: 'groupChat', tenantId: app.tenantId, isGroup: true };
const bot = { id: `28:${app.appId}`, name: 'Kumppani' };
const [prepared, cardType] = [20_000, 'application/vnd.microsoft.card.adaptive'];

export const unit = 'turns/s';

export const sides = {
  'a vote in Kumppani': () => withTeams(ourVotes),
  'botbuilder alone, an invoke': () => withTeams(bareInvokes),
};

const [of, to] = Object.keys(sides);
export const ratios = [
  { claim: 'Teams vote, stored, new card ÷ bare botbuilder invoke', of, to, atLeast: 1 },
  { claim: 'p99 of the same at 32 connections', of, to, unit: 'p99 ms', atMost: 1.2 },
];

/** Teams on this machine: the keys, the login and the connector, without any of their limits. */
function withTeams(use) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: 'jwk' }), use: 'sig', kid: 'key', x5t: 'key', endorsements: ['msteams'] };
  const posted = [];
  let url;
  const answer = (path, body) => {
    if (path === '/openid') return { issuer: app.issuer, jwks_uri: `${url}/keys` };
    if (path === '/keys') return { keys: [key] };
    if (path.endsWith('/token')) return { token_type: 'Bearer', expires_in: 3_599, access_token: 'token' };
    if (path.includes('pagedmembers'))
      return { members: Array.from({ length: voters }, (_, id) => ({ id: `29:${id}` })) };
    posted.push(body);
    return { id: String(posted.length) };
  };
  return withPlatform(answer, (platformUrl) => {
    url = platformUrl;
    return use({ url, serviceUrl: `${url}/emea/`, posted, token: signToken(privateKey, `${url}/emea/`) });
  });
}

function signToken(key, serviceurl) {
  const now = Math.floor(Date.now() / 1_000);
  const claims = { iss: app.issuer, aud: app.appId, serviceurl, nbf: now - 5, exp: now + 3_600 };
  const head = { typ: 'JWT', alg: 'RS256', kid: 'key', x5t: 'key' };
  const signed = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}

async function ourVotes(teams) {
  const { host } = new URL(teams.url);
  const settings = {
    MicrosoftAppId: app.appId,
    MicrosoftAppPassword: app.password,
    MicrosoftAppTenantId: app.tenantId,
    TEAMS_OPENID_METADATA: `${teams.url}/openid`,
    TEAMS_LOGIN_URL: teams.url,
    TEAMS_SERVICE_HOSTS: host,
    ADMINS: `teams:${app.tenantId}:fanni`,
  };
  return withBot(settings, async (url) => {
    const poll = await launch(url, teams);
    return loadOn(url, presses(teams, poll), isCard);
  });
}

function bareInvokes(teams) {
  return withBare('bare-teams.cjs', { ...app, keysUrl: `${teams.url}/openid` }, (url) =>
    loadOn(url, presses(teams, 'none'), isCard),
  );
}

const isCard = ({ status, body }) => status === 200 && body.includes(cardType) && body.includes('"AdaptiveCard"');

/** Launches an open poll and gives its id, as the buttons of its card name it. */
async function launch(url, teams) {
  const mark = `<at>${bot.name}</at>`;
  const asked = activity(teams, 'message', 'fanni', 0, {
    text: `${mark} poll "Mikä auttaisi eniten?" tilat | rahoitus | yhteyshenkilö`,
    entities: [{ type: 'mention', mentioned: bot, text: mark }],
  });
  await send(url, asked);
  while (teams.posted.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  return /"poll":"([\w-]+)"/.exec(teams.posted[0])[1];
}

/** Presses of different people, as Teams delivers them. Made beforehand, so that making them is not measured. */
function presses(teams, poll) {
  const made = [];
  for (let number = 0; number < prepared; number += 1) made.push(press(teams, poll, number));
  return made.values();
}

function press(teams, poll, number) {
  const { voter, option } = voteNumber(number);
  const data = { payload: { verb: 'vote', poll, option } };
  return activity(teams, 'invoke', `voter-${voter}`, number + 1, {
    name: 'adaptiveCard/action',
    replyToId: '1',
    value: { action: { type: 'Action.Execute', title: 'tilat', verb: 'vote', data }, trigger: 'manual' },
  });
}

function activity({ serviceUrl, token }, type, person, number, more) {
  const at = new Date(Date.now() + number).toISOString();
  const body = {
    type,
    id: `1763900000${number}`,
    timestamp: at,
    localTimestamp: at,
    localTimezone: 'Europe/Helsinki',
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${person}`, name: `Person ${person}`, aadObjectId: person },
    recipient: bot,
    conversation,
    channelData: { tenant: { id: app.tenantId } },
    locale: 'fi-FI',
    entities: [{ type: 'clientInfo', locale: 'fi-FI', country: 'FI', platform: 'Web' }],
    ...more,
  };
  return {
    path: '/api/messages',
    headers: { 'Content-Type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  };
}
