import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Clock } from '../../src/base/base';
import { createPeopleOfSlack, type PeopleOfSlack } from './fake-slack-people';
import { createWorkspace, SlackRefusal, type Workspace } from './fake-slack-workspace';

export { botUser, type FakeMessage, team } from './fake-slack-workspace';

/**
 * What goes wrong with a call: a status instead of the deed, `drop` (connection cut before), `lateDrop`, `late500` (done, but
 * its answer lost), `hang` (never answered), a Slack error, a 429 with its Retry-After in seconds, or a redirect to an address.
 */
export type Fault = 'drop' | 'lateDrop' | 'late500' | 'hang' | '500' | `error ${string}` | `429 ${number}` | Redirect;
type Redirect = `${301 | 302 | 307 | 308} ${string}`;

export interface FakeCall {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** By the clock. */
  readonly at: number;
}

/** Slack on loopback: strict about tokens, blocks, limits and times. Whatever it would refuse or people suffer from is a violation. */
export interface FakeSlack extends Workspace {
  /** For SLACK_API_URL. */
  readonly apiUrl: string;
  readonly signingSecret: string;
  readonly botToken: string;
  readonly calls: readonly FakeCall[];
  /** What the app may do: what its manifest asks for, and what the guide says may be added. */
  readonly scopes: Set<string>;
  /** What people do and Slack delivers for them. */
  readonly people: PeopleOfSlack;
  /** The next calls of the method go wrong, one fault each. */
  fail(method: string, ...faults: readonly Fault[]): void;
  callsOf(method: string): readonly FakeCall[];
  /** Resolves when `holds` does; looked at after every call. The test's own time limit ends a wait in vain. */
  until(holds: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

const minute = 60_000;
const addedScopes = ['channels:history', 'groups:history', 'mpim:history'];
const manifestScopes = readManifestScopes();
/** Calls in so many ms, by the lane that counts them. */
const limits: Readonly<Record<string, readonly [number, number]>> = {
  'chat.postMessage': [1, 1_000],
  'chat.update': [50, minute],
  'conversations.history': [50, minute],
  'conversations.replies': [50, minute],
  'auth.test': [600, minute],
};
const tier4 = [100, minute] as const;

export async function startFakeSlack(clock: Clock): Promise<FakeSlack> {
  const botToken = 'xoxb-of-the-test';
  const signingSecret = 'the signing secret of the test';
  const calls: FakeCall[] = [];
  const faults = new Map<string, Fault[]>();
  const waiting = new Set<() => void>();
  const held = new Map<string, number>();
  const scopes = new Set([...manifestScopes, ...addedScopes]);
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const workspace = createWorkspace(clock, () => url);
  const { violations } = workspace;
  const now = () => clock.now().getTime();

  const laneOf = ({ method, args }: Pick<FakeCall, 'method' | 'args'>) =>
    method === 'chat.postMessage' ? `${method} ${args.channel}` : method;

  /** Seconds to wait for a call that comes too soon. */
  function mustWait(call: FakeCall): number {
    const lane = laneOf(call);
    if ((held.get(lane) ?? 0) > now()) {
      violations.push(`early retry: ${lane}`);
      return 1;
    }
    const [most, perMs] =
      call.method === 'response_url' ? [Number.POSITIVE_INFINITY, 1] : (limits[call.method] ?? tier4);
    const recent = calls.filter((other) => laneOf(other) === lane && other.at > now() - perMs);
    if (recent.length <= most) return 0;
    violations.push(`ratelimited: ${lane}`);
    return Math.ceil(perMs / 1000);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = new URL(request.url ?? '', url).pathname;
    const isResponse = path.startsWith('/response/');
    const method = isResponse ? 'response_url' : path.slice('/api/'.length);
    const call = { method, args: readArgs(Buffer.concat(chunks).toString(), isResponse), at: now() };
    calls.push(call);
    try {
      run(call, request, response, isResponse ? path.slice('/response/'.length) : undefined);
    } catch (error) {
      violations.push(`fault of the fake: ${error}`);
      response.destroy();
    }
    for (const look of [...waiting]) look();
  }

  function run(call: FakeCall, request: IncomingMessage, response: ServerResponse, urlId?: string): void {
    const fault = faults.get(call.method)?.shift();
    const told = fault?.startsWith('429') ? Number(fault.slice(4)) : mustWait(call);
    if (told > 0) {
      held.set(laneOf(call), now() + told * 1000);
      send(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(told) });
    } else if (/^30\d /.test(fault ?? '')) {
      send(response, Number(fault?.slice(0, 3)), {}, { location: fault?.slice(4) ?? '' });
    } else if (fault === 'drop') response.destroy();
    else if (fault === '500') send(response, 500, {});
    else if (fault?.startsWith('error'))
      send(response, urlId === undefined ? 200 : 404, { ok: false, error: fault.slice('error '.length) });
    else if (fault !== 'hang') {
      const { status, body } = perform(call, request, urlId);
      if (fault === 'lateDrop') response.destroy();
      else send(response, fault === 'late500' ? 500 : status, body);
    }
  }

  function perform({ method, args }: FakeCall, request: IncomingMessage, urlId?: string) {
    try {
      if (urlId !== undefined) return { status: 200, body: { ok: true, ...workspace.respond(urlId, args) } };
      if (request.headers.authorization !== `Bearer ${botToken}`) {
        violations.push(`invalid_auth: ${method}`);
        throw new SlackRefusal('invalid_auth');
      }
      const scope = scopeOf(method, args);
      if (scope && !scopes.has(scope)) throw new SlackRefusal('missing_scope');
      const perform = workspace.methods[method];
      if (!perform) {
        violations.push(`unknown_method: ${method}`);
        throw new SlackRefusal('unknown_method');
      }
      return { status: 200, body: { ok: true, ...perform(args) } };
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      return { status: urlId === undefined ? 200 : 404, body: { ok: false, error: error.message } };
    }
  }

  return {
    ...workspace,
    apiUrl: `${url}/api`,
    signingSecret,
    botToken,
    calls,
    scopes,
    people: createPeopleOfSlack({ workspace, clock, signingSecret }),
    fail: (method, ...more) => void faults.set(method, [...(faults.get(method) ?? []), ...more]),
    callsOf: (method) => calls.filter((call) => call.method === method),
    until: (holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readManifestScopes(): readonly string[] {
  const path = join(__dirname, '..', '..', 'manifest', 'slack', 'manifest.json');
  return JSON.parse(readFileSync(path, 'utf8')).oauth_config.scopes.bot;
}

/** What a method needs; for what reads a conversation it depends on the conversation. */
function scopeOf(method: string, { channel }: FakeCall['args']): string | undefined {
  const family = String(channel).startsWith('D') ? 'im' : 'channels';
  if (method.startsWith('chat.')) return 'chat:write';
  if (method === 'conversations.history' || method === 'conversations.replies') return `${family}:history`;
  if (method.startsWith('conversations.')) return `${family}:read`;
  return method.startsWith('users.') ? 'users:read' : undefined;
}

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** A form whose lists and objects are JSON, as WebClient sends it; JSON at a response_url. */
function readArgs(text: string, isJson: boolean): Record<string, unknown> {
  if (isJson) return JSON.parse(text);
  const form = new URLSearchParams(text);
  return Object.fromEntries(
    [...form].map(([key, value]) => [key, /^[[{]/.test(value) && key !== 'text' ? JSON.parse(value) : value]),
  );
}
