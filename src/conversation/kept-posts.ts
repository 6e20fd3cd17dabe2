import { type Clock, hashId } from '../base/base';
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
  /** In ms since 1970: until when a process may be drawing it. Absent while none does. */
  readonly drawingUntil?: number;
  /** In ms since 1970: before this it is not drawn again, unless the process is about to stop. */
  readonly restUntil?: number;
  /** In ms since 1970: before this the platform does not want it drawn again. */
  readonly heldUntil?: number;
}

export const postKind = defineKind<KeptPost>('post', ['isFinal']);

export type StoredKeptPost = StoredDocument<KeptPost>;

/** Whether a card may be drawn now: the right to it is ours alone until `drawn`, or for 15 s. */
export type Turn =
  | { readonly kind: 'ours'; readonly kept: StoredKeptPost }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'over' };

/** Where the shared cards stand, and whose turn it is to draw one, among any number of processes. */
export interface KeptPosts {
  /** A post that is kept already stays as it is. */
  keep(post: Post): Promise<void>;
  of(poll: string): Promise<readonly StoredKeptPost[]>;
  /** All that may still change. */
  live(): Promise<readonly StoredKeptPost[]>;
  /** In a hurry the pause between two drawings is passed over, but neither another's drawing nor the platform's word. */
  takeTurn(at: Address, hurry: boolean): Promise<Turn>;
  /** Ends our turn with what became of the drawing; nothing when another process has taken it over since. */
  drawn(kept: StoredKeptPost, updated: Updated, end: { isResult: boolean; pauseMs: number }): Promise<void>;
}

/** No drawing takes longer: then its process has died or hangs. */
export const drawingMs = 15_000;
/** A look whether another process has finished its drawing. */
const lookMs = 100;

export function createKeptPosts({ store, clock }: { store: DocumentStore; clock: Clock }): KeptPosts {
  const now = () => clock.now().getTime();
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
      const { drawingUntil = 0, restUntil = 0, heldUntil = 0 } = read.body;
      if (drawingUntil > now()) return { kind: 'wait', ms: Math.min(lookMs, drawingUntil - now()) };
      const from = Math.max(hurry ? 0 : restUntil, heldUntil);
      if (from > now()) return { kind: 'wait', ms: from - now() };
      const drawing = store.replace(postKind, read, { ...read.body, drawingUntil: now() + drawingMs });
      const kept = await unlessOvertaken(drawing);
      return kept ? { kind: 'ours', kept } : { kind: 'wait', ms: lookMs };
    },

    async drawn(kept, updated, { isResult, pauseMs }) {
      const { drawingUntil: _drawingUntil, heldUntil: _heldUntil, ...post } = kept.body;
      const after: KeptPost = {
        ...post,
        isFinal: updated.kind === 'gone' || (updated.kind === 'done' && isResult),
        restUntil: now() + pauseMs,
        ...(updated.kind === 'later' ? { heldUntil: now() + updated.afterMs } : {}),
      };
      await unlessOvertaken(store.replace(postKind, kept, after));
    },
  };
}

/** Forgets where a poll's cards stand. */
export async function forgetPosts(store: DocumentStore, poll: string): Promise<void> {
  for (const document of await readAll(store, postKind, { partition: poll })) await store.remove(postKind, document);
}
