import type { Running } from '../../src/start';
import { nodesOf } from './block-kit-rules';
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
import { botUser, type FakeMessage, type FakeSlack, startFakeSlack, team } from './fake-slack';
import type { FakeView } from './fake-slack-workspace';
import { createSetClock, type SetClock } from './set-clock';

const names: Record<PersonName, string> = {
  facilitator: 'Fanni Esimerkki',
  aino: 'Aino Esimerkki',
  bjorn: 'Björn Exempel',
  cecilia: 'Cecilia Example',
  coordinator: 'Kaisa Esimerkki',
  admin: 'Admin',
};
const people = Object.keys(names) as PersonName[];
const idOf = (person: PersonName) => `U0${person.toUpperCase()}`;
const channel = 'C0GROUP';

const silent = { info() {}, warn() {}, error() {} };

const setting: Setting = {
  channel: 'slack',
  kind: 'channel',
  conversations: { [channel]: 'conversation' },
  people: Object.fromEntries(people.map((person) => [`slack:${team}:${idOf(person)}`, person])),
};

/** The whole bot in a Slack workspace on loopback, with six people and the bot in one channel. */
export const slackDriver = createDriver('slack', 'libsql');
/** The same with its documents in Cosmos DB. */
export const slackOnCosmosDriver = createDriver('slack with STORE=cosmos', 'cosmos');

function createDriver(name: string, engine: StoreEngine): ChannelDriver {
  return { name, start: () => startChat(engine) };
}

async function startChat(engine: StoreEngine): Promise<Chat> {
  const clock = createSetClock('2026-11-23T10:00:00Z');
  const slack = await startFakeSlack(clock);
  const home = await openBotHome(engine);
  const bot = await home.start(settingsFor(slack), { clock, log: silent, say() {} });
  slack.people.botUrl = `${bot.url}/slack/events`;
  for (const person of people) {
    slack.users.set(idOf(person), { id: idOf(person), name: person, realName: names[person], locale: 'fi-FI' });
  }
  slack.channels.set(channel, new Set([...people.map(idOf), botUser]));
  const seat = createSeat(slack, clock, bot);
  await seat.settleIn();
  return {
    clock,
    dataDir: home.dataDir,
    setting,
    say: seat.say,
    press: seat.press,
    shared: seat.shared,
    pollCards: async () => (await seat.shared()).filter(isPoll),
    async open(url) {
      const response = await fetch(url);
      return { status: response.status, body: await response.text() };
    },
    async stopAndRead() {
      await bot.stop();
      return home.documents();
    },
    async stop() {
      await bot.stop();
      await slack.stop();
      await home.end();
      expect(slack.violations).toEqual([]);
    },
  };
}

function settingsFor(slack: FakeSlack) {
  return {
    PUBLIC_URL: 'http://127.0.0.1:0',
    LINK_SECRET: 'a secret of the flows, long enough',
    ADMINS: `slack:${team}:${idOf('admin')}`,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
  };
}

function createSeat(slack: FakeSlack, clock: SetClock, bot: Running) {
  const isVisible = (user: string) => (it: FakeMessage) => it.by === botUser && (!it.onlyFor || it.onlyFor === user);
  const seen = (user: string) => slack.messages.filter(isVisible(user));
  const viewOf = (user: string) => [...slack.views.values()].find((view) => view.user === user);

  /**
   * Resolves when the bot has nothing more to say, also of what had to wait for its turn. The check of its readiness queues up
   * behind all that it writes to its store, so so many in a row without a call mean that none is coming.
   */
  async function quiet(): Promise<void> {
    for (let still = 0, calls = slack.calls.length; still < 40; still++) {
      if (still === 20) clock.advance(1000);
      await fetch(`${bot.url}/readyz`);
      if (slack.calls.length > calls) still = 0;
      calls = slack.calls.length;
    }
  }

  /** What the person sees of the bot that was not there before the deed. */
  async function watch(person: PersonName, deed: () => Promise<unknown>): Promise<readonly FakeMessage[]> {
    const before = new Set(slack.messages);
    await deed();
    await quiet();
    return seen(idOf(person)).filter((message) => !before.has(message));
  }

  let last: Promise<unknown> = Promise.resolve();
  /**
   * One deed after the other, in the order asked for. People take their time: the same again within a few seconds would be
   * taken for a repeat, and what the bot tells by itself is told before the next deed.
   */
  function inTurn<Result>(deed: () => Promise<Result>): Promise<Result> {
    const done = last.then(async () => {
      clock.advance(21_000);
      await quiet();
      return deed();
    });
    last = done.catch(() => {});
    return done;
  }

  async function say(person: PersonName, text: string): Promise<Answer> {
    const answers = await watch(person, () => slack.people.mention(idOf(person), channel, text));
    return { cards: answers.map(toSeen) };
  }

  async function press(
    person: PersonName,
    card: SeenCard,
    button: string | SeenButton['payload'],
    inputs?: Record<string, string>,
  ): Promise<Answer> {
    const message = slack.messages.find(({ ts }) => ts === card.message);
    if (!message) throw new Error('no such message');
    if (inputs) return fill(person, message, inputs);
    const payload = typeof button === 'string' ? titled(card, button) : button;
    const buttons = buttonsOf(message);
    // A poll that is closed: everyone's card is drawn anew, without its buttons, and nobody is told beside it.
    const isRedrawn = () => buttonsOf(message) !== buttons;
    const answers = await watch(person, () => slack.people.press(idOf(person), message, payload));
    const told = answers.find(({ onlyFor }) => onlyFor);
    return {
      cards: answers.map(toSeen),
      ...(isRedrawn() ? { redraw: toSeen(message) } : {}),
      ...(told ? { note: toSeen(told).text } : {}),
    };
  }

  /** A form is a modal: opened by the message's button, filled in and sent; faulty, it stays open with what was typed. */
  async function fill(person: PersonName, message: FakeMessage, inputs: Record<string, string>): Promise<Answer> {
    const user = idOf(person);
    const form = viewOf(user) ?? (await openForm(person, message));
    const stayed = () => {
      const now = viewOf(user);
      return now !== undefined && now !== form;
    };
    const answers = await watch(person, () => slack.people.submit(user, form, inputs));
    return { cards: answers.map(toSeen), ...(stayed() ? { redraw: toForm(viewOf(user)) } : {}) };
  }

  async function openForm(person: PersonName, message: FakeMessage): Promise<FakeView> {
    const user = idOf(person);
    await watch(person, () => slack.people.press(user, message, 'openForm:1'));
    const form = viewOf(user);
    if (!form) throw new Error('no form opened');
    return form;
  }

  return {
    say: (person: PersonName, text: string) => inTurn(() => say(person, text)),
    press: (...pressed: Parameters<typeof press>) => inTurn(() => press(...pressed)),
    /** Slack's names are asked for once: before the clock moves, so that nobody is met under a makeshift name. */
    async settleIn(): Promise<void> {
      for (const person of people) {
        await slack.people.tell(idOf(person), 'apua');
      }
      await inTurn(() => say('admin', 'rooli Fanni Esimerkki fasilitaattori'));
      await inTurn(() => say('admin', 'rooli Kaisa Esimerkki koordinaattori'));
    },
    /** What stands in the channel itself; answers in threads are for who asked. */
    async shared(): Promise<readonly SeenCard[]> {
      await quiet();
      const isShared = (it: FakeMessage) => it.by === botUser && it.channel === channel && !it.onlyFor && !it.thread;
      return slack.messages.filter(isShared).map(toSeen);
    },
  };
}

const buttonsOf = ({ blocks }: FakeMessage) =>
  nodesOf(blocks)
    .map(({ action_id }) => action_id)
    .join();

function titled(card: SeenCard, title: string): SeenButton['payload'] {
  const button = card.buttons.find((candidate) => candidate.title.startsWith(title));
  if (!button) throw new Error(`no button "${title}" among ${card.buttons.map((other) => other.title).join(', ')}`);
  return button.payload;
}

function toSeen({ ts, blocks }: FakeMessage): SeenCard {
  return { message: ts, text: blocks.map(wordsOf).join('\n'), buttons: nodesOf(blocks).flatMap(toButton) };
}

function toForm(view: FakeView | undefined): SeenCard {
  return { message: '', text: JSON.stringify(view?.content.blocks), buttons: [] };
}

function toButton({ type, text, value, url }: Readonly<Record<string, unknown>>): SeenButton[] {
  if (type !== 'button') return [];
  const payload = value === undefined ? { url } : JSON.parse(String(value));
  return [{ title: String(Object(text).text), payload }];
}

/** A block as its reader sees it: a table row is one line. */
function wordsOf(block: unknown): string {
  const { type, rows } = Object(block);
  if (type === 'actions') return '';
  if (type === 'table') return rows.map((row: unknown[]) => row.map(wordsOf).join(' ')).join('\n');
  return nodesOf(block)
    .flatMap(({ text }) => (typeof text === 'string' ? [text] : []))
    .join(' ');
}
