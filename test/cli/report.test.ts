import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { useDataFolder } from '../support/data-folder';
import { runKumppani } from '../support/run-program';

const inData = useDataFolder();
const report = (...words: string[]) => runKumppani(['report', ...words], { dataDir: inData() });

describe('kumppani report', () => {
  it('writes the whole page in the place of an older one, and nothing else', async () => {
    mkdirSync(inData('out'));
    writeFileSync(inData('out', 'report.html'), 'last year');
    const { code, stdout } = await report('--format', 'html', '--out', 'out/report.html', '--language', 'sv');
    expect(readFileSync(inData('out', 'report.html'), 'utf8')).toMatch(/^<!doctype html>.*lang="sv".*<\/html>\s*$/is);
    expect(readdirSync(inData('out'))).toEqual(['report.html']);
    expect(stdout).toMatch(/^out\/report\.html: 0 polls, \d+ indicators\n$/);
    expect(code).toBe(0);
  });

  it('writes for programs the same with --json as with --format json', async () => {
    const [short, long] = await Promise.all([report('--json'), report('--format', 'json')]);
    const { createdAt, ...material } = JSON.parse(short.stdout);
    expect(material).toMatchObject({
      format: 'kumppani-report',
      area: 'Uusimaa',
      credit: expect.stringContaining('THL'),
    });
    expect(JSON.parse(long.stdout)).toEqual({ ...material, createdAt: expect.any(String) });
  });

  it.each([
    ['in a folder that is not there', 'nowhere/report.html'],
    ['that is a folder', 'out'],
    ['below a file', 'old.html/report.html'],
  ])('says that it cannot write a file %s, and leaves all as it was', async (_, target) => {
    mkdirSync(inData('out'));
    writeFileSync(inData('old.html'), 'last year');
    const { code, stdout, stderr } = await report('--out', target);
    expect(stderr).toBe(`kumppani: cannot write ${target}; is the folder there, and writable?\n`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(readFileSync(inData('old.html'), 'utf8')).toBe('last year');
    expect(readdirSync(inData()).filter((name) => !name.startsWith('kumppani.db'))).toEqual(['old.html', 'out']);
  });
});
