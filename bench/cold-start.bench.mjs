// From starting the process to the first answer in the chat, on an empty data folder: database, example and figures
// included. The peer is restify with one route and nothing behind it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

export const unit = 'ms';

export const sides = {
  'kumppani, first answer': firstAnswer,
  'restify alone, first response': firstResponse,
};

export const ratios = [
  {
    claim: 'cold start to first answer ÷ restify alone',
    of: 'kumppani, first answer',
    to: 'restify alone, first response',
    atMost: 5,
  },
];

async function firstAnswer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'kumppani-bench-'));
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, SOTKANET_URL: 'http://127.0.0.1:9' };
  const ms = await time([join(root, 'dist', 'main.js')], env, (url) =>
    fetch(`${url}/local/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ person: 'aino', text: 'Paljonko diabetesta on Lohjalla?' }),
    }),
  );
  rmSync(dataDir, { recursive: true });
  return ms;
}

function firstResponse() {
  const server = `
    const server = require('restify').createServer();
    server.get('/', async (request, response) => response.send({ ready: true }));
    server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));`;
  return time(['-e', server], { PATH: process.env.PATH }, (url) => fetch(url));
}

/** Milliseconds from the start of a process, which prints its address, until `ask` has its whole response. */
async function time(args, env, ask) {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[\w.]+:\d+/.exec(line)?.[0];
    if (!url) continue;
    const response = await ask(url);
    await response.text();
    if (!response.ok) throw new Error(`answered ${response.status}`);
    break;
  }
  const ms = performance.now() - start;
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
  return ms;
}
