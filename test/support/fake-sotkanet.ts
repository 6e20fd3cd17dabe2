import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One row of values; what is left out is absent from the answer, as in Sotkanet. */
export interface FakeRow {
  readonly region: unknown;
  readonly year: number;
  readonly gender: string;
  readonly value?: unknown;
  readonly absValue?: unknown;
}

/** An indicator: the long form as Sotkanet would send it, with the rows of its values. */
export interface FakeIndicator {
  readonly id: number;
  readonly long: unknown;
  readonly rows: unknown;
}

/** How the fake may answer instead of what was asked; undefined answers as asked. */
export type Trouble = { readonly status: number; readonly headers?: Record<string, string> } | 'drop' | undefined;

export interface FakeSotkanet {
  /** Base address, as SOTKANET_URL would have it. */
  readonly baseUrl: string;
  /** Every request (path and query), in order. */
  readonly asked: readonly string[];
  /** Those that were answered with 200. */
  readonly answered: readonly string[];
  readonly userAgents: ReadonlySet<string>;
  /** The most requests that were open at the same time. */
  readonly mostAtOnce: number;
  indicators: FakeIndicator[];
  regions: unknown;
  /** Replaces the short list, which is else made from `indicators`. */
  listing: unknown;
  /** Decides for each request, counted from 1, whether it goes wrong. */
  trouble: (count: number, path: string) => Trouble;
  /** Answers `count` more requests and then none, until `resume`. */
  holdAfter(count: number): void;
  /** Resolves when so many requests lie unanswered. */
  held(count: number): Promise<void>;
  /** Answers again; what lay unanswered is dropped. */
  resume(): void;
  close(): Promise<void>;
}

type Served = { readonly status: number; readonly body?: unknown };

/** Sotkanet's REST API 1.1 on a free port of 127.0.0.1, with its strictness and quirks, over data that the test writes. */
export async function startFakeSotkanet(data: {
  indicators: FakeIndicator[];
  regions: unknown;
}): Promise<FakeSotkanet> {
  const asked: string[] = [];
  const answered: string[] = [];
  const userAgents = new Set<string>();
  const open = new Set<ServerResponse>();
  const unanswered: ServerResponse[] = [];
  const watchers: (() => void)[] = [];
  let left = Number.POSITIVE_INFINITY;
  let mostAtOnce = 0;

  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace('/rest/1.1/', '');
    asked.push(path);
    userAgents.add(request.headers['user-agent'] ?? '');
    open.add(response);
    mostAtOnce = Math.max(mostAtOnce, open.size);
    response.on('close', () => open.delete(response));
    if (left-- <= 0) {
      unanswered.push(response);
      for (const watch of watchers.splice(0)) watch();
      return;
    }
    // A moment later, so that requests sent together are open together.
    setImmediate(() => answer(request, path, response));
  });

  function answer(request: IncomingMessage, path: string, response: ServerResponse): void {
    const trouble = fake.trouble(asked.length, path);
    if (trouble === 'drop') return void response.destroy();
    const served = trouble ?? serve(fake, request, path);
    if (served.status === 200) answered.push(path);
    response.writeHead(served.status, { 'content-type': 'application/json', ...(trouble?.headers ?? {}) });
    response.end('body' in served ? JSON.stringify(served.body) : '');
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const fake: FakeSotkanet = {
    baseUrl: `http://127.0.0.1:${port}/rest/1.1`,
    asked,
    answered,
    userAgents,
    get mostAtOnce() {
      return mostAtOnce;
    },
    indicators: data.indicators,
    regions: data.regions,
    listing: undefined,
    trouble: () => undefined,
    holdAfter(count) {
      left = count;
    },
    async held(count) {
      while (unanswered.length < count) await new Promise<void>((watch) => watchers.push(watch));
    },
    resume() {
      left = Number.POSITIVE_INFINITY;
      for (const response of unanswered.splice(0)) response.destroy();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return fake;
}

function serve(fake: FakeSotkanet, request: IncomingMessage, path: string): Served {
  if (!request.headers['user-agent'] || request.headers['user-agent'] === 'node') return { status: 403 };
  if (path === 'regions') return { status: 200, body: fake.regions };
  if (path === 'indicators') return { status: 200, body: fake.listing ?? fake.indicators.map(shortForm) };
  const url = new URL(path, 'http://fake/');
  const id = /^\/indicators\/(\d+)$/.exec(url.pathname)?.[1];
  if (id) return found(fake.indicators.find((indicator) => indicator.id === Number(id))?.long);
  return url.pathname === '/json' ? serveValues(fake, url.searchParams) : { status: 404 };
}

function serveValues(fake: FakeSotkanet, query: URLSearchParams): Served {
  const years = query.getAll('years');
  const genders = query.getAll('genders');
  const ids = query.getAll('indicator');
  // A comma list is one value that is no year, and so refused.
  const isAsked =
    ids.length === 1 && years.length > 0 && genders.length > 0 && years.every((year) => /^\d{4}$/.test(year));
  if (!isAsked || !genders.every((gender) => ['male', 'female', 'total'].includes(gender))) return { status: 400 };
  const rows = fake.indicators.find((indicator) => indicator.id === Number(ids[0]))?.rows;
  if (!Array.isArray(rows)) return found(rows);
  const wanted = (row: FakeRow) => years.includes(String(row.year)) && genders.includes(row.gender);
  const whole = (row: FakeRow) => ({ indicator: Number(ids[0]), ...row });
  return {
    status: 200,
    body: rows
      .filter((row) => typeof row !== 'object' || wanted(row))
      .map((row) => (typeof row === 'object' ? whole(row) : row)),
  };
}

function found(body: unknown): Served {
  return body === undefined ? { status: 404 } : { status: 200, body };
}

function shortForm({ id, long }: FakeIndicator): object {
  const { title, organization, classifications } = Object(long);
  return { id, title, organization, classifications };
}
