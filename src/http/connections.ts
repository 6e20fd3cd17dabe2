import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpLimits } from './limits';

/** The open connections of a server. */
export interface Connections {
  /** Cuts those that have no request in flight. */
  cutIdle(): void;
  /** Cuts all, and gives how many there were. */
  cutAll(): number;
}

/** Bounds how many connections there are and how long each may take to say what it wants. */
export function boundConnections(node: Server, limits: HttpLimits): Connections {
  const open = new Set<Socket>();
  const silent = new Map<Socket, NodeJS.Timeout>();
  node.maxConnections = limits.connections;
  node.keepAliveTimeout = limits.idleMs;
  // Node looks at these two every 30 s only: the timers here and in `readBody` are what holds, these are the net below.
  node.headersTimeout = limits.headMs;
  node.requestTimeout = limits.headMs + limits.bodyMs;
  const heard = (socket: Socket) => {
    clearTimeout(silent.get(socket));
    silent.delete(socket);
  };
  node.on('connection', (socket: Socket) => {
    open.add(socket);
    const tooSlow = () => {
      socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      socket.destroySoon();
    };
    silent.set(socket, setTimeout(tooSlow, limits.headMs));
    socket.once('close', () => {
      heard(socket);
      open.delete(socket);
    });
  });
  // A request that waits for leave to send its body comes by an event of its own.
  for (const event of ['request', 'checkContinue']) node.on(event, ({ socket }: IncomingMessage) => heard(socket));
  // Node would answer any other expectation by itself, unheard here; one may as well leave it out of account (RFC 9110, 10.1.1).
  node.on('checkExpectation', (request, response) => node.emit('request', request, response));
  return {
    cutIdle() {
      for (const socket of silent.keys()) socket.destroy();
      node.closeIdleConnections();
    },
    cutAll() {
      const count = open.size;
      for (const socket of open) socket.destroy();
      return count;
    },
  };
}
