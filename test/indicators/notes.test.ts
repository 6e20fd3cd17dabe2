import { answerFigures } from '../../src/indicators/answer-figures';
import type { Edition, FigureNote, FigureQuestion, Indicator } from '../../src/indicators/indicators';
import { buildFigureEdition, indicator, places, rows } from '../support/figure-edition';

const { lohja, vihti, westUusimaa: county, kantaHame, country } = places;

const held = [
  ...rows(lohja, { 2021: 1, 2022: 2, 2023: 3 }),
  ...rows(vihti, { 2021: 1, 2022: 2, 2023: 3 }),
  ...rows(county, { 2021: 1, 2022: 2, 2023: 3, 2024: 4 }),
  ...rows(kantaHame, { 2023: 9, 2024: 9 }),
];

async function notesOf(question: Partial<FigureQuestion>, of: Partial<Indicator> = {}, overrides?: Partial<Edition>) {
  const edition = buildFigureEdition(held, { indicators: new Map([[4, { ...indicator, ...of }]]), ...overrides });
  const whole = { ask: 'value', indicator: 4, regions: [lohja], gender: 'total', ...question } as const;
  const answer = await answerFigures(edition, whole);
  if (answer.kind === 'missing') throw new Error(answer.reason);
  return answer.notes;
}

const reform: FigureNote = { kind: 'reform' };

describe('the reform of 1.1.2023 is noted', () => {
  it('where a county’s figures on both sides of it are shown', async () => {
    await expect(notesOf({ ask: 'trend', regions: [county] })).resolves.toEqual([reform]);
    await expect(notesOf({ ask: 'trend' })).resolves.toEqual([reform]);
    await expect(notesOf({ regions: [county], years: { kind: 'year', year: 2023 } })).resolves.toEqual([reform]);
    const both = { ask: 'compare', regions: [county, kantaHame] } as const;
    await expect(notesOf({ ...both, years: { kind: 'range', from: 2022 } })).resolves.toEqual([reform]);
    await expect(notesOf(both)).resolves.toEqual([]);
  });

  it('not where all of the county’s lie on one side, and not for municipalities', async () => {
    await expect(notesOf({ ask: 'trend', regions: [county], years: { kind: 'range', from: 2023 } })).resolves.toEqual(
      [],
    );
    await expect(notesOf({ ask: 'trend', regions: [county], years: { kind: 'range', to: 2022 } })).resolves.toEqual([]);
    await expect(notesOf({})).resolves.toEqual([]);
    await expect(notesOf({ ask: 'rank', regions: [country] })).resolves.toEqual([]);
  });
});

describe('the age of a series is noted', () => {
  it('as no more than that, when the source has been silent for over three years', async () => {
    await expect(notesOf({}, { range: { start: 2000, end: 2022 } })).resolves.toEqual([
      { kind: 'seriesSilent', year: 2022 },
    ]);
    await expect(notesOf({}, { range: { start: 2000, end: 2023 } })).resolves.toEqual([]);
  });

  it.each([
    ['Avohoidon käynnit, kunnan palvelut (-2005)', 2005],
    ['Avohoidon käynnit (1990–2007), %', 2007],
    ['Avohoidon käynnit (1990 - 2007)', 2007],
  ])('as its end when its title says so: %s', async (fi, year) => {
    await expect(notesOf({}, { title: { fi }, range: { start: 1990, end: 2024 } })).resolves.toEqual([
      { kind: 'seriesEnded', year },
    ]);
  });

  it.each(['Kotihoito, 65–74-vuotiaat', 'Asukkaat (18-64)', 'Uusi luokitus (2017-)', 'Matkat (1000-2000 km)'])(
    'not when a title only has numbers in it: %s',
    async (fi) => {
      await expect(notesOf({}, { title: { fi } })).resolves.toEqual([]);
    },
  );
});

describe('the source’s own limits are noted', () => {
  const limits = { fi: 'Ei sisällä yksityisiä käyntejä.' };
  const withLimits = (of: typeof limits) => ({
    description: async () => ({ definition: { fi: 'Käynnit' }, interpretation: {}, limits: of }),
  });

  it.each(['value', 'trend', 'rank', 'compare'] as const)('on every kind of answer: %s', async (ask) => {
    const regions = { value: [lohja], trend: [lohja], rank: [country], compare: [lohja, vihti] }[ask];
    const years = { kind: 'range', from: 2023, to: 2023 } as const;
    await expect(notesOf({ ask, regions, years }, {}, withLimits(limits))).resolves.toEqual([
      { kind: 'limits', text: limits },
    ]);
  });

  it('when there are any', async () => {
    await expect(notesOf({}, {}, withLimits({ fi: ' \n' }))).resolves.toEqual([]);
  });
});
