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
import { createSetClock } from './set-clock';

const slugs: Record<PersonName, string> = {
  facilitator: 'fanni',
  aino: 'aino',
  bjorn: 'bjorn',
  cecilia: 'cecilia',
  coordinator: 'kaisa',
  admin: 'admin',
};

interface PageCard {
  readonly card: unknown;
  readonly text: string;
}
interface PagePost {
  readonly id: string;
  readonly private: boolean;
  readonly shown?: PageCard;
}

const quiet = { info() {}, warn() {}, error() {} };

/** The local chat over real HTTP: the whole bot with a store on disk, and Sotkanet out of reach. */
export const webDriver: ChannelDriver = { name: 'web', start: () => startChat('libsql') };

/** The same with its documents in Cosmos DB: an account of its own for each chat. */
export const webOnCosmosDriver: ChannelDriver = { name: 'web with STORE=cosmos', start: () => startChat('cosmos') };

const setting: Setting = {
  channel: 'web',
  kind: 'group',
  conversations: { local: 'conversation' },
  people: Object.fromEntries(Object.entries(slugs).map(([person, slug]) => [`web:local:${slug}`, person])),
};

async function startChat(engine: StoreEngine): Promise<Chat> {
  const clock = createSetClock('2026-11-23T10:00:00Z');
  const home = await openBotHome(engine);
  const bot = await home.start({}, { clock, log: quiet, say() {} });

  const readJson = async <T>(response: Response) => (await response.json()) as T;
  let deliveries = 0;
  async function send(person: PersonName, message: object, key?: string): Promise<Answer> {
    deliveries += 1;
    const response = await fetch(`${bot.url}/local/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      // The page tells its language, as the platforms tell their client's.
      body: JSON.stringify({ person: slugs[person], language: 'fi', key: key ?? `delivery-${deliveries}`, ...message }),
    });
    const answer = await readJson<{ posts: PagePost[]; redraw?: PageCard; note?: string }>(response);
    if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
    return {
      cards: answer.posts.flatMap((post) => toSeen(post.id, post.shown)),
      ...(answer.redraw ? { redraw: toSeen('', answer.redraw)[0] } : {}),
      ...(answer.note ? { note: answer.note } : {}),
    };
  }

  async function shared(): Promise<readonly SeenCard[]> {
    const { posts } = await readJson<{ posts: PagePost[] }>(await fetch(`${bot.url}/local/posts?person=aino`));
    return posts.filter((post) => !post.private).flatMap((post) => toSeen(post.id, post.shown));
  }

  return {
    clock,
    dataDir: home.dataDir,
    setting,
    say: (person, text, delivery) => send(person, { text }, delivery),
    press(person, card, button, inputs = {}) {
      const payload = typeof button === 'string' ? payloadOf(card, button) : button;
      return send(person, { payload, inputs, ...(card.message ? { post: card.message } : {}) });
    },
    shared,
    pollCards: async () => (await shared()).filter(isPoll),
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
      await home.end();
    },
  };
}

function payloadOf(card: SeenCard, title: string): SeenButton['payload'] {
  const button = card.buttons.find((candidate) => candidate.title.startsWith(title));
  if (!button) throw new Error(`no button "${title}" among ${card.buttons.map((other) => other.title).join(', ')}`);
  return button.payload;
}

function toSeen(message: string, shown: PageCard | undefined): SeenCard[] {
  return shown ? [{ message, text: shown.text, buttons: buttonsIn(shown.card) }] : [];
}

/** Every Action.Execute of a card, wherever it stands, and links with their address as the payload. */
function buttonsIn(node: unknown): SeenButton[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = toButton(node);
  return own ? [own] : Object.values(node).flatMap(buttonsIn);
}

function toButton(node: object): SeenButton | undefined {
  const { type, title, verb, data, url } = node as Record<string, unknown>;
  if (type === 'Action.OpenUrl') return { title: String(title), payload: { url } };
  if (type !== 'Action.Execute') return undefined;
  return { title: String(title), payload: { verb, ...(data as object) } };
}
