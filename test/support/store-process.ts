import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Another process that uses a data file. */
export interface StoreProcess {
  /** The next line it says. */
  line(): Promise<string>;
  /** Lets it finish what it does and end. */
  finish(): Promise<void>;
  /** As kill -9: it gets no chance to tidy up. */
  kill(): Promise<void>;
}

const root = join(__dirname, '..', '..');

const programs = {
  /** Says "locked" while it holds the engine's lock for writing. */
  lock: `
    const db = new (require('libsql'))(process.argv[1]);
    db.exec('BEGIN IMMEDIATE');
    console.log('locked');
    process.stdin.on('end', () => { db.exec('COMMIT'); process.exit(); }).resume();`,
  /** Says "reading" while it holds on to the documents as they are now. */
  read: `
    const db = new (require('libsql'))(process.argv[1]);
    db.exec('BEGIN; SELECT * FROM sqlite_schema');
    console.log('reading');
    process.stdin.on('end', () => { db.exec('COMMIT'); process.exit(); }).resume();`,
  /** Opens the store, writes one document after another from eight writers, and says the id of each that is safe. */
  write: `
    const { openLibsqlStore } = require('./dist/store/store.js');
    const kind = { name: 'note', indexed: [] };
    openLibsqlStore({ file: process.argv[1], kinds: [kind] }).then(async (store) => {
      let ended = false;
      process.stdin.on('end', () => { ended = true; }).resume();
      const writer = async (name) => {
        for (let n = 0; !ended; n += 1) {
          const { id } = await store.create(kind, { partition: 'p', id: name + '-' + n }, { title: name });
          require('node:fs').writeSync(1, id + '\\n');
        }
      };
      await Promise.all('abcdefgh'.split('').map(writer));
      await store.close();
    });`,
} as const;

export function startStoreProcess(program: keyof typeof programs, file: string): StoreProcess {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, ['-e', programs[program], file], { cwd: root });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = once(child, 'exit');
  child.stderr.pipe(process.stderr);
  return {
    async line() {
      return String((await lines.next()).value);
    },
    async finish() {
      child.stdin.end();
      await exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
