import type { Edition, Indicator } from '../indicators/indicators';
import { type Language, languages, localize } from '../text/text';
import {
  type Ages,
  createNgramIndex,
  createPlaces,
  type NgramIndex,
  type Places,
  type Target,
} from '../understanding/understanding';
import { plainnessOf } from './choosing/fit';
import { factsOf } from './choosing/title-facts';

/** What questions are read against: one edition of the figures, prepared for searching. */
export interface Knowledge {
  readonly edition: Edition;
  readonly places: Places;
  /** The regions to answer for when the question names none, best first: the home area, then the whole country. */
  readonly defaultRegions: readonly number[];
  /** The titles in one language; prepared at the first call. */
  titles(language: Language): NgramIndex;
  /** The indicators that targets of a concept mean here, in their order; of a pattern the plainest first. */
  idsOf(targets: readonly Target[]): readonly number[];
  /** The indicators of a family, by the name that their facts give it. */
  family(name: string): readonly Indicator[];
  /** How many people of these ages there are, as a share and as a count. */
  ofAges(ages: Ages): readonly Indicator[];
}

/** `homeArea` is the name of a region (maakunta) in any of the three languages. */
export function createKnowledge(edition: Edition, homeArea: string): Knowledge {
  const regions = [...edition.regions.values()];
  const isHome = ({ title }: Pick<Indicator, 'title'>) =>
    languages.some((language) => title[language]?.toLocaleLowerCase('fi') === homeArea.toLocaleLowerCase('fi'));
  const home = regions.find((region) => region.category === 'MAAKUNTA' && isHome(region));
  const country = regions.find(({ category }) => category === 'MAA');
  const indexes = new Map<Language, NgramIndex>();
  const indicators = [...edition.indicators.values()];
  const fitting = rememberFitting(indicators);
  const families = toFamilies(indicators);
  return {
    edition,
    places: createPlaces(regions),
    defaultRegions: [home, country].flatMap((region) => region?.id ?? []),
    titles(language) {
      let index = edition.titleIndex?.(language) ?? indexes.get(language);
      if (!index) {
        const titles = indicators.map(({ id, title }) => ({
          id,
          text: localize(title, language),
        }));
        index = createNgramIndex(titles);
        indexes.set(language, index);
      }
      return index;
    },
    idsOf: (targets) => [
      ...new Set(targets.flatMap((target) => (typeof target === 'number' ? target : fitting(target)))),
    ],
    family: (name) => families.get(name) ?? [],
    ofAges: ({ from = 0, to }) => indicators.filter((indicator) => isAgeGroup(indicator, from, to)),
  };
}

function toFamilies(indicators: readonly Indicator[]): Map<string, Indicator[]> {
  const families = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    const { family } = factsOf(indicator);
    const members = families.get(family);
    if (members) members.push(indicator);
    else families.set(family, [indicator]);
  }
  return families;
}

// "75 vuotta täyttäneet, % väestöstä", "72-vuotiaat, lkm 31.12.": ages and nothing else.
const ageGroupTitle = /^[\d\s-]+(?:vuotiaat|vuotta täyttäneet), (?:%|lkm)/;

function isAgeGroup(indicator: Indicator, from: number, to: number | undefined): boolean {
  const { ages } = factsOf(indicator);
  return ageGroupTitle.test(indicator.title.fi ?? '') && (ages?.from ?? 0) === from && ages?.to === to;
}

function byPlainness(one: Indicator, other: Indicator): number {
  return plainnessOf(one) - plainnessOf(other) || one.id - other.id;
}

/** Finds titles by pattern, each pattern once. */
function rememberFitting(indicators: readonly Indicator[]) {
  const known = new Map<string, readonly number[]>();
  return (pattern: string): readonly number[] => {
    let ids = known.get(pattern);
    if (!ids) {
      const titles = new RegExp(pattern, 'u');
      ids = indicators
        .filter(({ title }) => titles.test(title.fi ?? ''))
        .sort(byPlainness)
        .map(({ id }) => id);
      known.set(pattern, ids);
    }
    return ids;
  };
}
