import { levelsAbove } from './areas';
import { type Asked, figuresOf, findAsked, missingFigure, sourceOf } from './asked';
import type { Edition, Region } from './edition';
import type { LookUp, LookUpQuestion, MissingFigure, RegionFigure } from './lookup';
import { reasonForNoFigure } from './missing-reason';
import { notesOn } from './notes';
import { pointsWithin } from './spans';
import { withFittingDecimals } from './units';

/** The figure that `question` asks for, exactly as the edition holds it, or the reason why it holds none. */
export async function findFigure(edition: Edition, question: LookUpQuestion): Promise<LookUp> {
  const { indicator, region, year, gender = 'total' } = question;
  const years = year === undefined ? {} : { years: { kind: 'year' as const, year } };
  const asked = await findAsked(edition, { ask: 'value', indicator, regions: [region], gender, ...years });
  return 'kind' in asked ? asked : findValue(asked);
}

/** The first region's figure of the latest year within the years asked for. */
export async function findValue(asked: Asked): Promise<LookUp> {
  const { edition, indicator, values, question } = asked;
  const [region] = asked.regions;
  const series = values.series(region.id, question.gender);
  const figure = latestOf(asked, region);
  if (!figure) return noFigure(asked, region);
  const above = figuresOf(asked, levelsAbove(edition, region), figure.year);
  const earlier = series.filter((point) => point.year < figure.year).at(-1);
  const shown = earlier ? [figure, { region, ...earlier }, ...above] : [figure, ...above];
  return {
    kind: 'found',
    indicator: withFittingDecimals(
      indicator,
      [...series, ...above].map(({ value }) => value),
    ),
    gender: question.gender,
    figure,
    above,
    earlier,
    series,
    notes: await notesOn({ edition, indicator, figures: shown }),
    source: sourceOf(asked),
  };
}

/** Why the region has no figure of the years asked for, and the nearest level above that has one. */
export function noFigure(asked: Asked, region: Region): MissingFigure {
  const instead = levelsAbove(asked.edition, region)
    .map((level) => latestOf(asked, level))
    .find((found) => found !== undefined);
  return missingFigure({ ...asked, region }, reasonForNoFigure(asked, region), instead);
}

/** The region's figure of the latest year within the years asked for. */
export function latestOf({ values, question }: Asked, region: Region): RegionFigure | undefined {
  const point = pointsWithin(values.series(region.id, question.gender), question.years).at(-1);
  return point && { region, ...point };
}
