import type { Clock, Log } from '../base/base';
import type { Polls } from '../polls/polls';
import type { DocumentStore } from '../store/store';
import { type CardDrawing, drawCard } from './card-drawing';
import { createKeptPosts, type StoredKeptPost, stateShown } from './kept-posts';
import type { PollPictures } from './poll-pictures';
import type { Outgoing, Post } from './posts';

/**
 * Keeps every posted card of a poll up to date, each by itself: at most one drawing per card and pause of its channel, also
 * among several processes; the last state wins.
 */
export interface Redraws {
  remember(post: Post): Promise<void>;
  /** Whether a card of the poll has been remembered. */
  isPosted(poll: string): Promise<boolean>;
  /** Asks for a poll's cards to be drawn anew soon. */
  request(poll: string): void;
  /** Resolves when everything asked for so far is drawn, without pauses. For the stop. */
  settle(): Promise<void>;
  /** Asks for every card that is behind its poll to be drawn anew: the process that was to draw it may have died. */
  resume(): Promise<void>;
}

interface Parts {
  readonly store: DocumentStore;
  readonly polls: Polls;
  readonly pictures: PollPictures;
  readonly clock: Clock;
  readonly log: Log;
  /** The channels, asked for when drawing: they are made after the core. */
  readonly channels: () => readonly Outgoing[];
}

// However many vote, a poll's cards are looked up once in this time. No channel draws one card more often.
const lookUpMs = 1_000;
/** The pause after a look that failed. */
const lookAgainMs = 10_000;

export function createRedraws(parts: Parts): Redraws {
  const { polls, clock, log } = parts;
  const posts = createKeptPosts(parts);
  // A poll whose cards have been looked up just now: true when it has changed since.
  const recent = new Map<string, boolean>();
  const cards = new Map<string, CardDrawing>();
  const running = new Set<Promise<void>>();

  function run(work: Promise<void>): void {
    const done = work.finally(() => running.delete(done));
    running.add(done);
  }

  function wake(post: StoredKeptPost): void {
    const { partition, id, body } = post;
    if (body.isFinal || !parts.channels().some(({ channel }) => channel === body.channel)) return;
    const key = `${partition} ${id}`;
    const known = cards.get(key);
    if (known) {
      known.wake();
      return;
    }
    const card = drawCard(post, { ...parts, posts, onEnd: () => cards.delete(key) });
    cards.set(key, card);
    run(card.done);
  }

  async function lookUp(poll: string): Promise<void> {
    for (const post of await posts.of(poll)) wake(post);
  }

  function start(poll: string): void {
    recent.set(poll, false);
    let pauseMs = lookUpMs;
    run(
      lookUp(poll)
        .catch((error: unknown) => {
          log.warn({ err: error, poll }, 'poll not drawn');
          recent.set(poll, true);
          pauseMs = lookAgainMs;
        })
        .finally(() => {
          clock.after(pauseMs, () => {
            const changed = recent.get(poll);
            recent.delete(poll);
            if (changed) start(poll);
          });
        }),
    );
  }

  function request(poll: string): void {
    if (recent.has(poll)) recent.set(poll, true);
    else start(poll);
  }

  return {
    request,
    async remember(post) {
      await posts.keep(post);
      // Votes may have come between the drawing and now.
      request(post.poll);
    },
    isPosted: async (poll) => (await posts.of(poll)).length > 0,
    async settle() {
      for (const [poll, changed] of recent) if (changed) start(poll);
      while (running.size > 0) {
        for (const card of cards.values()) card.hurry();
        await Promise.race(running);
      }
    },
    async resume() {
      for (const post of await posts.live()) {
        const poll = await polls.read(post.body.poll);
        if (!poll || post.body.isDrawing || post.body.shown !== stateShown(poll)) request(post.body.poll);
      }
    },
  };
}
