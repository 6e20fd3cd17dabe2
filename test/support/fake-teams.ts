import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createChats, type FakeActivity, type FakeChat, type FakePerson } from './fake-teams-chats';
import { type Call, createConnectorRoutes } from './fake-teams-connector';
import { type Claims, createKey, type FakeKey, signToken } from './fake-teams-tokens';
import type { SetClock } from './set-clock';

export const fakeApp = {
  appId: '11111111-1111-4111-8111-111111111111',
  password: 'the-app-password',
  tenantId: '22222222-2222-4222-8222-222222222222',
} as const;

const issuer = 'https://api.botframework.com';
const scope = `${issuer}/.default`;
export const fakeBot = { id: `28:${fakeApp.appId}`, name: 'Kumppani' } as const;

/** What a call of the bot meets instead of an answer; `late` ones take effect first. */
export interface Fault {
  /** Only calls whose operation begins so, e.g. "POST activities". */
  readonly on?: string;
  readonly does: number | 'drop' | 'hang' | 'lateDrop' | 'late500';
  readonly headers?: Readonly<Record<string, string>>;
}

/** Plays Teams on this machine, over real HTTP: the keys, the login service and the Bot Connector, as strict as they are. */
export interface FakeTeams {
  readonly url: string;
  readonly serviceUrl: string;
  /** Settings that make a bot take this for Teams. */
  readonly settings: Readonly<Record<string, string>>;
  readonly chats: ReadonlyMap<string, FakeChat>;
  readonly keys: { readonly channel: FakeKey; readonly notForTeams: FakeKey };
  /** Every call of the bot, in order. */
  readonly calls: readonly Call[];
  /** How many tokens the bot has got. */
  readonly tokens: () => number;
  /** How often the keys were fetched. */
  readonly keyFetches: () => number;
  /** What the bot has done that Teams does not take. Every test ends with none. */
  readonly violations: string[];
  /** The claims of a good token. */
  claims(): Claims;
  /** An Authorization header as Teams sends it; one token serves many deliveries. */
  authorization(): string;
  /** An activity of that person in that chat; `more` goes over it. */
  activity(type: string, person: FakePerson, chat: FakeChat, more?: FakeActivity): FakeActivity;
  /** The next calls meet these, one each; a call that none fits passes. */
  fail(...faults: readonly Fault[]): void;
  stop(): Promise<void>;
}

// To make a key takes long; the same will do for every fake of a test file.
const channel = createKey('channel-key');
const notForTeams = createKey('other-key', ['webchat']);

export async function startFakeTeams(clock: SetClock): Promise<FakeTeams> {
  const chats = createChats();
  const violations: string[] = [];
  const tokens = new Map<string, number>();
  const now = () => clock.now().getTime();
  let keyFetches = 0;
  let lastId = now();
  let kept: { readonly header: string; readonly until: number } | undefined;

  const connector = createConnectorRoutes({ chats, violations, now, nextId: () => String(++lastId), isToken });
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}`;
  const serviceUrl = `${url}/emea/`;

  function isToken(header: string | undefined): boolean {
    return (tokens.get(header ?? '') ?? 0) > now();
  }

  function grant(form: URLSearchParams, response: ServerResponse): void {
    const isOurs =
      form.get('grant_type') === 'client_credentials' &&
      form.get('client_id') === fakeApp.appId &&
      form.get('client_secret') === fakeApp.password &&
      form.get('scope') === scope;
    if (!isOurs) violations.push('asked for a token with wrong credentials');
    const access_token = `token-${tokens.size + 1}`;
    tokens.set(`Bearer ${access_token}`, now() + 3_599_000);
    sendJson(response, isOurs ? 200 : 401, isOurs ? { token_type: 'Bearer', expires_in: 3599, access_token } : {});
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', url);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    if (address.pathname.startsWith('/emea/')) return connector.answer(request, response, address, body);
    if (address.pathname === '/openid') return sendJson(response, 200, { issuer, jwks_uri: `${url}/keys` });
    if (address.pathname === `/${fakeApp.tenantId}/oauth2/v2.0/token`)
      return grant(new URLSearchParams(body), response);
    if (address.pathname === '/keys') {
      keyFetches += 1;
      return sendJson(response, 200, { keys: [channel.published, notForTeams.published] });
    }
    violations.push(`called ${request.method} ${address.pathname}`);
    return sendJson(response, 404, {});
  }

  const seconds = () => Math.floor(now() / 1000);
  const claims = () => ({
    iss: issuer,
    aud: fakeApp.appId,
    serviceurl: serviceUrl,
    nbf: seconds() - 5,
    exp: seconds() + 3600,
  });

  return {
    url,
    serviceUrl,
    settings: {
      MicrosoftAppId: fakeApp.appId,
      MicrosoftAppPassword: fakeApp.password,
      MicrosoftAppTenantId: fakeApp.tenantId,
      TEAMS_OPENID_METADATA: `${url}/openid`,
      TEAMS_LOGIN_URL: url,
      TEAMS_SERVICE_HOSTS: host,
    },
    chats,
    keys: { channel, notForTeams },
    calls: connector.calls,
    tokens: () => tokens.size,
    keyFetches: () => keyFetches,
    violations,
    claims,
    authorization() {
      if (!kept || kept.until < now()) {
        kept = { header: `Bearer ${signToken(claims(), channel)}`, until: now() + 3_000_000 };
      }
      return kept.header;
    },
    activity(type, person, chat, more) {
      const at = clock.now().toISOString();
      const id = String(++lastId);
      const thread = chat.conversationType === 'channel' ? `;messageid=${id}` : '';
      return {
        type,
        id,
        timestamp: at,
        localTimestamp: at,
        channelId: 'msteams',
        serviceUrl,
        locale: person.locale,
        from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
        recipient: fakeBot,
        conversation: {
          id: `${chat.id}${thread}`,
          conversationType: chat.conversationType,
          tenantId: fakeApp.tenantId,
          ...(chat.conversationType === 'personal' ? {} : { isGroup: true }),
        },
        channelData: { tenant: { id: fakeApp.tenantId }, ...(chat.meeting ? { meeting: { id: chat.meeting } } : {}) },
        ...more,
      };
    },
    fail: connector.fail,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
