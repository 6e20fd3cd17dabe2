// What a write costs that survives a power cut, alone and in company. The peer does the least that anybody could: it
// appends the same bytes to a file, one write and one fdatasync for all who wait. It has no index, no conflicts, no reads.
import { closeSync, fdatasyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { openLibsqlStore } = createRequire(import.meta.url)('../dist/store/store.js');
const { randomId } = createRequire(import.meta.url)('../dist/base/base.js');

const kind = { name: 'answer', indexed: [] };
const [warmUpMs, measuredMs] = [500, 1_500];

/** About what one answer to a poll takes. */
const answer = () => ({
  poll: 'q7Yb3mVt0kq8H1sPz5XwLg',
  option: 'tilat',
  day: '2026-11-23',
  language: 'fi',
  channel: 'teams',
  placeKind: 'meeting',
  inNameOf: { kind: 'association', name: 'Lohjan Martat ry' },
  comment: 'Kokoontumistilat iltaisin ja viikonloppuisin ovat se, mikä meiltä puuttuu eniten.',
});

export const unit = 'durable writes/s';

export const sides = {
  'one by one': () => withStore((write) => rate(1, write)),
  '64 writers': () => withStore((write) => rate(64, write)),
  'append + fdatasync, 64 writers': () => withLog((write) => rate(64, write)),
};

export const ratios = [
  { claim: '64 writers ÷ one by one', of: '64 writers', to: 'one by one', atLeast: 5 },
  {
    claim: '64 writers ÷ append + fdatasync',
    of: '64 writers',
    to: 'append + fdatasync, 64 writers',
    atLeast: 0.22,
  },
];

/** Writes a second with so many writers, each starting its next write when the last one is safe. */
async function rate(writers, write) {
  const run = async (ms) => {
    const start = performance.now();
    let written = 0;
    const writer = async () => {
      while (performance.now() - start < ms) {
        await write(randomId(), answer());
        written += 1;
      }
    };
    await Promise.all(Array.from({ length: writers }, writer));
    return (written / (performance.now() - start)) * 1_000;
  };
  await run(warmUpMs);
  return run(measuredMs);
}

async function withStore(measure) {
  const folder = newFolder();
  const store = await openLibsqlStore({ file: join(folder, 'data.db'), kinds: [kind] });
  const figure = await measure((id, body) => store.create(kind, { partition: 'poll', id }, body));
  await store.close();
  rmSync(folder, { recursive: true });
  return figure;
}

async function withLog(measure) {
  const folder = newFolder();
  const log = openSync(join(folder, 'log'), 'a');
  let waiting = [];
  const append = () => {
    const together = waiting;
    waiting = [];
    writeSync(log, together.map(({ line }) => line).join(''));
    fdatasyncSync(log);
    for (const { resolve } of together) resolve();
  };
  const write = (id, body) =>
    new Promise((resolve) => {
      if (waiting.length === 0) setImmediate(append);
      waiting.push({ line: `${JSON.stringify({ partition: 'poll', id, body })}\n`, resolve });
    });
  const figure = await measure(write);
  closeSync(log);
  rmSync(folder, { recursive: true });
  return figure;
}

/** On the disk where the data is by default: a folder for passing files may be in memory, where safety costs nothing. */
function newFolder() {
  mkdirSync(join(root, 'var'), { recursive: true });
  return mkdtempSync(join(root, 'var', 'bench-'));
}
