import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CosmosAccount } from './cosmos-peer';
import { FakeContainer, ranges } from './fake-cosmos-data';
import { answerDocuments } from './fake-cosmos-documents';

/** What goes wrong with one request for documents: an answer by this status, or none at all. */
export interface CosmosFault {
  readonly status: number | 'dropped';
  readonly substatus?: number;
  readonly retryAfterMs?: number;
  /** True: only after the request has done its work. */
  readonly late?: boolean;
}

/** A request for documents as the service saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly isQuery: boolean;
  readonly path: string;
}

export interface FakeCosmos extends CosmosAccount {
  /** Asked before every request for documents. */
  fault: (request: SeenRequest) => CosmosFault | undefined;
  readonly requests: readonly SeenRequest[];
  readonly account: { defaultConsistencyLevel: string; enableMultipleWriteLocations: boolean };
  /** Lets the replicas of all containers stand still until a session asks for more, or lets them catch up. */
  setBehind(isBehind: boolean): void;
  /** As an operator might have left the containers. */
  dropIndex(path: string): void;
  setPartitionKey(path: string): void;
  /** What the adapter did that the service would refuse or forbids. A test ends with none. */
  readonly violations: readonly string[];
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const refusal = (status: number, substatus = 0, headers = {}): Reply => ({
  status,
  body: { code: String(status), message: 'refused' },
  headers: { 'x-ms-substatus': String(substatus), ...headers },
});

/** A strict Cosmos account of our own: real HTTP, real signatures, two partitions, replicas that may be behind. */
export async function startFakeCosmos(): Promise<FakeCosmos> {
  const key = randomBytes(64).toString('base64');
  const databases = new Map<string, Map<string, FakeContainer>>();
  const requests: SeenRequest[] = [];
  const violations: string[] = [];
  const account = { defaultConsistencyLevel: 'Session', enableMultipleWriteLocations: false };

  const server = createServer(async (request, response) => {
    const json = Buffer.concat(await request.toArray()).toString();
    if (!isSigned(request, key)) return send(response, refusal(401));
    const [, database, , container, kind, id] = partsOf(request);
    if (kind !== 'docs') return send(response, answerAccount(request, json, database, container, kind));
    const found = databases.get(database ?? '')?.get(container ?? '');
    if (!found) return send(response, refusal(404, 1003));
    const isQuery = request.headers['x-ms-documentdb-isquery'] === 'true';
    const seen = { method: request.method ?? '', isQuery, path: request.url ?? '' };
    requests.push(seen);
    const fault = fake.fault(seen);
    if (fault && !fault.late) return fail(response, fault);
    try {
      const reply = answerDocuments(found, { method: seen.method, id, headers: request.headers, json });
      return fault ? fail(response, fault) : send(response, reply);
    } catch (error) {
      violations.push(String(error));
      return send(response, refusal(400));
    }
  });

  function answerAccount(request: IncomingMessage, json: string, database = '', container = '', kind = ''): Reply {
    if (request.url === '/') {
      const { defaultConsistencyLevel, enableMultipleWriteLocations } = account;
      return {
        status: 200,
        body: { id: 'fake', userConsistencyPolicy: { defaultConsistencyLevel }, enableMultipleWriteLocations },
      };
    }
    if (!database) return created(databases, JSON.parse(json).id, () => new Map());
    const containers = databases.get(database);
    if (!containers) return refusal(404);
    const found = containers.get(container);
    if (!container) return created(containers, JSON.parse(json).id, () => newContainer(JSON.parse(json)));
    if (!found) return refusal(404, 1003);
    if (kind === 'pkranges') return { status: 200, body: { PartitionKeyRanges: ranges, _count: ranges.length } };
    if (request.method === 'PUT') found.definition = JSON.parse(json);
    return { status: 200, body: found.definition };
  }

  const containers = () => [...databases.values()].flatMap((inOne) => [...inOne.values()]);
  // The service knows a container by eight bytes.
  const newContainer = (definition: FakeContainer['definition']) =>
    new FakeContainer(definition, randomBytes(8).toString('base64').replaceAll('/', '-'));

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const fake: FakeCosmos = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    fault: () => undefined,
    requests,
    account,
    violations,
    setBehind(isBehind) {
      for (const container of containers()) container.isBehind = isBehind;
    },
    dropIndex(path) {
      for (const { definition } of containers()) {
        const { indexingPolicy } = definition;
        indexingPolicy.includedPaths = indexingPolicy.includedPaths.filter((included) => included.path !== path);
      }
    },
    setPartitionKey(path) {
      for (const { definition } of containers()) definition.partitionKey.paths = [path];
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return fake;
}

/** "/dbs/x/colls/y/docs/z" → ["dbs", "x", "colls", "y", "docs", "z"]. */
const partsOf = ({ url = '' }: IncomingMessage) => url.split('/').filter(Boolean).map(decodeURIComponent);

function created<Value>(things: Map<string, Value>, id: string, make: () => Value): Reply {
  if (things.has(id)) return refusal(409);
  things.set(id, make());
  return { status: 201, body: { id } };
}

/** Source: "Access control in the Azure Cosmos DB SQL API", the master key's signature. */
function isSigned(request: IncomingMessage, key: string): boolean {
  const parts = partsOf(request);
  const isFeed = parts.length % 2 === 1;
  const type = parts.at(isFeed ? -1 : -2) ?? '';
  const link = (isFeed ? parts.slice(0, -1) : parts).join('/');
  const date = String(request.headers['x-ms-date']).toLowerCase();
  const text = `${request.method?.toLowerCase()}\n${type}\n${link}\n${date}\n\n`;
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64');
  return decodeURIComponent(request.headers.authorization ?? '') === `type=master&ver=1.0&sig=${signature}`;
}

function fail(response: ServerResponse, { status, substatus, retryAfterMs }: CosmosFault): void {
  if (status === 'dropped') response.destroy();
  else send(response, refusal(status, substatus, retryAfterMs ? { 'x-ms-retry-after-ms': String(retryAfterMs) } : {}));
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(body === undefined ? '' : JSON.stringify(body));
}
