import type { Request, Response } from 'restify';

/** One request and how to answer it. */
export interface Exchange {
  /** Unguessable; also in the log and in the answer's `X-Request-Id`. */
  readonly id: string;
  readonly request: Request;
  readonly response: Response;
  /** The address's variable parts by name. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Aborts when the server wants to stop: whoever holds a response open for long must then end it. */
  readonly stopping: AbortSignal;
}

interface Address {
  /** A path as the router takes it, e.g. "/chart/:token". */
  readonly path: string;
}

/** An address of the server. `handle` resolves when the response is ended (or handed over); a rejection becomes a generic 500. */
export type Route =
  | (Address & { readonly method: 'get'; handle(exchange: Exchange): Promise<void> })
  /** The body is read and parsed within the limits before `handle` runs. */
  | (Address & {
      readonly method: 'post';
      readonly reads: 'json';
      handle(exchange: Exchange, body: unknown): Promise<void>;
    })
  /** The body is read within the limits and given as it came, for callers that check a signature over it. */
  | (Address & {
      readonly method: 'post';
      readonly reads: 'bytes';
      handle(exchange: Exchange, body: Buffer): Promise<void>;
    });
