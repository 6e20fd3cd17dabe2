import { gzipSync } from 'node:zlib';
import { type Route, sendJson } from '../src/http/http';
import { askRaw, connectRaw, statusOf } from './support/raw-http';
import { startTestServer, type TestServer } from './support/test-server';

const echo: Route = {
  method: 'post',
  path: '/echo',
  reads: 'json',
  handle: async ({ response }, body) => sendJson(response, 200, body),
};
const count: Route = {
  method: 'post',
  path: '/count',
  reads: 'bytes',
  handle: async ({ response }, body) => sendJson(response, 200, { bytes: body.length }),
};
const failing: Route = {
  method: 'get',
  path: '/failing/:what',
  handle: async ({ params }) => {
    throw new Error(`Maija wrote ${params.what}`);
  },
};
const late: Route = {
  method: 'get',
  path: '/late',
  handle: async ({ response }) => {
    response.end('done');
    response.write('and one more thing');
  },
};
const ofLength: Route = {
  method: 'get',
  path: '/length/:token',
  handle: async ({ response, params, query }) => sendJson(response, 200, [params.token?.length, query.get('q')]),
};

let running: TestServer;

beforeEach(async () => {
  running = await startTestServer([echo, count, failing, late, ofLength], {
    limits: { bodyBytes: 1_000, bodyMs: 60, headMs: 60 },
  });
});

// Whatever a test sent: the process lives and answers the next one.
afterEach(async () => {
  expect(await (await fetch(`${running.url}/healthz`)).json()).toEqual({ alive: true });
  await running.server.stop();
});

const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(running.url + path, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });

const head = (path: string, ...lines: string[]) =>
  [`POST ${path} HTTP/1.1`, 'Host: localhost', 'Content-Type: application/json', ...lines, '', ''].join('\r\n');

describe('bodies', () => {
  it('gives a handler the parsed JSON, or the bytes as they came', async () => {
    expect(await (await post('/echo', '{"a":["ä"]}')).json()).toEqual({ a: ['ä'] });
    expect(await (await post('/count', 'ä{', { 'Content-Type': 'text/plain' })).json()).toEqual({ bytes: 3 });
  });

  it.each(['/echo', '/count'])(
    'refuses any encoding at %s: garbage that calls itself gzip, and a bomb',
    async (path) => {
      const bomb = gzipSync(Buffer.alloc(10_000_000));
      for (const body of [Buffer.from('no gzip at all'), bomb]) {
        const answer = await post(path, body, { 'Content-Encoding': 'gzip' });
        expect(answer.status).toBe(415);
        expect(await answer.json()).toMatchObject({ error: 'encodingUnsupported' });
      }
      expect((await post(path, '{}', { 'Content-Encoding': 'br' })).status).toBe(415);
    },
  );

  it('refuses a body that says it is too large before reading it', async () => {
    const answer = await askRaw(running.port, head('/echo', 'Content-Length: 1001'));
    expect(statusOf(answer)).toBe(413);
  });

  it.each(['/echo', '/count'])('counts a body at %s that does not say how large it is', async (path) => {
    const connection = connectRaw(running.port);
    connection.write(head(path, 'Transfer-Encoding: chunked'));
    for (let sent = 0; sent < 5; sent += 1) connection.write(`100\r\n${' '.repeat(256)}\r\n`);
    expect(statusOf(await connection.heard())).toBe(413);
  });

  it('takes a body of just the limit', async () => {
    expect((await post('/count', 'x'.repeat(1_000))).status).toBe(200);
  });

  it.each(['/echo', '/count'])('gives up on a body at %s that does not come', async (path) => {
    const connection = connectRaw(running.port);
    connection.write(`${head(path, 'Content-Length: 10')}{"a"`);
    expect(statusOf(await connection.heard())).toBe(408);
  });

  it('reads JSON nested to the limit and refuses what is deeper, brackets in strings aside', async () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect((await post('/echo', nested(32))).status).toBe(200);
    expect((await post('/echo', nested(33))).status).toBe(413);
    expect((await post('/echo', JSON.stringify(`"\\${nested(40)}`))).status).toBe(200);
  });

  it.each([['{"a":'], [''], ['{"a":1}}'], [Buffer.from([0x22, 0xff, 0x22])]])('says 400 to %j', async (body) => {
    const answer = await post('/echo', body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'badJson' });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', 'application/jsonp'])(
    'says 415 to %s where JSON is wanted',
    async (type) => {
      expect((await post('/echo', '{}', { 'Content-Type': type })).status).toBe(415);
    },
  );

  it('survives callers who leave in the middle of a body', async () => {
    for (let caller = 0; caller < 20; caller += 1) {
      const connection = connectRaw(running.port);
      connection.write(`${head('/echo', 'Content-Length: 900')}{"a"`);
      await new Promise((resolve) => connection.socket.once('connect', resolve));
      connection.socket.resetAndDestroy();
    }
  });
});

describe('heads', () => {
  it.each(['100-continue', 'wonders'])('lets one that expects %s take its time for the body', async (expected) => {
    const patient = await startTestServer([echo], { limits: { headMs: 60, bodyMs: 10_000 } });
    const connection = connectRaw(patient.port);
    try {
      connection.write(head('/echo', `Expect: ${expected}`, 'Content-Length: 7'));
      await new Promise((resolve) => connection.socket.once('connect', resolve));
      // Opened later and cut: so the time for the first one's head is over, too.
      expect(statusOf(await connectRaw(patient.port).heard())).toBe(408);
      connection.write('{"a":1}');
      const answer = await connection.heard(/\{"a":1\}/);
      expect(answer).toContain('HTTP/1.1 200');
      expect(answer.startsWith('HTTP/1.1 100')).toBe(expected === '100-continue');
    } finally {
      connection.socket.destroy();
      await patient.server.stop();
    }
  });

  it('cuts connections that say nothing, or half a head, however many', async () => {
    const connections = Array.from({ length: 200 }, () => connectRaw(running.port));
    connections.forEach((connection, index) => {
      if (index % 2 === 0) connection.write('POST /echo HTTP/1.1\r\nHost: loc');
    });
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
    const answers = await Promise.all(connections.map((connection) => connection.heard()));
    expect(new Set(answers.map(statusOf))).toEqual(new Set([408]));
  });

  it.each(['a b', '[', 'localhost:99999', '%', '<script>'])('answers 400 to the host %j', async (host) => {
    expect(statusOf(await askRaw(running.port, `GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`))).toBe(400);
  });

  it.each(['/length/%E0%A4%A', '/length/%', '*', 'http://[/healthz'])('answers 400 to the address %s', async (path) => {
    expect(statusOf(await askRaw(running.port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`))).toBe(400);
  });

  it('answers an upgrade like any other request', async () => {
    const request = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    expect(statusOf(await askRaw(running.port, request))).toBe(200);
  });

  it('answers HEAD like GET without the body', async () => {
    const answer = await fetch(`${running.url}/healthz`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '14', '']);
  });

  it('gives a handler long tokens and the query', async () => {
    const answer = await fetch(`${running.url}/length/${'x'.repeat(900)}?q=%C3%A4`);
    expect(await answer.json()).toEqual([900, 'ä']);
  });
});

describe('answers', () => {
  it('say 404 for an unknown address and 405 for a method it does not have', async () => {
    const unknown = await fetch(`${running.url}/nowhere/<script>`);
    expect([unknown.status, await unknown.json()]).toMatchObject([404, { error: 'notFound' }]);
    const wrong = await fetch(`${running.url}/echo`);
    expect([wrong.status, wrong.headers.get('allow'), await wrong.json()]).toMatchObject([
      405,
      'POST',
      { error: 'methodNotAllowed' },
    ]);
  });

  it('say nothing about the inside when a handler fails; the log says where, with the same id and without the words', async () => {
    const answer = await fetch(`${running.url}/failing/secret`);
    const body = (await answer.json()) as { request: string };
    expect(answer.status).toBe(500);
    expect(body).toEqual({ error: 'fault', request: answer.headers.get('x-request-id') });
    const line = running.logged.find(({ msg }) => msg === 'request failed');
    expect(line).toMatchObject({ request: body.request, route: '/failing/:what', err: { name: 'Error' } });
    expect(JSON.stringify(running.logged)).not.toMatch(/Maija|secret/);
    expect(JSON.stringify(line)).toContain('server.test.ts');
  });

  it('that a handler goes on writing after their end cost nobody but itself', async () => {
    expect(await (await fetch(`${running.url}/late`)).text()).toBe('done');
  });

  it('carry the headers that keep browsers careful, refusals too', async () => {
    for (const path of ['/healthz', '/nowhere']) {
      const { headers } = await fetch(running.url + path);
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('server')).toBeNull();
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{22}$/);
    }
  });
});

it('says whether it is ready', async () => {
  let ready = false;
  const other = await startTestServer([], { isReady: async () => ready });
  expect((await fetch(`${other.url}/readyz`)).status).toBe(503);
  ready = true;
  expect((await fetch(`${other.url}/readyz`)).status).toBe(200);
  await other.server.stop();
});

it('refuses to start on a port that is taken', async () => {
  const other = await startTestServer([]);
  await other.server.stop();
  await expect(other.server.start(running.port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
