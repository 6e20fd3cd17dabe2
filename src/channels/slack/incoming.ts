import { z } from 'zod';
import type { ActionBody, Delivery, HomeBody, TextBody } from '../../conversation/conversation';
import {
  command,
  envelope,
  event,
  json,
  knownEvents,
  metadata,
  openForm,
  type Press,
  press,
  type Said,
  type Submission,
  submission,
} from './payloads';
import { readSlackText } from './slack-text';
import { homeConversation, type Spot, toPlace } from './spot';

/** What Slack delivered, taken apart. */
export interface Inbound {
  /** Whose bot is spoken to; the person may be of another team. */
  readonly team: string;
  /** The name in the payload, for when Slack does not tell the real one in time. */
  readonly username?: string;
  readonly spot: Spot;
  readonly delivery?: Delivery;
  readonly asks: TextBody | ActionBody | HomeBody | OpenForm | Joined;
}

/** A press of the button that opens a kept form. */
export interface OpenForm {
  readonly kind: 'openForm';
  readonly form: string;
}

/** Somebody came into a channel: the bot itself, if `user` is the bot's. */
export interface Joined {
  readonly kind: 'joined';
  readonly user: string;
  readonly bot?: string;
}

export type Parsed =
  | { readonly kind: 'inbound'; readonly inbound: Inbound }
  /** The check of the address when the app is set up. */
  | { readonly kind: 'handshake' }
  /** Well-formed, and nothing to us: other bots, edits, links opened. */
  | { readonly kind: 'ignored' }
  /** An event in a shape that we do not know. Slack stops telling anything to a bot that refuses too many. */
  | { readonly kind: 'unusual' }
  | { readonly kind: 'malformed' };

/** Reads a signed body. `bot` is the bot's user id, where it is known; `sentAt` is the request's time in ms. */
export function parseInbound(contentType: string | undefined, body: Buffer, sentAt: number, bot?: string): Parsed {
  const text = body.toString();
  if (!/^application\/x-www-form-urlencoded\b/i.test(contentType ?? ''))
    return parseEvent(json.safeParse(text).data, bot);
  const form = Object.fromEntries(new URLSearchParams(text));
  if (form.ssl_check !== undefined) return { kind: 'ignored' };
  return form.payload === undefined
    ? parseCommand(form, sentAt)
    : parsePayload(json.safeParse(form.payload).data, sentAt);
}

const malformed: Parsed = { kind: 'malformed' };
const ignored: Parsed = { kind: 'ignored' };
const unusual: Parsed = { kind: 'unusual' };
const inbound = (found: Inbound): Parsed => ({ kind: 'inbound', inbound: found });
const typed = z.object({ type: z.string() });
const typeOf = (body: unknown) => typed.safeParse(body).data?.type;
const toMs = (ts: string) => Math.round(Number(ts) * 1_000);

function parseEvent(body: unknown, botByToken: string | undefined): Parsed {
  const type = typeOf(body);
  if (type === undefined) return malformed;
  if (type === 'url_verification') return { kind: 'handshake' };
  const wrapped = envelope.safeParse(body);
  if (!wrapped.success) return unusual;
  if (!knownEvents.includes(wrapped.data.event.type)) return ignored;
  const parsed = event.safeParse(wrapped.data.event);
  if (!parsed.success) return unusual;
  const authorization = wrapped.data.authorizations?.[0];
  const bot = authorization?.user_id ?? botByToken;
  const { data } = parsed;
  const from = authorization?.team_id ?? wrapped.data.team_id;
  switch (data.type) {
    case 'app_home_opened':
      return data.tab === 'home'
        ? inbound({ team: from, spot: homeSpot(data.user, data.channel), asks: { kind: 'home' } })
        : ignored;
    case 'member_joined_channel': {
      const spot: Spot = { surface: 'joined', place: toPlace(data.channel, data.channel_type), user: data.user };
      return inbound({ team: from, spot, asks: { kind: 'joined', user: data.user, ...(bot ? { bot } : {}) } });
    }
    default:
      return parseSaid(from, data, bot);
  }
}

/** What a person says with a file, or in a thread and the conversation at once, is said like anything else. */
const saidSubtypes = [undefined, 'file_share', 'thread_broadcast'];

/** A mention also comes as a message of its channel: only private chats are heard without one. */
function parseSaid(from: string, said: Said, bot: string | undefined): Parsed {
  const { user: speaker, channel, ts, thread_ts: thread } = said;
  if (!saidSubtypes.includes(said.subtype) || said.bot_id !== undefined) return ignored;
  if (said.type === 'message' && said.channel_type !== 'im') return ignored;
  if (!speaker || !channel || !ts) return unusual;
  if (speaker === bot) return ignored;
  const place = toPlace(channel, said.channel_type);
  return inbound({
    team: from,
    spot: {
      surface: place.kind === 'personal' ? 'im' : 'mention',
      place,
      user: speaker,
      asked: ts,
      ...(thread ? { thread } : {}),
    },
    delivery: { id: `${channel}:${ts}`, at: toMs(ts) },
    asks: { kind: 'text', text: readSlackText(said.text, bot) },
  });
}

function homeSpot(owner: string, channel: string | undefined): Spot {
  return { surface: 'home', place: { ...toPlace(channel ?? homeConversation(owner)), kind: 'personal' }, user: owner };
}

function parseCommand(form: unknown, sentAt: number): Parsed {
  const parsed = command.safeParse(form);
  if (!parsed.success) return malformed;
  const { data } = parsed;
  return inbound({
    team: data.team_id,
    ...(data.user_name ? { username: data.user_name } : {}),
    spot: {
      surface: 'command',
      place: toPlace(data.channel_id, data.channel_name),
      user: data.user_id,
      responseUrl: data.response_url,
      trigger: data.trigger_id,
    },
    delivery: { id: data.trigger_id, at: sentAt },
    asks: { kind: 'text', text: readSlackText(data.text, undefined) },
  });
}

function parsePayload(body: unknown, sentAt: number): Parsed {
  switch (typeOf(body)) {
    case 'block_actions':
      return parsePress(press.safeParse(body).data);
    case 'view_submission':
      return parseSubmission(submission.safeParse(body).data, sentAt);
    case undefined:
      return malformed;
    default:
      return ignored;
  }
}

function parsePress(data: Press | undefined): Parsed {
  const action = data?.actions[0];
  if (!data || !action) return malformed;
  // A link: the browser has opened it.
  if (action.value === undefined) return ignored;
  const spot = pressSpot(data);
  if (!spot) return malformed;
  const container = data.container.message_ts ?? data.view?.id ?? '';
  const payload = json.safeParse(action.value).data;
  const opened = openForm.safeParse(payload).data;
  const name = data.user.username ?? data.user.name;
  return inbound({
    team: data.view?.app_installed_team_id ?? data.team.id,
    ...(name ? { username: name } : {}),
    spot,
    delivery: { id: `${container}:${action.action_ts}`, at: toMs(action.action_ts) },
    asks: opened ? { kind: 'openForm', form: opened.form } : { kind: 'action', payload, inputs: {} },
  });
}

function pressSpot(data: Press): Spot | undefined {
  const { channel, container } = data;
  const trigger = data.trigger_id ? { trigger: data.trigger_id } : {};
  if (!channel) {
    const home = metadata.safeParse(json.safeParse(data.view?.private_metadata).data).data;
    return data.view ? { ...homeSpot(data.user.id, home?.conversation), ...trigger } : undefined;
  }
  return {
    surface: 'button',
    place: toPlace(channel.id, channel.name),
    user: data.user.id,
    isPressedOwn: container.is_ephemeral === true,
    ...(container.thread_ts ? { thread: container.thread_ts } : {}),
    ...(data.response_url ? { responseUrl: data.response_url } : {}),
    ...trigger,
  };
}

function parseSubmission(data: Submission | undefined, sentAt: number): Parsed {
  const led = metadata.safeParse(json.safeParse(data?.view.private_metadata).data).data;
  if (!data || !led) return malformed;
  const { conversation, kind, thread } = led;
  const fields = Object.values(data.view.state.values).flatMap((block) => Object.entries(block));
  const inputs = Object.fromEntries(
    fields.map(([name, { value, selected_option: option }]) => [name, value ?? option?.value ?? '']),
  );
  const name = data.user.username ?? data.user.name;
  return inbound({
    team: data.view.app_installed_team_id ?? data.team.id,
    ...(name ? { username: name } : {}),
    spot: {
      surface: 'form',
      place: { channel: 'slack', conversation, kind },
      user: data.user.id,
      ...(thread ? { thread } : {}),
    },
    delivery: { id: `${data.view.id}:${data.view.hash ?? ''}`, at: sentAt },
    asks: { kind: 'action', payload: led.payload, inputs },
  });
}
