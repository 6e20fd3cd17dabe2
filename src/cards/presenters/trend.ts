import type { Point, TrendAnswer } from '../../indicators/indicators';
import { formatNumber } from '../../text/text';
import { changesOver } from './change';
import type { FigureWords } from './figure-card';
import { placeInWords, regionInWords, unitAfterNumber } from './figures';
import type { Wording } from './presented';
import { linesInWords, yearTable } from './series';

/** The latest figure of a series, how it got there, its highest and lowest, and the levels above over the same years. */
export function trendWords(answer: TrendAnswer, wording: Wording): FigureWords {
  const { text, language } = wording;
  const { indicator, region, gender, points, above } = answer;
  const first = points.at(0);
  const last = points.at(-1);
  if (!first || !last) throw new RangeError('a trend has points');
  const sentences = trendSentences(answer, wording);
  // A phone has room for the region and the highest level; the picture and its text have all of them.
  const series = [{ region, points }, ...above];
  return {
    heading: text('answer.trendHeading', { start: String(first.year), end: String(last.year) }),
    value: {
      number: formatNumber(last.value, indicator.decimals, language),
      unit: unitAfterNumber(indicator, language),
    },
    where: placeInWords(regionInWords(region, language), last.year, gender, wording),
    sentences,
    pictureText: [text('picture.lines'), ...sentences, ...linesInWords(series, indicator, wording)].join(' '),
    table: yearTable([...series.slice(0, 1), ...above.slice(-1)], indicator, wording),
  };
}

function trendSentences(answer: TrendAnswer, wording: Wording): readonly string[] {
  const { indicator, points, above } = answer;
  return [
    ...changesOver(points, { indicator }, wording),
    ...extremesInWords(answer, wording),
    ...above.flatMap(({ region, points: others }) => changesOver(others, { indicator, region }, wording)),
  ];
}

/** The highest and the lowest value, each with the last year that had it; nothing when all are equal. */
function extremesInWords({ indicator, points }: TrendAnswer, { text, language }: Wording): readonly string[] {
  const values = points.map(({ value }) => value);
  const lastOf = (value: number) => points.findLast((point) => point.value === value);
  const [highest, lowest] = [lastOf(Math.max(...values)), lastOf(Math.min(...values))];
  if (!lowest || !highest || lowest.value === highest.value) return [];
  const number = ({ value }: Point) => formatNumber(value, indicator.decimals, language);
  return [
    text('answer.extremes', {
      highest: number(highest),
      highestYear: String(highest.year),
      lowest: number(lowest),
      lowestYear: String(lowest.year),
    }),
  ];
}
