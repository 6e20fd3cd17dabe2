import { answerFigures } from '../../src/indicators/answer-figures';
import type { FigureQuestion, FigureRow } from '../../src/indicators/indicators';
import { buildFigureEdition, places, rows } from '../support/figure-edition';

const { lohja, vihti, forssa, westUusimaa: county, country } = places;

const held = [
  ...rows(lohja, { 2018: 1, 2020: 2, 2022: 3 }),
  ...rows(vihti, { 2018: 4, 2020: 5, 2021: 6 }),
  ...rows(forssa, { 2022: 7 }),
  ...rows(county, { 2018: 10, 2020: 20, 2022: 30 }),
  ...rows(country, { 2018: 100, 2020: 200, 2022: 300 }),
];

function compare(regions: readonly number[], years?: FigureQuestion['years'], of: readonly FigureRow[] = held) {
  return answerFigures(buildFigureEdition(of), {
    ...{ ask: 'compare', indicator: 4, regions, gender: 'total' },
    ...(years ? { years } : {}),
  });
}

const figure = (id: number, year: number, value: number) => ({ region: { id }, year, value });

describe('a comparison', () => {
  it('is of the latest year that all of them have, in the order asked', async () => {
    const answer = { kind: 'comparison', year: 2020, lacking: [], series: [] };
    const [ofLohja, ofVihti] = [figure(lohja, 2020, 2), figure(vihti, 2020, 5)];
    await expect(compare([lohja, vihti])).resolves.toMatchObject({ ...answer, figures: [ofLohja, ofVihti] });
    await expect(compare([vihti, lohja])).resolves.toMatchObject({ ...answer, figures: [ofVihti, ofLohja] });
  });

  it('is else of the latest year that most of them have, and says which lack it and why', async () => {
    await expect(compare([lohja, vihti, forssa])).resolves.toMatchObject({
      year: 2022,
      figures: [figure(lohja, 2022, 3), figure(forssa, 2022, 7)],
      lacking: [{ region: { id: vihti }, reason: 'suppressed' }],
    });
  });

  it('is of exactly the year told', async () => {
    await expect(compare([lohja, vihti, forssa], { kind: 'year', year: 2021 })).resolves.toMatchObject({
      year: 2021,
      figures: [figure(vihti, 2021, 6)],
      lacking: [{ region: { id: lohja } }, { region: { id: forssa } }],
    });
  });

  it('has the county beside it when all lie in it, and the country', async () => {
    await expect(compare([lohja, vihti])).resolves.toMatchObject({
      above: [figure(county, 2020, 20), figure(country, 2020, 200)],
    });
    await expect(compare([lohja, forssa])).resolves.toMatchObject({ above: [figure(country, 2022, 300)] });
  });

  it('may be across levels, none of which is shown twice', async () => {
    await expect(compare([lohja, county])).resolves.toMatchObject({
      figures: [figure(lohja, 2022, 3), figure(county, 2022, 30)],
      above: [figure(country, 2022, 300)],
    });
    await expect(compare([lohja, vihti, country])).resolves.toMatchObject({ year: 2020, above: [] });
  });

  it('shows the series, too, when several years are told', async () => {
    await expect(compare([lohja, vihti], { kind: 'range', from: 2019 })).resolves.toMatchObject({
      year: 2020,
      series: [
        { region: { id: lohja }, points: [{ year: 2020 }, { year: 2022 }] },
        { region: { id: vihti }, points: [{ year: 2020 }, { year: 2021 }] },
      ],
    });
  });

  it('of a region with itself is its value', async () => {
    await expect(compare([lohja, lohja])).resolves.toMatchObject({ kind: 'found', figure: figure(lohja, 2022, 3) });
  });

  it('says why when none of them has a figure', async () => {
    const ofCounty = rows(county, { 2020: 20 });
    await expect(compare([lohja, vihti], undefined, ofCounty)).resolves.toMatchObject({
      ...{ kind: 'missing', reason: 'notForRegion', region: { id: lohja }, instead: figure(county, 2020, 20) },
    });
    await expect(compare([lohja, vihti], { kind: 'year', year: 2030 })).resolves.toMatchObject({
      ...{ kind: 'missing', reason: 'noSuchYear', year: 2030 },
    });
    await expect(compare([lohja, 1])).resolves.toMatchObject({ kind: 'missing', reason: 'unknownRegion' });
  });
});
