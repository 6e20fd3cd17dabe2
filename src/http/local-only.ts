import type { IncomingMessage } from 'node:http';

export type LocalCheck =
  | { readonly kind: 'local' }
  /**
   * `socket`: the caller is on another machine. `forwarded`: a proxy or tunnel stands between, which makes every caller look
   * local. `host`: the address in the browser is not this machine's (DNS rebinding). `origin`: another page sent it.
   */
  | { readonly kind: 'foreign'; readonly because: 'socket' | 'forwarded' | 'host' | 'origin' };

const loopback = /^(::1|(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;
const localNames = ['localhost', '127.0.0.1', '[::1]'];

/** Tells whether a request comes from a program or page of this very machine, for the mode in which nobody signs in. */
export function checkLocal(request: IncomingMessage): LocalCheck {
  const { headers, socket } = request;
  if (!loopback.test(socket.remoteAddress ?? '')) return { kind: 'foreign', because: 'socket' };
  if (Object.keys(headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded-'))) {
    return { kind: 'foreign', because: 'forwarded' };
  }
  // `headers` keeps the first Host only; a second one is refused rather than trusted.
  const hosts = request.headersDistinct.host ?? [];
  const allowed = localNames.flatMap((name) => [
    `${name}:${socket.localPort}`,
    ...(socket.localPort === 80 ? [name] : []),
  ]);
  const host = hosts[0]?.toLowerCase();
  if (hosts.length !== 1 || host === undefined || !allowed.includes(host)) return { kind: 'foreign', because: 'host' };
  if (headers.origin !== undefined && headers.origin.toLowerCase() !== `http://${host}`) {
    return { kind: 'foreign', because: 'origin' };
  }
  return { kind: 'local' };
}
