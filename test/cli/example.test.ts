import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BotProcess, startBot } from '../support/bot-process';
import { useDataFolder } from '../support/data-folder';
import { runKumppani } from '../support/run-program';

const root = join(__dirname, '..', '..');
const inData = useDataFolder();
const example = (...words: string[]) => runKumppani(['example', ...words], { dataDir: inData() });

let bot: BotProcess | undefined;
afterEach(async () => {
  await bot?.end('SIGKILL');
  bot = undefined;
});

async function start(): Promise<BotProcess> {
  bot = await startBot({ root, dataDir: inData() });
  return bot;
}

/** What the local chat shows: its cards and who one can be, as text. */
async function chatOf({ url }: BotProcess): Promise<{ posts: string; people: string }> {
  const read = async (path: string) => (await fetch(`${url}/local/${path}`)).text();
  return { posts: await read('posts?person=admin'), people: await read('people') };
}

const isExample = /Esimerkki: mikä auttaisi yhdistyksiä eniten/;

describe('kumppani example --remove', () => {
  it('takes the example poll and people out of the chat while the bot runs, and they never come back', async () => {
    const running = await start();
    const before = await chatOf(running);
    expect(before.posts).toMatch(isExample);
    expect(before.people).toContain('Björn Exempel');
    const [, poll] = /"verb":"vote","poll":"([\w-]+)"/.exec(before.posts) ?? [];
    await running.send({ person: 'aino', payload: { verb: 'vote', poll, option: '2' }, inputs: {} });

    expect(await example('--remove')).toEqual({
      code: 0,
      stdout: 'removed 5 example people and 1 example poll\n',
      stderr: '',
    });
    const after = await chatOf(running);
    expect(after.posts).not.toMatch(isExample);
    expect(JSON.parse(after.people)).toEqual({ people: [{ id: 'admin', name: 'Admin', role: 'admin' }] });
    await running.end('SIGTERM');

    const again = await chatOf(await start());
    expect(again.posts).not.toMatch(isExample);
    expect(again.people).not.toContain('Björn Exempel');
    expect(readFileSync(inData('kumppani.db')).includes('Exempel')).toBe(false);
  });

  it('has nothing to remove the second time', async () => {
    await (await start()).end('SIGTERM');
    expect(JSON.parse((await example('--remove', '--json')).stdout)).toEqual({ people: 5, polls: 1 });
    expect(await example('--remove')).toEqual({ code: 0, stdout: 'there is no example to remove\n', stderr: '' });
  });

  it('removes nothing without --remove', async () => {
    const { code, stdout, stderr } = await example();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe('kumppani: say --remove to remove the example people and poll\n');
  });
});
