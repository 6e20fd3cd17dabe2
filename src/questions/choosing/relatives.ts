import type { Edition, Indicator, Region } from '../../indicators/indicators';
import type { Knowledge } from '../knowledge';
import { familyOf } from './families';
import { isMarginal, plainnessOf } from './fit';

/** Other indicators of the family: the same of other groups, ages or units; those with values first, ended ones last. */
export function relatives(indicator: Indicator, { edition }: Pick<Knowledge, 'edition'>): readonly Indicator[] {
  const family = familiesOf(edition).get(familyOf(indicator.title.fi ?? '')) ?? [];
  const order = (indicator: Indicator) => (isMarginal(indicator) ? 2 : 0) + (edition.hasValues(indicator.id) ? 0 : 1);
  return family.filter(({ id }) => id !== indicator.id).toSorted((one, other) => order(one) - order(other));
}

/** Those of them worth a tap from a figure of this region: collected there, not much older, those of other people before other units. */
export function worthwhileRelatives(indicator: Indicator, region: Region, knowledge: Pick<Knowledge, 'edition'>) {
  const { edition } = knowledge;
  const level = levelNames[region.category];
  const isCollected = ({ levels }: Indicator) => !level || levels.length === 0 || levels.includes(level);
  return relatives(indicator, knowledge)
    .filter((like) => edition.hasValues(like.id) && !isMarginal(like) && !isOlder(like, indicator) && isCollected(like))
    .toSorted((one, other) => plainnessOf(one) - plainnessOf(other));
}

// Surveys come up to four years apart.
const yearsApart = 4;

function isOlder(like: Indicator, indicator: Indicator): boolean {
  return like.range !== undefined && indicator.range !== undefined && like.range.end < indicator.range.end - yearsApart;
}

// As the source writes the categories of regions. It never lists counties, although most series have them.
const levelNames: Readonly<Record<string, string>> = { KUNTA: 'Kunta', MAAKUNTA: 'Maakunta', MAA: 'Maa' };

// Kept for as long as the indicators themselves: to sort them all takes longer than to answer.
const sorted = new WeakMap<Edition['indicators'], ReadonlyMap<string, readonly Indicator[]>>();

function familiesOf({ indicators }: Edition): ReadonlyMap<string, readonly Indicator[]> {
  const known = sorted.get(indicators);
  if (known) return known;
  const families = new Map<string, Indicator[]>();
  for (const indicator of indicators.values()) {
    const family = familyOf(indicator.title.fi ?? '');
    const others = families.get(family);
    if (others) others.push(indicator);
    else families.set(family, [indicator]);
  }
  sorted.set(indicators, families);
  return families;
}
