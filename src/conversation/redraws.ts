import { type Clock, hashId, type Log } from '../base/base';
import type { Polls } from '../polls/polls';
import { type DocumentStore, defineKind, readAll, StoreError } from '../store/store';
import type { PollPictures } from './poll-pictures';
import type { Outgoing, Post } from './posts';

export const postKind = defineKind<Post>('post');

/** Keeps every posted card of a poll up to date: at most one drawing per poll and second, the last state wins. */
export interface Redraws {
  remember(post: Post): Promise<void>;
  /** Asks for a poll's cards to be drawn anew soon. */
  request(poll: string): void;
  /** Resolves when everything asked for so far is drawn. For the stop. */
  settle(): Promise<void>;
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

const pauseMs = 1000;

export function createRedraws({ store, polls, pictures, clock, log, channels }: Parts): Redraws {
  // A poll that has been drawn less than a pause ago, or is being drawn: true when it has changed since.
  const busy = new Map<string, boolean>();
  const running = new Set<Promise<void>>();

  async function draw(id: string): Promise<void> {
    const poll = await polls.read(id);
    if (!poll) return;
    const posts = await readAll(store, postKind, { partition: id });
    for (const { body: post } of posts) {
      const channel = channels().find((candidate) => candidate.channel === post.channel);
      const drawing = { view: pictures.view(poll, post.language), language: post.language };
      await channel
        ?.update(post, drawing)
        .catch((error: unknown) => log.warn({ err: error, poll: id, channel: post.channel }, 'card not updated'));
    }
  }

  function start(id: string): void {
    busy.set(id, false);
    const run = draw(id)
      .catch((error: unknown) => log.warn({ err: error, poll: id }, 'poll not drawn'))
      .finally(() => {
        running.delete(run);
        clock.after(pauseMs, () => {
          const changed = busy.get(id);
          busy.delete(id);
          if (changed) start(id);
        });
      });
    running.add(run);
  }

  function request(id: string): void {
    if (busy.has(id)) busy.set(id, true);
    else start(id);
  }

  return {
    request,
    async remember(post) {
      const id = hashId(post.channel, post.conversation, post.message);
      try {
        await store.create(postKind, { partition: post.poll, id }, post);
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'exists')) throw error;
      }
      // Votes may have come between the drawing and now.
      request(post.poll);
    },
    async settle() {
      // One after the other: the older of two drawings at once could be the last to arrive.
      await Promise.all(running);
      for (const [id, changed] of busy) if (changed) start(id);
      await Promise.all(running);
    },
  };
}

/** Forgets where a poll's cards stand. */
export async function forgetPosts(store: DocumentStore, poll: string): Promise<void> {
  for (const document of await readAll(store, postKind, { partition: poll })) await store.remove(postKind, document);
}
