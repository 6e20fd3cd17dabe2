import type { Asked } from './asked';
import type { Region } from './edition';
import type { MissingReason } from './lookup';
import { pointsWithin, yearToName } from './spans';

/** Why the region has no figure of the years asked for although the indicator's values are there. */
export function reasonForNoFigure(asked: Asked, region: Region): MissingReason {
  const { edition, indicator, values } = asked;
  const { gender, years } = asked.question;
  const collectedByGender = indicator.genders.length === 0 || indicator.genders.includes(gender);
  if (!collectedByGender && !values.genders.has(gender)) return 'notForGender';
  if (values.regions.size === 0) return 'noFigures';
  if (edition.source === 'starter') return reasonInStarter(asked, region);
  if (values.genders.size > 0 && !values.genders.has(gender)) return 'notForGender';
  const regions = [...values.regions].filter((id) => pointsWithin(values.series(id, gender), years).length > 0);
  if (yearToName(years) !== undefined && regions.length === 0) return 'noSuchYear';
  const onItsLevel = regions.some((id) => edition.regions.get(id)?.category === region.category);
  return onItsLevel ? 'suppressed' : 'notForRegion';
}

/** The starter figures are a small part of the source: a gap in them says nothing but that, save for what cannot exist anywhere. */
function reasonInStarter({ edition, indicator, question }: Asked, region: Region): MissingReason {
  if ((yearToName(question.years) ?? 0) > Number(edition.downloaded.slice(0, 4))) return 'noSuchYear';
  const level = levelNames[region.category];
  const collectedThere = level === undefined || indicator.levels.length === 0 || indicator.levels.includes(level);
  return collectedThere ? 'notInStarter' : 'notForRegion';
}

/** Region categories as the indicators' own lists of levels write them. They never list counties, although those have figures. */
const levelNames: Readonly<Record<string, string>> = { KUNTA: 'Kunta', MAAKUNTA: 'Maakunta', MAA: 'Maa' };
