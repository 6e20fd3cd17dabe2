import { openEventStream, type Route, sendJson } from '../src/http/http';
import { connectRaw, statusOf } from './support/raw-http';
import { startTestServer } from './support/test-server';

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

const events: Route = {
  method: 'get',
  path: '/events',
  handle: async (exchange) => {
    const stream = openEventStream(exchange);
    stream.send('hello', { from: 'server' });
    await stream.closed;
  },
};

/** A route whose answer waits until the test lets it go. */
function createSlowRoute() {
  let letGo = () => {};
  let begun = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const entered = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const route: Route = {
    method: 'get',
    path: '/slow',
    handle: async ({ response }) => {
      begun();
      await released;
      sendJson(response, 200, { done: true });
    },
  };
  return { route, entered, letGo };
}

it('finishes a request in flight, and takes no new ones', async () => {
  const slow = createSlowRoute();
  const { server, port, url } = await startTestServer([slow.route], { limits: { drainMs: 5_000 } });
  const waiting = connectRaw(port);
  waiting.write(get('/slow'));
  await slow.entered;
  const stopped = server.stop();
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  slow.letGo();
  expect(statusOf(await waiting.heard())).toBe(200);
  await stopped;
});

it('tells a request that comes on an old connection that it is stopping', async () => {
  const slow = createSlowRoute();
  const { server, port } = await startTestServer([slow.route], { limits: { drainMs: 5_000 } });
  const connection = connectRaw(port);
  connection.write(get('/slow'));
  await slow.entered;
  const stopped = server.stop();
  connection.write(get('/slow'));
  slow.letGo();
  const answers = await connection.heard();
  expect(answers).toMatch(/^HTTP\/1\.1 200/);
  expect(answers).not.toMatch(/200[\s\S]*HTTP\/1\.1 200/);
  await stopped;
});

it('ends event streams, silent connections and idle ones at once', async () => {
  const { server, port } = await startTestServer([events], { limits: { drainMs: 60_000 } });
  const stream = connectRaw(port);
  stream.write(get('/events'));
  expect(await stream.heard(/data: \{"from":"server"\}/)).toContain('text/event-stream');
  const idle = connectRaw(port);
  idle.write(get('/healthz'));
  await idle.heard(/alive/);
  const silent = connectRaw(port);
  silent.write('GET /hea');
  await new Promise((resolve) => silent.socket.once('connect', resolve));
  await server.stop();
  // The last chunk of the stream: an orderly end, not a cut.
  expect(await stream.heard()).toMatch(/0\r\n\r\n$/);
  await Promise.all([idle.heard(), silent.heard()]);
});

it('cuts a stuck request off after the grace, under load', async () => {
  const slow = createSlowRoute();
  const { server, port, url, logged } = await startTestServer([slow.route, events], { limits: { drainMs: 200 } });
  const stuck = Array.from({ length: 20 }, () => connectRaw(port));
  for (const connection of stuck) connection.write(get('/slow'));
  await slow.entered;
  const load = Promise.allSettled(Array.from({ length: 50 }, () => fetch(`${url}/healthz`)));
  const began = performance.now();
  await server.stop();
  expect(performance.now() - began).toBeLessThan(2_000);
  await load;
  const answers = await Promise.all(stuck.map((connection) => connection.heard()));
  expect(answers.every((answer) => answer === '')).toBe(true);
  expect(logged.some(({ msg }) => msg === 'cut off late')).toBe(true);
  slow.letGo();
});
