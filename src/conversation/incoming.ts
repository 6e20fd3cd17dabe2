import type { Place } from '../polls/polls';
import type { Language } from '../text/text';

/** What came in, from any channel, already proven to come from the platform; its words and payloads are still a stranger's. */
export interface Incoming {
  readonly place: Place;
  readonly person: Speaker;
  /** The language the person's client shows, where the channel knows it. */
  readonly locale?: Language;
  /** Which delivery it is, where the channel may deliver the same thing twice. */
  readonly delivery?: Delivery;
  readonly body: TextBody | ActionBody | HomeBody;
  /** How many people are in the conversation, bots not counted, where `place` does not say. Asked only when a poll is launched. */
  countPeople?(): Promise<number | undefined>;
}

export interface Speaker {
  /** "channel:tenant:user". */
  readonly id: string;
  /** As the platform tells it; left out when it does not tell just now. */
  readonly name?: string;
  /** What to call somebody whose name has never been told. */
  readonly makeshiftName?: string;
  /** Whether the person leads the meeting held here, and so may launch and close polls in it. Asked only when it matters. */
  leads?(): Promise<boolean>;
}

export interface Delivery {
  /** The platform's id of the message or press; the same for a plain repeat, but not for every repeat. */
  readonly id: string;
  /** When the person did it, by the platform's clock, in ms since 1970: of two votes the later one counts, however they arrive. */
  readonly at: number;
}

export interface TextBody {
  readonly kind: 'text';
  /** As typed, without the mention of the bot. */
  readonly text: string;
}

/** A press of a button or a sent form. */
export interface ActionBody {
  readonly kind: 'action';
  /** The button's payload. A stranger's: parsed by `parseAction`, and every id in it looked up again. */
  readonly payload: unknown;
  /** The form's fields by input id. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** The person opened the bot's own page in the platform. Comes back as a `redraw` of it. */
export interface HomeBody {
  readonly kind: 'home';
}

/** What happens to a conversation without anybody having said anything. */
export interface Happening {
  readonly kind: 'installed' | 'meetingStarted' | 'meetingEnded';
  readonly place: Place;
  readonly locale?: Language;
  /** Names what happened so that a repeat is known for one: the meeting's id, or the conversation's. */
  readonly occurrence: string;
}
