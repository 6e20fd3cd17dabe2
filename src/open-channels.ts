import { type Cards, createCards } from './cards/cards';
import type { Channel } from './channels/channel';
import { createSlackChannel } from './channels/slack/slack';
import { createTeamsChannel } from './channels/teams/teams';
import { createWebChannel, type ExamplePerson } from './channels/web/web';
import type { Core, Talk } from './compose';
import { type Config, localAdmin, type SlackConfig } from './config';
import { addExample } from './example';
import type { FiguresUpkeep } from './figures-upkeep';
import { shipped } from './shipped';
import type { Surroundings } from './start';

export interface ChannelParts {
  readonly core: Core;
  readonly config: Config;
  readonly surroundings: Surroundings;
  readonly talk: Talk;
  readonly upkeep: FiguresUpkeep;
}

/** The platforms that the settings ask for. Their SDKs are big and are loaded only when needed. */
export async function openChannels(parts: ChannelParts): Promise<readonly Channel[]> {
  // Once for all: to prepare the templates is a good part of the start.
  const cards = createCards({ timeZone: parts.config.timeZone });
  return [
    // The local chat lets everyone be anyone: it exists in local mode only.
    ...(parts.config.local ? [await openLocalChat(parts, cards)] : []),
    ...openTeams(parts, cards),
    ...(parts.config.slack ? [openSlack(parts, parts.config.slack, cards)] : []),
  ];
}

/** Microsoft Teams; in local mode what plays it on this machine. */
function openTeams({ core, config, surroundings, talk }: ChannelParts, cards: Cards): readonly Channel[] {
  if (!config.teams && !config.local) return [];
  const { conversation } = talk;
  const { clock, log } = surroundings;
  const access = config.teams ? ({ kind: 'tokens', ...config.teams } as const) : ({ kind: 'local' } as const);
  return [createTeamsChannel({ access, store: core.store, conversation, cards, clock, log })];
}

function openSlack({ core, surroundings, talk }: ChannelParts, settings: SlackConfig, cards: Cards): Channel {
  return createSlackChannel({ settings, store: core.store, conversation: talk.conversation, cards, ...surroundings });
}

/** The chat in the browser; the first time with a welcome and the example. */
async function openLocalChat(
  { core, config, surroundings, talk, upkeep }: ChannelParts,
  cards: Cards,
): Promise<Channel> {
  const example = await addExample(core, shipped.example);
  const web: Channel = createWebChannel({
    store: core.store,
    conversation: talk.conversation,
    cards,
    clock: surroundings.clock,
    readPeople: () => localPeople(core, config),
    status: upkeep.status,
    log: surroundings.log,
  });
  await greet(web, talk, core, example);
  return web;
}

/** Who one can be in the local chat: the admin and the example people, if they have not been removed. */
async function localPeople({ members }: Core, { admins }: Config): Promise<readonly ExamplePerson[]> {
  if (admins.includes(localAdmin)) await members.meet({ id: localAdmin, name: 'Admin' });
  const people = (await members.all()).filter(({ id, example }) => example || id === localAdmin);
  return people.map(({ id, name, role }) => ({ id: id.split(':').at(-1) ?? id, name, role }));
}

/** The welcome and the example poll stand in the chat from the first start on, also if that start was cut off. */
async function greet(
  web: Channel,
  { pictures, conversation }: Talk,
  { indicators }: Core,
  example: Awaited<ReturnType<typeof addExample>>,
): Promise<void> {
  if (!example) return;
  const { language } = example;
  const starterOnly = indicators.edition().source === 'starter';
  await web.outgoing.send('local', 'welcome', {
    view: { kind: 'help', role: 'member', greeting: true, starterOnly },
    language,
  });
  const sent = await web.outgoing.send('local', example.id, { view: pictures.view(example, language), language });
  if (sent.kind !== 'sent') return;
  await conversation.posted({
    channel: 'web',
    conversation: 'local',
    message: sent.message,
    poll: example.id,
    language,
  });
}
