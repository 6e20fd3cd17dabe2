import { answerFigures } from '../../src/indicators/answer-figures';
import { findFigure } from '../../src/indicators/find-figure';
import type { FigureQuestion, FigureRow, LookUpQuestion } from '../../src/indicators/indicators';
import { buildFigureEdition as buildEdition, indicator, places, rows } from '../support/figure-edition';

const { lohja, vihti, forssa, brando, westUusimaa: county, country, uusimaa, sweden } = places;

const full = [
  ...rows(lohja, { 2019: 1, 2020: 2, 2022: 3 }),
  ...rows(lohja, { 2019: 0.5 }, 'male'),
  ...rows(county, { 2020: 20, 2022: 30, 2023: 40 }),
  ...rows(country, { 2019: 100, 2022: 300 }),
];

function ask(question: Partial<LookUpQuestion>, edition = buildEdition(full)) {
  return findFigure(edition, { indicator: 4, region: lohja, ...question });
}

describe('a figure that is there', () => {
  it('is that of the latest year unless a year is told', async () => {
    await expect(ask({})).resolves.toMatchObject({ kind: 'found', gender: 'total', figure: { year: 2022, value: 3 } });
    await expect(ask({ year: 2019 })).resolves.toMatchObject({
      figure: { region: { id: lohja }, year: 2019, value: 1 },
    });
  });

  it('comes with the official figures of the county and the country, of the same year', async () => {
    await expect(ask({})).resolves.toMatchObject({
      above: [
        { region: { id: county }, year: 2022, value: 30 },
        { region: { id: country }, year: 2022, value: 300 },
      ],
    });
  });

  it('comes without a level that has no such figure; nothing is computed in its place', async () => {
    await expect(ask({ year: 2019 })).resolves.toMatchObject({ above: [{ region: { id: country }, value: 100 }] });
    await expect(ask({ year: 2020 })).resolves.toMatchObject({ above: [{ region: { id: county }, value: 20 }] });
    await expect(ask({ year: 2019, gender: 'male' })).resolves.toMatchObject({ figure: { value: 0.5 }, above: [] });
  });

  it('of a county or a region has the country above it, that of the country nothing', async () => {
    const edition = buildEdition([...full, ...rows(uusimaa, { 2022: 7 }), ...rows(sweden, { 2022: 9 })]);
    const above = [{ region: { id: country }, value: 300 }];
    await expect(ask({ region: county, year: 2022 }, edition)).resolves.toMatchObject({ above });
    await expect(ask({ region: uusimaa }, edition)).resolves.toMatchObject({ above });
    await expect(ask({ region: country }, edition)).resolves.toMatchObject({ kind: 'found', above: [] });
    await expect(ask({ region: sweden }, edition)).resolves.toMatchObject({ kind: 'found', above: [] });
  });

  it('comes with the nearest earlier value, the whole series and the dates of its source', async () => {
    await expect(ask({})).resolves.toMatchObject({
      earlier: { year: 2020, value: 2 },
      series: [{ year: 2019 }, { year: 2020 }, { year: 2022 }],
      source: { edition: 'sotkanet', updated: '2025-04-29', downloaded: '2026-11-23' },
    });
    await expect(ask({ year: 2019 })).resolves.toMatchObject({ earlier: undefined });
  });

  it('is, within years told by both or one of their ends, that of the latest', async () => {
    const value = { ask: 'value', indicator: 4, regions: [lohja], gender: 'total' } as const;
    const within = (years: FigureQuestion['years']) => answerFigures(buildEdition(full), { ...value, years });
    await expect(within({ kind: 'range', from: 2019, to: 2021 })).resolves.toMatchObject({ figure: { year: 2020 } });
    await expect(within({ kind: 'range', to: 2019 })).resolves.toMatchObject({ figure: { year: 2019 } });
    await expect(within({ kind: 'last', years: 2 })).resolves.toMatchObject({ figure: { year: 2022 } });
  });

  it('may be zero', async () => {
    await expect(ask({}, buildEdition(rows(lohja, { 2020: 0 })))).resolves.toMatchObject({ figure: { value: 0 } });
  });
});

describe('a figure that is not there says why:', () => {
  it('unknownIndicator', async () => {
    await expect(ask({ indicator: 5 })).resolves.toMatchObject({ kind: 'missing', reason: 'unknownIndicator' });
  });

  it('unknownRegion', async () => {
    await expect(ask({ region: 1 })).resolves.toMatchObject({ reason: 'unknownRegion', indicator: { id: 4 } });
  });

  it('notDownloaded, when the values did not come with the sync', async () => {
    await expect(ask({}, buildEdition(undefined))).resolves.toMatchObject({ reason: 'notDownloaded', years: [] });
  });

  it('noSuchYear, when no region has that year', async () => {
    await expect(ask({ year: 2030 })).resolves.toMatchObject({
      reason: 'noSuchYear',
      year: 2030,
      years: [2019, 2020, 2022],
    });
  });

  it('noSuchYear, when the year exists for another gender only', async () => {
    await expect(ask({ year: 2022, gender: 'male' })).resolves.toMatchObject({ reason: 'noSuchYear', years: [2019] });
  });

  it('notForGender, when nothing is collected by that gender', async () => {
    await expect(ask({ gender: 'female' })).resolves.toMatchObject({ reason: 'notForGender', gender: 'female' });
    const edition = buildEdition([], { indicators: new Map([[4, { ...indicator, genders: ['female'] }]]) });
    await expect(ask({}, edition)).resolves.toMatchObject({ reason: 'notForGender', gender: 'total' });
  });

  it('notForGender for the total, too, where there are men and women only, and tells which there are', async () => {
    const edition = buildEdition([...rows(lohja, { 2020: 1 }, 'male'), ...rows(lohja, { 2020: 2 }, 'female')], {
      indicators: new Map([[4, { ...indicator, genders: ['male', 'female'] }]]),
    });
    await expect(ask({}, edition)).resolves.toMatchObject({
      ...{ reason: 'notForGender', gender: 'total', genders: ['female', 'male'], years: [], instead: undefined },
    });
  });

  it('notForRegion, when nobody on its level has it', async () => {
    await expect(ask({ region: uusimaa })).resolves.toMatchObject({ reason: 'notForRegion' });
    await expect(ask({ year: 2023 })).resolves.toMatchObject({ reason: 'notForRegion', years: [2019, 2020, 2022] });
    await expect(ask({}, buildEdition([]))).resolves.toMatchObject({ reason: 'noFigures' });
  });

  it('suppressed, when others of its level have that year', async () => {
    const edition = buildEdition([...full, ...rows(vihti, { 2018: 1 })]);
    await expect(ask({ region: vihti, year: 2020 }, edition)).resolves.toMatchObject({
      reason: 'suppressed',
      years: [2018],
    });
    await expect(ask({ region: forssa }, edition)).resolves.toMatchObject({ reason: 'suppressed', years: [] });
  });

  it('and offers the figure of the nearest level above that has it', async () => {
    await expect(ask({ region: vihti, year: 2020 })).resolves.toMatchObject({
      instead: { region: { id: county }, value: 20 },
    });
    await expect(ask({ region: vihti, year: 2019 })).resolves.toMatchObject({ instead: { region: { id: country } } });
    await expect(ask({ region: vihti })).resolves.toMatchObject({ instead: { region: { id: county }, year: 2023 } });
    await expect(ask({ region: brando })).resolves.toMatchObject({ instead: { region: { id: country }, year: 2022 } });
    await expect(ask({ year: 2030 })).resolves.toMatchObject({ instead: undefined });
  });
});

describe('the starter figures, being a small part,', () => {
  const starter = (held: FigureRow[] | undefined) => buildEdition(held, { source: 'starter' });

  it('say notInStarter for an indicator, a region or a year that they lack', async () => {
    await expect(ask({ indicator: 5 }, starter(full))).resolves.toMatchObject({ reason: 'notInStarter' });
    await expect(ask({}, starter(undefined))).resolves.toMatchObject({ reason: 'notInStarter' });
    await expect(ask({ region: vihti }, starter(full))).resolves.toMatchObject({ reason: 'notInStarter' });
    await expect(ask({ year: 2010 }, starter(full))).resolves.toMatchObject({ reason: 'notInStarter' });
    await expect(ask({ gender: 'female' }, starter(full))).resolves.toMatchObject({ reason: 'notInStarter' });
  });

  it('do not put down to themselves what exists nowhere', async () => {
    await expect(ask({ year: 2027 }, starter(full))).resolves.toMatchObject({ reason: 'noSuchYear' });
    await expect(ask({ region: uusimaa }, starter(full))).resolves.toMatchObject({ reason: 'notForRegion' });
  });

  it('do not conclude from the lists of levels that counties have no figures: the lists never name them', async () => {
    await expect(ask({ region: 963 }, starter(full))).resolves.toMatchObject({ reason: 'notInStarter' });
  });

  it('are marked as the source of what they answer', async () => {
    await expect(ask({}, starter(full))).resolves.toMatchObject({ kind: 'found', source: { edition: 'starter' } });
  });
});
