import type { Exchange } from './route';

/** An open `text/event-stream` response. */
export interface EventStream {
  send(event: string, data: unknown): void;
  /** Resolves when the reader has gone or the server is stopping. */
  readonly closed: Promise<void>;
}

/** How much a reader may lag behind before it is dropped; it comes back by itself and reads everything anew. */
const lagBytes = 1_000_000;

/** Turns the response into a stream of events. Comes to an end by itself when the server stops. */
export function openEventStream({ request, response, stopping }: Exchange): EventStream {
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
  // A dropped connection comes back after a second. The comment makes the browser see the stream as open.
  response.write('retry: 1000\n: open\n\n');
  const end = () => response.end();
  stopping.addEventListener('abort', end);
  if (stopping.aborted || request.method === 'HEAD') end();
  return {
    send(event, data) {
      if (response.writableEnded || response.destroyed) return;
      response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      if (response.writableLength > lagBytes) response.destroy();
    },
    closed: new Promise((resolve) => {
      response.once('close', () => {
        stopping.removeEventListener('abort', end);
        resolve();
      });
    }),
  };
}
