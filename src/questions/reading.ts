import type { Gender } from '../indicators/indicators';
import { cleanLine, type Language } from '../text/text';
import {
  type AgesFound,
  type ConceptMatch,
  detectLanguage,
  findAges,
  findYears,
  type Group,
  type Intent,
  type Level,
  type Lexicon,
  type Order,
  type PlaceMention,
  type Places,
  readVocabulary,
  type School,
  type Token,
  tokenize,
  type YearSpan,
  type YearsFound,
} from '../understanding/understanding';
import { readIntent } from './intent';

/** A question taken apart. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly language: Language;
  readonly intent: Intent | 'value';
  /** Sotkanet's ids of the regions it names, each once. */
  readonly regions: readonly number[];
  /** What a ranking ranks, where the question says: "which county". */
  readonly level?: Level;
  /** Which end of a ranking it asks for, where it says. */
  readonly order?: Order;
  readonly years?: YearSpan;
  readonly gender: Gender;
  readonly concepts: readonly ConceptMatch[];
  /** Groups of people by the position of their word; stated ages and grades among them. */
  readonly groups: ReadonlyMap<number, Group>;
  /** The ages it states, both ends included. */
  readonly ages?: AgesFound['ages'];
  /** Pupils of which school, where it says. */
  readonly school?: School;
  /** Positions of the words that must be explained before anything is answered: all but slots and function words. */
  readonly content: readonly number[];
}

interface Words {
  readonly text: string;
  readonly language: Language;
  readonly thisYear: number;
}

/** Takes a question apart; nothing is guessed and nothing filled in but the language. */
export function readQuestion({ text, language, thisYear }: Words, places: Places, lexicon: Lexicon): Reading {
  const tokens = tokenize(cleanLine(text));
  const named = places.find(tokens);
  const years = findYears(tokens, thisYear);
  const slots = slotsOf(named, years);
  // A word of a place is no subject: "Vantaan" must not be looked up as anything else.
  const masked = tokens.map((token, index) => (slots.has(index) ? { ...token, word: '' } : token));
  const concepts = lexicon.find(masked);
  const { groups, ages, explained: aged } = readGroups(masked, concepts, lexicon);
  const regions = [...new Set(named.map((place) => place.region))];
  const { intent, explained } = readIntent(masked, {
    concepts,
    regions: regions.length,
    hasGroup: groups.size > 0,
    years: years?.span,
  });
  const gender = readGender(masked);
  for (const index of [...aged, ...explained, ...functionWords(masked)]) slots.add(index);
  for (const index of gender.explained) if (!groups.has(index)) slots.add(index);
  const hints = [...named.flatMap((place) => place.language ?? []), ...concepts.flatMap(soleLanguage)];
  return {
    tokens,
    language: detectLanguage(text, hints) ?? language,
    intent,
    regions,
    ...(intent === 'rank' ? rankingOf(tokens) : {}),
    ...(years ? { years: years.span } : {}),
    gender: gender.gender,
    concepts,
    groups,
    ...schoolOf(masked, ages),
    ...(ages && Object.keys(ages.ages).length > 0 ? { ages: ages.ages } : {}),
    content: tokens.flatMap((_, index) => (slots.has(index) ? [] : index)),
  };
}

function slotsOf(named: readonly PlaceMention[], years: YearsFound | undefined): Set<number> {
  return new Set([...named.flatMap((place) => [...place.tokens]), ...(years?.tokens ?? [])]);
}

/** The groups named; the words of an age are the group's, unless a subject has the age in its name. */
function readGroups(tokens: readonly Token[], concepts: readonly ConceptMatch[], lexicon: Lexicon) {
  const groups = new Map(lexicon.groups(tokens));
  const ages = findAges(tokens);
  const subject = new Set(concepts.flatMap((match) => [...match.tokens]));
  const stated = [...(ages?.tokens ?? [])];
  const isSubject = stated.some((index) => subject.has(index));
  if (ages && !isSubject) for (const index of stated) groups.set(index, ages.group);
  return { groups, ages, explained: isSubject ? stated.filter((index) => !subject.has(index)) : [] };
}

function schoolOf(tokens: readonly Token[], ages: AgesFound | undefined): { readonly school?: School } {
  const [named, ...others] = new Set(
    readVocabulary()
      .schools.find(tokens)
      .map(({ value }) => value),
  );
  const school = others.length > 0 ? undefined : (named ?? ages?.school);
  return school ? { school } : {};
}

function rankingOf(tokens: readonly Token[]): Pick<Reading, 'level' | 'order'> {
  const { levels, orders } = readVocabulary();
  const level = levels.find(tokens)[0]?.value;
  const [order, ...others] = new Set(orders.find(tokens).map(({ value }) => value));
  return { ...(level ? { level } : {}), ...(order && others.length === 0 ? { order } : {}) };
}

function soleLanguage({ languages }: ConceptMatch): Language[] {
  return languages.size === 1 ? [...languages] : [];
}

function readGender(tokens: readonly Token[]): { readonly gender: Gender; readonly explained: readonly number[] } {
  const matches = readVocabulary().genders.find(tokens);
  const [gender, ...others] = new Set(matches.map(({ value }) => value));
  const explained = matches.flatMap((match) => [...match.tokens]);
  // Both named: everybody.
  return { gender: gender && others.length === 0 ? gender : 'total', explained };
}

function functionWords(tokens: readonly Token[]): number[] {
  return readVocabulary()
    .functionWords.find(tokens)
    .flatMap((match) => [...match.tokens]);
}
