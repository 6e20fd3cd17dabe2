import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A bot in a process of its own. */
export interface BotProcess {
  readonly url: string;
  /** What it has said on standard output so far, and logged on standard error. */
  readonly said: { readonly lines: readonly string[]; log(): string };
  /** Resolves with the line on standard output that matches, also one said before; rejects when it ends without. */
  hears(line: RegExp): Promise<string>;
  /** Goes away from standard output, as `| head -1` does. */
  stopReading(): void;
  /** Posts a message to the local chat; rejects when the process is gone. */
  send(message: Readonly<Record<string, unknown>>): Promise<{ status: number; body: LocalAnswer }>;
  /** Sends a signal and resolves with how the process ended; at once when it has ended before. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; ms: number }>;
}

export interface LocalAnswer {
  readonly posts: readonly { readonly shown?: { readonly text: string; readonly card: unknown } }[];
  readonly note?: string;
}

/** The id of the poll that was launched. */
export function pollIn(answer: LocalAnswer): string {
  const id = /"poll":"([\w-]+)"/.exec(JSON.stringify(answer))?.[1];
  if (id === undefined) throw new Error(`no poll launched: ${JSON.stringify(answer)}`);
  return id;
}

interface Launch {
  /** A folder with dist, cards, data and node_modules. */
  readonly root: string;
  readonly dataDir: string;
  /** The Node to run on; this one, unless told. */
  readonly node?: string;
  /** More settings. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts the built bot on a free port with Sotkanet out of reach, and waits until it listens. */
export async function startBot({ root, dataDir, node = process.execPath, settings }: Launch): Promise<BotProcess> {
  const child = spawn(node, [join(root, 'dist', 'main.js')], {
    cwd: dataDir,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: dataDir,
      SOTKANET_URL: 'http://127.0.0.1:9',
      LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = listen(child);
  const url = toUrl(await output.hears(/http:\/\/localhost:\d+|listens on/));
  return {
    url,
    ...output,
    stopReading: () => child.stdout.destroy(),
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
      // Not at its exit: what it has logged last may still be on its way then.
      const exit = once(child, 'close');
      child.kill(signal);
      const [code] = await exit;
      return { code, ms: performance.now() - began };
    },
  };
}

/** Local mode says the address; with a platform the line tells host and port. */
function toUrl(line: string): string {
  const [, listening] = /listens on (\S+:\d+);/.exec(line) ?? [];
  return listening ? `http://${listening}` : (/http:\S+:\d+/.exec(line)?.[0] ?? '');
}

function listen({ stdout, stderr }: ChildProcessByStdio<null, Readable, Readable>): Pick<BotProcess, 'said' | 'hears'> {
  let log = '';
  stderr.on('data', (chunk) => {
    log += chunk;
  });
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  let ended = false;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  createInterface({ input: stdout })
    .on('line', (line) => {
      lines.push(line);
      tell();
    })
    .on('close', () => {
      ended = true;
      tell();
    });
  return {
    said: { lines, log: () => log },
    hears: (wanted) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = lines.find((candidate) => wanted.test(candidate));
          if (line === undefined && !ended) return;
          listeners.delete(look);
          if (line === undefined) reject(new Error(`the bot never said ${wanted}: ${lines.join('\n')} ${log}`));
          else resolve(line);
        };
        listeners.add(look);
        look();
      }),
  };
}
