import type { Indicator } from '../../indicators/indicators';
import { localize } from '../../text/text';
import {
  findAges,
  findYears,
  type Lexicon,
  readVocabulary,
  type Token,
  tokenize,
} from '../../understanding/understanding';
import { chooseIndicator } from '../choosing/choice';
import type { Knowledge } from '../knowledge';
import type { Reading } from '../reading/reading';
import type { Meaning } from './taught-words';

/** What a word is said to mean, as the engine understands it. */
export type MeaningFound =
  /** `indicator` names it: the concept's headline, or the indicator itself. */
  | { readonly kind: 'clear'; readonly means: Meaning; readonly indicator?: Indicator }
  | { readonly kind: 'unclear'; readonly candidates: readonly Indicator[] };

/** What speaks against teaching a word. */
export type WordRefusal =
  /** Too short, too long or too many words. */
  | { readonly kind: 'malformed' }
  /** It is a place, or has a meaning in every question: "kuinka", "nuoret", "eniten", "vuodesta", "65+". */
  | { readonly kind: 'everyday' }
  /** It is a word of another subject already; `indicator` names that for people. */
  | { readonly kind: 'taken'; readonly concept: string; readonly indicator?: Indicator };

export const taughtWordLimits = { words: 5, shortest: 2, longest: 60 } as const;

/** Understands what a word is to mean: one subject of the lexicon and nothing beside it, or one indicator by id or title. */
export function readMeaning(typed: string, reading: Reading, knowledge: Knowledge): MeaningFound {
  const { edition } = knowledge;
  const byId = /^#?(\d{1,8})$/.exec(typed.trim());
  const named = byId
    ? edition.indicators.get(Number(byId[1]))
    : [...edition.indicators.values()].find(({ title }) => isTitled(title, typed));
  if (named) return { kind: 'clear', means: { indicator: named.id }, indicator: named };
  if (byId || asksMore(reading)) return { kind: 'unclear', candidates: [] };
  const [match, ...others] = reading.concepts;
  if (match && others.length === 0 && reading.content.every((index) => match.tokens.has(index))) {
    // A word taught for one indicator stands for that indicator, not for a concept of the shipped lexicon.
    const taught = /^#(\d+)$/.exec(match.concept.name)?.[1];
    const indicator = headlineOf(match.concept.targets, knowledge);
    const means = taught === undefined ? { concept: match.concept.name } : { indicator: Number(taught) };
    return { kind: 'clear', means, ...(indicator ? { indicator } : {}) };
  }
  const choice = chooseIndicator(reading, knowledge);
  if (choice.kind === 'open') return { kind: 'unclear', candidates: choice.candidates };
  const only = choice.kind === 'clear' ? edition.indicators.get(choice.indicator) : undefined;
  return only ? { kind: 'clear', means: { indicator: only.id }, indicator: only } : { kind: 'unclear', candidates: [] };
}

/** A word stands for a subject alone: place, years, gender and the like would silently be dropped. */
function asksMore({ intent, regions, years, gender }: Reading): boolean {
  return intent !== 'value' || regions.length > 0 || years !== undefined || gender !== 'total';
}

/** What speaks against teaching the word; undefined when nothing does. `lexicon` is the one that the project ships. */
export function refusalOf(
  word: string,
  means: Meaning | undefined,
  lexicon: Lexicon,
  knowledge: Knowledge,
): WordRefusal | undefined {
  const tokens = tokenize(word);
  const { words, shortest, longest } = taughtWordLimits;
  if (tokens.length === 0 || tokens.length > words || word.length < shortest || word.length > longest) {
    return { kind: 'malformed' };
  }
  if (isEveryday(tokens, lexicon, knowledge)) return { kind: 'everyday' };
  const owners = lexicon.find(tokens).filter((match) => tokens.every((_, index) => match.tokens.has(index)));
  const other = owners.find(({ concept }) => !(means && 'concept' in means && means.concept === concept.name));
  if (!other) return undefined;
  const indicator = headlineOf(other.concept.targets, knowledge);
  return { kind: 'taken', concept: other.concept.name, ...(indicator ? { indicator } : {}) };
}

function isEveryday(tokens: readonly Token[], lexicon: Lexicon, { places }: Knowledge): boolean {
  // A name that is also a common word counts as a place only with its capital.
  const written = tokens.map((token) => ({ ...token, capitalised: true }));
  if (places.find(written).length > 0) return true;
  const { functionWords, intents, situations, genders, orders, levels } = readVocabulary();
  const known = new Set([
    ...[functionWords, intents, situations, genders, orders, levels].flatMap((phrases) =>
      phrases.find(tokens).flatMap((match) => [...match.tokens]),
    ),
    ...lexicon.groups(tokens).keys(),
  ]);
  return tokens.every((token, index) => known.has(index) || isOfTime(token));
}

// Where "?" stands, a word that says years or ages is read as one.
const ofTime = ['?', '? 2015', '2015 ?', 'viime ? vuoden', '? 5 vuotta', 'viime 5 ?', '? 75 vuotta', '75 ?', '18 75 ?'];
const anyYear = 2020;

/** True of numbers, and of words that make years or ages of them: "vuodesta", "viisi", "yli", "-vuotiaat". */
function isOfTime({ word }: Token): boolean {
  if (/^\d+\+?$/.test(word)) return true;
  return ofTime.some((wording) => {
    const at = wording.split(' ').indexOf('?');
    const tokens = tokenize(wording.replace('?', word));
    return [findYears(tokens, anyYear), findAges(tokens)].some((found) => found?.tokens.has(at));
  });
}

function headlineOf(targets: Parameters<Knowledge['idsOf']>[0], { edition, idsOf }: Knowledge): Indicator | undefined {
  return idsOf(targets).flatMap((id) => edition.indicators.get(id) ?? [])[0];
}

function isTitled(title: Indicator['title'], typed: string): boolean {
  const wanted = typed.trim().toLocaleLowerCase('fi');
  return (['fi', 'sv', 'en'] as const).some((language) => localize(title, language).toLocaleLowerCase('fi') === wanted);
}
