import { setTimeout as pause } from 'node:timers/promises';
import { type Clock, codeOf } from '../base/base';
import { SourceError } from './source-error';

export interface PoliteClientOptions {
  /** Without a closing slash. */
  readonly baseUrl: string;
  readonly userAgent: string;
  readonly clock: Clock;
  /** A number from 0 up to 1; Math.random, unless told. */
  readonly random?: () => number;
  /** Waits so many milliseconds, and keeps the process alive meanwhile. */
  readonly wait?: (ms: number) => Promise<unknown>;
  /** For one answer, its body included; 30,000, unless told. */
  readonly timeoutMs?: number;
  /** Once aborted, nothing is asked or waited for any more, and every call throws. */
  readonly signal?: AbortSignal;
}

export type JsonAnswer = { readonly kind: 'found'; readonly body: unknown } | { readonly kind: 'notFound' };

/** Asks one host, at most four requests at a time, and repeats patiently what the host could not answer. */
export interface PoliteClient {
  /** The JSON at `path`. Throws a SourceError when the host stays away, refuses, or sends no JSON. */
  getJson(path: string): Promise<JsonAnswer>;
  /** How many requests were sent so far, repeats included. */
  readonly requests: number;
}

const parallel = 4;
const attempts = 10;
// A host that has never answered is probably not there: say so soon.
const attemptsUnanswered = 4;
const firstWait = 250;
const longestWait = 8_000;
const longestRetryAfter = 300_000;

type Attempt = JsonAnswer | { readonly kind: 'again'; readonly fault: SourceError; readonly retryAfter?: number };

export function createPoliteClient(options: PoliteClientOptions): PoliteClient {
  const { baseUrl, userAgent, clock, random = Math.random, timeoutMs = 30_000, signal } = options;
  const { wait = (ms: number) => pause(ms, undefined, { signal }).catch(() => undefined) } = options;
  const takeTurn = createTurns(parallel);
  let requests = 0;
  let answered = false;

  const bounded = () => {
    const timeout = AbortSignal.timeout(timeoutMs);
    return signal ? AbortSignal.any([timeout, signal]) : timeout;
  };

  async function attempt(path: string): Promise<Attempt> {
    requests++;
    const what = `GET ${baseUrl}/${path.split('&')[0]}`;
    try {
      const headers = { 'user-agent': userAgent, accept: 'application/json' };
      const response = await fetch(`${baseUrl}/${path}`, { headers, signal: bounded() });
      const body = await response.text();
      answered = true;
      return read(what, response, body, clock);
    } catch (cause) {
      if (cause instanceof SourceError) throw cause;
      const fault = new SourceError('unreachable', `${what}: ${reasonOf(cause)}`, { cause });
      return { kind: 'again', fault };
    }
  }

  async function getJson(path: string): Promise<JsonAnswer> {
    for (let tried = 1; ; tried++) {
      const outcome = await attempt(path);
      if (outcome.kind !== 'again') return outcome;
      const { fault, retryAfter = 0 } = outcome;
      if (signal?.aborted || tried >= (answered ? attempts : attemptsUnanswered) || retryAfter > longestRetryAfter)
        throw fault;
      // Jitter: four requests that failed together must not come back together.
      const backOff = Math.min(longestWait, firstWait * 2 ** (tried - 1)) * (0.5 + random() / 2);
      await wait(Math.max(backOff, retryAfter));
    }
  }

  return {
    // A request keeps its turn while it waits, so that a host in trouble is asked less.
    getJson: (path) => takeTurn(() => getJson(path)),
    get requests() {
      return requests;
    },
  };
}

function read(what: string, response: Response, body: string, clock: Clock): Attempt {
  if (response.status === 404) return { kind: 'notFound' };
  if (response.ok) {
    try {
      return { kind: 'found', body: JSON.parse(body) };
    } catch (cause) {
      throw new SourceError('malformed', `${what}: the answer is no JSON`, { cause });
    }
  }
  const retryAfter = retryAfterOf(response, clock);
  const isBusy = response.status === 429 || (retryAfter ?? 0) > longestRetryAfter;
  const fault = new SourceError(isBusy ? 'busy' : 'refused', `${what}: HTTP ${response.status}`);
  if (response.status !== 429 && response.status < 500) throw fault;
  return { kind: 'again', fault, retryAfter };
}

/** Milliseconds from Retry-After, which holds seconds or a date. */
function retryAfterOf(response: Response, clock: Clock): number | undefined {
  const header = response.headers.get('retry-after') ?? '';
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - clock.now().getTime());
}

/** What went wrong underneath: fetch itself only says "fetch failed" and keeps the reason in the cause. */
function reasonOf(error: unknown): string {
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
  return codeOf(cause) ?? String(error);
}

function createTurns(width: number) {
  let free = width;
  const waiting: (() => void)[] = [];
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (free > 0) free--;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
