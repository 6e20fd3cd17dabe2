import { type Clock, hashId, type Log } from '../base/base';
import type { PollState, Polls } from '../polls/polls';
import { type DocumentStore, defineKind, readAll, type StoredDocument, StoreError } from '../store/store';
import type { PollPictures } from './poll-pictures';
import type { Outgoing, Post } from './posts';

/** A post with whether its card shows a result, which never changes again. */
interface KeptPost extends Post {
  readonly isFinal: boolean;
}

export const postKind = defineKind<KeptPost>('post', ['isFinal']);

/** Keeps every posted card of a poll up to date: at most one drawing per poll and second, the last state wins. */
export interface Redraws {
  remember(post: Post): Promise<void>;
  /** Asks for a poll's cards to be drawn anew soon. */
  request(poll: string): void;
  /** Resolves when everything asked for so far is drawn. For the stop. */
  settle(): Promise<void>;
  /** Asks for every card that may be behind its poll to be drawn anew: the last process may have been killed. For the start. */
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

const pauseMs = 1000;

export function createRedraws({ store, polls, pictures, clock, log, channels }: Parts): Redraws {
  // A poll that has been drawn less than a pause ago, or is being drawn: true when it has changed since.
  const busy = new Map<string, boolean>();
  const running = new Set<Promise<void>>();

  async function draw(id: string): Promise<void> {
    const poll = await polls.read(id);
    if (!poll) return;
    const posts = await readAll(store, postKind, { partition: id });
    for (const post of posts) {
      await drawOne(post, poll).catch((error: unknown) =>
        log.warn({ err: error, poll: id, channel: post.body.channel }, 'card not updated'),
      );
    }
  }

  async function drawOne(kept: StoredDocument<KeptPost>, poll: PollState): Promise<void> {
    const post = kept.body;
    const channel = channels().find((candidate) => candidate.channel === post.channel);
    await channel?.update(post, { view: pictures.view(poll, post.language), language: post.language });
    if (channel && poll.state === 'closed' && !post.isFinal)
      await store.replace(postKind, kept, { ...post, isFinal: true });
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
        await store.create(postKind, { partition: post.poll, id }, { ...post, isFinal: false });
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
    async resume() {
      const behind = await readAll(store, postKind, { where: [{ field: 'isFinal', is: '=', value: false }] });
      for (const id of new Set(behind.map(({ body }) => body.poll))) request(id);
    },
  };
}

/** Forgets where a poll's cards stand. */
export async function forgetPosts(store: DocumentStore, poll: string): Promise<void> {
  for (const document of await readAll(store, postKind, { partition: poll })) await store.remove(postKind, document);
}
