import type { Language } from '../text/text';
import { type Beginnings, rememberBeginnings } from './beginnings';
import { placeEndings, usualEndings } from './place-forms';
import { namesOf, nicknamesOf, type PlaceName, type PlaceRegion } from './place-names';
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
  /**
   * The places a text names, in its order; the longest name wins ("Västra Nylands välfärdsområde" over "Nyland"). A name for
   * several ("pääkaupunkiseutu") gives a mention for each. A name that is also a common word counts with a capital, or when
   * its position is among `plain`.
   */
  find(tokens: readonly Token[], plain?: ReadonlySet<number>): PlaceMention[];
  /** The names of one word, the country's aside, in their common forms, each with its region; what a slip of the pen is compared with. */
  forms(): Iterable<readonly [form: string, region: number]>;
}

interface Entry {
  readonly regions: readonly number[];
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
  // The order decides between equals: a municipality or region before a county of the same name.
  const ordered = [...regions].sort((one, other) => rank(one.category) - rank(other.category));
  const entries: Entry[] = [
    ...ordered.flatMap((region) => namesOf(region).map((name) => ({ regions: [region.id], name }))),
    ...nicknamesOf(regions),
  ];
  const countries = new Set(ordered.filter(({ category }) => category === 'MAA').map(({ id }) => id));
  const byStem = new Map<string, Entry[]>();
  for (const entry of entries) {
    // A homonym without its dots would be yet another word: "Inga", none, is not Ingå.
    const { stems, isHomonym } = entry.name;
    for (const stem of isHomonym ? stems : new Set([...stems].flatMap((known) => [known, withoutDots(known)]))) {
      const at = byStem.get(stem);
      if (at) at.push(entry);
      else byStem.set(stem, [entry]);
    }
  }
  const beginnings = rememberBeginnings(byStem.keys());
  return {
    find: (tokens, plain = new Set()) =>
      choose(tokens.flatMap((_, index) => candidatesAt({ byStem, beginnings, plain }, tokens, index))),
    forms: () => commonForms(entries.filter(({ regions: [id] }) => !countries.has(id ?? 0))),
  };
}

// A homonym is not worth guessing: "salossa" may be anything.
function* commonForms(entries: readonly Entry[]): Generator<readonly [form: string, region: number]> {
  for (const { name, regions } of entries) {
    if (name.before.length > 0 || name.isHomonym) continue;
    for (const stem of name.stems) {
      for (const ending of usualEndings[name.language]) {
        // Vowel harmony: Keravalla, Hyvinkäällä.
        const isBack = /[aou]/.test(stem);
        if (name.language === 'fi' && (isBack ? /[äö]/ : /[aou]/).test(ending)) continue;
        yield [stem + ending, regions[0] ?? 0];
      }
    }
  }
}

function rank(category: string): number {
  return ['KUNTA', 'MAAKUNTA', 'HYVINVOINTIALUE', 'MAA'].indexOf(category);
}

interface Names {
  readonly byStem: ReadonlyMap<string, readonly Entry[]>;
  readonly beginnings: Beginnings;
  readonly plain: ReadonlySet<number>;
}

function candidatesAt({ byStem, beginnings, plain }: Names, tokens: readonly Token[], last: number): Candidate[] {
  const found: Candidate[] = [];
  const { word = '', capitalised = false } = tokens[last] ?? {};
  if (isFinnishLanguage(word, tokens[last + 1]?.word)) return [];
  for (const length of [...beginnings(word.slice(0, maxWord))].reverse()) {
    for (const { regions, name } of byStem.get(word.slice(0, length)) ?? []) {
      const first = last - name.before.length;
      if (name.isHomonym && !capitalised && !plain.has(last)) continue;
      if (!placeEndings[name.language].test(word.slice(length))) continue;
      if (name.before.every((fixed, offset) => isTyped(tokens[first + offset]?.word, fixed))) {
        found.push({ regions, name, first, last });
      }
    }
  }
  return found;
}

/** "suomea", "suomen kieltä" and "Suomen kansalaiset" name a language or people, not a place to look at. */
function isFinnishLanguage(word: string, next = ''): boolean {
  return word === 'suomea' || (word === 'suomen' && /^(?:kiel|kansala)/.test(next));
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
    .flatMap(({ regions, first, last }) => {
      const ways = candidates.filter(
        (way) => way.regions[0] === regions[0] && way.first === first && way.last === last,
      );
      const language = languageOf(new Set(ways.map(({ name }) => name.language)));
      const tokens = new Set(Array.from({ length: last - first + 1 }, (_, offset) => first + offset));
      return regions.map((region) => ({ region, tokens, ...(language ? { language } : {}) }));
    });
}

function languageOf(shared: ReadonlySet<Language>): Language | undefined {
  const [language, ...others] = shared;
  if (others.length === 0) return language;
  return shared.has('fi') ? undefined : 'sv';
}
