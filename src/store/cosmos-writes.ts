import type { Container } from '@azure/cosmos';
import { statusOf } from './cosmos-faults';
import { hasReached, type KeptItem, nameWrite, parseEtag, placeOf, toEtag, toItem } from './cosmos-items';
import { type Patience, persist } from './cosmos-patience';
import { type Address, type KindShape, type StoredDocument, StoreError } from './document-store';

interface WriteParts {
  readonly container: Container;
  readonly patience: Patience;
  readonly read: (kind: KindShape, at: Address) => Promise<KeptItem | undefined>;
}

type Read = Address & { readonly etag: string };

/** Bodies come as JSON. */
export interface Writes {
  create<Body>(kind: KindShape, at: Address, json: string): Promise<StoredDocument<Body>>;
  replace<Body>(kind: KindShape, read: Read, json: string): Promise<StoredDocument<Body>>;
  remove(kind: KindShape, read: Read): Promise<void>;
}

/** Fits no document: for a write that others have overwritten before its answer came. */
const overwritten = '"overwritten"';

/**
 * The three writes, each one request. When an answer was lost and the next try is refused, the writer looks whether it has
 * been refused because of itself; where that cannot be known any more, it says `unavailable` and never `exists` or `conflict`.
 */
export function createWrites({ container, patience, read }: WriteParts): Writes {
  return {
    create(kind, at, json) {
      const write = nameWrite();
      const item = toItem(kind, at, [write], JSON.parse(json));
      return persist(patience, async (before) => {
        const etag = await unlessRefused([409], async () => (await container.items.create(item)).etag);
        const own = etag ?? (before.mayHaveWritten ? etagOf(await read(kind, at), write) : undefined);
        if (own === undefined) throw new StoreError('exists', `${kind.name} ${at.id}`);
        return written(at, toEtag(own, item.writes), json);
      });
    },
    replace(kind, at, json) {
      const write = nameWrite();
      const { etag: condition, writes } = parseEtag(at.etag);
      const item = toItem(kind, at, [...writes, write], JSON.parse(json));
      const place = container.item(item.id, item.pk);
      return persist(patience, async (before) => {
        const etag = await unlessRefused([404, 412], async () => (await place.replace(item, onlyIf(condition))).etag);
        const after = writes.at(-1) ?? '';
        const own = etag ?? (before.mayHaveWritten ? etagOf(await read(kind, at), write, after) : undefined);
        if (own === undefined) throw new StoreError('conflict', `${kind.name} ${at.id}`);
        return written(at, toEtag(own, item.writes), json);
      });
    },
    remove(kind, at) {
      const { id, pk } = placeOf(kind, at);
      const { etag: condition } = parseEtag(at.etag);
      return persist(patience, async () => {
        try {
          await container.item(id, pk).delete(onlyIf(condition));
        } catch (error) {
          // The own removal, of which no answer came, is a missing document too.
          if (statusOf(error) === 404) return;
          throw statusOf(error) === 412 ? new StoreError('conflict', `${kind.name} ${at.id}`) : error;
        }
      });
    },
  };
}

const onlyIf = (condition: string) => ({ accessCondition: { type: 'IfMatch', condition } });

/**
 * After a refusal that follows a lost answer: the etag that the own write got, undefined when another was faster. Throws
 * `StoreError('unavailable')` when nobody can tell.
 */
function etagOf(there: KeptItem | undefined, write: string, after?: string): string | undefined {
  const reached = hasReached(there, write, after);
  if (reached === 'unknown') throw new StoreError('unavailable', 'what became of a write is not known');
  if (reached === 'no') return undefined;
  return there?.writes.at(-1) === write ? there._etag : overwritten;
}

/** Undefined when Cosmos answers with one of these; what else it does not like is thrown. */
async function unlessRefused(statuses: readonly number[], request: () => Promise<string>): Promise<string | undefined> {
  try {
    return await request();
  } catch (error) {
    if (statuses.includes(statusOf(error) ?? 0)) return undefined;
    throw error;
  }
}

/** Parsed anew, so that what a caller gets is what is stored, and nobody else's object. */
function written<Body>({ partition, id }: Address, etag: string, json: string): StoredDocument<Body> {
  return { partition, id, etag, body: JSON.parse(json) };
}
