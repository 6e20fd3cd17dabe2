import restify from 'restify';
import { type Log, randomId } from './base/base';
import {
  admit,
  type BodyRead,
  baseHeaders,
  boundConnections,
  drain,
  type Exchange,
  type HttpLimits,
  httpLimits,
  parseJson,
  type Route,
  readBody,
  sendJson,
  sendProblem,
  sendRefusal,
} from './http/http';

// What restify 12 has and its published types, of version 8, do not.
declare module 'restify' {
  interface Server {
    /** Runs before restify touches a request; false: restify shall leave it alone. */
    first(handler: (request: Request, response: Response) => boolean): Server;
  }
}

export interface HttpServer {
  /** Begins to listen and gives the port (a free one for port 0). Rejects when it cannot listen there. */
  start(port: number, host: string): Promise<number>;
  /** Refuses new requests, ends event streams, lets requests in flight finish; resolves within `drainMs` whatever callers do. */
  stop(): Promise<void>;
}

export interface HttpServerOptions {
  readonly log: Log;
  readonly limits?: HttpLimits;
  /** Whether requests can be served now, for `/readyz`. */
  readonly isReady: () => Promise<boolean>;
  readonly routes: readonly Route[];
  /** Only programs and pages of this machine may call. */
  readonly localOnly: boolean;
}

/** The one HTTP port. No request, however broken or slow, ends the process or is told anything about its inside. */
export function createServer({ log, limits = httpLimits, isReady, routes, localOnly }: HttpServerOptions): HttpServer {
  // Tokens in addresses are longer than the router's usual 100 characters. An empty name sends no `Server` header.
  const server = restify.createServer({ name: '', maxParamLength: 2_000 });
  const stopping = new AbortController();
  const connections = boundConnections(server.server, limits);
  // restify listens for upgrades without answering them, which would leave such a connection open for ever.
  server.server.removeAllListeners('upgrade');

  const watch = watchRequests(log, limits, () => {
    if (stopping.signal.aborted) setImmediate(connections.cutIdle);
  });
  // Not in `pre`: restify has read the address by then, and an odd Host header there ends the process.
  server.first((request, response) => {
    watch(request, response);
    const admission = admit(request, { limits, localOnly, stopping: stopping.signal });
    if (admission.kind === 'admitted') return true;
    if (admission.kind === 'foreign') log.warn({ because: admission.because }, 'refused: not from this machine');
    sendRefusal(response, admission);
    return false;
  });
  server.on('restifyError', sendRouterError);

  for (const route of [...routes, ...healthRoutes(isReady)]) {
    const handler = toHandler(route, { log, limits, stopping: stopping.signal });
    server[route.method](route.path, handler);
    // Node leaves the body out by itself.
    if (route.method === 'get') server.head(route.path, handler);
  }

  return {
    start(port, host) {
      return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          server.on('error', (fault: unknown) => log.error({ err: fault }, 'server fault'));
          resolve(server.address().port);
        });
      });
    },
    stop() {
      return new Promise((resolve) => {
        const late = setTimeout(() => log.warn({ connections: connections.cutAll() }, 'cut off late'), limits.drainMs);
        server.server.close(() => {
          clearTimeout(late);
          resolve();
        });
        stopping.abort();
        connections.cutIdle();
      });
    },
  };
}

function watchRequests(log: Log, limits: HttpLimits, onEnd: () => void) {
  return (request: restify.Request, response: restify.Response) => {
    const id = randomId();
    response.setHeader('X-Request-Id', id);
    for (const [name, value] of Object.entries(baseHeaders)) response.setHeader(name, value);
    // Unheard, the error of a handler that writes after the end would end the process.
    response.on('error', () => response.destroy());
    response.once('finish', () => drain(request, limits));
    response.once('close', () => {
      // The route's pattern, not the address: addresses carry tokens and people's ids.
      const facts = { request: id, method: request.method, route: request.getRoute()?.path };
      // 444 is restify's word for a caller who went away, as every reader of events does some time.
      const wasRefused = response.statusCode >= 400 && response.statusCode !== 444;
      if (wasRefused) log.info({ ...facts, status: response.statusCode }, 'request refused');
      onEnd();
    });
  };
}

const requestId = (response: restify.Response) => String(response.getHeader('X-Request-Id'));

/** Whatever goes wrong in a route ends here. restify takes an async function with two arguments, and no others. */
function toHandler(route: Route, { log, limits, stopping }: { log: Log; limits: HttpLimits; stopping: AbortSignal }) {
  return async (request: restify.Request, response: restify.Response) => {
    const id = requestId(response);
    const query = new URLSearchParams(request.getQuery());
    try {
      await answer(route, { id, request, response, params: request.params, query, stopping }, limits);
    } catch (fault) {
      log.error({ request: id, route: route.path, err: fault }, 'request failed');
      if (response.headersSent) response.destroy();
      else sendProblem(response, 500, 'fault');
    }
  };
}

async function answer(route: Route, exchange: Exchange, limits: HttpLimits): Promise<void> {
  if (route.method === 'get') return route.handle(exchange);
  const read = await readBody(exchange.request, limits);
  if (read.kind !== 'read') return refuseBody(exchange, read);
  if (route.reads === 'bytes') return route.handle(exchange, read.value);
  const parsed = parseJson(exchange.request.headers['content-type'], read.value, limits);
  return parsed.kind === 'read' ? route.handle(exchange, parsed.value) : refuseBody(exchange, parsed);
}

function refuseBody({ response }: Exchange, read: BodyRead<never>): void {
  if (read.kind === 'refused') sendProblem(response, read.status, read.code);
}

// Through restify's own sending, so that it does not answer a second time.
function sendRouterError(_: restify.Request, response: restify.Response, error: unknown, done: () => void): void {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  const known: Record<string, string> = { 404: 'notFound', 405: 'methodNotAllowed' };
  const code = known[String(status)];
  const body = JSON.stringify({ error: code ?? 'fault', request: requestId(response) });
  response.sendRaw(code ? Number(status) : 500, body, { 'Content-Type': 'application/json; charset=utf-8' });
  done();
}

function healthRoutes(isReady: () => Promise<boolean>): readonly Route[] {
  return [
    { method: 'get', path: '/healthz', handle: async ({ response }) => sendJson(response, 200, { alive: true }) },
    {
      method: 'get',
      path: '/readyz',
      async handle({ response, stopping }) {
        const ready = !stopping.aborted && (await isReady());
        sendJson(response, ready ? 200 : 503, { ready });
      },
    },
  ];
}
