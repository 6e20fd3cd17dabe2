import { connect, type Socket } from 'node:net';

/** A connection that says exactly what it is told to, for requests no proper client would make. */
export interface RawConnection {
  readonly socket: Socket;
  write(bytes: string | Buffer): void;
  /** Everything the server said, once it has closed or said `until`. */
  heard(until?: RegExp): Promise<string>;
}

export function connectRaw(port: number): RawConnection {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
  });
  socket.on('error', () => socket.destroy());
  return {
    socket,
    write: (bytes) => socket.write(bytes),
    heard: (until) =>
      new Promise((resolve) => {
        const look = () => {
          if (until?.test(text)) resolve(text);
        };
        socket.on('data', look);
        socket.once('close', () => resolve(text));
        if (socket.destroyed) resolve(text);
        look();
      }),
  };
}

/** Sends one request as it is and gives the answer; the connection is closed after it. */
export async function askRaw(
  port: number,
  request: string | Buffer,
  until: RegExp = /\r\n\r\n[\s\S]*\}$/,
): Promise<string> {
  const connection = connectRaw(port);
  connection.write(request);
  const answer = await connection.heard(until);
  connection.socket.destroy();
  return answer;
}

/** The status in an answer as it came over the wire; NaN when there is none. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
}
