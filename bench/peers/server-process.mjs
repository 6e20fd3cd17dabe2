// A server in a process of its own, and the load on it.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request as httpRequest } from 'node:http';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const connections = 32;
// The first thousands of turns run in code that is not compiled yet, on both sides.
const [warmUpMs, measuredMs] = [2_000, 2_000];

/** Starts a program that prints its address, and ends it when `use` is done. */
async function withProcess(args, env, use) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    // The log goes nowhere, but is written all the same.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  try {
    return await use(await addressIn(child.stdout));
  } finally {
    child.kill('SIGTERM');
    await exited;
  }
}

/** The last of the words that a program says first: where it listens. */
async function addressIn(output) {
  for await (const line of createInterface({ input: output })) {
    const [port] = /(?<=http:\/\/[\w.]+:)\d+/.exec(line) ?? [];
    if (port) return `http://127.0.0.1:${port}`;
  }
  throw new Error('the program ended before it listened');
}

/** A bare server of bench/peers; it gets `settings` as its only argument. */
export function withBare(name, settings, use) {
  return withProcess([join(root, 'bench', 'peers', name), JSON.stringify(settings)], {}, use);
}

/** The built bot on an empty data folder, on the disk where the data is by default, so that safety costs what it costs. */
export async function withBot(settings, use) {
  mkdirSync(join(root, 'var'), { recursive: true });
  const dataDir = mkdtempSync(join(root, 'var', 'bench-'));
  const env = {
    PORT: '0',
    DATA_DIR: dataDir,
    SOTKANET_URL: 'http://127.0.0.1:9',
    LINK_SECRET: 'a secret of the benchmarks, 32 characters and more',
    PUBLIC_URL: 'http://localhost:0',
    ...settings,
  };
  try {
    return await withProcess([...profiling(), join(root, 'dist', 'main.js')], env, use);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

/** `BENCH_PROFILE=folder` writes a CPU profile of the bot there. */
function profiling() {
  const folder = process.env.BENCH_PROFILE;
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}

/** Plays the platform: `answer(path, body)` gives what a call of the bot is answered with. It lives beside the load. */
export async function withPlatform(answer, use) {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.stringify(answer(request.url, Buffer.concat(chunks).toString()));
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** Sends one request, `{ path, headers, body }`, and gives `{ status, body }`. */
export function send(url, { path, headers, body }, agent) {
  return new Promise((resolve, reject) => {
    const bytes = { 'Content-Length': Buffer.byteLength(body) };
    const sent = httpRequest(`${url}${path}`, { method: 'POST', headers: { ...headers, ...bytes }, agent });
    sent.on('error', reject).on('response', (response) => {
      const chunks = [];
      response
        .on('data', (chunk) => chunks.push(chunk))
        .on('error', reject)
        .on('end', () => resolve({ status: response.statusCode, body: Buffer.concat(chunks).toString() }));
    });
    sent.end(body);
  });
}

/**
 * Turns a second and the slowest of a hundred, in ms, with 32 connections that each send their next request when the last one
 * is answered. `requests` gives them, made and signed beforehand; `isDone` tells whether an answer is a good one.
 */
export async function loadOn(url, requests, isDone) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const run = async (ms) => {
    const took = [];
    const start = performance.now();
    const lane = async () => {
      while (performance.now() - start < ms) {
        const { value, done } = requests.next();
        if (done) throw new Error('not enough requests were made beforehand');
        const began = performance.now();
        const answer = await send(url, value, agent);
        took.push(performance.now() - began);
        if (!isDone(answer)) throw new Error(`answered ${answer.status}: ${answer.body}`);
      }
    };
    await Promise.all(Array.from({ length: connections }, lane));
    const seconds = (performance.now() - start) / 1_000;
    took.sort((a, b) => a - b);
    return { 'turns/s': took.length / seconds, 'p99 ms': took[Math.floor(took.length * 0.99)] };
  };
  await run(warmUpMs);
  const figures = await run(measuredMs);
  agent.destroy();
  return figures;
}

/** How many people are in the conversation. */
export const voters = 2_000;

/**
 * Each votes in turn, every time for another option, so that every vote is written. What is measured are mostly changed votes,
 * of people whom the bot has met in the seconds before.
 */
export function voteNumber(number) {
  return { voter: number % voters, option: String((Math.floor(number / voters) % 3) + 1) };
}
