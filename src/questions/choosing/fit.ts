import type { Edition, Indicator } from '../../indicators/indicators';
import type { Ages, Group } from '../../understanding/understanding';
import type { Reading } from '../reading/reading';
import type { People, Wishes } from './asked';
import { factsOf, type TitleFacts, type Trait } from './title-facts';

/** How an indicator fits the people asked about: `own` is of them, `whole` of everybody, `other` of other people. */
export type PeopleFit = 'own' | 'whole' | 'other';

export function peopleFit(indicator: Indicator, { groups, ages, schools, isOpen }: People): PeopleFit {
  const facts = factsOf(indicator);
  if (schools.size > 0) return facts.school && schools.has(facts.school) ? 'own' : facts.isWhole ? 'whole' : 'other';
  if (ages) return isOfAges(facts, ages) ? 'own' : facts.isWhole ? 'whole' : 'other';
  if (isOpen) return facts.isWhole ? 'own' : 'other';
  if ([...groups].some((group) => facts.groups.has(group) || (group === 'adults' && facts.isWhole))) return 'own';
  return facts.isWhole ? 'whole' : 'other';
}

// Surveys of "adults" begin at 18 or 20, so everybody is what they call those from there on.
function isOfAges({ ages, isWhole }: TitleFacts, { from = 0, to }: Ages): boolean {
  if (isWhole && to === undefined && from >= 15 && from <= 20) return true;
  if (!ages) return false;
  if (from === to) return from >= (ages.from ?? 0) && from <= (ages.to ?? 0) && (ages.to ?? 0) - (ages.from ?? 0) <= 2;
  return Math.abs((ages.from ?? 0) - from) <= 1 && ages.to === to;
}

/** True when no figure can be of all these groups at once. */
export function areApart(groups: ReadonlySet<Group>): boolean {
  return groups.size > 1 && [...groups].some((group) => group !== 'children' && group !== 'young');
}

interface Against {
  readonly reading: Reading;
  readonly wishes: Wishes;
  readonly edition: Edition;
}

const unwished: Readonly<Record<Trait, number>> = {
  ended: 8,
  forecast: 8,
  abroad: 8,
  money: 4,
  education: 4,
  provider: 3,
  unadjusted: 2,
  count: 1,
};
// A wish that a figure does not grant weighs as much as what nobody wished for.
const lacksGender = 5;
const lacksLevel = 5;
const lacksValues = 3;
const isOver = 2;

/** What speaks against an indicator that the lexicon names: it lacks a kind, gender or level that is asked for. 0 is nothing. */
export function misfitOf(indicator: Indicator, { reading, wishes, edition }: Against): number {
  const { traits } = factsOf(indicator);
  const lacking = [...wishes.keys()].filter((trait) => !traits.has(trait));
  const { gender, regions } = reading;
  const asksMunicipality = regions.some((region) => edition.regions.get(region)?.category === 'KUNTA');
  return (
    lacking.reduce((sum, trait) => sum + unwished[trait], 0) +
    (gender !== 'total' && indicator.genders.length > 0 && !indicator.genders.includes(gender) ? lacksGender : 0) +
    (asksMunicipality && indicator.levels.length > 0 && !indicator.levels.includes('Kunta') ? lacksLevel : 0) +
    (edition.hasValues(indicator.id) ? 0 : lacksValues)
  );
}

/** What speaks against an indicator that only its title speaks for: also what it is that nobody asked for. */
export function demeritsOf(indicator: Indicator, against: Against): number {
  const extra = [...factsOf(indicator).traits].filter((trait) => !against.wishes.has(trait));
  return (
    misfitOf(indicator, against) + extra.reduce((sum, trait) => sum + unwished[trait], 0) + oldOf(indicator, against)
  );
}

/** The same without a question: how far an indicator is from a plain, running share of everybody. */
export function plainnessOf(indicator: Indicator): number {
  const { traits, isWhole } = factsOf(indicator);
  return [...traits].reduce((sum, trait) => sum + unwished[trait], isWhole ? 0 : 1);
}

function oldOf({ range }: Indicator, { edition }: Against): number {
  // Statistics come a year or two late; a series that is four years behind has ended.
  return range && range.end < Number(edition.downloaded.slice(0, 4)) - 4 ? isOver : 0;
}

/** True when a wish that changes the subject itself is not granted: costs, a forecast, other countries. */
export function deniesWish(indicator: Indicator, wishes: Wishes): boolean {
  const { traits } = factsOf(indicator);
  return (['money', 'forecast', 'abroad'] as const).some((trait) => wishes.has(trait) && !traits.has(trait));
}

/** True when the figure is one that only a wish makes right, and nobody wished for it. */
export function isMarginal(indicator: Indicator, wishes: Wishes = new Map()): boolean {
  const { traits } = factsOf(indicator);
  return (['ended', 'forecast', 'abroad', 'money', 'education'] as const).some(
    (trait) => traits.has(trait) && !wishes.has(trait),
  );
}
