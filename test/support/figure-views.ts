import type { GapsView, TaughtWordsView, View } from '../../src/conversation/views';
import type {
  ComparisonAnswer,
  FigureNote,
  Point,
  RankingAnswer,
  Region,
  TrendAnswer,
} from '../../src/indicators/indicators';
import type { Chip, Shown } from '../../src/questions/questions';
import { answer, country, county, hostile, indicator, missing, question, region, same, stretch } from './card-views';

const source = { edition: 'sotkanet', updated: '2025-04-29', downloaded: '2026-11-23' } as const;
export const vantaa = region({ id: 307, code: '092', title: { fi: 'Vantaa', sv: 'Vanda', en: 'Vantaa' } });
export const uusimaa = region({
  id: 633,
  code: '01',
  category: 'MAAKUNTA',
  title: { fi: 'Uusimaa', sv: 'Nyland', en: 'Uusimaa' },
});

/** Years one after another from `from`. */
export function yearly(from: number, ...values: readonly number[]): readonly Point[] {
  return values.map((value, index) => ({ year: from + index, value }));
}

export const notes: readonly FigureNote[] = [
  { kind: 'limits', text: same('Luku kuvaa vain niitä, jotka ovat hakeneet korvausta.') },
  { kind: 'reform' },
  { kind: 'seriesEnded', year: 2023 },
  { kind: 'seriesSilent', year: 2021 },
];

export function trend(overrides: Partial<TrendAnswer> = {}): TrendAnswer {
  return {
    kind: 'trend',
    indicator: indicator(),
    gender: 'total',
    region: region(),
    points: yearly(2019, 7.6, 8.4, 8.1, 9.9, 9.5),
    above: [
      { region: county, points: yearly(2019, 7.1, 7.4, 7.6, 7.9, 8.1) },
      { region: country, points: yearly(2019, 9.1, 9.4, 9.7, 10, 10.2) },
    ],
    notes: [],
    source,
    ...overrides,
  };
}

export function comparison(overrides: Partial<ComparisonAnswer> = {}): ComparisonAnswer {
  return {
    kind: 'comparison',
    indicator: indicator(),
    gender: 'total',
    year: 2023,
    figures: [
      { region: region(), year: 2023, value: 9.5 },
      { region: vantaa, year: 2023, value: 8.7 },
    ],
    lacking: [],
    above: [{ region: country, year: 2023, value: 10.2 }],
    series: [],
    notes: [],
    source,
    ...overrides,
  };
}

/** `count` municipalities of Uusimaa, from the highest value on. */
export function ranking(count: number, overrides: Partial<RankingAnswer> = {}): RankingAnswer {
  return {
    kind: 'ranking',
    indicator: indicator(),
    gender: 'total',
    year: 2023,
    area: uusimaa,
    level: 'KUNTA',
    order: 'highest',
    places: Array.from({ length: count }, (_, index) => ({
      place: index + 1,
      region: region({ id: 1000 + index, title: same(`Kunta ${index + 1}`) }),
      year: 2023,
      value: 20 - index / 2,
    })),
    lacking: 0,
    above: [{ region: country, year: 2023, value: 10.2 }],
    notes: [],
    source,
    ...overrides,
  };
}

/** A question understood with one chip of every kind. */
export function understood(overrides: Partial<Shown> = {}): Shown {
  const asked = question();
  return {
    asked,
    chips: [
      { changes: 'indicator', indicator: indicator({ id: 1 }), to: question({ indicator: 1 }) },
      { changes: 'region', regions: [county], to: question({ regions: [county.id] }) },
      { changes: 'region', regions: [region(), country], to: question({ ask: 'compare', regions: [202, country.id] }) },
      { changes: 'years', to: question({ years: { kind: 'year', year: 2019 } }) },
      { changes: 'years', to: question({ ask: 'trend' }) },
      { changes: 'gender', to: question({ gender: 'male' }) },
      { changes: 'gender', to: question({ gender: 'female' }) },
    ],
    corrections: [],
    unread: [],
    ...overrides,
  };
}

const long = (index: number): Region =>
  region({ id: 900_000 + index, title: same(stretch(`${hostile} alue ${index} `, 120)) });
const eight = Array.from({ length: 8 }, (_, index) => long(index));
const longTitle = same(stretch(`${hostile} Kodin ulkopuolelle sijoitetut, % kaikista (THL) `, 220));
const longIndicator = indicator({ id: 9_999_999, title: longTitle });
const longSeries = Array.from({ length: 60 }, (_, index) => ({ year: 1970 + index, value: 123_456_789.12 + index }));
const longNotes: readonly FigureNote[] = [
  { kind: 'limits', text: same(stretch(`${hostile} rajoitus `, 5000)) },
  ...notes.slice(1),
];
const longUrl = `https://kumppani.example.fi/figure/${'x'.repeat(700)}`;
const to = question({
  ask: 'compare',
  indicator: 9_999_999,
  regions: eight.map(({ id }) => id),
  gender: 'female',
  years: { kind: 'range', from: 1970, to: 2029 },
  level: 'HYVINVOINTIALUE',
  order: 'lowest',
});
const manyChips = Array.from({ length: 10 }, (): readonly Chip[] => [
  { changes: 'indicator', indicator: longIndicator, to },
  { changes: 'region', regions: eight, to },
  { changes: 'years', to },
  { changes: 'gender', to },
]).flat();
const longShown: Shown = {
  asked: to,
  chips: manyChips,
  corrections: Array.from({ length: 3 }, () => ({ typed: stretch(hostile, 100), read: 'koulukiusaaminen' })),
  unread: Array.from({ length: 2 }, () => stretch(hostile, 100)),
};

const gap: GapsView['gaps'][number] = {
  date: '2026-11-23',
  text: stretch(`${hostile} paljonko kortistossa? `, 300),
  outcome: 'corrected',
  offered: [1, 2, 3, 4].map((id) => ({ ...longIndicator, id })),
  chosen: longIndicator,
};
const word: TaughtWordsView['words'][number] = {
  word: stretch(hostile, 60),
  meaning: stretch(hostile, 120),
  by: stretch(`${hostile} Aino `, 100),
  date: '2026-11-23',
};

/** The views of figures beyond a single one, and of what coordinators see of questions, as small and as big as they can be. */
export const figureViews: Readonly<Record<string, View>> = {
  'answer with how it was understood': { kind: 'answer', answer: answer(), understood: understood() },
  'missing figure with how it was understood': { kind: 'missing', missing: missing(), understood: understood() },
  'small trend': { kind: 'answer', answer: trend({ points: yearly(2022, 1, 1), above: [] }) },
  'usual trend': {
    kind: 'answer',
    answer: trend({ notes }),
    chartUrl: 'http://localhost:3978/figure/abc',
    understood: understood(),
  },
  'big trend': {
    kind: 'answer',
    answer: trend({
      indicator: longIndicator,
      gender: 'female',
      region: long(0),
      points: longSeries,
      above: [1, 2].map((index) => ({ region: long(index), points: longSeries })),
      notes: longNotes,
    }),
    chartUrl: longUrl,
    understood: longShown,
  },
  'small comparison': { kind: 'answer', answer: comparison({ above: [] }) },
  'usual comparison': { kind: 'answer', answer: comparison({ notes }), chartUrl: 'http://localhost:3978/figure/abc' },
  'big comparison': {
    kind: 'answer',
    answer: comparison({
      indicator: longIndicator,
      gender: 'male',
      figures: eight.map((each) => ({ region: each, year: 2023, value: 123_456_789.12 })),
      lacking: [{ region: long(9), reason: 'suppressed' }],
      series: eight.map((each) => ({ region: each, points: longSeries })),
      notes: longNotes,
    }),
    chartUrl: longUrl,
    understood: longShown,
  },
  'small ranking': { kind: 'answer', answer: ranking(2, { above: [] }) },
  'usual ranking': {
    kind: 'answer',
    answer: ranking(26, { lacking: 3, order: 'lowest' }),
    chartUrl: 'http://localhost:3978/figure/abc',
  },
  'big ranking': {
    kind: 'answer',
    answer: ranking(320, {
      indicator: longIndicator,
      area: long(0),
      places: Array.from({ length: 320 }, (_, index) => ({
        place: index + 1,
        region: long(index),
        year: 2023,
        value: 9.5,
      })),
      above: [1, 2].map((index) => ({ region: long(index), year: 2023, value: 123_456_789.12 })),
      lacking: 200,
      notes: longNotes,
    }),
    chartUrl: longUrl,
    understood: longShown,
  },
  'needs without figures': { kind: 'needs', needs: { region: region(), figures: [], lacking: [indicator()] } },
  'usual needs': {
    kind: 'needs',
    needs: { group: 'elderly', region: region(), figures: [answer(), answer()], lacking: [] },
  },
  'big needs': {
    kind: 'needs',
    needs: {
      group: 'young',
      region: long(0),
      figures: Array.from({ length: 6 }, () =>
        answer({
          indicator: longIndicator,
          gender: 'female',
          figure: { region: long(0), year: 2023, value: 123_456_789.12 },
        }),
      ),
      lacking: Array.from({ length: 6 }, () => longIndicator),
    },
  },
  'future year': { kind: 'future', year: 2030 },
  'future year of an indicator': { kind: 'future', year: 2030, indicator: longIndicator, latest: question() },
  'no gaps': { kind: 'gaps', gaps: [], more: 0 },
  'many gaps': { kind: 'gaps', gaps: Array.from({ length: 50 }, () => gap), more: 900 },
  'no taught words': { kind: 'taughtWords', words: [] },
  'many taught words': { kind: 'taughtWords', words: Array.from({ length: 200 }, () => word) },
};
