// The processes of a match: a referee that plays the platform, and the built bot.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..');
const startMs = 30_000;

/** A port that is free just now: bot and referee must know each other's before both listen. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function endOf(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  await ended;
}

/** Starts a referee that delivers to `botUrl`; gives its address. */
export async function startReferee(program, botUrl, words) {
  const child = spawn(process.execPath, [program, '--port', '0', '--bot-url', botUrl, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /control: (http:\/\/[\d.:]+)\/_referee/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stdout.resume();
    return { url, end: () => endOf(child) };
  }
  throw new Error('the referee ended before it listened');
}

/** Starts the built bot with nothing but these settings, and waits until it is ready. */
export async function startBot(port, settings) {
  const dataDir = mkdtempSync(join(tmpdir(), 'kumppani-referee-'));
  const child = spawn(process.execPath, [join(root, 'dist', 'main.js')], {
    cwd: dataDir,
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DATA_DIR: dataDir,
      SOTKANET_URL: 'http://127.0.0.1:9',
      LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  const latest = Date.now() + startMs;
  while (!(await isReady())) {
    if (child.exitCode !== null || Date.now() > latest) throw new Error(`the bot did not start: ${log}`);
    await sleep(50);
  }
  return {
    log: () => log,
    async end() {
      await endOf(child);
      rmSync(dataDir, { recursive: true });
    },
  };
}
