import { unreachable } from '../base/base';
import { type Bar, barChart, type Line, lineChart } from '../charts/charts';
import {
  type ComparisonAnswer,
  type FigureAnswer,
  type Indicator,
  nameOf,
  type Point,
  type RankedFigure,
  type RankingAnswer,
  type RegionFigure,
  type RegionSeries,
  type TrendAnswer,
  unitOf,
} from '../indicators/indicators';
import { formatDate, formatNumber, type Language, localize, textIn } from '../text/text';

/** The drawing of an answer as an SVG: lines over years, bars side by side; undefined for a single figure. */
export function drawFigures(answer: FigureAnswer, language: Language): string | undefined {
  switch (answer.kind) {
    case 'found':
      return undefined;
    case 'trend':
      return drawTrend(answer, language);
    case 'comparison':
      return answer.series.some(({ points }) => points.length > 1)
        ? drawSeries(answer, answer.series, language)
        : drawComparison(answer, language);
    case 'ranking':
      return drawRanking(answer, language);
    default:
      return unreachable(answer);
  }
}

type Drawn = Exclude<FigureAnswer, { kind: 'found' }>;

function drawTrend(answer: TrendAnswer, language: Language): string {
  const { region, points, above } = answer;
  return drawSeries(answer, [{ region, points }, ...above], language);
}

/** When the wellbeing services counties began. */
const reform = { year: 2023, date: '2023-01-01' } as const;

function drawSeries(
  answer: TrendAnswer | ComparisonAnswer,
  series: readonly RegionSeries[],
  language: Language,
): string {
  const { indicator, notes } = answer;
  const isTold = notes.some(({ kind }) => kind === 'reform');
  return lineChart({
    title: nameOf(indicator, language),
    subtitle: subtitleOf(answer, language),
    lines: series
      .filter(({ points }) => points.length > 0)
      .map(
        ({ region, points }, index): Line => ({
          label: localize(region.title, language),
          points,
          isMain: answer.kind === 'comparison' || index === 0,
        }),
      ),
    number: (value) => numberInWords(value, indicator, language),
    ...(isTold ? { boundary: { year: reform.year, label: formatDate(reform.date, language) } } : {}),
    language,
  });
}

function drawComparison(answer: ComparisonAnswer, language: Language): string {
  const { indicator, figures, above } = answer;
  return barChart({
    title: nameOf(indicator, language),
    subtitle: subtitleOf(answer, language),
    bars: [
      ...figures.map((figure) => barOf(figure, indicator, language)),
      ...above.map((figure) => ({ ...barOf(figure, indicator, language), isReference: true })),
    ],
    isDense: figures.length > 4,
    language,
  });
}

function drawRanking(answer: RankingAnswer, language: Language): string {
  const { indicator, above } = answer;
  const { first, between, last } = endsOf(answer);
  const others = textIn(language)('answer.rankingOthers', { count: between });
  const bar = (figure: RankedFigure): Bar => {
    const drawn = barOf(figure, indicator, language);
    return { ...drawn, label: `${figure.place}. ${drawn.label}` };
  };
  return barChart({
    title: nameOf(indicator, language),
    subtitle: subtitleOf(answer, language),
    bars: [
      ...first.map(bar),
      ...(between > 0 ? [{ label: others, value: 0, text: '' }] : []),
      ...last.map(bar),
      ...above.map((figure) => ({ ...barOf(figure, indicator, language), isReference: true })),
    ],
    isDense: true,
    language,
  });
}

/** The most places of a ranking that are shown: those of the asked end, and where there are more, the very last. */
const shownPlaces = 10;
const shownLast = 3;

/** The places of a ranking that a card and its picture show, and how many lie between them. */
export function endsOf({ places }: RankingAnswer): {
  readonly first: readonly RankedFigure[];
  readonly between: number;
  readonly last: readonly RankedFigure[];
} {
  if (places.length <= shownPlaces) return { first: places, between: 0, last: [] };
  return {
    first: places.slice(0, shownPlaces - shownLast),
    between: places.length - shownPlaces,
    last: places.slice(-shownLast),
  };
}

function barOf({ region, value }: RegionFigure, indicator: Indicator, language: Language): Bar {
  return { label: localize(region.title, language), value, text: numberInWords(value, indicator, language) };
}

function numberInWords(value: number, { decimals }: Indicator, language: Language): string {
  return formatNumber(value, decimals, language);
}

/** "2023, naiset, % väestöstä": what the title does not say. */
function subtitleOf(answer: Drawn, language: Language): string {
  const text = textIn(language);
  const years = yearsOf(answer);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return [
    ...(answer.kind === 'ranking' ? [localize(answer.area.title, language)] : []),
    first === last ? String(first) : `${first}–${last}`,
    ...(answer.gender === 'total' ? [] : [text(`answer.gender.${answer.gender}`)]),
    ...[unitOf(answer.indicator, language)].filter((unit) => unit !== ''),
  ].join(', ');
}

function yearsOf(answer: Drawn): readonly number[] {
  const years = (points: readonly Point[]) => points.map(({ year }) => year);
  if (answer.kind === 'trend') return years(answer.points);
  const compared = answer.kind === 'comparison' ? answer.series.flatMap(({ points }) => years(points)) : [];
  return compared.length > 0 ? compared : [answer.year];
}
