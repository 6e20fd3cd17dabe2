import { levelsAbove, partsOf } from './areas';
import { type Asked, figuresOf, missingFigure, sourceOf } from './asked';
import type { Region } from './edition';
import type { RankedFigure, RankingAnswer } from './figures';
import { latestOf } from './find-figure';
import type { MissingFigure, RegionFigure } from './lookup';
import { reasonForNoFigure } from './missing-reason';
import { notesOn } from './notes';
import { yearsWithin } from './spans';
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
  const places = inPlaces(figuresToRank(asked, parts), order);
  const year = places[0]?.year;
  if (year === undefined || places.length < fewestRanked) return noRanking(asked, area, parts);
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

/** Of the year asked for; else of the latest that enough of the parts have, or the latest of those that the most of them have. */
function figuresToRank(asked: Asked, parts: readonly Region[]): readonly RegionFigure[] {
  const { years } = asked.question;
  if (years?.kind === 'year') return figuresOf(asked, parts, years.year);
  let most: readonly RegionFigure[] = [];
  for (const year of yearsWithin(asked.values.years, years).toReversed()) {
    const figures = figuresOf(asked, parts, year);
    if (figures.length >= leastShare * parts.length) return figures;
    if (figures.length > most.length) most = figures;
  }
  return most;
}

/** Ordered by value; those of equal value share a place and stand in the source's order. */
function inPlaces(figures: readonly RegionFigure[], order: 'highest' | 'lowest'): readonly RankedFigure[] {
  const sorted = figures.toSorted((a, b) => (order === 'highest' ? b.value - a.value : a.value - b.value));
  let before: RankedFigure | undefined;
  return sorted.map(({ region, year, value }, index) => {
    // Written out: a spread of hundreds of figures takes longer than all the rest.
    before = { region, year, value, place: before?.value === value ? before.place : index + 1 };
    return before;
  });
}

/** That of a part tells most; but what is said of a region's own level must not be said of the area. */
function noRanking(asked: Asked, area: Region, parts: readonly Region[]): MissingFigure {
  const reason = parts[0] ? reasonForNoFigure(asked, parts[0]) : 'noParts';
  const isAboutLevel = reason === 'suppressed' || reason === 'notForRegion';
  return missingFigure({ ...asked, region: area }, isAboutLevel ? 'notForParts' : reason, latestOf(asked, area));
}
