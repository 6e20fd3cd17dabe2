import type { Indicator, RegionSeries } from '../../indicators/indicators';
import { formatNumber } from '../../text/text';
import type { Table } from './figure-card';
import { regionInWords } from './figures';
import type { Wording } from './presented';

/** The most years that a table shows; the picture has all of them. */
const yearsInTable = 12;

/** "Lohja: 2015 7,6; 2016 7,9." for every line of a picture. */
export function linesInWords(
  series: readonly RegionSeries[],
  { decimals }: Indicator,
  { language }: Wording,
): readonly string[] {
  return series.map(({ region, points }) => {
    const said = points.map(({ year, value }) => `${year} ${formatNumber(value, decimals, language)}`);
    return `${regionInWords(region, language)}: ${said.join('; ')}.`;
  });
}

/** A row for each year of the first series, a column for each series. */
export function yearTable(
  series: readonly RegionSeries[],
  { decimals }: Indicator,
  { text, language }: Wording,
): Table {
  const value = ({ points }: RegionSeries, year: number) => {
    const point = points.find((candidate) => candidate.year === year);
    return point ? formatNumber(point.value, decimals, language) : '–';
  };
  return {
    widths: [2, ...series.map(() => 3)],
    header: [text('answer.year'), ...series.map(({ region }) => regionInWords(region, language))],
    rows: chosenYears(series[0]).map((year) => [String(year), ...series.map((each) => value(each, year))]),
  };
}

/** All years; of more than fit every second, third or so back from the last one, and the first. Uneven gaps would look like gaps in the figures. */
function chosenYears(series: RegionSeries | undefined): readonly number[] {
  const years = series?.points.map(({ year }) => year) ?? [];
  if (years.length <= yearsInTable) return years;
  const step = Math.ceil((years.length - 1) / (yearsInTable - 1));
  return years.filter((_, index) => index === 0 || (years.length - 1 - index) % step === 0);
}
