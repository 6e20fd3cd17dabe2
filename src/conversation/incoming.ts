import type { Place } from '../polls/polls';
import type { Language } from '../text/text';

/** What came in, from any channel, already proven to come from the platform; its words and payloads are still a stranger's. */
export interface Incoming {
  readonly place: Place;
  readonly person: { readonly id: string; readonly name: string };
  /** The language the person's client shows, where the channel knows it. */
  readonly locale?: Language;
  readonly body: TextBody | ActionBody;
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
