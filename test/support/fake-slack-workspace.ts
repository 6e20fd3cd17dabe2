import type { Clock } from '../../src/base/base';
import { homeFaults, messageFaults, modalFaults, nodesOf } from './block-kit-rules';

/** A message as it stands now; an ephemeral has `onlyFor`. */
export interface FakeMessage {
  readonly ts: string;
  readonly channel: string;
  readonly thread?: string;
  readonly by: string;
  readonly onlyFor?: string;
  text: string;
  blocks: readonly unknown[];
  readonly metadata?: unknown;
  /** How often it has been changed. */
  edits: number;
}

export interface FakeView {
  readonly id: string;
  readonly user: string;
  readonly hash: string;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface FakeUser {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly locale: string;
  /** Of another workspace that shares a channel with ours. */
  readonly team?: string;
  readonly isBot?: boolean;
}

/** Slack's word for why it does not do something. */
export class SlackRefusal extends Error {}

type Args = Readonly<Record<string, unknown>>;

export const team = 'T0TEST';
export const botUser = 'U0BOT';

/** The workspace behind the fake: who and what is there, and what each method does to it. */
export interface Workspace {
  readonly users: Map<string, FakeUser>;
  /** Members by channel; the bot is one where it has been invited. */
  readonly channels: Map<string, Set<string>>;
  /** Those of the channels that are group messages. */
  readonly groups: Set<string>;
  readonly messages: FakeMessage[];
  readonly views: Map<string, FakeView>;
  /** Homes by user. */
  readonly homes: Map<string, FakeView>;
  readonly violations: string[];
  readonly methods: Readonly<Record<string, (args: Args) => object>>;
  newTs(): string;
  newTrigger(user: string): string;
  newResponseUrl(context: { channel: string; user: string; ts?: string }): string;
  post(message: Omit<FakeMessage, 'ts' | 'edits'>): FakeMessage;
  putView(user: string, view: unknown, id?: string): FakeView;
  /** What is posted to a response_url. */
  respond(id: string, args: Args): object;
  imOf(user: string): string;
}

export function createWorkspace(clock: Clock, ownUrl: () => string): Workspace {
  const users = new Map<string, FakeUser>();
  const channels = new Map<string, Set<string>>();
  const groups = new Set<string>();
  const messages: FakeMessage[] = [];
  const views = new Map<string, FakeView>();
  const homes = new Map<string, FakeView>();
  const triggers = new Map<string, { user: string; at: number; isUsed: boolean }>();
  const urls = new Map<string, { channel: string; user: string; ts?: string; at: number; uses: number }>();
  const violations: string[] = [];
  let lastTs = 0;
  let ids = 0;

  const now = () => clock.now().getTime();
  const newId = (prefix: string) => `${prefix}${String(++ids).padStart(6, '0')}`;
  const newTs = () => {
    lastTs = Math.max(lastTs + 1, now() * 1000);
    return `${Math.floor(lastTs / 1e6)}.${String(lastTs % 1e6).padStart(6, '0')}`;
  };
  const violate = (what: string): never => {
    violations.push(what);
    throw new SlackRefusal(what.split(':')[0]);
  };

  function imOf(user: string): string {
    const id = `D${user.slice(1)}`;
    if (!channels.has(id)) channels.set(id, new Set([user, botUser]));
    return id;
  }

  function channelOf({ channel }: Args): string {
    const id = users.has(String(channel)) ? imOf(String(channel)) : String(channel);
    const members = channels.get(id);
    if (!members) throw new SlackRefusal('channel_not_found');
    if (!members.has(botUser)) throw new SlackRefusal('not_in_channel');
    return id;
  }

  function accept({ text, blocks }: Args): { text: string; blocks: readonly unknown[] } {
    if (typeof text !== 'string' || text === '') return violate('no_text: no top-level text');
    if (text.length > 4000) violate('msg_too_long: top-level text');
    if (/<[!@#]|<https?:/.test(text)) violate(`invalid_arguments: the text would ring or link: ${text}`);
    const faults = messageFaults(blocks);
    if (faults.length > 0) violate(`invalid_blocks: ${faults.join('; ')}`);
    if (nodesOf(blocks).some(({ type }) => type === 'mrkdwn')) violate('invalid_blocks: mrkdwn');
    return { text, blocks: Array.isArray(blocks) ? blocks : [] };
  }

  function post(message: Omit<FakeMessage, 'ts' | 'edits'>): FakeMessage {
    const posted = { ...message, ts: newTs(), edits: 0 };
    messages.push(posted);
    return posted;
  }

  function putView(user: string, view: unknown, id = newId('V')): FakeView {
    const content = Object(view);
    const faults = content.type === 'home' ? homeFaults(view) : modalFaults(view);
    if (faults.length > 0) violate(`invalid_arguments: ${faults.join('; ')}`);
    const stored = { id, user, hash: `${Math.floor(now() / 1000)}.${newId('h')}`, content };
    views.set(id, stored);
    return stored;
  }

  const find = (channel: string, ts: unknown) => messages.find((it) => it.channel === channel && it.ts === ts);

  const methods: Workspace['methods'] = {
    'auth.test': () => ({ team_id: team, user_id: botUser, bot_id: 'B0BOT' }),
    'chat.postMessage'(args) {
      const channel = channelOf(args);
      const thread = typeof args.thread_ts === 'string' ? { thread: args.thread_ts } : {};
      if (args.unfurl_links !== 'false') violate('invalid_arguments: links would unfold');
      const message = post({ channel, by: botUser, ...thread, ...accept(args), metadata: args.metadata });
      return { channel, ts: message.ts };
    },
    'chat.update'(args) {
      const message = find(channelOf(args), args.ts);
      if (!message) throw new SlackRefusal('message_not_found');
      if (message.by !== botUser || message.onlyFor) throw new SlackRefusal('cant_update_message');
      Object.assign(message, accept(args), { edits: message.edits + 1 });
      return { channel: message.channel, ts: message.ts };
    },
    'chat.postEphemeral'(args) {
      const channel = channelOf(args);
      if (!channels.get(channel)?.has(String(args.user))) throw new SlackRefusal('user_not_in_channel');
      return { message_ts: post({ channel, by: botUser, onlyFor: String(args.user), ...accept(args) }).ts };
    },
    'conversations.members'(args) {
      const all = [...(channels.get(String(args.channel)) ?? [])];
      const isHidden = String(args.channel).startsWith('D') && !all.includes(botUser);
      if (all.length === 0 || isHidden) throw new SlackRefusal('channel_not_found');
      const from = Number(args.cursor ?? 0);
      const to = from + Number(args.limit ?? 100);
      return {
        members: all.slice(from, to),
        response_metadata: { next_cursor: to < all.length ? String(to) : '' },
      };
    },
    'conversations.info'(args) {
      const id = String(args.channel);
      if (!channels.get(id)?.has(botUser)) throw new SlackRefusal('channel_not_found');
      return { channel: { id, is_mpim: groups.has(id), is_im: id.startsWith('D') } };
    },
    'conversations.history'(args) {
      const channel = channelOf(args);
      const since = Number(args.oldest ?? 0);
      const found = messages.filter(
        (it) => it.channel === channel && !it.thread && !it.onlyFor && Number(it.ts) > since,
      );
      return { messages: found.map(({ ts, text, metadata }) => ({ ts, text, metadata })) };
    },
    'conversations.replies'(args) {
      const channel = channelOf(args);
      const found = messages.filter((it) => it.channel === channel && it.thread === args.ts && !it.onlyFor);
      return { messages: found.map(({ ts, text, metadata }) => ({ ts, text, metadata })) };
    },
    'users.info'(args) {
      const user = users.get(String(args.user));
      if (!user) throw new SlackRefusal('user_not_found');
      const { id, name, realName, locale, isBot = false } = user;
      const profile = { display_name: '', real_name: realName };
      return { user: { id, name, real_name: realName, locale, is_bot: isBot, deleted: false, profile } };
    },
    'views.open'({ trigger_id, view }) {
      const trigger = triggers.get(String(trigger_id));
      if (!trigger) return violate('invalid_trigger_id: unknown');
      // Only the first call opens anything; a repeated press may well come to it.
      if (trigger.isUsed) throw new SlackRefusal('exchanged_trigger_id');
      trigger.isUsed = true;
      if (now() - trigger.at > 3000) throw new SlackRefusal('expired_trigger_id');
      return { view: { id: putView(trigger.user, view).id } };
    },
    'views.publish'({ user_id, view }) {
      const user = String(user_id);
      if (!users.has(user)) throw new SlackRefusal('user_not_found');
      homes.set(user, putView(user, view, homes.get(user)?.id));
      return {};
    },
  };

  return {
    users,
    channels,
    groups,
    messages,
    views,
    homes,
    violations,
    methods,
    newTs,
    post,
    putView,
    imOf,
    newTrigger(user) {
      const id = newId('trigger.');
      triggers.set(id, { user, at: now(), isUsed: false });
      return id;
    },
    newResponseUrl(context) {
      const id = newId('url');
      urls.set(id, { ...context, at: now(), uses: 0 });
      return `${ownUrl()}/response/${id}`;
    },
    respond(id, args) {
      const url = urls.get(id);
      if (!url || url.uses >= 5 || now() - url.at > 30 * 60_000) return violate('used_url: spent response_url');
      url.uses += 1;
      const pressed = messages.find((message) => message.ts === url.ts);
      if (args.replace_original === true && pressed) Object.assign(pressed, accept(args), { edits: pressed.edits + 1 });
      else if (args.response_type === 'in_channel') post({ channel: url.channel, by: botUser, ...accept(args) });
      else post({ channel: url.channel, by: botUser, onlyFor: url.user, ...accept(args) });
      return {};
    },
  };
}
