import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A bot in a process of its own. */
export interface BotProcess {
  readonly url: string;
  /** Posts a message to the local chat; rejects when the process is gone. */
  send(message: Readonly<Record<string, unknown>>): Promise<{ status: number; body: LocalAnswer }>;
  /** Sends a signal and resolves with how the process ended; at once when it has ended before. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; ms: number }>;
}

export interface LocalAnswer {
  readonly posts: readonly { readonly shown?: { readonly text: string; readonly card: unknown } }[];
  readonly note?: string;
}

interface Launch {
  /** A folder with dist, cards, data and node_modules. */
  readonly root: string;
  readonly dataDir: string;
  /** The Node to run on; this one, unless told. */
  readonly node?: string;
}

/** Starts the built bot on a free port with Sotkanet out of reach, and waits until it listens. */
export async function startBot({ root, dataDir, node = process.execPath }: Launch): Promise<BotProcess> {
  const child = spawn(node, [join(root, 'dist', 'main.js')], {
    cwd: dataDir,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: dataDir,
      SOTKANET_URL: 'http://127.0.0.1:9',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await readUrl(child);
  return {
    url,
    async send(message) {
      const response = await fetch(`${url}/local/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(message),
      });
      return { status: response.status, body: (await response.json()) as LocalAnswer };
    },
    async end(signal) {
      const began = performance.now();
      if (child.exitCode !== null || child.signalCode !== null) return { code: child.exitCode, ms: 0 };
      const exit = once(child, 'exit');
      child.kill(signal);
      const [code] = await exit;
      return { code, ms: performance.now() - began };
    },
  };
}

async function readUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout || !child.stderr) throw new Error('no output to read');
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (!url) continue;
    child.stdout.resume();
    return url;
  }
  throw new Error(`the bot did not start: ${errors}`);
}
