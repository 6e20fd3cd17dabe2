import { z } from 'zod';
import { openBotHome, type StoreEngine } from './bot-home';
import {
  type Answer,
  type ChannelDriver,
  type Chat,
  isPoll,
  type PersonName,
  type SeenButton,
  type SeenCard,
  type Setting,
} from './channel-driver';
import { type FakeTeams, fakeApp, fakeBot, startFakeTeams } from './fake-teams';
import { type FakeActivity, type FakeChat, type FakeMessage, personCalled } from './fake-teams-chats';
import { cardFaults } from './fake-teams-rules';
import { createSetClock } from './set-clock';
import { buttonsIn, noteIn, wordsOf } from './teams-card';

const keys: Record<PersonName, string> = {
  facilitator: 'fanni',
  aino: 'aino',
  bjorn: 'bjorn',
  cecilia: 'cecilia',
  coordinator: 'kaisa',
  admin: 'admin',
};

/** Who has sent the bot a line, and when it was done with it: the log tells, by the request's id. */
function createDoneLog() {
  const done = new Map<string, PromiseWithResolvers<void>>();
  const of = (request: unknown) => {
    const known = done.get(String(request)) ?? withResolvers();
    done.set(String(request), known);
    return known;
  };
  return {
    log: {
      info: (facts: object, message: string) => message === 'answered' && of(requestIn(facts)).resolve(),
      warn() {},
      error: (facts: object, message: string) => of(requestIn(facts)).reject(new Error(message)),
    },
    wait: (request: string | null) => of(request).promise,
  };
}

const requestIn = (facts: object) => ('request' in facts ? facts.request : undefined);

interface PromiseWithResolvers<Value> {
  readonly promise: Promise<Value>;
  resolve(value: Value): void;
  reject(fault: Error): void;
}

function withResolvers(): PromiseWithResolvers<void> {
  let resolve = () => {};
  let reject: (fault: Error) => void = () => {};
  const promise = new Promise<void>((...settle) => {
    [resolve, reject] = settle;
  });
  // Nobody may be waiting for it.
  promise.catch(() => {});
  return { promise, resolve, reject };
}

// How long people take: nobody writes the same line again within the 15 s after which Teams itself would repeat it, and the
// platform takes no more presses in a second than its limits say.
const writingMs = 25_000;
const pressingMs = 1_000;

const invokeAnswer = z.object({ statusCode: z.literal(200), type: z.string(), value: z.unknown() });

const groupId = '19:group@thread.v2';
const setting: Setting = {
  channel: 'teams',
  kind: 'group',
  conversations: { [groupId]: 'conversation' },
  people: Object.fromEntries(
    Object.entries(keys).map(([name, key]) => [`teams:${fakeApp.tenantId}:${personCalled(key).aadObjectId}`, name]),
  ),
};

/** The whole bot with a store on disk before a fake Teams, with tokens both ways; six people in one group chat. */
export const teamsDriver = createDriver('teams', 'libsql');
/** The same with its documents in Cosmos DB. */
export const teamsOnCosmosDriver = createDriver('teams with STORE=cosmos', 'cosmos');

function createDriver(name: string, engine: StoreEngine): ChannelDriver {
  return { name, start: () => startChat(engine) };
}

async function startChat(engine: StoreEngine): Promise<Chat> {
  const clock = createSetClock('2026-11-23T10:00:00Z');
  const teams = await startFakeTeams(clock);
  const { log, wait } = createDoneLog();
  const home = await openBotHome(engine);
  const bot = await home.start(settingsFor(teams), { clock, log, say() {} });
  const group = chatCalled(teams, groupId);

  /** Delivers, waits until the bot is done, and gives what has come to the chats that the person sees. */
  async function deliver(activity: FakeActivity, person: string) {
    const own = chatCalled(teams, `a:1-${person}`);
    const before = [group.messages.length, own.messages.length];
    const response = await fetch(`${bot.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8', Authorization: teams.authorization() },
      body: JSON.stringify(activity),
    });
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(body)}`);
    await wait(response.headers.get('x-request-id'));
    const answers = group.messages.slice(before[0]).filter((message) => message.activity.replyToId === activity.id);
    return { body, cards: [...answers, ...own.messages.slice(before[1])].map(toSeen) };
  }

  async function say(name: PersonName, text: string, chat: FakeChat, delivery?: string): Promise<Answer> {
    clock.advance(writingMs);
    const mark = `<at>${fakeBot.name}</at>`;
    const mention = { type: 'mention', mentioned: fakeBot, text: mark };
    const activity = teams.activity('message', personCalled(keys[name]), chat, {
      text: `${mark} ${text}`,
      textFormat: 'plain',
      entities: [mention],
      ...(delivery === undefined ? {} : { id: delivery }),
    });
    const { cards } = await deliver(activity, keys[name]);
    return { cards };
  }

  /** Everything in the group, as it is shown now. */
  async function shared(): Promise<readonly SeenCard[]> {
    // Lets the bot go on with what it is drawing.
    await fetch(`${bot.url}/readyz`);
    return group.messages.map(toSeen);
  }

  await giveRoles((name, text) => say(name, text, chatCalled(teams, `a:1-${keys[name]}`)));
  const chat = {
    clock,
    dataDir: home.dataDir,
    setting,
    say: (name: PersonName, text: string, delivery?: string) => say(name, text, group, delivery),
    async press(
      name: PersonName,
      card: SeenCard,
      button: string | SeenButton['payload'],
      inputs: Record<string, string> = {},
    ) {
      clock.advance(pressingMs);
      const payload = typeof button === 'string' ? payloadOf(card, button) : button;
      const action = { type: 'Action.Execute', verb: String(payload.verb), data: { payload, ...inputs } };
      const activity = teams.activity('invoke', personCalled(keys[name]), group, {
        name: 'adaptiveCard/action',
        value: { action, trigger: 'manual' },
        ...(card.message ? { replyToId: card.message } : {}),
      });
      const { body, cards } = await deliver(activity, keys[name]);
      return toAnswer(body, cards, card.message);
    },
    shared,
    pollCards: async () => (await shared()).filter(isPoll),
    async open(url: string) {
      const response = await fetch(url);
      return { status: response.status, body: await response.text() };
    },
    async stopAndRead() {
      await bot.stop();
      return home.documents();
    },
    async stop() {
      await bot.stop();
      await teams.stop();
      await home.end();
      if (teams.violations.length > 0) throw new Error(teams.violations.join('\n'));
    },
  };
  return chat;
}

function settingsFor(teams: FakeTeams) {
  return {
    ...teams.settings,
    PUBLIC_URL: 'http://127.0.0.1:0',
    LINK_SECRET: 'a secret of at least thirty-two characters',
    ADMINS: `teams:${fakeApp.tenantId}:${personCalled('admin').aadObjectId}`,
  };
}

/** The admin can give a role to those who have spoken to the bot before. */
async function giveRoles(say: (name: PersonName, text: string) => Promise<Answer>): Promise<void> {
  for (const name of ['facilitator', 'coordinator', 'aino', 'bjorn', 'cecilia'] as const) await say(name, 'apua');
  await say('admin', 'rooli Fanni Esimerkki fasilitaattori');
  await say('admin', 'rooli Kaisa Esimerkki koordinaattori');
}

function chatCalled(teams: FakeTeams, id: string): FakeChat {
  const chat = teams.chats.get(id);
  if (!chat) throw new RangeError(id);
  return chat;
}

function payloadOf(card: SeenCard, title: string): SeenButton['payload'] {
  const button = card.buttons.find((candidate) => candidate.title.startsWith(title));
  if (!button) throw new Error(`no button "${title}" among ${card.buttons.map((other) => other.title).join(', ')}`);
  return button.payload;
}

function toSeen({ id, activity }: FakeMessage): SeenCard {
  return { message: id, text: wordsOf(activity), buttons: buttonsIn(activity.attachments) };
}

/** The presser's own card comes with the note in it; a line beside it is read as a card of words. */
function toAnswer(body: unknown, cards: readonly SeenCard[], message: string): Answer {
  const { type, value } = invokeAnswer.parse(body);
  if (typeof value === 'string') {
    return { cards: value === '' ? cards : [...cards, { message: '', text: value, buttons: [] }] };
  }
  const faults = cardFaults(value as object);
  if (type !== 'application/vnd.microsoft.card.adaptive' || faults.length > 0) throw new Error(faults.join('\n'));
  const note = noteIn(value);
  const redraw = { message, text: wordsOf({ attachments: [{ content: value }] }), buttons: buttonsIn(value) };
  return { cards, redraw, ...(note === undefined ? {} : { note }) };
}
