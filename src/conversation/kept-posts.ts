import { type Clock, createBounded, hashId } from '../base/base';
import type { PollState } from '../polls/polls';
import {
  type Address,
  type DocumentStore,
  defineKind,
  readAll,
  type StoredDocument,
  unlessOvertaken,
} from '../store/store';
import type { Post, Updated } from './posts';

/** A post with how far its drawing is. */
export interface KeptPost extends Post {
  /** Whether the card shows a result, which never changes again, or is gone. */
  readonly isFinal: boolean;
  /** The poll's state that it shows, as `stateShown` has it. Absent until it is known to have arrived. */
  readonly shown?: string;
  /** Whether a process has taken the turn to draw it and has not ended it. */
  readonly isDrawing?: boolean;
  /** In ms since 1970: before this it is not drawn again, unless the process is about to stop. */
  readonly restUntil?: number;
  /** In ms since 1970: before this the platform does not want it drawn again. */
  readonly heldUntil?: number;
}

export const postKind = defineKind<KeptPost>('post', ['isFinal']);

export type StoredKeptPost = StoredDocument<KeptPost>;

/** Whether a card may be drawn now: the right to it is ours alone until `drawn`, or for 30 s. */
export type Turn =
  | { readonly kind: 'ours'; readonly kept: StoredKeptPost }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'over' };

/** How a turn ended: what was drawn, if anything, and how long the card rests now. */
export interface TurnEnd {
  readonly poll?: PollState;
  readonly pauseMs: number;
}

/** All of a poll that changes, in few characters: what its card shows is behind when this differs. */
export function stateShown({ state, turnout, tally }: PollState): string {
  return hashId(JSON.stringify([state, turnout, tally]));
}

/** Where the shared cards stand, and whose turn it is to draw one, among any number of processes. */
export interface KeptPosts {
  /** A post that is kept already stays as it is. */
  keep(post: Post): Promise<void>;
  of(poll: string): Promise<readonly StoredKeptPost[]>;
  /** All that may still change. */
  live(): Promise<readonly StoredKeptPost[]>;
  /** In a hurry the pause between two drawings is passed over, but neither another's drawing nor the platform's word. */
  takeTurn(at: Address, hurry: boolean): Promise<Turn>;
  /**
   * Ends our turn with what became of the drawing. False when another process has taken it over since: nobody knows which of
   * the two drawings arrived last, so the card counts as behind, even if the other took it for final.
   */
  drawn(kept: StoredKeptPost, updated: Updated, end: TurnEnd): Promise<boolean>;
}

export const postTimes = {
  /** Reading the poll takes no longer in a turn; else the turn is ended without a drawing. */
  readingMs: 10_000,
  /** No drawing takes longer: then it hangs. */
  drawingMs: 15_000,
  /** Whoever has not ended its turn by then has died: more than a reading and a drawing take. */
  turnMs: 30_000,
  /** Between two looks whether another process has ended its turn: longer and longer. */
  firstLookMs: 100,
  longestLookMs: 2_000,
  /** No channel rests longer between two drawings, and no platform is known to ask for more: what says so has a wrong clock. */
  longestRestMs: 10_000,
  longestHoldMs: 60 * 60_000,
} as const;

// Turns of others that a process waits for at one time are few: one for each card that it draws.
const turnsSeen = 1_000;

export function createKeptPosts({ store, clock }: { store: DocumentStore; clock: Clock }): KeptPosts {
  const now = () => clock.now().getTime();
  // By our own clock, since when we know of another's turn. What the other's clock says would make a turn of one that is
  // ahead last for hours, and end one at once that is behind.
  const seen = createBounded<{ readonly etag: string; readonly at: number }>(turnsSeen);

  /** How long we have waited for this turn of another process. */
  function waitedFor({ partition, id, etag }: StoredKeptPost): number {
    const key = `${partition} ${id}`;
    const known = seen.get(key);
    if (known?.etag === etag && known.at <= now()) return now() - known.at;
    seen.set(key, { etag, at: now() });
    return 0;
  }

  /** How long it is until then; nothing when nobody can have meant a time so far ahead. */
  function untilThen(moment: number, longestMs: number): number {
    const ms = moment - now();
    return ms > longestMs ? 0 : ms;
  }

  /** What two processes have drawn at once is drawn again. */
  async function reopen(at: Address): Promise<void> {
    for (;;) {
      const read = await store.get(postKind, at);
      if (!read?.body.isFinal) return;
      if (await unlessOvertaken(store.replace(postKind, read, { ...read.body, isFinal: false }))) return;
    }
  }

  return {
    async keep(post) {
      const id = hashId(post.channel, post.conversation, post.message);
      await unlessOvertaken(store.create(postKind, { partition: post.poll, id }, { ...post, isFinal: false }));
    },

    of: (poll) => readAll(store, postKind, { partition: poll }),

    live: () => readAll(store, postKind, { where: [{ field: 'isFinal', is: '=', value: false }] }),

    async takeTurn(at, hurry) {
      const read = await store.get(postKind, at);
      if (!read || read.body.isFinal) return { kind: 'over' };
      const { isDrawing = false, restUntil = 0, heldUntil = 0 } = read.body;
      const waited = isDrawing ? waitedFor(read) : postTimes.turnMs;
      if (waited < postTimes.turnMs) {
        const look = Math.min(Math.max(waited, postTimes.firstLookMs), postTimes.longestLookMs);
        return { kind: 'wait', ms: Math.min(look, postTimes.turnMs - waited) };
      }
      const rest = hurry ? 0 : untilThen(restUntil, postTimes.longestRestMs);
      const pause = Math.max(rest, untilThen(heldUntil, postTimes.longestHoldMs));
      if (pause > 0) return { kind: 'wait', ms: pause };
      const kept = await unlessOvertaken(store.replace(postKind, read, { ...read.body, isDrawing: true }));
      return kept ? { kind: 'ours', kept } : { kind: 'wait', ms: postTimes.firstLookMs };
    },

    async drawn(kept, updated, { poll, pauseMs }) {
      const { isDrawing: _isDrawing, heldUntil: _heldUntil, ...post } = kept.body;
      const after: KeptPost = {
        ...post,
        isFinal: updated.kind === 'gone' || (updated.kind === 'done' && poll?.state === 'closed'),
        ...(updated.kind === 'done' && poll ? { shown: stateShown(poll) } : {}),
        restUntil: now() + pauseMs,
        ...(updated.kind === 'later' ? { heldUntil: now() + updated.afterMs } : {}),
      };
      if (await unlessOvertaken(store.replace(postKind, kept, after))) return true;
      await reopen(kept);
      return false;
    },
  };
}

/** Forgets where a poll's cards stand. */
export async function forgetPosts(store: DocumentStore, poll: string): Promise<void> {
  for (const document of await readAll(store, postKind, { partition: poll })) await store.remove(postKind, document);
}
