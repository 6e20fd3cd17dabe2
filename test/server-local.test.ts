import { request } from 'node:http';
import { startTestServer, type TestServer } from './support/test-server';

let running: TestServer;

beforeAll(async () => {
  running = await startTestServer([], { localOnly: true });
});
afterAll(() => running.server.stop());

/** `fetch` does not let a caller choose Host or Origin. */
function ask(headers: Record<string, string | string[]>): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ port: running.port, host: '127.0.0.1', path: '/healthz', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on('error', reject).end();
  });
}

it.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])('answers at %s', async (name) => {
  const host = `${name}:${running.port}`;
  expect((await ask({ Host: host })).status).toBe(200);
  expect((await ask({ Host: host, Origin: `http://${host}` })).status).toBe(200);
});

it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.1.5', '0.0.0.0'])(
  'refuses the host name %s, which a rebound name would send',
  async (name) => {
    const { status, text } = await ask({ Host: `${name}:${running.port}` });
    expect(status).toBe(403);
    expect(text).toMatch(/Host/);
    expect(text.trim().split('\n')).toHaveLength(3);
  },
);

it('refuses another port in Host', async () => {
  expect((await ask({ Host: 'localhost:1' })).status).toBe(403);
  expect((await ask({ Host: 'localhost' })).status).toBe(403);
});

it.each(['https://evil.example', 'null', 'http://localhost:1'])('refuses what the page of %s sends', async (origin) => {
  const { status, text } = await ask({ Host: `localhost:${running.port}`, Origin: origin });
  expect(status).toBe(403);
  expect(text).toMatch(/Origin/);
});

it.each([
  ['X-Forwarded-For', '10.0.0.1'],
  ['X-Forwarded-Host', 'tunnel.example'],
  ['X-Forwarded-Proto', 'https'],
  ['Forwarded', 'for=10.0.0.1'],
])('refuses what comes through a tunnel with %s, and says why', async (name, value) => {
  const { status, text } = await ask({ Host: `localhost:${running.port}`, [name]: value });
  expect(status).toBe(403);
  expect(text).toMatch(/PUBLIC_URL/);
});

it('serves callers from elsewhere when it is not in local mode', async () => {
  const open = await startTestServer([]);
  const answer = await fetch(`${open.url}/healthz`, { headers: { 'X-Forwarded-For': '10.0.0.1' } });
  expect(answer.status).toBe(200);
  await open.server.stop();
});
