import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './fake-teams';
import { type FakeActivity, type FakeChat, fakePeople } from './fake-teams-chats';
import { messageFaults } from './fake-teams-rules';

/** One call of the bot. */
export interface Call {
  readonly operation: string;
  /** The conversation in the address, with its thread. */
  readonly conversation: string;
  readonly body?: FakeActivity;
  readonly status: number;
}

interface Parts {
  readonly chats: ReadonlyMap<string, FakeChat>;
  readonly violations: string[];
  readonly now: () => number;
  readonly nextId: () => string;
  readonly isToken: (header: string | undefined) => boolean;
}

interface Asked {
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  readonly body: FakeActivity;
}
type Answer = { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> };
type Operation = readonly [name: string, method: string, path: RegExp, run: (asked: Asked) => Answer];

/** Sends into one conversation: window in ms, and how many. Source: rate limits per bot per thread. */
const rates = [
  [1_000, 7],
  [2_000, 8],
  [30_000, 60],
  [3_600_000, 1_800],
] as const;

const refuse = (status: number, code: string): Answer => ({ status, body: { error: { code, message: code } } });
const bare = (conversation: string) => conversation.split(';messageid=')[0] ?? '';
const statusOf = (code: string) => (/NotFound/.test(code) ? 404 : 403);

/** The Bot Connector's part of the fake. */
export function createConnectorRoutes({ chats, violations, now, nextId, isToken }: Parts) {
  const calls: Call[] = [];
  const sends = new Map<string, number[]>();
  let faults: Fault[] = [];

  function inChat(conversation: string, act: (chat: FakeChat) => Answer): Answer {
    const chat = chats.get(bare(conversation));
    if (!chat) return refuse(404, 'ConversationNotFound');
    return chat.refuses ? refuse(statusOf(chat.refuses), chat.refuses) : act(chat);
  }

  function expectMessage(body: FakeActivity): Answer | undefined {
    const wrong = messageFaults(body);
    violations.push(...wrong);
    return wrong.length > 0 ? refuse(400, 'BadSyntax') : undefined;
  }

  function expectRate(conversation: string): Answer | undefined {
    const before = sends.get(bare(conversation)) ?? [];
    sends.set(bare(conversation), [...before, now()]);
    const tooMany = rates.find(([perMs, most]) => before.filter((at) => at > now() - perMs).length >= most);
    if (!tooMany) return undefined;
    violations.push(`more than ${tooMany[1]} sends in ${tooMany[0]} ms`);
    return { ...refuse(429, 'TooManyRequests'), headers: { 'Retry-After': '1' } };
  }

  const operations: readonly Operation[] = [
    [
      'POST activities',
      'POST',
      /^\/v3\/conversations\/([^/]+)\/activities$/,
      ({ params: [conversation = ''], body }) =>
        inChat(conversation, (chat) => {
          const refused = expectRate(conversation) ?? expectMessage(body);
          if (refused) return refused;
          const [, thread] = conversation.split(';messageid=');
          const id = nextId();
          chat.messages.push({ id, activity: body, updates: 0, ...(thread === undefined ? {} : { thread }) });
          return { status: 201, body: { id } };
        }),
    ],
    [
      'PUT activity',
      'PUT',
      /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/,
      ({ params: [conversation = '', id], body }) =>
        inChat(conversation, (chat) => {
          const message = chat.messages.find((candidate) => candidate.id === id);
          const [, thread] = conversation.split(';messageid=');
          if (!message || message.thread !== thread) return refuse(404, 'ActivityNotFoundInConversation');
          const refused = expectRate(conversation) ?? expectMessage(body);
          if (refused) return refused;
          message.activity = body;
          message.updates += 1;
          return { status: 200, body: { id } };
        }),
    ],
    [
      'POST conversations',
      'POST',
      /^\/v3\/conversations$/,
      ({ body }) => {
        const [member] = body.members as { id: string }[];
        const person = fakePeople.find(({ id }) => id === member?.id);
        return person
          ? inChat(`a:1-${person.key}`, ({ id }) => ({ status: 201, body: { id } }))
          : refuse(403, 'ForbiddenOperationException');
      },
    ],
    [
      'GET pagedmembers',
      'GET',
      /^\/v3\/conversations\/([^/]+)\/pagedmembers$/,
      ({ params: [conversation = ''], query }) =>
        inChat(conversation, ({ people }) => {
          // Two a page whatever is asked for: pages must be followed. The bot itself is among the members, too.
          const all = [...people, { id: '28:another-bot', name: 'Another bot' }];
          const from = Number(query.get('continuationToken') ?? 0);
          const next = from + 2 < all.length ? { continuationToken: String(from + 2) } : {};
          return { status: 200, body: { members: all.slice(from, from + 2), ...next } };
        }),
    ],
    [
      'GET member',
      'GET',
      /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/,
      ({ params: [conversation = '', user] }) =>
        inChat(conversation, ({ people }) => {
          const person = people.find(({ id, aadObjectId }) => id === user || aadObjectId === user);
          return person ? { status: 200, body: person } : refuse(404, 'MemberNotFoundInConversation');
        }),
    ],
    [
      'GET participant',
      'GET',
      /^\/v1\/meetings\/([^/]+)\/participants\/([^/]+)$/,
      ({ params: [meeting, user], query }) => {
        const chat = [...chats.values()].find((candidate) => candidate.meeting === meeting);
        const person = chat?.people.find(({ aadObjectId }) => aadObjectId === user);
        if (!person || !query.get('tenantId')) return refuse(404, 'MemberNotFoundInConversation');
        const role = person.key === 'fanni' ? 'Organizer' : 'Attendee';
        return {
          status: 200,
          body: { user: person, meeting: { role, inMeeting: true }, conversation: { id: chat?.id } },
        };
      },
    ],
  ];

  function takeFault(operation: string): Fault | undefined {
    const index = faults.findIndex(({ on }) => operation.startsWith(on ?? ''));
    return index < 0 ? undefined : faults.splice(index, 1)[0];
  }

  function run(request: IncomingMessage, address: URL, raw: string): { call: Omit<Call, 'status'>; answer(): Answer } {
    const path = address.pathname.slice('/emea'.length);
    const found = operations.find(([, method, pattern]) => method === request.method && pattern.test(path));
    const params = (found?.[2].exec(path) ?? []).slice(1).map(decodeURIComponent);
    const body: FakeActivity = raw ? JSON.parse(raw) : {};
    const call = { operation: found?.[0] ?? `${request.method} ${path}`, conversation: params[0] ?? '', body };
    if (!isToken(request.headers.authorization)) {
      violations.push(`${call.operation} without a good token`);
      return { call, answer: () => refuse(401, 'Unauthorized') };
    }
    if (!found) violations.push(`called ${call.operation}`);
    const asked = { params, query: address.searchParams, body };
    return { call, answer: () => found?.[3](asked) ?? refuse(404, 'NotFound') };
  }

  return {
    calls: calls as readonly Call[],
    fail(...next: readonly Fault[]) {
      faults = [...faults, ...next];
    },
    answer(request: IncomingMessage, response: ServerResponse, address: URL, raw: string): void {
      const { call, answer } = run(request, address, raw);
      const fault = takeFault(call.operation);
      const takesEffect = fault === undefined || String(fault.does).startsWith('late');
      const given = takesEffect ? answer() : refuse(Number(fault.does), 'Fault');
      const status = fault?.does === 'late500' ? 500 : given.status;
      calls.push({ ...call, status: fault && Number.isNaN(status) ? 0 : status });
      if (fault?.does === 'hang') return;
      if (fault?.does === 'drop' || fault?.does === 'lateDrop') {
        response.destroy();
        return;
      }
      response.writeHead(status, { 'Content-Type': 'application/json', ...given.headers, ...fault?.headers });
      response.end(JSON.stringify(given.body));
    },
  };
}
