import type { Edition, Indicator } from '../indicators/indicators';
import { type Language, languages, localize } from '../text/text';
import {
  createNgramIndex,
  createPlaces,
  type NgramIndex,
  type Places,
  type Target,
} from '../understanding/understanding';
import { isMarginal } from './families';

/** What questions are read against: one edition of the figures, prepared for searching. */
export interface Knowledge {
  readonly edition: Edition;
  readonly places: Places;
  /** The regions to answer for when the question names none, best first: the home area, then the whole country. */
  readonly defaultRegions: readonly number[];
  /** The titles in one language; prepared at the first call. */
  titles(language: Language): NgramIndex;
  /** The indicators that targets of a concept mean here, in their order; of a pattern first those that still go on. */
  idsOf(targets: readonly Target[]): readonly number[];
}

/** `homeArea` is the name of a region (maakunta) in any of the three languages. */
export function createKnowledge(edition: Edition, homeArea: string): Knowledge {
  const regions = [...edition.regions.values()];
  const isHome = ({ title }: Pick<Indicator, 'title'>) =>
    languages.some((language) => title[language]?.toLocaleLowerCase('fi') === homeArea.toLocaleLowerCase('fi'));
  const home = regions.find((region) => region.category === 'MAAKUNTA' && isHome(region));
  const country = regions.find(({ category }) => category === 'MAA');
  const indexes = new Map<Language, NgramIndex>();
  const fitting = rememberFitting([...edition.indicators.values()]);
  return {
    edition,
    places: createPlaces(regions),
    defaultRegions: [home, country].flatMap((region) => region?.id ?? []),
    titles(language) {
      let index = indexes.get(language);
      if (!index) {
        const titles = [...edition.indicators.values()].map(({ id, title }) => ({
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
  };
}

/** Finds titles by pattern, each pattern once. */
function rememberFitting(indicators: readonly Indicator[]) {
  const known = new Map<string, readonly number[]>();
  return (pattern: string): readonly number[] => {
    let ids = known.get(pattern);
    if (!ids) {
      const titles = new RegExp(pattern, 'u');
      const found = indicators.filter(({ title }) => titles.test(title.fi ?? ''));
      const ended = found.filter(({ title }) => isMarginal(title.fi ?? ''));
      ids = [...found.filter((indicator) => !ended.includes(indicator)), ...ended].map(({ id }) => id);
      known.set(pattern, ids);
    }
    return ids;
  };
}
