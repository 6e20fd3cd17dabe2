import { levelsAbove } from './areas';
import { type Asked, sourceOf } from './asked';
import type { TrendAnswer } from './figures';
import { findValue } from './find-figure';
import type { LookUp } from './lookup';
import { notesOn } from './notes';
import { pointsWithin } from './spans';
import { withFittingDecimals } from './units';

/** The first region's series within the years asked for; a single point is answered as a value. */
export async function findTrend(asked: Asked): Promise<TrendAnswer | LookUp> {
  const { edition, indicator, values, question } = asked;
  const { gender } = question;
  const [region] = asked.regions;
  const points = pointsWithin(values.series(region.id, gender), question.years);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first === last) return findValue(asked);
  const sameYears = { kind: 'range', from: first.year, to: last.year } as const;
  const above = levelsAbove(edition, region)
    .map((level) => ({ region: level, points: pointsWithin(values.series(level.id, gender), sameYears) }))
    .filter((series) => series.points.length > 0);
  const shown = [{ region, points }, ...above].flatMap((series) =>
    series.points.map((point) => ({ region: series.region, ...point })),
  );
  return {
    kind: 'trend',
    indicator: withFittingDecimals(
      indicator,
      shown.map(({ value }) => value),
    ),
    gender,
    region,
    points,
    above,
    notes: await notesOn({ edition, indicator, figures: shown }),
    source: sourceOf(asked),
  };
}
