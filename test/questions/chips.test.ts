import { answerFigures } from '../../src/indicators/answer-figures';
import { findFigure } from '../../src/indicators/find-figure';
import type { Edition, FigureQuestion, Indicator } from '../../src/indicators/indicators';
import { createQuestions } from '../../src/questions/questions';
import { buildFigureEdition, indicator, places, rows } from '../support/figure-edition';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock } from '../support/set-clock';

const { lohja, vihti, westUusimaa, country, uusimaa } = places;

/** A value of 1 for each of the years. */
function yearly(from: number, to: number): Record<number, number> {
  return Object.fromEntries(Array.from({ length: to - from + 1 }, (_, index) => [from + index, 1]));
}

/** The one indicator under this title, with its family's others. */
function buildEdition(title: string, others: readonly Indicator[] = []): Edition {
  const held = [
    ...rows(lohja, yearly(2005, 2024)),
    ...rows(lohja, yearly(2005, 2024), 'female'),
    ...rows(vihti, { 2019: 1, 2020: 2, 2024: 3 }),
    ...rows(country, yearly(2005, 2024)),
  ];
  const asked = { ...indicator, title: { fi: title }, range: { start: 2005, end: 2024 } };
  return buildFigureEdition(held, { indicators: new Map([asked, ...others].map((each) => [each.id, each])) });
}

async function chipsOf(edition: Edition, asked: Partial<FigureQuestion>) {
  const { show } = createQuestions({
    indicators: {
      edition: () => edition,
      lookUp: findFigure.bind(null, edition),
      answer: answerFigures.bind(null, edition),
    },
    store: createMemoryStore(),
    clock: createSetClock(),
    homeArea: 'Uusimaa',
  });
  const shown = await show({ ask: 'value', indicator: 4, regions: [lohja], gender: 'total', ...asked });
  if (!shown) throw new Error('nothing was shown');
  return shown.shown.chips;
}

async function yearsOf(asked: Partial<FigureQuestion>) {
  const chips = await chipsOf(buildEdition('Työttömät, %'), asked);
  return chips.flatMap(({ changes, to }) => (changes === 'years' ? [[to.ask, to.years] as const] : []));
}

const year = (number: number) => ({ kind: 'year', year: number }) as const;
const lastTen = { kind: 'last', years: 10 } as const;

describe('one tap', () => {
  it('changes a long trend to all years, the last ten or the latest figure', async () => {
    const since = { kind: 'range', from: 2008 } as const;
    expect(await yearsOf({ ask: 'trend', years: since })).toEqual([
      ['trend', undefined],
      ['trend', lastTen],
      ['value', undefined],
    ]);
    expect(await yearsOf({ ask: 'trend' })).toEqual([
      ['trend', lastTen],
      ['value', undefined],
    ]);
    expect(await yearsOf({ ask: 'trend', years: lastTen })).toEqual([
      ['trend', undefined],
      ['value', undefined],
    ]);
  });

  it('changes the figure of an older year to the latest one', async () => {
    expect(await yearsOf({ years: year(2015) })).toEqual([
      ['value', undefined],
      ['trend', undefined],
      ['value', year(2014)],
    ]);
  });

  it('changes a comparison and a ranking only to an earlier year that has figures to set side by side', async () => {
    const compared = { ask: 'compare', regions: [lohja, vihti] } as const;
    expect(await yearsOf(compared)).toEqual([
      ['compare', { kind: 'range' }],
      ['compare', year(2020)],
    ]);
    expect(await yearsOf({ ...compared, years: year(2019) })).toEqual([
      ['compare', { kind: 'range' }],
      ['compare', undefined],
    ]);
    expect(await yearsOf({ ...compared, years: { kind: 'range' } })).toEqual([
      ['compare', undefined],
      ['compare', year(2020)],
    ]);
    expect(await yearsOf({ ...compared, years: { kind: 'range', from: 2020 } })).toEqual([
      ['compare', { kind: 'range' }],
      ['compare', undefined],
      ['compare', year(2020)],
    ]);
    expect(await yearsOf({ ask: 'rank', regions: [country] })).toEqual([['rank', year(2020)]]);
  });

  it('leads from a year without figures to the latest one, where there is any', async () => {
    expect(await yearsOf({ years: year(1980) })).toEqual([['value', undefined]]);
    expect(await yearsOf({ years: year(1980), regions: [westUusimaa] })).toEqual([]);
  });

  it('leads to no region and no gender without any figure', async () => {
    const chips = await chipsOf(buildEdition('Työttömät, %'), {});
    const regions = chips.flatMap(({ changes, to }) => (changes === 'region' ? [to.regions] : []));
    expect(regions).toEqual([[country], [lohja, country]]);
    expect(regions.flat()).not.toContain(westUusimaa);
    expect(regions.flat()).not.toContain(uusimaa);
    expect(chips.flatMap(({ changes, to }) => (changes === 'gender' ? to.gender : []))).toEqual(['female']);
  });

  it('leads to running indicators of the family that are collected there, those of everybody first', async () => {
    const like = (id: number, fi: string, overrides: Partial<Indicator> = {}) => ({
      ...indicator,
      id,
      title: { fi },
      ...overrides,
    });
    const edition = buildEdition('Työttömät, 18 - 24-vuotiaat, %', [
      like(11, '(EU) Työttömät, %'),
      like(12, 'Työttömät, lkm'),
      like(13, 'Työttömät, 55 - 64-vuotiaat, %'),
      like(14, 'Työttömät (-2009), %'),
      like(15, 'Työttömät, maittain, %', { levels: ['Maa'] }),
      like(16, 'Työttömät, henkeä', { range: { start: 1990, end: 2009 } }),
      like(17, 'Työttömät, % työvoimasta'),
    ]);
    const chips = await chipsOf(edition, {});
    expect(chips.flatMap(({ changes, to }) => (changes === 'indicator' ? to.indicator : []))).toEqual([17, 12, 13]);
  });
});
