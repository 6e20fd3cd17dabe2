import type { Indicator } from '../../indicators/indicators';
import { type Language, localize } from '../../text/text';
import {
  findAges,
  isSameWord,
  readVocabulary,
  type Stretch,
  sharedPart,
  tokenize,
} from '../../understanding/understanding';
import { headOf } from './families';

/** How the words asked and a title meet. Shares are of letters, so that half a compound is half a word. */
export interface TitleMatch {
  /** Of each word asked, how much of it the title tells, 0–1. */
  readonly told: readonly number[];
  /** How much of the title's head the words asked say, 0–1. */
  readonly head: number;
}

interface TitleWords {
  readonly words: readonly string[];
  /** The words that say what the title is about, a part of `words`; read when a word of the title is asked for the first time. */
  head?: ReadonlySet<string>;
}

const known = new WeakMap<Indicator, Map<Language, TitleWords>>();

function wordsOf(indicator: Indicator, language: Language): TitleWords {
  const byLanguage = known.get(indicator) ?? new Map<Language, TitleWords>();
  known.set(indicator, byLanguage);
  let words = byLanguage.get(language);
  if (!words) {
    const title = localize(indicator.title, language);
    words = { words: tokenize(title).map(({ word }) => word) };
    byLanguage.set(language, words);
  }
  return words;
}

/** The head's words without ages, dates and words that say nothing, unless nothing else is left. */
function headWords(title: string): Set<string> {
  const tokens = tokenize(headOf(title));
  const functions = readVocabulary()
    .functionWords.find(tokens)
    .flatMap((match) => [...match.tokens]);
  const idle = new Set([...functions, ...(findAges(tokens)?.tokens ?? [])]);
  const telling = tokens.filter(({ word }, index) => !idle.has(index) && /\p{L}/u.test(word));
  return new Set((telling.length > 0 ? telling : tokens).map(({ word }) => word));
}

/** Compares words with an indicator's title in one language. */
export function matchTitle(asked: readonly string[], indicator: Indicator, language: Language): TitleMatch {
  const title = wordsOf(indicator, language);
  const told = asked.map(() => noLetters);
  const said = new Map<string, ReadonlySet<number>>();
  for (const word of title.words) {
    for (let index = 0; index < asked.length; index += 1) {
      const shared = sharedPart(word, asked[index] ?? '', language);
      if (!shared) continue;
      said.set(word, withLetters(said.get(word) ?? noLetters, shared.a));
      told[index] = withLetters(told[index] ?? noLetters, shared.b);
    }
  }
  if (said.size === 0) return { told: asked.map(() => 0), head: 0 };
  title.head ??= headWords(localize(indicator.title, language));
  return {
    told: told.map((letters, index) => letters.size / Math.max(1, asked[index]?.length ?? 0)),
    head: saidOf(title.head, said),
  };
}

/** How many of a head's letters are said, as a share. */
function saidOf(head: ReadonlySet<string>, said: ReadonlyMap<string, ReadonlySet<number>>): number {
  let [letters, all] = [0, 0];
  for (const word of head) {
    letters += said.get(word)?.size ?? 0;
    all += word.length;
  }
  return all === 0 ? 0 : letters / all;
}

// Most words of most titles share nothing with the question: these cost no memory.
const noLetters: ReadonlySet<number> = new Set();

function withLetters(letters: ReadonlySet<number>, { from, to }: Stretch): ReadonlySet<number> {
  return new Set([...letters, ...Array.from({ length: to - from }, (_, at) => from + at)]);
}

// Linking letters and gradation ("huolto", "huollon") are not told; a part that is missing is longer.
const nearlyAll = 0.75;

/** True when a title in one language has a form of this very word. */
export function hasWord(indicator: Indicator, word: string, language: Language): boolean {
  return wordsOf(indicator, language).words.some((other) => isSameWord(word, other, language));
}

/** True when a title in the question's language, or else in Finnish, tells this word. */
export function tellsWord(indicator: Indicator, word: string, language: Language): boolean {
  return [...new Set<Language>([language, 'fi'])].some(
    (way) => (matchTitle([word], indicator, way).told[0] ?? 0) >= nearlyAll,
  );
}

export function isTold(share: number | undefined): boolean {
  return (share ?? 0) >= nearlyAll;
}
