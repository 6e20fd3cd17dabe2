import type { Edition, Gender, Region, Values } from './edition';
import type { LookUp, LookUpQuestion, MissingFigure, MissingReason, RegionFigure } from './lookup';
import { reasonForNoFigure } from './missing-reason';
import { withFittingDecimals } from './units';

/** The figure that `question` asks for, exactly as the edition holds it, or the reason why it holds none. */
export async function findFigure(edition: Edition, question: LookUpQuestion): Promise<LookUp> {
  const { year, gender = 'total' } = question;
  const indicator = edition.indicators.get(question.indicator);
  const region = edition.regions.get(question.region);
  const missing = (reason: MissingReason, found?: Pick<MissingFigure, 'years' | 'instead'>): MissingFigure => ({
    ...{ kind: 'missing', reason, indicator, region, year, gender, years: [] },
    ...found,
  });

  if (!indicator) return missing(edition.source === 'starter' ? 'notInStarter' : 'unknownIndicator');
  if (!region) return missing('unknownRegion');
  const values = await edition.values(indicator.id);
  if (!values) return missing(edition.source === 'starter' ? 'notInStarter' : 'notDownloaded');

  const figure = figureOf(values, region, gender, year);
  const series = values.series(region.id, gender);
  const above = levelsAbove(edition, region);
  if (!figure) {
    const instead = above.map((level) => figureOf(values, level, gender, year)).find((found) => found !== undefined);
    const reason = reasonForNoFigure({ edition, indicator, region, values, gender, year });
    const shown = instead && withFittingDecimals(indicator, [instead.value]);
    return {
      ...missing(reason, { years: series.map((point) => point.year), instead }),
      ...(shown ? { indicator: shown } : {}),
    };
  }
  const beside = above.flatMap((level) => figureOf(values, level, gender, figure.year) ?? []);
  return {
    kind: 'found',
    indicator: withFittingDecimals(
      indicator,
      [...series, ...beside].map(({ value }) => value),
    ),
    gender,
    figure,
    above: beside,
    earlier: series.filter((point) => point.year < figure.year).at(-1),
    series,
    source: { edition: edition.source, updated: indicator.updated, downloaded: edition.downloaded },
  };
}

/** The region's figure of that year, or of its latest year when none is given. */
function figureOf(values: Values, region: Region, gender: Gender, year?: number): RegionFigure | undefined {
  const wanted = year ?? values.series(region.id, gender).at(-1)?.year;
  if (wanted === undefined) return undefined;
  const value = values.value(region.id, wanted, gender);
  return value === undefined ? undefined : { region, year: wanted, value };
}

/** Areas abroad: Finland is no level above them. */
const foreignCategories: ReadonlySet<string> = new Set(['POHJOISMAAT', 'EUROOPPA', 'EURALUEET']);

/** The region's wellbeing services county, where it lies in one, then the whole country. */
function levelsAbove(edition: Edition, region: Region): Region[] {
  if (region.category === 'MAA' || foreignCategories.has(region.category)) return [];
  const county = region.memberOf
    .map((id) => edition.regions.get(id))
    .find((area) => area?.category === 'HYVINVOINTIALUE');
  // Not by membership: the source does not list the country for every level.
  const country = [...edition.regions.values()].find((area) => area.category === 'MAA');
  return [county, country].filter((area) => area !== undefined);
}
