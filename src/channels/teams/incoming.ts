import { decode } from 'html-entities';
import { z } from 'zod';
import type { ActionBody, Incoming, TextBody } from '../../conversation/conversation';
import type { Place } from '../../polls/polls';
import { isLanguage, type Language } from '../../text/text';
import { conversationOf, localeIn, mentionsIn, type TeamsActivity } from './activity';
import type { Roster } from './roster';

/** Who is where: what every delivery tells, in the core's words. */
export interface Setting {
  readonly place: Place;
  /** "teams:tenant:user". */
  readonly person: string;
  readonly locale?: Language;
}

export function toSetting(activity: TeamsActivity, tenant: string): Setting {
  const { from } = activity;
  const locale = localeIn(activity)?.slice(0, 2).toLowerCase();
  return {
    place: { channel: 'teams', conversation: conversationOf(activity), ...kindOf(activity) },
    person: `teams:${tenant}:${from.aadObjectId ?? from.id}`,
    ...(isLanguage(locale) ? { locale } : {}),
  };
}

function kindOf({ conversation, channelData }: TeamsActivity): Pick<Place, 'kind' | 'people'> {
  if (channelData?.meeting) return { kind: 'meeting' };
  // The Playground leaves the type out in a chat with the bot alone.
  const { conversationType = 'personal', isGroup = false } = conversation;
  if (conversationType === 'channel') return { kind: 'channel' };
  // A type that Teams may bring some day is not taken for a private chat, where more is shown.
  return conversationType === 'personal' && !isGroup ? { kind: 'personal', people: 1 } : { kind: 'group' };
}

/** The delivery as the core takes it. What Teams must be asked for is asked only when the core wants to know. */
export async function toIncoming(
  { activity, setting, tenant }: { activity: TeamsActivity; setting: Setting; tenant: string },
  body: TextBody | ActionBody,
  roster: Roster,
): Promise<Incoming> {
  const { from, channelData, serviceUrl } = activity;
  const { place, person, locale } = setting;
  const where = { serviceUrl, conversation: place.conversation };
  const user = from.aadObjectId ?? from.id;
  const meeting = channelData?.meeting?.id;
  const delivery = toDelivery(activity);
  const name = from.name || (await roster.nameOf(where, user));
  return {
    place,
    person: {
      id: person,
      ...(name ? { name } : {}),
      leads: () => roster.leads({ ...where, meeting }, user, tenant),
    },
    ...(locale ? { locale } : {}),
    ...(delivery ? { delivery } : {}),
    body,
    ...(place.people === undefined ? { countPeople: () => roster.countPeople(where) } : {}),
  };
}

/** Further apart than Teams itself is slow, the person's clock is wrong. */
const clockMs = 60_000;

function toDelivery({ id, localTimestamp, timestamp }: TeamsActivity): Incoming['delivery'] {
  const [theirs, teams] = [Date.parse(localTimestamp ?? ''), Date.parse(timestamp ?? '')];
  // A repeat keeps the person's own time, so it is the better one, as long as their clock can be believed.
  const isOff = Number.isNaN(theirs) || Math.abs(theirs - teams) > clockMs;
  const at = isOff && !Number.isNaN(teams) ? teams : theirs;
  return id === undefined || Number.isNaN(at) ? undefined : { id, at };
}

/** What the person wrote, or undefined when the words were not for the bot. */
export function textIn(activity: TeamsActivity): string | undefined {
  const mentions = mentionsIn(activity);
  const isForUs = mentions.some(({ mentioned }) => mentioned.id === activity.recipient.id);
  const isPersonal = kindOf(activity).kind === 'personal';
  if (!isForUs && !isPersonal) return undefined;
  let text = activity.text ?? '';
  for (const mention of mentions) {
    // Ours goes; another person's mark is the name of that person, which may be an argument.
    const isOurs = mention.mentioned.id === activity.recipient.id;
    text = text.replaceAll(mention.text, isOurs ? ' ' : mention.text.replace(/<\/?at[^>]*>/gi, ''));
  }
  const said = activity.textFormat === 'xml' ? decode(text) : text.replace(/&nbsp;/gi, ' ');
  return said.replace(/\u00a0/gu, ' ').trim();
}

const data = z.record(z.string(), z.unknown());
const execute = z.object({ action: z.object({ verb: z.string().optional(), data: data.default({}) }) });

/** The press in an invoke `adaptiveCard/action`; undefined when it is none. */
export function toExecuted(value: unknown): ActionBody | undefined {
  const parsed = execute.safeParse(value);
  if (!parsed.success) return undefined;
  const { verb, data } = parsed.data.action;
  return toPress(data, verb);
}

/** The press in a message, from a client that knows only Action.Submit; undefined when it is none. */
export function toSubmitted(value: unknown): ActionBody | undefined {
  const parsed = data.safeParse(value);
  return parsed.success ? toPress(parsed.data) : undefined;
}

/** What was typed lies beside the payload that the card was drawn with (see drawing.ts). */
function toPress({ payload, ...typed }: z.infer<typeof data>, verb?: string): ActionBody {
  const inputs = Object.entries(typed).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { kind: 'action', payload: payload ?? { verb }, inputs: Object.fromEntries(inputs) };
}
