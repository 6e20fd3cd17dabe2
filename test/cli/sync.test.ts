import { readFileSync } from 'node:fs';
import { useDataFolder } from '../support/data-folder';
import { type FakeSotkanet, startFakeSotkanet } from '../support/fake-sotkanet';
import { runKumppani } from '../support/run-program';
import { buildIndicator, buildRows, exampleRegions } from '../support/sotkanet-data';

const inData = useDataFolder();
const lohja = 202;
// Diabetes is in data/wellbeing-indicators.json, the other is not.
const chosen = 683;
const other = 5;

let sotkanet: FakeSotkanet;
beforeEach(async () => {
  sotkanet = await startFakeSotkanet({
    indicators: [
      buildIndicator(chosen, buildRows(lohja, 'total', { 2022: 12.5, 2023: 14.25 })),
      buildIndicator(other, buildRows(lohja, 'total', { 2023: 7 })),
    ],
    regions: exampleRegions,
  });
});
afterEach(() => sotkanet.close());

const run = (words: readonly string[], url = sotkanet.baseUrl) =>
  runKumppani(words, { dataDir: inData(), settings: { SOTKANET_URL: url } });

describe('kumppani sync', () => {
  it('brings all descriptions and the chosen values, and says what was not to be had', async () => {
    const { code, stdout, stderr } = await run(['sync']);
    expect(stdout).toMatch(
      /^2 indicators and 10 regions; 2 values of 1 indicator; \d+ requests\n\d+ pieces? could not be read.*\n$/,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(sotkanet.asked.some((path) => path.includes(`indicator=${other}&`))).toBe(false);
    const answer = await run(['ask', '--json', 'Paljonko diabetesta on Lohjalla?']);
    expect(answer.stdout).toContain('"year":2023,"gender":"total","value":14.25');
  });

  it('brings every value with --all, and its summary as JSON with --json', async () => {
    const { stdout } = await run(['sync', '--all', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ indicators: 2, regions: 10, values: 3, withValues: 2, skipped: [] });
  });

  it('says in one line that Sotkanet is out of reach, and keeps the figures there are', async () => {
    await run(['sync', '--all']);
    const before = readFileSync(inData('sotkanet', 'current.json'), 'utf8');
    const { code, stdout, stderr } = await run(['sync'], 'http://127.0.0.1:9');
    expect(stderr).toMatch(
      /^kumppani: Sotkanet at http:\/\/127\.0\.0\.1:9 did not answer.*unreachable.*run sync again\n$/,
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(readFileSync(inData('sotkanet', 'current.json'), 'utf8')).toBe(before);
  });

  it('goes on after Sotkanet went away in the middle, and asks for nothing twice', async () => {
    const later = { status: 503, headers: { 'retry-after': '3600' } };
    sotkanet.trouble = (_, path) => (path.startsWith('json') ? later : undefined);
    const cut = await run(['sync', '--all']);
    expect(cut).toMatchObject({ code: 1, stderr: expect.stringMatching(/^kumppani: Sotkanet at .*\n$/) });
    sotkanet.trouble = () => undefined;
    expect(await run(['sync', '--all'])).toMatchObject({ code: 0 });
    expect(new Set(sotkanet.answered).size).toBe(sotkanet.answered.length);
  });
});
