import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBot } from './support/bot-process';

const root = join(__dirname, '..');
/** Other Nodes to try, their paths parted by commas; .ci/run brings 22 and 24. */
const others = (process.env.NODE_BINARIES ?? '').split(',').filter(Boolean);
const nodes = [process.execPath, ...others].map((node) => ({
  node,
  version: execFileSync(node, ['--version'], { encoding: 'utf8' }).trim(),
}));

describe.each(nodes)('the built bot on Node $version', ({ node }) => {
  it('starts with nothing set, answers from the starter figures, and stops in good order', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'kumppani-smoke-'));
    const bot = await startBot({ root, dataDir, node });
    const page = await fetch(bot.url);
    expect(page.status).toBe(200);
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
    const { body } = await bot.send({ person: 'aino', text: 'Paljonko diabetesta on Lohjalla?' });
    expect(body.posts[0]?.shown?.text).toMatch(/Lohja/);
    const { code, ms } = await bot.end('SIGTERM');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
    rmSync(dataDir, { recursive: true });
  });
});
