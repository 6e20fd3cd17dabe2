import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fakeApp } from '../../support/fake-teams';
import { type FakeActivity, personCalled } from '../../support/fake-teams-chats';
import { type Claims, createKey, publicKeyToken, signToken, unsignedToken } from '../../support/fake-teams-tokens';
import { startTeamsChat, type TeamsChat } from '../../support/teams-chat';
import { createFakeConversation, type FakeConversation } from '../../support/web-chat';

const hour = 3600;
const stranger = createKey('stranger');
const aino = personCalled('aino');
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

const good = (more?: FakeActivity): FakeActivity =>
  chat.teams.activity('message', aino, chat.chat('aino'), { text: 'apua', ...more });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const signed = (claims?: Claims) => bearer(signToken({ ...chat.teams.claims(), ...claims }, chat.teams.keys.channel));
const seconds = () => Math.floor(chat.clock.now().getTime() / 1000);

type Forgery = () => { readonly activity?: FakeActivity; readonly headers?: Record<string, string | undefined> };

const forgeries: Record<string, readonly [status: number, forge: Forgery]> = {
  'no token': [401, () => ({ headers: { authorization: undefined } })],
  'another scheme': [401, () => ({ headers: { authorization: 'Basic YTpi' } })],
  'a token of junk': [401, () => ({ headers: bearer('a.b.c') })],
  'a signature by another key': [
    401,
    () => ({ headers: bearer(signToken(chat.teams.claims(), { ...stranger, id: chat.teams.keys.channel.id })) }),
  ],
  'a key that nobody knows': [
    401,
    () => ({ headers: bearer(signToken(chat.teams.claims(), { ...stranger, id: 'unknown' })) }),
  ],
  'another audience': [401, () => ({ headers: signed({ aud: randomUUID() }) })],
  'another issuer': [401, () => ({ headers: signed({ iss: 'https://evil.example' }) })],
  'the emulator’s issuer': [
    401,
    () => ({
      headers: signed({
        iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
        appid: fakeApp.appId,
        ver: '1.0',
      }),
    }),
  ],
  'an expired token': [401, () => ({ headers: signed({ nbf: seconds() - 2 * hour, exp: seconds() - hour }) })],
  'a token of the future': [401, () => ({ headers: signed({ nbf: seconds() + hour, exp: seconds() + 2 * hour }) })],
  'a token without an end': [401, () => ({ headers: signed({ exp: undefined }) })],
  'a token that needs no signature': [
    401,
    () => ({ headers: bearer(unsignedToken(chat.teams.claims(), chat.teams.keys.channel)) }),
  ],
  'a token signed with the public key': [
    401,
    () => ({ headers: bearer(publicKeyToken(chat.teams.claims(), chat.teams.keys.channel)) }),
  ],
  'a good signature under another algorithm’s name': [
    401,
    () => ({ headers: bearer(signToken(chat.teams.claims(), chat.teams.keys.channel, 'none')) }),
  ],
  'a token without a service URL': [401, () => ({ headers: signed({ serviceurl: undefined }) })],
  'a key not meant for Teams': [
    403,
    () => ({ headers: bearer(signToken(chat.teams.claims(), chat.teams.keys.notForTeams)) }),
  ],
  'another channel': [403, () => ({ activity: good({ channelId: 'webchat' }) })],
  'an empty service URL': [400, () => ({ activity: good({ serviceUrl: '' }) })],
  'an empty service URL in the token, too': [
    401,
    () => ({ activity: good({ serviceUrl: '' }), headers: signed({ serviceurl: '' }) }),
  ],
  'a service URL off the list': [
    403,
    () => {
      const serviceUrl = chat.teams.serviceUrl.replace('127.0.0.1', 'localhost');
      return { activity: good({ serviceUrl }), headers: signed({ serviceurl: serviceUrl }) };
    },
  ],
  'a service URL with a user in it': [
    403,
    () => {
      const serviceUrl = chat.teams.serviceUrl.replace('//', '//smba.trafficmanager.net@');
      return { activity: good({ serviceUrl }), headers: signed({ serviceurl: serviceUrl }) };
    },
  ],
  'another service URL than the token’s': [
    403,
    () => ({ activity: good({ serviceUrl: `${chat.teams.serviceUrl}x` }) }),
  ],
  'another tenant': [
    403,
    () => ({
      activity: good({ conversation: { id: 'a:1-aino', conversationType: 'personal', tenantId: randomUUID() } }),
    }),
  ],
  'another tenant in one of two places': [
    403,
    () => ({ activity: good({ channelData: { tenant: { id: randomUUID() } } }) }),
  ],
  'no tenant at all': [
    403,
    () => ({ activity: good({ conversation: { id: 'a:1-aino', conversationType: 'personal' }, channelData: {} }) }),
  ],
  'an activity without a sender': [400, () => ({ activity: good({ from: undefined }) })],
  'a list': [400, () => ({ activity: [] as unknown as FakeActivity })],
};

describe('a delivery', () => {
  it('with a good token reaches the core', async () => {
    expect((await chat.deliver(good())).status).toBe(200);
    expect(core.heard).toHaveLength(1);
  });

  it.each(Object.entries(forgeries))('with %s does not', async (_, [status, forge]) => {
    const { activity = good(), headers } = forge();
    const refused = await chat.deliver(activity, headers);
    expect(refused.status).toBe(status);
    expect(Object.keys(refused.body).sort()).toEqual(['error', 'request']);
    expect(core.heard).toEqual([]);
    expect(chat.teams.calls).toEqual([]);
  });

  it.each<[string, string, Record<string, string>, number]>([
    ['packed', '{}', { 'content-encoding': 'gzip' }, 415],
    ['huge', JSON.stringify({ pad: 'x'.repeat(2_000_000) }), {}, 413],
    ['empty', '', {}, 400],
    ['nested deeply', '['.repeat(100), {}, 413],
  ])('whose body is %s is refused', async (_, body, headers, status) => {
    expect((await chat.deliver(body, headers)).status).toBe(status);
    expect(core.heard).toEqual([]);
  });

  it('is refused under a token that has served for long and has expired since', async () => {
    const headers = signed({ exp: seconds() + 60 });
    expect((await chat.deliver(good(), headers)).status).toBe(200);
    chat.clock.advance(60_000 + 4 * 60_000);
    expect((await chat.deliver(good(), headers)).status).toBe(200);
    chat.clock.advance(60_000);
    expect((await chat.deliver(good(), headers)).status).toBe(401);
  });

  it('that is known is refused in another person’s name', async () => {
    const first = good();
    await chat.deliver(first);
    const { id, name, aadObjectId } = personCalled('bjorn');
    expect((await chat.deliver({ ...first, from: { id, name, aadObjectId } })).status).toBe(403);
    expect((await chat.deliver({ ...first, from: { id: aino.id, name, aadObjectId } })).status).toBe(403);
    expect((await chat.deliver(first)).status).toBe(200);
    expect(core.heard.map(({ person }) => person.id)).toEqual(
      Array(2).fill(`teams:${fakeApp.tenantId}:${aino.aadObjectId}`),
    );
  });
});

describe('the keys', () => {
  it('are fetched once for many deliveries, and no more for keys that are made up', async () => {
    await chat.deliver(good());
    for (let nth = 0; nth < 20; nth += 1) {
      await chat.deliver(
        good(),
        bearer(signToken(chat.teams.claims(), { ...chat.teams.keys.channel, id: `made-up-${nth}` })),
      );
    }
    expect(chat.teams.keyFetches()).toBe(1);
  });

  it('are asked for again a while after, so that a new one is found', async () => {
    await chat.deliver(good());
    chat.clock.advance(5 * 60_000);
    await chat.deliver(good(), bearer(signToken(chat.teams.claims(), { ...stranger, id: 'new-one' })));
    expect(chat.teams.keyFetches()).toBe(2);
  });
});

describe('100,000 junk tokens', () => {
  it('cost neither memory nor fetches', () => {
    const program = join(__dirname, '..', '..', 'support', 'junk-tokens.js');
    const cost = JSON.parse(
      execFileSync(process.execPath, ['--expose-gc', program, '100000'], { timeout: 60_000 }).toString(),
    );
    expect(cost).toEqual({ statuses: { 401: 105_000 }, keyFetches: 1, grownBytes: expect.any(Number) });
    // Ten bytes a token would be a megabyte.
    expect(cost.grownBytes).toBeLessThan(1_000_000);
  }, 60_000);
});

describe('without a login service', () => {
  it('nobody is believed, and Teams is told to come again', async () => {
    await chat.stop();
    chat = await startTeamsChat(core, {
      access: (teams) => ({
        kind: 'tokens',
        ...fakeApp,
        type: 'SingleTenant',
        openIdMetadata: 'http://127.0.0.1:9/openid',
        tokenIssuer: 'https://api.botframework.com',
        loginUrl: 'http://127.0.0.1:9',
        tokenScope: 'x',
        serviceHosts: [new URL(teams.url).host],
        callsPerSecond: 50,
      }),
    });
    expect((await chat.deliver(good())).status).toBe(503);
    expect(core.heard).toEqual([]);
  });
});

describe('local mode', () => {
  beforeEach(async () => {
    await chat.stop();
    chat = await startTeamsChat(core, { access: () => ({ kind: 'local' }) });
  });

  it('takes unsigned deliveries from services on this machine', async () => {
    expect((await chat.deliver(good(), { authorization: undefined })).status).toBe(200);
    expect(core.heard).toHaveLength(1);
  });

  it('lets everyone launch and close polls, as in the local chat, where one can be anyone', async () => {
    await chat.deliver(good(), { authorization: undefined });
    expect(await core.heard[0]?.person.leads?.()).toBe(true);
  });

  it('loads botbuilder, which is big, for the first delivery only', () => {
    const program = `
      const { createTeamsChannel } = require('./dist/channels/teams/teams');
      createTeamsChannel({ access: { kind: 'local' } });
      console.log(Object.keys(require.cache).filter((file) => /botbuilder|botframework/.test(file)).length);`;
    const root = join(__dirname, '..', '..', '..');
    expect(execFileSync(process.execPath, ['-e', program], { cwd: root }).toString().trim()).toBe('0');
  });

  it.each([
    'https://smba.trafficmanager.net/emea/',
    'http://127.0.0.1.evil.example/',
    'http://127.0.0.1@evil.example/',
    'file:///etc',
  ])('calls nobody at %s', async (serviceUrl) => {
    expect((await chat.deliver(good({ serviceUrl }))).status).toBe(403);
    expect(core.heard).toEqual([]);
  });
});
