import { type Query, StoreError } from './document-store';

/** Where a page ended: the last document's sort value, minus infinity when it has none, id and partition. */
export interface PageEnd {
  readonly sort: string | number | boolean;
  readonly id: string;
  readonly partition: string;
}

/** Packs where a page ended into the `after` of the next one. Only good for the same order. */
export function toPageToken<Body>({ orderBy }: Query<Body>, { sort, id, partition }: PageEnd): string {
  // A document without the sort field sorts at minus infinity, which JSON writes as null.
  return Buffer.from(JSON.stringify([orderOf(orderBy), sort, id, partition])).toString('base64url');
}

/** Throws `StoreError('badQuery')` for what was not made by `toPageToken` for this order. */
export function parsePageToken<Body>({ orderBy }: Query<Body>, token: string): PageEnd {
  const [order, sort, id, partition] = parseList(token);
  const isSort = sort === null || ['string', 'number', 'boolean'].includes(typeof sort);
  if (order !== orderOf(orderBy) || !isSort || typeof id !== 'string' || typeof partition !== 'string') {
    throw new StoreError('badQuery', 'after is not what a page of this query gave as next');
  }
  return { sort: (sort as PageEnd['sort'] | null) ?? Number.NEGATIVE_INFINITY, id, partition };
}

function parseList(token: string): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function orderOf<Body>(orderBy: Query<Body>['orderBy']): string {
  return orderBy ? `${orderBy.direction} ${orderBy.field}` : '';
}
