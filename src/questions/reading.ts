import type { Gender, RankedLevel } from '../indicators/indicators';
import { cleanLine, type Language } from '../text/text';
import {
  type ConceptMatch,
  detectLanguage,
  findYears,
  type Group,
  type Intent,
  type Lexicon,
  type Places,
  readVocabulary,
  type Token,
  tokenize,
  type YearSpan,
} from '../understanding/understanding';
import type { Correction } from './shown';

/** A question taken apart. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly language: Language;
  readonly intent: Intent | 'value';
  /** Sotkanet's ids of the regions it names, each once. */
  readonly regions: readonly number[];
  readonly years?: YearSpan;
  readonly gender: Gender;
  readonly level?: RankedLevel;
  readonly order?: 'highest' | 'lowest';
  readonly corrections?: readonly Correction[];
  readonly concepts: readonly ConceptMatch[];
  /** Groups of people by the position of their word. */
  readonly groups: ReadonlyMap<number, Group>;
  /** Positions of the words that must be explained before anything is answered: all but slots and function words. */
  readonly content: readonly number[];
}

interface Words {
  readonly text: string;
  readonly language: Language;
  readonly thisYear: number;
}

// The order decides when a question shows several: what asks for less than a figure goes first.
const intentOrder: readonly Intent[] = ['associations', 'elsewhere', 'define', 'rank', 'compare', 'trend'];

/** Takes a question apart; nothing is guessed and nothing filled in but the language. */
export function readQuestion({ text, language, thisYear }: Words, places: Places, lexicon: Lexicon): Reading {
  const tokens = tokenize(cleanLine(text));
  const named = places.find(tokens);
  const years = findYears(tokens, thisYear);
  const slots = new Set([...named.flatMap((place) => [...place.tokens]), ...(years?.tokens ?? [])]);
  // A word of a place is no subject: "Vantaan" must not be looked up as anything else.
  const masked = tokens.map((token, index) => (slots.has(index) ? { ...token, word: '' } : token));
  const concepts = lexicon.find(masked);
  const groups = lexicon.groups(masked);
  const regions = [...new Set(named.map((place) => place.region))];
  const { intent, explained } = readIntent(masked, concepts);
  const gender = readGender(masked);
  for (const index of [...explained, ...functionWords(masked)]) slots.add(index);
  for (const index of gender.explained) if (!groups.has(index)) slots.add(index);
  const hints = [...named.flatMap((place) => place.language ?? []), ...concepts.flatMap(soleLanguage)];
  return {
    tokens,
    language: detectLanguage(text, hints) ?? language,
    intent: intent === 'value' ? impliedIntent(regions.length, years?.span) : intent,
    regions,
    ...(years ? { years: years.span } : {}),
    gender: gender.gender,
    concepts,
    groups,
    content: tokens.flatMap((_, index) => (slots.has(index) ? [] : index)),
  };
}

function soleLanguage({ languages }: ConceptMatch): Language[] {
  return languages.size === 1 ? [...languages] : [];
}

function impliedIntent(regions: number, years: YearSpan | undefined): Intent | 'value' {
  if (regions > 1) return 'compare';
  return years && years.kind !== 'year' ? 'trend' : 'value';
}

function readIntent(tokens: readonly Token[], concepts: readonly ConceptMatch[]) {
  const subject = new Set(concepts.flatMap((match) => [...match.tokens]));
  // "Järjestötoimintaan osallistuvien osuus" is about an indicator, not about associations.
  const matches = readVocabulary()
    .intents.find(tokens)
    .filter((match) => ![...match.tokens].some((index) => subject.has(index)));
  const intent: Intent | 'value' =
    intentOrder.find((wanted) => matches.some(({ value }) => value === wanted)) ?? 'value';
  return { intent, explained: matches.flatMap((match) => [...match.tokens]) };
}

function readGender(tokens: readonly Token[]): { readonly gender: Gender; readonly explained: readonly number[] } {
  const matches = readVocabulary().genders.find(tokens);
  const [gender, ...others] = new Set(matches.map(({ value }) => value));
  // Both named: neither is the question's one gender, and the words stay unexplained.
  if (!gender || others.length > 0) return { gender: 'total', explained: [] };
  return { gender, explained: matches.flatMap((match) => [...match.tokens]) };
}

function functionWords(tokens: readonly Token[]): number[] {
  return readVocabulary()
    .functionWords.find(tokens)
    .flatMap((match) => [...match.tokens]);
}
