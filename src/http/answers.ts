import type { ServerResponse } from 'node:http';

/** Sent with every answer unless a page says otherwise: nothing may run, embed, leak an address or be kept. */
export const baseHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** Why a request was refused, for programs. */
export type ProblemCode =
  | 'badAddress'
  | 'badJson'
  | 'badRequest'
  | 'encodingUnsupported'
  | 'fault'
  | 'forbidden'
  | 'methodNotAllowed'
  | 'notFound'
  | 'notLocal'
  | 'stopping'
  | 'tooDeep'
  | 'tooLarge'
  | 'underWay'
  | 'tooSlow'
  | 'typeUnsupported'
  | 'unauthorized';

/** Ends the response with bytes of a media type. Does nothing when it was answered already or the caller is gone. */
export function sendBytes(
  response: ServerResponse,
  status: number,
  bytes: Buffer | string,
  headers: Readonly<Record<string, string>>,
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(bytes) });
  response.end(bytes);
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  sendBytes(response, status, JSON.stringify(value), { 'Content-Type': 'application/json; charset=utf-8' });
}

/** A refusal that says what was wrong in one word, and nothing about the inside. */
export function sendProblem(response: ServerResponse, status: number, error: ProblemCode): void {
  sendJson(response, status, { error, request: response.getHeader('X-Request-Id') });
}
