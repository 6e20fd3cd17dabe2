import { type Clock, hashId } from '../base/base';
import { type DocumentStore, defineKind, readAll, StoreError, unlessOvertaken } from '../store/store';

interface Tries {
  /** Ms since 1970, of the first one. */
  readonly since: number;
  readonly count: number;
}

export const linkTriesKind = defineKind<Tries>('linkTries');

/** How often somebody has tried a code, so that nobody can try them all. */
export interface LinkTries {
  /** Takes one of the account's tries before it is made; false when all are spent for now. */
  take(identity: string): Promise<boolean>;
  /** Gives all tries back. */
  forget(identity: string): Promise<void>;
  /** Removes those of which nothing counts any more. */
  clean(): Promise<void>;
}

const maxTries = 5;
const windowMs = 10 * 60_000;

export function createLinkTries({ store, clock }: { store: DocumentStore; clock: Clock }): LinkTries {
  const partition = 'linkTries';
  const at = (identity: string) => ({ partition, id: hashId(identity) });
  const isOver = ({ since }: Tries, now: number) => now - since >= windowMs;
  return {
    async take(identity) {
      for (;;) {
        const now = clock.now().getTime();
        const read = await store.get(linkTriesKind, at(identity));
        const isCurrent = read !== undefined && !isOver(read.body, now);
        if (isCurrent && read.body.count >= maxTries) return false;
        const tries = isCurrent ? { since: read.body.since, count: read.body.count + 1 } : { since: now, count: 1 };
        try {
          await (read ? store.replace(linkTriesKind, read, tries) : store.create(linkTriesKind, at(identity), tries));
          return true;
        } catch (error) {
          if (!(error instanceof StoreError && (error.code === 'conflict' || error.code === 'exists'))) throw error;
        }
      }
    },
    async forget(identity) {
      const read = await store.get(linkTriesKind, at(identity));
      if (read) await store.remove(linkTriesKind, read);
    },
    async clean() {
      const now = clock.now().getTime();
      const over = (await readAll(store, linkTriesKind, { partition })).filter(({ body }) => isOver(body, now));
      for (const tries of over) await unlessOvertaken(store.remove(linkTriesKind, tries));
    },
  };
}
