import { type KeptItem, orderOf, toDocument } from './cosmos-items';
import { fieldSql, isBeyond, isSortable, isUnsortable, orderSql, type Stretch, type Test, test } from './cosmos-sql';
import { defaultPageDocuments, type Page, type Query } from './document-store';
import { type PageEnd, parsePageToken, toPageToken } from './page-token';

/** Reads the first items of a stretch, at most `count`; fewer only when there are no more. */
export type ReadStretch = (stretch: Stretch, count: number) => Promise<readonly KeptItem[]>;

/**
 * One page of a query. Pages go on from the last document by its key, as in libSQL, and not by a continuation of Cosmos.
 * Cosmos leaves open how documents with equal sort values follow each other, and would need a composite index for a second
 * sort field; so what a page cuts in two is read by id instead.
 */
export async function readPage<Body>(
  read: ReadStretch,
  tests: readonly Test[],
  query: Query<Body>,
): Promise<Page<Body>> {
  const { limit = defaultPageDocuments, orderBy } = query;
  const after = query.after === undefined ? undefined : parsePageToken(query, query.after);
  // One more than the page holds tells whether there is a next one.
  const wanted = limit + 1;
  const found: KeptItem[] = [];
  for (const { by, tests: own } of stretchesOf(query, after)) {
    if (found.length === wanted) break;
    const stretch = { by, tests: [...tests, ...own] };
    const missing = wanted - found.length;
    const items = by === 'sort' && orderBy ? readSorted(read, stretch, missing, orderBy.field) : read(stretch, missing);
    found.push(...(await items));
  }
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  const documents = shown.map((item) => toDocument<Body>(item));
  return last ? { documents, next: toPageToken(query, endAt(last, orderBy?.field)) } : { documents };
}

/** The stretches that lie after the end of the page before, in their order. Documents without the sort field sort lowest. */
function stretchesOf<Body>({ orderBy }: Query<Body>, after: PageEnd | undefined): readonly Stretch[] {
  const beyondId = after ? [test(`${orderSql} > ?`, orderOf(after))] : [];
  if (!orderBy) return [{ tests: beyondId, by: 'order' }];
  const { field, direction } = orderBy;
  const isUp = direction === 'ascending';
  const endsBare = after?.sort === Number.NEGATIVE_INFINITY;
  const bare: Stretch = { tests: [isUnsortable(field), ...(endsBare ? beyondId : [])], by: 'order' };
  const all: Stretch = { tests: [isSortable(field)], by: 'sort' };
  if (!after) return isUp ? [bare, all] : [all, bare];
  if (endsBare) return isUp ? [bare, all] : [bare];
  const equals: Stretch = { tests: [equalsTo(field, after.sort), ...beyondId], by: 'order' };
  const beyond: Stretch = { tests: [isBeyond(field, after.sort, direction)], by: 'sort' };
  return isUp ? [equals, beyond] : [equals, beyond, bare];
}

/** As Cosmos sorts them, equals in the order of their ids. */
async function readSorted(
  read: ReadStretch,
  stretch: Stretch,
  count: number,
  field: string,
): Promise<readonly KeptItem[]> {
  const groups = groupsOf(await read(stretch, count), field);
  const items = groups.flatMap((group) => group.items);
  const cut = items.length === count ? groups.at(-1) : undefined;
  if (!cut) return items;
  // Of the last group only some were read, and not those with the first ids.
  const whole = items.slice(0, count - cut.items.length);
  const group = { tests: [...stretch.tests, equalsTo(field, cut.value)], by: 'order' } as const;
  return [...whole, ...(await read(group, cut.items.length))];
}

interface Group {
  readonly value: PageEnd['sort'];
  readonly items: KeptItem[];
}

function groupsOf(items: readonly KeptItem[], field: string): readonly Group[] {
  const groups: Group[] = [];
  for (const item of items) {
    const value = sortValue(item, field);
    const group = groups.at(-1);
    if (group && group.value === value) group.items.push(item);
    else groups.push({ value, items: [item] });
  }
  for (const group of groups) group.items.sort(byOrder);
  return groups;
}

function byOrder(a: KeptItem, b: KeptItem): number {
  const [left, right] = [a, b].map(({ partition, key }) => orderOf({ partition, id: key })) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}

const equalsTo = (field: string, value: PageEnd['sort']) => test(`${fieldSql(field)} = ?`, value);

function endAt(item: KeptItem, field: string | undefined): PageEnd {
  const sort = field === undefined ? '' : sortValue(item, field);
  return { sort, id: item.key, partition: item.partition };
}

function sortValue({ body }: KeptItem, field: string): PageEnd['sort'] {
  const value = (body as Readonly<Record<string, unknown>>)[field];
  const isSortable = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isSortable ? value : Number.NEGATIVE_INFINITY;
}
