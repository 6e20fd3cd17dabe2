import { levelsAbove } from './areas';
import { type Asked, figuresOf, sourceOf } from './asked';
import type { Region } from './edition';
import type { ComparisonAnswer, RegionSeries } from './figures';
import { findValue, noFigure } from './find-figure';
import type { LookUp } from './lookup';
import { reasonForNoFigure } from './missing-reason';
import { notesOn } from './notes';
import { isSeveralYears, pointsWithin } from './spans';
import { withFittingDecimals } from './units';

/** The regions side by side; a single one is answered as a value. */
export async function findComparison(asked: Asked): Promise<ComparisonAnswer | LookUp> {
  const { edition, indicator, values, question } = asked;
  const [first, ...others] = asked.regions;
  if (others.length === 0) return findValue(asked);
  const within = asked.regions.map((region) => ({
    region,
    points: pointsWithin(values.series(region.id, question.gender), question.years),
  }));
  const year = commonYear(within);
  if (year === undefined) return noFigure(asked, first);

  const figures = figuresOf(asked, asked.regions, year);
  const above = figuresOf(asked, sharedLevels(asked), year);
  const series = isSeveralYears(question.years) ? within.filter(({ points }) => points.length > 0) : [];
  const inSeries = series.flatMap(({ region, points }) => points.map((point) => ({ region, ...point })));
  const shown = [...figures, ...above, ...inSeries];
  return {
    kind: 'comparison',
    indicator: withFittingDecimals(
      indicator,
      shown.map(({ value }) => value),
    ),
    gender: question.gender,
    year,
    figures,
    lacking: lackingIn(asked, year),
    above,
    series,
    notes: await notesOn({ edition, indicator, figures: shown }),
    source: sourceOf(asked),
  };
}

/** The latest of the years that the most regions have. */
function commonYear(series: readonly RegionSeries[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { points } of series) {
    for (const { year } of points) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return [...counts]
    .filter(([, count]) => count === most)
    .map(([year]) => year)
    .sort((a, b) => b - a)[0];
}

/** The levels above that all regions compared lie in: none of them is compared itself, for no region lies in itself. */
function sharedLevels({ edition, regions }: Asked): readonly Region[] {
  const [first, ...others] = regions;
  return levelsAbove(edition, first).filter((level) =>
    others.every((other) => levelsAbove(edition, other).includes(level)),
  );
}

function lackingIn(asked: Asked, year: number): ComparisonAnswer['lacking'] {
  const inYear: Asked = { ...asked, question: { ...asked.question, years: { kind: 'year', year } } };
  return asked.regions
    .filter(({ id }) => asked.values.value(id, year, asked.question.gender) === undefined)
    .map((region) => ({ region, reason: reasonForNoFigure(inYear, region) }));
}
