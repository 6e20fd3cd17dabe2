import type { Point, RegionSeries, TrendAnswer } from '../../indicators/indicators';
import { formatNumber } from '../../text/text';
import { changesOver } from './change';
import type { FigureWords, Table } from './figure-card';
import { placeInWords, regionInWords, unitAfterNumber } from './figures';
import type { Wording } from './presented';

/** The most years that a table shows; the picture has all of them. */
const yearsInTable = 10;

/** The latest figure of a series, how it got there, its highest and lowest, and the levels above over the same years. */
export function trendWords(answer: TrendAnswer, wording: Wording): FigureWords {
  const { text, language } = wording;
  const { indicator, region, gender, points } = answer;
  const first = points.at(0);
  const last = points.at(-1);
  if (!first || !last) throw new RangeError('a trend has points');
  const where = placeInWords(regionInWords(region, language), last.year, gender, wording);
  const sentences = trendSentences(answer, wording);
  return {
    heading: text('answer.trendHeading', { start: String(first.year), end: String(last.year) }),
    value: {
      number: formatNumber(last.value, indicator.decimals, language),
      unit: unitAfterNumber(indicator, language),
    },
    where,
    sentences,
    pictureText: [text('picture.lines'), ...sentences, ...seriesInWords(answer, wording)].join(' '),
    table: trendTable(answer, wording),
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

/** The highest and the lowest with their first years; nothing when all are equal. */
function extremesInWords({ indicator, points }: TrendAnswer, { text, language }: Wording): readonly string[] {
  const byValue = [...points].sort((one, other) => one.value - other.value || other.year - one.year);
  const [lowest, highest] = [points.find(({ value }) => value === byValue[0]?.value), byValue.at(-1)];
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

/** "Lohja: 2015 7,6; 2016 7,9." for every line of the picture. */
function seriesInWords({ indicator, region, points, above }: TrendAnswer, { language }: Wording): readonly string[] {
  return [{ region, points }, ...above].map((series) => {
    const said = series.points.map(({ year, value }) => `${year} ${formatNumber(value, indicator.decimals, language)}`);
    return `${regionInWords(series.region, language)}: ${said.join('; ')}.`;
  });
}

function trendTable({ indicator, region, points, above }: TrendAnswer, { text, language }: Wording): Table {
  const columns: readonly RegionSeries[] = [{ region, points }, ...above];
  const value = (series: RegionSeries, year: number) => {
    const point = series.points.find((candidate) => candidate.year === year);
    return point ? formatNumber(point.value, indicator.decimals, language) : '–';
  };
  return {
    widths: [1, ...columns.map(() => 2)],
    header: [text('answer.year'), ...columns.map((series) => regionInWords(series.region, language))],
    rows: chosenYears(points).map((year) => [String(year), ...columns.map((series) => value(series, year))]),
  };
}

/** All years, or the first, the last and some evenly between them. */
function chosenYears(points: readonly Point[]): readonly number[] {
  const years = points.map(({ year }) => year);
  if (years.length <= yearsInTable) return years;
  const step = (years.length - 1) / (yearsInTable - 1);
  return Array.from({ length: yearsInTable }, (_, index) => years[Math.round(index * step)] ?? 0);
}
