import type { Place } from '../../src/polls/polls';
import type { KeptDocument } from './bot-home';
import type { SetClock } from './set-clock';

/** The people of the flows. Every driver has them, whatever they are called on its platform. */
export type PersonName = 'facilitator' | 'aino' | 'bjorn' | 'cecilia' | 'coordinator' | 'admin';

/** A card as a person sees it. */
export interface SeenCard {
  readonly message: string;
  /** The whole card in plain words. */
  readonly text: string;
  readonly buttons: readonly SeenButton[];
}

export interface SeenButton {
  readonly title: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What came of saying or pressing something, for the one who did. */
export interface Answer {
  readonly cards: readonly SeenCard[];
  /** The pressed card drawn anew. */
  readonly redraw?: SeenCard;
  /** What the presser is told beside the card. */
  readonly note?: string;
}

/** How the platform calls what every run of a scenario has. */
export interface Setting {
  readonly channel: Place['channel'];
  /** The kind of conversation that the scenario plays in, where that differs between the platforms. */
  readonly kind?: Place['kind'];
  /** Names by ids. */
  readonly conversations: Readonly<Record<string, string>>;
  /** Names by the ids of the accounts. */
  readonly people: Readonly<Record<string, string>>;
}

/** A running bot with one group conversation of six people, on one channel. */
export interface Chat {
  readonly clock: SetClock;
  readonly dataDir: string;
  readonly setting: Setting;
  /** `delivery` names the delivery: the same again is what a platform does when it is unsure. */
  say(person: PersonName, text: string, delivery?: string): Promise<Answer>;
  /** Presses a button of a card, by the beginning of its title, or sends a payload of one's own making. */
  press(
    person: PersonName,
    card: SeenCard,
    button: string | SeenButton['payload'],
    inputs?: Record<string, string>,
  ): Promise<Answer>;
  /** Everything the bot has posted for everyone in the conversation, as it is shown now. */
  shared(): Promise<readonly SeenCard[]>;
  /** The poll cards of the conversation as everyone sees them. */
  pollCards(): Promise<readonly SeenCard[]>;
  /** Reads an address from a card in a browser. */
  open(url: string): Promise<{ status: number; body: string }>;
  /** Stops the bot and gives everything that it has kept. */
  stopAndRead(): Promise<readonly KeptDocument[]>;
  stop(): Promise<void>;
}

/** A poll's own card, open or closed. */
export function isPoll({ buttons, text }: SeenCard): boolean {
  return buttons.some(({ payload }) => payload.verb === 'vote') || /Ääniä|Röster|Votes/.test(text);
}

export interface ChannelDriver {
  readonly name: string;
  start(): Promise<Chat>;
}
