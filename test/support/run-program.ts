import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** How a program ended and what it said. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Run {
  /** Where it keeps its data, and its working folder: no `.env` file of the project is read. */
  readonly dataDir: string;
  /** More settings. */
  readonly settings?: Readonly<Record<string, string>>;
}

const root = join(__dirname, '..', '..');

/** Runs an entry of dist to its end in a process of its own with Sotkanet out of reach; one that does not end is killed. */
export function runProgram(
  entry: 'main' | 'cli/kumppani' | 'cli/manifest',
  words: readonly string[],
  { dataDir, settings }: Run,
): Promise<Ended> {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', SOTKANET_URL: 'http://127.0.0.1:9', ...settings };
  return new Promise((resolve, reject) => {
    const program = join(root, 'dist', `${entry}.js`);
    const limits = { timeout: 30_000, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 * 1024 } as const;
    execFile(process.execPath, [program, ...words], { cwd: dataDir, env, ...limits }, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      if (typeof code === 'number') resolve({ code, stdout, stderr });
      else reject(new Error(`${entry} ${words.join(' ')} did not end: ${stdout}${stderr}`, { cause: error }));
    });
  });
}

/** `kumppani …` as `npm run -s kumppani -- …` runs it. */
export function runKumppani(words: readonly string[], run: Run): Promise<Ended> {
  return runProgram('cli/kumppani', words, run);
}
