import { type Clock, hashId } from '../../base/base';
import type { Drawing } from '../../conversation/conversation';
import { type DocumentStore, defineKind, readAll, type StoredDocument, StoreError } from '../../store/store';
import type { Speaker } from './guard';
import { webLimits } from './limits';

/** A message of the local chat, as kept. Cards are kept as views and drawn when they are read. */
export interface WebPost {
  /** Rises from post to post; also tells roughly when (microseconds since 1970). */
  readonly order: number;
  readonly content: Said | Shown;
}

/** What a person wrote. */
export interface Said {
  readonly kind: 'said';
  readonly by: Speaker;
  readonly text: string;
  /** False until everything that answers it is kept. */
  readonly answered: boolean;
}

/** What the bot shows. */
export interface Shown extends Drawing {
  readonly kind: 'shown';
}

export const webPostKind = defineKind<WebPost>('webPost', ['order']);

export type StoredPost = StoredDocument<WebPost>;

/** Who sees a post. */
export type Audience = 'everyone' | Speaker;

/** Told of a post that is new or changed. */
export type PostListener = (post: { readonly id: string; readonly audience: string }) => void;

/** The posts of the local chat. One process only: local mode never runs twice on the same data. */
export interface Posts {
  /** A number for a next post, higher than all before, also those of earlier runs. */
  nextOrder(): Promise<number>;
  /** Keeps a post; one that is there already (a repeat after a crash) stays as it is. Gives what is kept. */
  add(audience: Audience, id: string, content: Said | Shown): Promise<StoredPost>;
  /** Changes what a post holds. False when there is none. */
  change(audience: Audience, id: string, content: Said | Shown): Promise<boolean>;
  /** The latest that the person sees, oldest first. */
  visibleTo(person: Speaker): Promise<readonly StoredPost[]>;
  /** One post, if the person may see it. */
  find(id: string, person: Speaker): Promise<StoredPost | undefined>;
  /** Calls `listener` with everything new and changed that the person may see; the returned function ends it. */
  listen(person: Speaker, listener: (id: string) => void): () => void;
}

// Ours are hashes; what an address names may be anything, also what the store takes for a mistake.
const postId = /^[\w-]{1,64}$/;

/** Where a person's or everybody's posts are kept. */
export const partitionOf = (audience: Audience) =>
  audience === 'everyone' ? 'everyone' : hashId('webPost', audience.id);

export function createPosts({ store, clock }: { store: DocumentStore; clock: Clock }): Posts {
  const listeners = new Set<PostListener>();
  const tell = (audience: Audience, id: string) => {
    for (const listener of listeners) listener({ id, audience: partitionOf(audience) });
  };

  let last: Promise<number> | undefined;
  const newest = async () => {
    const page = await store.query(webPostKind, { orderBy: { field: 'order', direction: 'descending' }, limit: 1 });
    return page.documents[0]?.body.order ?? 0;
  };
  const nextOrder = () => {
    const next = (last ?? newest()).then((before) => Math.max(before + 1, clock.now().getTime() * 1_000));
    last = next;
    next.catch(() => {
      // Ask the store again next time, instead of failing for ever.
      last = undefined;
    });
    return next;
  };

  const latest = (audience: Audience) =>
    store.query(webPostKind, {
      partition: partitionOf(audience),
      orderBy: { field: 'order', direction: 'descending' },
      limit: webLimits.visiblePosts,
    });

  return {
    nextOrder,
    async add(audience, id, content) {
      const at = { partition: partitionOf(audience), id };
      const known = await store.get(webPostKind, at);
      if (known) return known;
      try {
        const created = await store.create(webPostKind, at, { order: await nextOrder(), content });
        tell(audience, id);
        return created;
      } catch (error) {
        const other =
          error instanceof StoreError && error.code === 'exists' ? await store.get(webPostKind, at) : undefined;
        if (!other) throw error;
        return other;
      }
    },
    async change(audience, id, content) {
      for (;;) {
        const read = await store.get(webPostKind, { partition: partitionOf(audience), id });
        if (!read) return false;
        try {
          await store.replace(webPostKind, read, { ...read.body, content });
          tell(audience, id);
          return true;
        } catch (error) {
          if (!(error instanceof StoreError && error.code === 'conflict')) throw error;
        }
      }
    },
    async visibleTo(person) {
      const pages = await Promise.all([latest('everyone'), latest(person)]);
      return pages
        .flatMap(({ documents }) => documents)
        .sort((a, b) => a.body.order - b.body.order)
        .slice(-webLimits.visiblePosts);
    },
    async find(id, person) {
      if (!postId.test(id)) return undefined;
      const shared = await store.get(webPostKind, { partition: partitionOf('everyone'), id });
      return shared ?? store.get(webPostKind, { partition: partitionOf(person), id });
    },
    listen(person, listener) {
      const own = partitionOf(person);
      const hear: PostListener = ({ id, audience }) => {
        if (audience === own || audience === partitionOf('everyone')) listener(id);
      };
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

/** Removes every card of the first start's made-up polls, for good; gives how many there were. */
export async function removeExamplePosts(store: DocumentStore): Promise<number> {
  const examples = (await readAll(store, webPostKind, {})).filter(({ body: { content } }) => {
    return content.kind === 'shown' && content.view.kind === 'poll' && content.view.poll.example;
  });
  for (const post of examples) await store.remove(webPostKind, post);
  return examples.length;
}
