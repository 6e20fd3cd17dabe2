import { pino } from 'pino';
import { describeFault, type Log } from '../../src/base/base';
import { type HttpLimits, httpLimits, type Route } from '../../src/http/http';
import { createServer, type HttpServer } from '../../src/server';

export interface TestServer {
  readonly port: number;
  readonly url: string;
  readonly server: HttpServer;
  /** The log's lines so far. */
  readonly logged: readonly Record<string, unknown>[];
}

/** A log that keeps its lines. */
export function createTestLog(): { log: Log; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  return {
    log: pino({ serializers: { err: describeFault } }, { write: (line: string) => lines.push(JSON.parse(line)) }),
    lines,
  };
}

/** The real server on a free port of this machine; the test stops it. */
export async function startTestServer(
  routes: readonly Route[],
  overrides: { limits?: Partial<HttpLimits>; localOnly?: boolean; isReady?: () => Promise<boolean> } = {},
): Promise<TestServer> {
  const { log, lines } = createTestLog();
  const server = createServer({
    log,
    limits: { ...httpLimits, drainMs: 300, lingerMs: 100, ...overrides.limits },
    isReady: overrides.isReady ?? (async () => true),
    routes,
    localOnly: overrides.localOnly ?? false,
  });
  const port = await server.start(0, '127.0.0.1');
  return { port, url: `http://127.0.0.1:${port}`, server, logged: lines };
}
