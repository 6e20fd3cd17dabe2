import type { Place } from '../polls/polls';
import type { Language } from '../text/text';
import type { Incoming } from './incoming';
import type { Drawing, Outcome } from './outcome';

/** Where a shared card that must stay up to date stands: remembered when a channel has posted it. */
export interface Post {
  readonly channel: Place['channel'];
  readonly conversation: string;
  /** The channel's id of the message. */
  readonly message: string;
  /** The poll it shows. */
  readonly poll: string;
  readonly language: Language;
}

/** What the core asks of a channel. */
export interface Outgoing {
  readonly channel: Place['channel'];
  /** Draws a posted card anew for everyone. The core calls it at most once per card and second; the last state wins. */
  update(post: Post, drawing: Drawing): Promise<void>;
}

/** What a channel asks of the core. */
export interface Conversation {
  /** Handles whatever came in. Never rejects because of what somebody typed or pressed; everything it promises is stored. */
  handle(incoming: Incoming): Promise<Outcome>;
  /** Remembers a posted poll card, so that it follows the votes. Called for every `everyone` reply whose view is a poll. */
  posted(post: Post): Promise<void>;
}
