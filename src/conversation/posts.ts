import type { Sent } from '../delivery/delivery';
import type { Place } from '../polls/polls';
import type { Language } from '../text/text';
import type { Happening, Incoming } from './incoming';
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

/** What became of drawing a posted card anew. */
export type Updated =
  | { readonly kind: 'done' }
  /** To be tried again, not before so many ms. */
  | { readonly kind: 'later'; readonly afterMs: number }
  /** The card or the conversation is gone, or closed to us: never to be tried again. */
  | { readonly kind: 'gone' };

/** What the core asks of a channel. No promise rejects because of the platform, and none takes longer than 15 s. */
export interface Outgoing {
  readonly channel: Place['channel'];
  /** The shortest time between two drawings of one card. The core keeps it, also among several processes; the last state wins. */
  readonly redrawPauseMs: number;
  /** Draws a posted card anew for everyone. */
  update(post: Post, drawing: Drawing): Promise<Updated>;
  /** Posts into a conversation. `key` is the same for the same message, for channels that can tell by it what has arrived. */
  send(conversation: string, key: string, drawing: Drawing): Promise<Sent>;
  /** Whether the person ("channel:tenant:user") is in the conversation now; false when it cannot be told. */
  hasMember(conversation: string, person: string): Promise<boolean>;
}

/** What a channel asks of the core. */
export interface Conversation {
  /**
   * Handles whatever came in. Never rejects because of what somebody typed or pressed; everything it promises is stored.
   * The same delivered again, also under a new id and in another process, changes nothing and comes back as `repeated`.
   */
  handle(incoming: Incoming): Promise<Outcome>;
  /** Tells what to post when something has happened to a conversation; nothing for a repeat. */
  happened(happening: Happening): Promise<Outcome>;
  /** Remembers a posted poll card, so that it follows the votes. Called for every posted reply that shows an open poll; for what `Outgoing.send` posted the core sees to it itself. */
  posted(post: Post): Promise<void>;
  /** Sees to it that a poll's card comes into its conversation later: called for a reply that shows an open poll and surely could not be posted. */
  unposted(poll: string): Promise<void>;
}
