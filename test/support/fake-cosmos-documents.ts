import type { IncomingHttpHeaders } from 'node:http';
import { type Reply, refusal } from './fake-cosmos';
import { expectItem, type FakeContainer, type FakeItem, rangeOf, ranges } from './fake-cosmos-data';
import { compareValues, type ParsedQuery, parseQuery, valueAt } from './fake-cosmos-sql';

interface DocumentRequest {
  readonly method: string;
  readonly id: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly json: string;
}

/** The service gives fewer items at once than were asked for when it likes. */
const mostAtOnce = 40;

/** Points, writes and queries on one container. Throws what the service forbids. */
export function answerDocuments(container: FakeContainer, request: DocumentRequest): Reply {
  const { method, id, headers } = request;
  const pkHeader = header(headers, 'x-ms-documentdb-partitionkey');
  if (id === undefined && headers['x-ms-cosmos-is-query-plan-request']) return planOf(request);
  const session = header(headers, 'x-ms-session-token');
  const isReading = method === 'GET' || headers['x-ms-documentdb-isquery'] === 'true';
  if (isReading && !container.serves(session)) return refusal(404, 1002);
  const pk = pkHeader ? String(JSON.parse(pkHeader)[0]) : undefined;
  const range = pk === undefined ? (header(headers, 'x-ms-documentdb-partitionkeyrangeid') ?? '') : rangeOf(pk);
  const reply = isReading && id === undefined ? answerQuery(container, request, pk, range) : point();
  const told = { 'x-ms-session-token': container.sessionOf(range), 'x-ms-content-path': container.rid };
  return { ...reply, headers: { ...told, ...reply.headers } };

  function point(): Reply {
    if (pk === undefined || pkHeader === undefined) throw new Error('no partition key');
    return method === 'GET' ? found(container.seen(pk, id ?? '')) : write(container, request, pk, pkHeader);
  }
}

function write(container: FakeContainer, { method, id, headers, json }: DocumentRequest, pk: string, header: string) {
  const item = json ? JSON.parse(json) : undefined;
  if (item) expectItem(json, item, header);
  const there = container.current(pk, id ?? item.id);
  if (method === 'POST') return there ? refusal(409) : found(container.write(item), 201);
  if (!there) return refusal(404);
  if (!headers['if-match']) throw new Error(`${method} without If-Match`);
  if (headers['if-match'] !== there._etag) return refusal(412);
  if (method === 'PUT') return found(container.write(item));
  container.remove(pk, there.id);
  return { status: 204 };
}

function found(item: FakeItem | undefined, status = 200): Reply {
  return item ? { status, body: item, headers: { etag: item._etag } } : refusal(404);
}

function answerQuery(
  container: FakeContainer,
  { headers, json }: DocumentRequest,
  pk: string | undefined,
  range: string,
) {
  const { query, parameters } = JSON.parse(json);
  if (pk === undefined && range === '') {
    // Only a plan tells how what several partitions answer is put together.
    const additionalErrorInfo = 'a plan is needed';
    return { status: 400, body: { code: 'BadRequest', message: 'a plan is needed', additionalErrorInfo } };
  }
  const isPlanned = String(query).startsWith('SELECT c._rid');
  const parsed = parseQuery(query, parameters);
  container.expectIndexed(parsed.paths);
  const isIn = (one: string) => (pk === undefined ? rangeOf(one) === range : one === pk);
  const items = sorted(container.allSeen(isIn).filter(parsed.holds), parsed);
  const start = Number(header(headers, 'x-ms-continuation') ?? 0);
  const end = start + Math.min(mostAtOnce, Number(header(headers, 'x-ms-max-item-count')));
  const documents = items.slice(start, end).map((item) => (isPlanned ? toPayload(item, parsed) : item));
  const more: Record<string, string> = end < items.length ? { 'x-ms-continuation': String(end) } : {};
  return { status: 200, body: { Documents: documents, _count: documents.length }, headers: more };
}

function sorted(items: readonly FakeItem[], { sortPath, isDescending }: ParsedQuery): readonly FakeItem[] {
  const sign = isDescending ? -1 : 1;
  return items.toSorted((a, b) => sign * compareValues(valueAt(a, sortPath), valueAt(b, sortPath)));
}

function toPayload(item: FakeItem, { sortPath }: ParsedQuery) {
  return { _rid: item._rid, orderByItems: [{ item: valueAt(item, sortPath) }], payload: item };
}

/** The plan for one sort field: each partition sorts, the client merges. */
function planOf({ json }: DocumentRequest): Reply {
  const { query, parameters } = JSON.parse(json);
  const { where, sortSql, isDescending } = parseQuery(query, parameters);
  const direction = isDescending ? 'DESC' : 'ASC';
  const queryInfo = {
    distinctType: 'None',
    orderBy: [isDescending ? 'Descending' : 'Ascending'],
    orderByExpressions: [sortSql],
    aggregates: [],
    groupByExpressions: [],
    groupByAliases: [],
    groupByAliasToAggregateType: {},
    hasSelectValue: false,
    hasNonStreamingOrderBy: false,
    rewrittenQuery: `SELECT c._rid, [{"item": ${sortSql}}] AS orderByItems, c AS payload FROM c WHERE (${where}) ORDER BY ${sortSql} ${direction}`,
  };
  const whole = { min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false };
  return { status: 200, body: { partitionedQueryExecutionInfoVersion: 2, queryInfo, queryRanges: [whole], ranges } };
}

function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
