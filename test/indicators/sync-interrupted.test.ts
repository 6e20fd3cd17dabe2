import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIndicator, buildRows } from '../support/sotkanet-data';
import { type SyncSetup, setUpSync } from '../support/sync-setup';

const lohja = 202;
const day = 24 * 60 * 60 * 1000;
const ids = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
const requests = 2 + 2 * ids.length;
const child = join(__dirname, '..', 'support', 'sync-figures.js');

let setup: SyncSetup;
let running: ChildProcess | undefined;

beforeEach(async () => {
  setup = await setUpSync(ids.map((id) => buildIndicator(id, buildRows(lohja, 'total', { 2020: id }))));
});

afterEach(async () => {
  running?.kill('SIGKILL');
  running = undefined;
  await setup.close();
});

/** Starts a sync in a process of its own that gets so many answers; resolves when all it can do is wait for more. */
async function startStuckSync(answers: number): Promise<ChildProcess> {
  setup.fake.holdAfter(answers);
  running = spawn(process.execPath, [child, setup.fake.baseUrl, setup.dataDir, ...ids.map(String)], {
    stdio: 'ignore',
  });
  await setup.fake.held(4);
  return running;
}

async function kill(process: ChildProcess): Promise<void> {
  process.kill('SIGKILL');
  await once(process, 'exit');
  setup.fake.resume();
  moveClockToNow();
}

/** The child's clock is the machine's, so the test's must not lag behind it. */
function moveClockToNow(): void {
  setup.clock.advance(Date.now() - setup.clock.now().getTime());
}

function answeredTwice(): string[] {
  return setup.fake.answered.filter((path, index) => setup.fake.answered.indexOf(path) !== index);
}

describe('a sync that was killed', () => {
  it.each([2, 9, 17])('goes on after %i answers where it stopped, and fetches nothing twice', async (answers) => {
    await kill(await startStuckSync(answers));
    expect(setup.fake.answered).toHaveLength(answers);
    const summary = await setup.sync(ids);
    expect(summary).toMatchObject({ indicators: 12, withValues: 12, values: 12, requests: requests - answers });
    expect(answeredTwice()).toEqual([]);
    for (const indicator of ids) {
      const found = await setup.openIndicators().lookUp({ indicator, region: lohja });
      expect(found).toMatchObject({ kind: 'found', figure: { value: indicator } });
    }
  });

  it('leaves nothing half to be seen', async () => {
    const indicators = setup.openIndicators();
    await kill(await startStuckSync(9));
    expect(indicators.edition().source).toBe('starter');
    expect(indicators.fault()).toBeUndefined();
  });

  it('leaves the edition before it in use', async () => {
    moveClockToNow();
    const { edition } = await setup.sync([4]);
    await kill(await startStuckSync(9));
    expect(setup.openIndicators().edition().id).toBe(edition);
  });

  it('begins anew after a day', async () => {
    await kill(await startStuckSync(9));
    setup.clock.advance(day);
    await expect(setup.sync(ids)).resolves.toMatchObject({ requests });
  });

  it('begins anew for another source', async () => {
    await kill(await startStuckSync(9));
    const other = await setUpSync([buildIndicator(4, buildRows(lohja, 'total', { 2020: 77 }))]);
    try {
      const summary = await other.sync([4], { dataDir: setup.dataDir, clock: setup.clock });
      expect(summary).toMatchObject({ indicators: 1, requests: 4 });
    } finally {
      await other.close();
    }
  });

  it('fetches a piece again that a power cut left damaged', async () => {
    await kill(await startStuckSync(9));
    const [staging = ''] = (await readdir(setup.root)).filter((name) => /^\d/.test(name));
    const folder = join(setup.root, staging, 'indicators');
    const [piece = ''] = await readdir(folder);
    await writeFile(join(folder, piece), '{"indicator":');
    await expect(setup.sync(ids)).resolves.toMatchObject({ indicators: 12, requests: requests - 9 + 1 });
  });
});

describe('two syncs at once', () => {
  it('end with the second saying which process runs the first', async () => {
    const first = await startStuckSync(3);
    await expect(setup.sync(ids)).rejects.toMatchObject({
      code: 'operator',
      message: expect.stringMatching(new RegExp(`^another sync is running \\(process ${first.pid}\\).*$`)),
    });
    await kill(first);
  });

  it('in one process do the same', async () => {
    setup.fake.holdAfter(0);
    const first = setup.sync(ids);
    await setup.fake.held(1);
    await expect(setup.sync(ids)).rejects.toMatchObject({ code: 'operator' });
    setup.fake.resume();
    await expect(first).resolves.toMatchObject({ indicators: 12 });
    expect((await readdir(setup.root)).filter((name) => name.endsWith('.lock'))).toEqual([]);
  });

  it('are not seen in the lock of a dead process', async () => {
    const dead = spawn(process.execPath, ['-e', '0']);
    await once(dead, 'exit');
    await mkdir(setup.root, { recursive: true });
    await writeFile(join(setup.root, `sync-${dead.pid}.lock`), '');
    await expect(setup.sync([])).resolves.toMatchObject({ indicators: 12 });
  });
});
