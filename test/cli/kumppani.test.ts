import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useDataFolder } from '../support/data-folder';
import { runKumppani } from '../support/run-program';

const inData = useDataFolder();
const run = (...words: string[]) => runKumppani(words, { dataDir: inData() });

const toLines = (text: string) => text.trimEnd().split('\n');

describe('kumppani', () => {
  it.each([['sync'], ['ask'], ['report'], ['backup'], ['restore'], ['example']])('%s explains itself', async (name) => {
    const [help, all] = await Promise.all([run(name, '--help'), run('--help')]);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain(`Usage: kumppani ${name}`);
    expect(help.stdout).toContain('--json');
    expect(all.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it.each([
    ['command', ['serve'], "unknown command 'serve'"],
    ['option', ['sync', '--everything'], "unknown option '--everything'"],
    ['format', ['report', '--format', 'pdf'], 'Allowed choices are html, json'],
    ['argument', ['restore'], "missing required argument 'file'"],
  ])('refuses a wrong %s and points to the help', async (_, words, fault) => {
    const { code, stdout, stderr } = await run(...words);
    expect(toLines(stderr)).toEqual([expect.stringContaining(fault), '(add --help for the options)']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('tells several faulty settings in one line', async () => {
    const settings = { PORT: 'many', LOG_LEVEL: 'loud' };
    const { code, stderr } = await runKumppani(['ask', 'Lohja?'], { dataDir: inData(), settings });
    expect(toLines(stderr)).toEqual([expect.stringMatching(/PORT must be.*LOG_LEVEL must be/)]);
    expect(code).toBe(1);
  });

  it.each([
    ['ask', ['ask', 'Lohja?']],
    ['report', ['report']],
    ['example', ['example', '--remove']],
    ['backup', ['backup']],
  ])('%s refuses damaged data in one line, and leaves it as it is', async (_, words) => {
    writeFileSync(inData('kumppani.db'), 'no data');
    const { code, stdout, stderr } = await run(...words);
    expect(toLines(stderr)).toEqual([expect.stringMatching(/kumppani\.db is damaged: keep a copy of it/)]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(readFileSync(inData('kumppani.db'), 'utf8')).toBe('no data');
  });

  it.each([
    ['ask', ['ask', 'Lohja?']],
    ['sync', ['sync']],
  ])('%s says which folder cannot be used', async (_, words) => {
    mkdirSync(inData('data'));
    writeFileSync(inData('data', 'file'), '');
    const settings = { DATA_DIR: inData('data', 'file') };
    const { code, stderr } = await runKumppani(words, { dataDir: inData('data'), settings });
    expect(toLines(stderr)).toEqual([expect.stringContaining(inData('data', 'file'))]);
    expect(stderr).not.toContain('node:');
    expect(code).toBe(1);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const question = JSON.stringify({ id: 'a', q: 'How common is diabetes in Lohja?' });
    writeFileSync(inData('questions.jsonl'), `${question}\n`.repeat(500));
    const program = join(__dirname, '..', '..', 'dist', 'cli', 'kumppani.js');
    const child = spawn(process.execPath, [program, 'ask', '--batch', 'questions.jsonl'], {
      cwd: inData(),
      env: { PATH: process.env.PATH, DATA_DIR: inData() },
      timeout: 30_000,
      killSignal: 'SIGKILL',
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = await once(child, 'close');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
  });
});
