import { answerFigures } from '../../src/indicators/answer-figures';
import type { FigureQuestion, FigureRow } from '../../src/indicators/indicators';
import { buildFigureEdition, places, rows } from '../support/figure-edition';

const { lohja, vihti, forssa, brando, uusimaa, westUusimaa: county, kantaHame, country } = places;

const held = [
  ...rows(lohja, { 2020: 5, 2021: 2 }),
  ...rows(vihti, { 2020: 7, 2021: 1 }),
  ...rows(forssa, { 2020: 5, 2022: 3 }),
  ...rows(uusimaa, { 2020: 60, 2021: 61 }),
  ...rows(county, { 2020: 70, 2023: 8 }),
  ...rows(kantaHame, { 2023: 9 }),
  ...rows(country, { 2020: 80 }),
];

function rank(area: number, question: Partial<FigureQuestion> = {}, of: readonly FigureRow[] = held) {
  return answerFigures(buildFigureEdition(of), {
    ...{ ask: 'rank', indicator: 4, regions: [area], gender: 'total' },
    ...question,
  });
}

const ranked = (place: number, id: number, year: number, value: number) => ({ place, region: { id }, year, value });

describe('a ranking', () => {
  it('has the municipalities of an area, the highest first, unless told otherwise', async () => {
    const answer = { kind: 'ranking', area: { id: uusimaa }, level: 'KUNTA', year: 2021, lacking: 0 };
    await expect(rank(uusimaa)).resolves.toMatchObject({
      ...{ ...answer, order: 'highest', places: [ranked(1, lohja, 2021, 2), ranked(2, vihti, 2021, 1)] },
    });
    await expect(rank(uusimaa, { order: 'lowest' })).resolves.toMatchObject({
      ...{ ...answer, order: 'lowest', places: [ranked(1, vihti, 2021, 1), ranked(2, lohja, 2021, 2)] },
    });
  });

  it('lets equal values share a place, after which one is left out', async () => {
    const year = { kind: 'year', year: 2020 } as const;
    await expect(rank(country, { years: year })).resolves.toMatchObject({
      places: [ranked(1, vihti, 2020, 7), ranked(2, lohja, 2020, 5), ranked(2, forssa, 2020, 5)],
    });
    const fourth = [...held, ...rows(brando, { 2020: 1 })];
    await expect(rank(country, { years: year }, fourth)).resolves.toMatchObject({
      places: [{ place: 1 }, { place: 2 }, { place: 2 }, ranked(4, brando, 2020, 1)],
    });
  });

  it('is of the latest year that at least half of the parts have, and counts those that lack it', async () => {
    await expect(rank(country)).resolves.toMatchObject({ year: 2021, places: [{}, {}], lacking: 2 });
  });

  it('is of the latest year that most of them have when half of them never have one', async () => {
    const few = [...rows(lohja, { 2019: 1, 2020: 1 }), ...rows(vihti, { 2018: 1, 2019: 2, 2020: 2 })];
    const edition = buildFigureEdition(few);
    const regions = new Map(edition.regions);
    for (const id of [1, 2, 3]) {
      regions.set(id, { id, code: '0', category: 'KUNTA', title: { fi: 'Pieni' }, memberOf: [country] });
    }
    const question = { ask: 'rank', indicator: 4, regions: [country], gender: 'total' } as const;
    await expect(answerFigures({ ...edition, regions }, question)).resolves.toMatchObject({ year: 2020, lacking: 5 });
  });

  it('has the official figures of the area and the country beside it', async () => {
    const years = { kind: 'range', to: 2020 } as const;
    await expect(rank(uusimaa, { years })).resolves.toMatchObject({
      year: 2020,
      above: [
        { region: { id: uusimaa }, value: 60 },
        { region: { id: country }, value: 80 },
      ],
    });
  });

  it('can be of counties', async () => {
    await expect(rank(country, { level: 'HYVINVOINTIALUE' })).resolves.toMatchObject({
      ...{ level: 'HYVINVOINTIALUE', places: [ranked(1, kantaHame, 2023, 9), ranked(2, county, 2023, 8)] },
    });
  });
});

describe('what cannot be ranked says why:', () => {
  it('noParts, of a municipality, with its own figure instead', async () => {
    await expect(rank(lohja)).resolves.toMatchObject({
      ...{ kind: 'missing', reason: 'noParts', region: { id: lohja }, instead: { year: 2021, value: 2 } },
    });
    await expect(rank(uusimaa, { level: 'MAAKUNTA' })).resolves.toMatchObject({ reason: 'noParts' });
  });

  it('notForParts, when no two parts have a figure, with that of the area instead', async () => {
    const one = [...rows(lohja, { 2020: 1 }), ...rows(uusimaa, { 2020: 60 })];
    const missing = { reason: 'notForParts', region: { id: uusimaa }, instead: { region: { id: uusimaa }, value: 60 } };
    await expect(rank(uusimaa, {}, one)).resolves.toMatchObject(missing);
    await expect(rank(uusimaa, {}, rows(uusimaa, { 2020: 60 }))).resolves.toMatchObject(missing);
  });

  it('and what holds for all kinds of questions', async () => {
    const years = { kind: 'year', year: 2030 } as const;
    await expect(rank(uusimaa, { years })).resolves.toMatchObject({ reason: 'noSuchYear', year: 2030 });
    await expect(rank(uusimaa, { gender: 'male' })).resolves.toMatchObject({ reason: 'notForGender' });
    await expect(rank(uusimaa, { indicator: 5 })).resolves.toMatchObject({ reason: 'unknownIndicator' });
    await expect(rank(1)).resolves.toMatchObject({ reason: 'unknownRegion' });
  });
});
