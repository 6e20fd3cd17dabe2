import type { Language } from '../text/text';
import { placeEndings } from './place-forms';
import { namesOf, type PlaceName, type PlaceRegion } from './place-names';
import { type Token, withoutDots } from './tokens';

/** A place that a text names. */
export interface PlaceMention {
  readonly region: number;
  /** The positions of its words. */
  readonly tokens: ReadonlySet<number>;
  /** The language whose form it is, Swedish when only English borrows it ("Raseborg"); undefined when Finnish shares it ("Lohja"). */
  readonly language?: Language;
}

export interface Places {
  /** The places a text names, in its order; the longest name wins ("Västra Nylands välfärdsområde" over "Nyland"). */
  find(tokens: readonly Token[]): PlaceMention[];
}

interface Entry {
  readonly region: number;
  readonly name: PlaceName;
}

interface Candidate extends Entry {
  readonly first: number;
  readonly last: number;
}

// Longer words are no place names.
const maxWord = 50;

/**
 * Finds municipalities, regions, wellbeing services counties and the whole country in Finnish, Swedish and English, in all
 * cases. A name that a region and a county share means the region.
 */
export function createPlaces(regions: readonly PlaceRegion[]): Places {
  const byStem = new Map<string, Entry[]>();
  // The order decides between equals: a municipality or region before a county of the same name.
  const ordered = [...regions].sort((one, other) => rank(one.category) - rank(other.category));
  for (const region of ordered) {
    for (const name of namesOf(region)) {
      for (const stem of new Set([...name.stems].flatMap((known) => [known, withoutDots(known)]))) {
        const entry = { region: region.id, name };
        const at = byStem.get(stem);
        if (at) at.push(entry);
        else byStem.set(stem, [entry]);
      }
    }
  }
  return { find: (tokens) => choose(tokens.flatMap((_, index) => candidatesAt(byStem, tokens, index))) };
}

function rank(category: string): number {
  return ['KUNTA', 'MAAKUNTA', 'HYVINVOINTIALUE', 'MAA'].indexOf(category);
}

function candidatesAt(
  byStem: ReadonlyMap<string, readonly Entry[]>,
  tokens: readonly Token[],
  last: number,
): Candidate[] {
  const found: Candidate[] = [];
  const { word = '', capitalised = false } = tokens[last] ?? {};
  for (let length = Math.min(word.length, maxWord); length > 1; length -= 1) {
    for (const { region, name } of byStem.get(word.slice(0, length)) ?? []) {
      const first = last - name.before.length;
      if (name.isHomonym && !capitalised) continue;
      if (!placeEndings[name.language].test(word.slice(length))) continue;
      if (name.before.every((fixed, offset) => isTyped(tokens[first + offset]?.word, fixed))) {
        found.push({ region, name, first, last });
      }
    }
  }
  return found;
}

function isTyped(word: string | undefined, wanted: string): boolean {
  return word === wanted || word === withoutDots(wanted);
}

function choose(candidates: readonly Candidate[]): PlaceMention[] {
  const byLength = [...candidates].sort((one, other) => other.last - other.first - (one.last - one.first));
  const taken = new Map<number, Candidate>();
  const chosen: Candidate[] = [];
  for (const candidate of byLength) {
    let isFree = true;
    for (let index = candidate.first; index <= candidate.last; index += 1) isFree &&= !taken.has(index);
    if (!isFree) continue;
    for (let index = candidate.first; index <= candidate.last; index += 1) taken.set(index, candidate);
    chosen.push(candidate);
  }
  return chosen
    .sort((one, other) => one.first - other.first)
    .map(({ region, first, last }) => {
      const ways = candidates.filter((way) => way.region === region && way.first === first && way.last === last);
      const language = languageOf(new Set(ways.map(({ name }) => name.language)));
      const tokens = new Set(Array.from({ length: last - first + 1 }, (_, offset) => first + offset));
      return { region, tokens, ...(language ? { language } : {}) };
    });
}

function languageOf(shared: ReadonlySet<Language>): Language | undefined {
  const [language, ...others] = shared;
  if (others.length === 0) return language;
  return shared.has('fi') ? undefined : 'sv';
}
