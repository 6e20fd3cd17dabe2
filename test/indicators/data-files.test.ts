import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findFigure } from '../../src/indicators/find-figure';
import { openStarter, readChosenSet, themes } from '../../src/indicators/indicators';

const data = join(__dirname, '..', '..', 'data');
const starterFile = join(data, 'starter-figures.json');

describe('the starter figures', () => {
  const starter = openStarter(starterFile);

  it('answer how common diabetes is in Lohja, beside county and country', async () => {
    await expect(findFigure(starter, { indicator: 683, region: 202 })).resolves.toMatchObject({
      figure: { region: { title: { fi: 'Lohja', sv: 'Lojo' } }, year: 2023, value: 12.9 },
      above: [
        { region: { category: 'HYVINVOINTIALUE' }, value: 9.5 },
        { region: { category: 'MAA' }, value: 11.8 },
      ],
      earlier: { year: 2015, value: 10.6 },
      source: { edition: 'starter' },
    });
  });

  it('hold four indicators and every municipality, region, county and the country', () => {
    expect([...starter.indicators.keys()]).toEqual([683, 1080, 3563, 4604]);
    const categories = [...starter.regions.values()].map((region) => region.category);
    expect(new Set(categories)).toEqual(new Set(['KUNTA', 'MAAKUNTA', 'HYVINVOINTIALUE', 'MAA']));
    expect(categories.length).toBeGreaterThan(350);
  });

  it('hold no number from before 2015', async () => {
    for (const id of starter.indicators.keys())
      expect((await starter.values(id))?.years[0]).toBeGreaterThanOrEqual(2015);
  });

  it('belong only to regions that exist', () => {
    for (const region of starter.regions.values()) {
      for (const id of region.memberOf) expect(starter.regions.has(id)).toBe(true);
    }
  });

  it('are credited, and small', () => {
    expect(JSON.parse(readFileSync(starterFile, 'utf8')).credit).toBe('THL, Sotkanet.fi, CC BY 4.0');
    expect(statSync(starterFile).size).toBeLessThan(200_000);
  });

  it('that are missing are the operator’s to mend', () => {
    expect(() => openStarter(join(data, 'nowhere.json'))).toThrow(expect.objectContaining({ code: 'operator' }));
  });
});

describe('the chosen indicators', () => {
  const chosen = readChosenSet(join(data, 'wellbeing-indicators.json'));

  it('are some eighty, each once', () => {
    expect(new Set(chosen.map(({ id }) => id)).size).toBe(chosen.length);
    expect(chosen.length).toBeGreaterThanOrEqual(75);
    expect(chosen.length).toBeLessThanOrEqual(90);
  });

  it('leave no theme out', () => {
    expect(new Set(chosen.map(({ theme }) => theme))).toEqual(new Set(themes));
  });

  it('are real Sotkanet ids, with the starter figures among them', () => {
    const ids = chosen.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([683, 1080, 3563, 4604, 127, 181, 493, 451]));
    expect(Math.max(...ids)).toBeLessThan(900_000);
  });

  it('in a broken file are the operator’s to mend', () => {
    expect(() => readChosenSet(starterFile)).toThrow(expect.objectContaining({ code: 'operator' }));
  });
});
