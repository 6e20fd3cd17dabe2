import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BotProcess, startBot } from '../support/bot-process';
import { useDataFolder } from '../support/data-folder';
import { runKumppani, runProgram } from '../support/run-program';

const root = join(__dirname, '..', '..');
const giveUp = (...words: string[]) => runKumppani(['keys', 'give-up', ...words], { dataDir: inData() });

let bot: BotProcess | undefined;
afterEach(async () => {
  await bot?.end('SIGKILL');
  bot = undefined;
});
// After the hook above: a folder is removed when nobody writes to it any more.
const inData = useDataFolder();

async function start(): Promise<BotProcess> {
  bot = await startBot({ root, dataDir: inData() });
  return bot;
}

describe('kumppani keys give-up', () => {
  it('closes and counts the secret polls whose keys are gone, after a start that has asked for it', async () => {
    const running = await start();
    await running.send({ person: 'fanni', text: 'secret poll "Who knows?" a | b' });
    await running.end('SIGTERM');
    rmSync(inData('keys'), { recursive: true });

    const refused = await runProgram('main', [], { dataDir: inData() });
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('kumppani -- keys give-up') });

    expect(await giveUp()).toEqual({ code: 0, stdout: 'closed and counted 1 secret poll\n', stderr: '' });
    const posts = await fetch(`${(await start()).url}/local/posts?person=admin`);
    expect(await posts.text()).toContain('Who knows?');
  });

  it('leaves polls alone whose keys are there', async () => {
    const running = await start();
    await running.send({ person: 'fanni', text: 'secret poll "Who knows?" a | b' });
    expect(JSON.parse((await giveUp('--json')).stdout)).toEqual({ closed: 0 });
    await running.end('SIGTERM');
    renameSync(inData('keys'), inData('mounted-elsewhere'));
    expect((await runProgram('main', [], { dataDir: inData() })).code).toBe(1);
    renameSync(inData('mounted-elsewhere'), inData('keys'));
    expect((await start()).url).toMatch(/^http/);
  });
});
