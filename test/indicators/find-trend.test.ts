import { answerFigures } from '../../src/indicators/answer-figures';
import type { FigureQuestion } from '../../src/indicators/indicators';
import { buildFigureEdition, places, rows } from '../support/figure-edition';

const { lohja, brando, uusimaa, westUusimaa: county, country } = places;

const edition = buildFigureEdition([
  ...rows(lohja, { 2010: 1, 2014: 2, 2015: 3, 2018: 4.5 }),
  ...rows(lohja, { 2014: 0.5 }, 'male'),
  ...rows(county, { 2009: 10, 2014: 20, 2018: 30, 2019: 40 }),
  ...rows(country, { 2012: 100, 2020: 200 }),
]);

function ask(years?: FigureQuestion['years'], question: Partial<FigureQuestion> = {}) {
  return answerFigures(edition, {
    ...{ ask: 'trend', indicator: 4, regions: [lohja], gender: 'total' },
    ...(years ? { years } : {}),
    ...question,
  });
}

function pointsOf(...points: [number, number][]) {
  return points.map(([year, value]) => ({ year, value }));
}

describe('a trend', () => {
  it('is the whole series unless years are told', async () => {
    await expect(ask()).resolves.toMatchObject({
      kind: 'trend',
      region: { id: lohja },
      points: pointsOf([2010, 1], [2014, 2], [2015, 3], [2018, 4.5]),
      source: { edition: 'sotkanet', updated: '2025-04-29', downloaded: '2026-11-23' },
    });
  });

  it('has the points within the years told, both ends among them', async () => {
    await expect(ask({ kind: 'range', from: 2014, to: 2015 })).resolves.toMatchObject({
      points: pointsOf([2014, 2], [2015, 3]),
    });
  });

  it('may be open at either end', async () => {
    await expect(ask({ kind: 'range', from: 2015 })).resolves.toMatchObject({
      points: pointsOf([2015, 3], [2018, 4.5]),
    });
    await expect(ask({ kind: 'range', to: 2014 })).resolves.toMatchObject({ points: pointsOf([2010, 1], [2014, 2]) });
  });

  it('of the last years counts them back from the latest value, not from today', async () => {
    await expect(ask({ kind: 'last', years: 4 })).resolves.toMatchObject({ points: pointsOf([2015, 3], [2018, 4.5]) });
    await expect(ask({ kind: 'last', years: 5 })).resolves.toMatchObject({
      points: pointsOf([2014, 2], [2015, 3], [2018, 4.5]),
    });
  });

  it('has the official series of county and country beside it, over the same years', async () => {
    await expect(ask()).resolves.toMatchObject({
      above: [
        { region: { id: county }, points: pointsOf([2014, 20], [2018, 30]) },
        { region: { id: country }, points: pointsOf([2012, 100]) },
      ],
    });
  });

  it('has no level beside it that has no figures of those years', async () => {
    await expect(ask({ kind: 'range', from: 2014 })).resolves.toMatchObject({ above: [{ region: { id: county } }] });
  });

  it('has as many decimals as its values need', async () => {
    await expect(ask()).resolves.toMatchObject({ indicator: { decimals: 1 } });
    await expect(ask({ kind: 'range', to: 2015 })).resolves.toMatchObject({ indicator: { decimals: 0 } });
  });
});

describe('too little for a trend', () => {
  it('is answered as a value when there is a single point', async () => {
    const figure = { year: 2015, value: 3 };
    await expect(ask({ kind: 'year', year: 2015 })).resolves.toMatchObject({ kind: 'found', figure });
    await expect(ask({ kind: 'last', years: 1 })).resolves.toMatchObject({ kind: 'found', figure: { year: 2018 } });
    await expect(ask(undefined, { gender: 'male' })).resolves.toMatchObject({ kind: 'found', figure: { value: 0.5 } });
  });

  it('says why when there is none', async () => {
    const missing = { kind: 'missing', years: [2010, 2014, 2015, 2018] };
    await expect(ask({ kind: 'range', from: 2030 })).resolves.toMatchObject({
      ...missing,
      ...{ reason: 'noSuchYear', year: 2030, instead: undefined },
    });
    await expect(ask({ kind: 'range', from: 2019 })).resolves.toMatchObject({
      ...missing,
      ...{ reason: 'notForRegion', instead: { region: { id: county }, year: 2019, value: 40 } },
    });
    await expect(ask(undefined, { regions: [brando] })).resolves.toMatchObject({ reason: 'suppressed' });
    await expect(ask(undefined, { regions: [uusimaa] })).resolves.toMatchObject({ reason: 'notForRegion' });
    await expect(ask(undefined, { gender: 'female' })).resolves.toMatchObject({
      reason: 'notForGender',
      genders: ['total', 'male'],
    });
    await expect(ask(undefined, { regions: [] })).resolves.toMatchObject({ reason: 'unknownRegion' });
  });
});
