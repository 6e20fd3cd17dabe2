import type { Edition, Gender, Indicator, Region, Values } from './edition';
import type { MissingReason } from './lookup';

interface Gap {
  readonly edition: Edition;
  readonly indicator: Indicator;
  readonly region: Region;
  readonly values: Values;
  readonly gender: Gender;
  /** Undefined when any year would have done. */
  readonly year: number | undefined;
}

/** Why the region has no such value although the indicator's values are there. */
export function reasonForNoFigure(gap: Gap): MissingReason {
  const { edition, indicator, values, gender } = gap;
  const collectedByGender = indicator.genders.length === 0 || indicator.genders.includes(gender);
  if (!collectedByGender && !values.genders.has(gender)) return 'notForGender';
  if (edition.source === 'starter') return reasonInStarter(gap);
  if (values.genders.size > 0 && !values.genders.has(gender)) return 'notForGender';
  const regions = [...values.regions].filter((region) => hasFigure(gap, region));
  if (gap.year !== undefined && regions.length === 0) return 'noSuchYear';
  const onItsLevel = regions.some((region) => edition.regions.get(region)?.category === gap.region.category);
  return onItsLevel ? 'suppressed' : 'notForRegion';
}

/** The starter figures are a small part of the source: a gap in them says nothing but that, save for what cannot exist anywhere. */
function reasonInStarter({ edition, indicator, region, year }: Gap): MissingReason {
  if (year !== undefined && year > Number(edition.downloaded.slice(0, 4))) return 'noSuchYear';
  const level = levelNames[region.category];
  const collectedThere = level === undefined || indicator.levels.length === 0 || indicator.levels.includes(level);
  return collectedThere ? 'notInStarter' : 'notForRegion';
}

/** Region categories as the indicators' own lists of levels write them. They never list counties, although those have figures. */
const levelNames: Readonly<Record<string, string>> = { KUNTA: 'Kunta', MAAKUNTA: 'Maakunta', MAA: 'Maa' };

function hasFigure({ values, gender, year }: Gap, region: number): boolean {
  if (year === undefined) return values.series(region, gender).length > 0;
  return values.value(region, year, gender) !== undefined;
}
