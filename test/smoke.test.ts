import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BotProcess, startBot } from './support/bot-process';

const root = join(__dirname, '..');
/** Other Nodes to try, their paths parted by commas; .ci/run brings 22 and 24. */
const others = (process.env.NODE_BINARIES ?? '').split(',').filter(Boolean);
const nodes = [process.execPath, ...others].map((node) => ({
  node,
  version: execFileSync(node, ['--version'], { encoding: 'utf8' }).trim(),
}));

describe.each(nodes)('the built bot on Node $version', ({ node }) => {
  let dataDir: string;
  let bot: BotProcess;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'kumppani-smoke-'));
    bot = await startBot({ root, dataDir, node });
  });
  afterEach(async () => {
    await bot.end('SIGKILL');
    rmSync(dataDir, { recursive: true });
  });

  it('starts with nothing set, answers from the starter figures, and stops in good order', async () => {
    expect((await fetch(bot.url)).status).toBe(200);
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
    const { body } = await bot.send({ person: 'aino', text: 'Paljonko diabetesta on Lohjalla?' });
    expect(body.posts.map(({ shown }) => shown?.text ?? '').join()).toMatch(/Lohja.*2023/s);
    const { code, ms } = await bot.end('SIGTERM');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
  });
});
