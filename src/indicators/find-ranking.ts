import { levelsAbove, partsOf } from './areas';
import { type Asked, figuresOf, missingFigure, sourceOf } from './asked';
import type { Region } from './edition';
import type { RankedFigure, RankingAnswer } from './figures';
import { latestOf } from './find-figure';
import type { MissingFigure, RegionFigure } from './lookup';
import { reasonForNoFigure } from './missing-reason';
import { notesOn } from './notes';
import { pointsWithin } from './spans';
import { withFittingDecimals } from './units';

// With fewer, a place among them says little.
const leastShare = 0.5;
const fewestRanked = 2;

/** The parts of the first region in order. */
export async function findRanking(asked: Asked): Promise<RankingAnswer | MissingFigure> {
  const { edition, indicator, question } = asked;
  const { gender, level = 'KUNTA', order = 'highest' } = question;
  const [area] = asked.regions;
  const parts = partsOf(edition, area, level);
  if (parts.length === 0) return missingFigure({ ...asked, region: area }, 'noParts', latestOf(asked, area));
  const year = yearToRank(asked, parts);
  const figures = year === undefined ? [] : figuresOf(asked, parts, year);
  if (year === undefined || figures.length < fewestRanked) return noRanking(asked, area, parts);

  const places = inPlaces(figures, order);
  const above = figuresOf(asked, [area, ...levelsAbove(edition, area)], year);
  return {
    kind: 'ranking',
    indicator: withFittingDecimals(
      indicator,
      [...places, ...above].map(({ value }) => value),
    ),
    gender,
    year,
    area,
    level,
    order,
    places,
    lacking: parts.length - places.length,
    above,
    notes: await notesOn({ edition, indicator, figures: [...places, ...above] }),
    source: sourceOf(asked),
  };
}

/** The latest year that enough of the parts have a figure of, else the latest of those that the most of them have. */
function yearToRank({ values, question }: Asked, parts: readonly Region[]): number | undefined {
  if (question.years?.kind === 'year') return question.years.year;
  const years = pointsWithin(
    values.years.map((year) => ({ year, value: 0 })),
    question.years,
  );
  let best: { year: number; count: number } | undefined;
  for (const { year } of years.toReversed()) {
    const count = parts.filter(({ id }) => values.value(id, year, question.gender) !== undefined).length;
    if (count >= leastShare * parts.length) return year;
    if (count > (best?.count ?? 0)) best = { year, count };
  }
  return best?.year;
}

/** Ordered by value; those of equal value share a place and stand in the source's order. */
function inPlaces(figures: readonly RegionFigure[], order: 'highest' | 'lowest'): readonly RankedFigure[] {
  const sorted = figures.toSorted((a, b) => (order === 'highest' ? b.value - a.value : a.value - b.value));
  const places: RankedFigure[] = [];
  for (const [index, figure] of sorted.entries()) {
    const before = places.at(-1);
    places.push({ ...figure, place: before?.value === figure.value ? before.place : index + 1 });
  }
  return places;
}

/** That of a part tells most; but what is said of a region's own level must not be said of the area. */
function noRanking(asked: Asked, area: Region, parts: readonly Region[]): MissingFigure {
  const reason = parts[0] ? reasonForNoFigure(asked, parts[0]) : 'noParts';
  const isAboutLevel = reason === 'suppressed' || reason === 'notForRegion';
  return missingFigure({ ...asked, region: area }, isAboutLevel ? 'notForParts' : reason, latestOf(asked, area));
}
