import { z } from 'zod';
import { hashId, randomId } from '../base/base';
import { type Address, type KindShape, type StoredDocument, StoreError } from './document-store';

/** A document as Cosmos keeps it. */
export interface Item {
  readonly id: string;
  /** Partition key: kind and partition. */
  readonly pk: string;
  readonly kind: string;
  readonly partition: string;
  /** The document's own id. */
  readonly key: string;
  /** Sorts documents by id, then by partition; no two documents of a kind share it. */
  readonly order: string;
  /** The latest writes, each by a name made by chance, the newest last. */
  readonly writes: readonly string[];
  readonly body: object;
}

/** How many writes an item remembers: more than happen to one document while a lost answer is looked for. */
const rememberedWrites = 100;

const keptItem = z.object({
  _etag: z.string(),
  partition: z.string(),
  key: z.string(),
  writes: z.array(z.string()),
  body: z.custom<object>((value) => typeof value === 'object' && value !== null),
});

export type KeptItem = z.infer<typeof keptItem>;

/** Throws `StoreError('unreadable')` for an item that this program did not write. */
export function parseItem(resource: unknown): KeptItem {
  const parsed = keptItem.safeParse(resource);
  if (parsed.success) return parsed.data;
  throw new StoreError('unreadable', 'an item in Cosmos DB that this program did not write');
}

/** A name for a write, by chance and not counted: the order of writes would join nameless documents to people. */
export const nameWrite = () => randomId().slice(0, 8);

/** Where Cosmos keeps a document. It knows fewer ids than the port: any other than plain ones are hashed. */
export function placeOf({ name }: KindShape, { partition, id }: Address): Pick<Item, 'id' | 'pk'> {
  return { id: /^[\w-]+$/.test(id) ? id : `~${hashId(id)}`, pk: `${name}/${partition}` };
}

export function toItem(kind: KindShape, at: Address, writes: readonly string[], body: object): Item {
  const { partition, id: key } = at;
  const newest = writes.slice(-rememberedWrites);
  return { ...placeOf(kind, at), kind: kind.name, partition, key, order: orderOf(at), writes: newest, body };
}

/** Compares as ids do, and as partitions where ids are equal. */
export function orderOf({ partition, id }: Address): string {
  return `${id.replaceAll('\u0000', '\u0000\u0001')}\u0000\u0000${partition}`;
}

export function toDocument<Body>({ _etag, partition, key, writes, body }: KeptItem): StoredDocument<Body> {
  return { partition, id: key, etag: toEtag(_etag, writes), body: body as Body };
}

/** The port's etag: the one of Cosmos, and the writes that led to it, so that a later write knows what it follows. */
export function toEtag(etag: string, writes: readonly string[]): string {
  return [etag, ...writes.slice(-rememberedWrites)].join(' ');
}

export function parseEtag(token: string): { readonly etag: string; readonly writes: readonly string[] } {
  const [etag = '', ...writes] = token.split(' ');
  return { etag, writes };
}

/**
 * Whether a write of which no answer came has reached the item: `yes`; `no`, when the item's memory goes back to what the
 * write was to follow (`after`; undefined for a creation); `unknown`, when too much has happened since.
 */
export function hasReached(there: KeptItem | undefined, write: string, after?: string): 'yes' | 'no' | 'unknown' {
  if (!there) return 'unknown';
  if (there.writes.includes(write)) return 'yes';
  const goesBack = after === undefined ? there.writes.length < rememberedWrites : there.writes.includes(after);
  return goesBack ? 'no' : 'unknown';
}
