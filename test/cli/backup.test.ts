import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { type BotProcess, startBot } from '../support/bot-process';
import { useDataFolder } from '../support/data-folder';
import { runKumppani } from '../support/run-program';

const root = join(__dirname, '..', '..');
const inData = useDataFolder();
const run = (...words: string[]) => runKumppani(words, { dataDir: inData() });

let bot: BotProcess | undefined;
afterEach(async () => {
  await bot?.end('SIGKILL');
  bot = undefined;
});

async function start(): Promise<BotProcess> {
  bot = await startBot({ root, dataDir: inData() });
  return bot;
}

const launch = ({ send }: BotProcess, question: string) => send({ person: 'fanni', text: `poll "${question}" a | b` });

async function questionsInReport(): Promise<string> {
  return JSON.stringify(JSON.parse((await run('report', '--json')).stdout).polls);
}

const refusal = (saying: RegExp) => ({
  code: 1,
  stdout: '',
  stderr: expect.stringMatching(new RegExp(`^kumppani: .*${saying.source}.*\n$`)),
});

describe('kumppani backup and restore', () => {
  it('copy the data of a running bot, and put it back once that has stopped', async () => {
    const running = await start();
    await launch(running, 'Before the backup?');
    expect(await run('backup', '--out', 'safe/monday.db')).toEqual({
      code: 0,
      stdout: 'backup written: safe/monday.db\n',
      stderr: '',
    });
    await launch(running, 'After the backup?');

    expect(await run('restore', 'safe/monday.db')).toEqual(
      refusal(/kumppani\.db is in use: stop the bot, then restore/),
    );
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
    await running.end('SIGTERM');
    expect(await questionsInReport()).toContain('After the backup?');

    expect(await run('restore', 'safe/monday.db')).toMatchObject({ code: 0, stdout: 'restored from safe/monday.db\n' });
    const restored = await questionsInReport();
    expect(restored).toContain('Before the backup?');
    expect(restored).not.toContain('After the backup?');
  });

  it('tell with --json where the backup and the replaced data are', async () => {
    await (await start()).end('SIGTERM');
    const { backup } = JSON.parse((await run('backup', '--json')).stdout);
    expect(readdirSync(inData('backups')).map((name) => inData('backups', name))).toEqual([backup]);
    const { kept } = JSON.parse((await run('restore', backup, '--json')).stdout);
    expect(readdirSync(inData()).map((name) => inData(name))).toContain(kept);
  });

  it('leave the keys of secret polls out of the backup', async () => {
    const running = await start();
    await running.send({ person: 'fanni', text: 'secret poll "Who knows?" a | b' });
    const [key = ''] = readdirSync(inData('keys')).filter((name) => name.endsWith('.key'));
    await run('backup', '--out', 'monday.db');
    const backup = readFileSync(inData('monday.db'));
    expect(backup.includes('Who knows?')).toBe(true);
    expect(backup.includes(readFileSync(inData('keys', key)))).toBe(false);
    expect(readdirSync(inData()).filter((name) => /monday|backups/.test(name))).toEqual(['monday.db']);
  });

  it('never overwrite a backup, and back up nothing where there is nothing', async () => {
    expect(await run('backup')).toEqual(refusal(/kumppani\.db is not there: nothing to copy/));
    writeFileSync(inData('monday.db'), 'a letter');
    expect(await run('backup', '--out', 'monday.db')).toEqual(
      refusal(/monday\.db exists already: choose another name/),
    );
    expect(readFileSync(inData('monday.db'), 'utf8')).toBe('a letter');
  });

  it.each<[string, (file: string) => void, RegExp]>([
    ['a letter', (file) => writeFileSync(file, 'Dear region'), /monday\.db is no backup of Kumppani/],
    ['empty', (file) => writeFileSync(file, ''), /monday\.db is no backup of Kumppani: it is empty/],
    ['cut short', (file) => truncateSync(file, 5_000), /monday\.db is no backup of Kumppani, or a damaged one/],
    ['of another program', (file) => change(file, 'application_id'), /monday\.db is no backup of Kumppani/],
    [
      'newer',
      (file) => change(file, 'user_version'),
      /monday\.db was written by a newer version.*install that version/,
    ],
  ])('refuse to restore what is %s, and change nothing', async (_, spoil, saying) => {
    await (await start()).end('SIGTERM');
    await run('backup', '--out', 'monday.db');
    spoil(inData('monday.db'));
    const before = readFileSync(inData('kumppani.db'));
    const files = readdirSync(inData());
    expect(await run('restore', 'monday.db')).toEqual(refusal(saying));
    expect(readFileSync(inData('kumppani.db'))).toEqual(before);
    expect(readdirSync(inData())).toEqual(files);
  });

  it('say that a backup is not there', async () => {
    mkdirSync(inData('backups'));
    expect(await run('restore', 'backups/monday.db')).toEqual(refusal(/backups\/monday\.db is not there/));
  });
});

function change(file: string, setting: 'application_id' | 'user_version'): void {
  const db = new Database(file);
  db.exec(`PRAGMA ${setting} = 7`);
  db.close();
}
