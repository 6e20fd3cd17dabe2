import { languages } from '../text/text';
import { isSameWord, type Lexicon, readVocabulary, type Token, tokenize } from '../understanding/understanding';
import type { Knowledge } from './knowledge';

// Words begin alike where `isSameWord` holds.
const stemLetters = 4;

/** Tells whether a word is one of places, lexicon, vocabulary or titles, in any of the languages; else it may be somebody's name. */
export function createKnownWords({ edition, places }: Knowledge): (token: Token, lexicon: Lexicon) => boolean {
  let titleWords: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  const isInTitles = (word: string) => {
    titleWords ??= wordsOf([...edition.indicators.values()].flatMap(({ title }) => languages.map((one) => title[one])));
    const near = titleWords.get(word.slice(0, stemLetters)) ?? [];
    return [...near].some((other) => languages.some((language) => isSameWord(word, other, language)));
  };
  return (token, lexicon) => {
    const { functionWords, intents, genders } = readVocabulary();
    return (
      places.find([token]).length > 0 ||
      lexicon.claimedBy(token.word).length > 0 ||
      lexicon.groups([token]).size > 0 ||
      [functionWords, intents, genders].some((phrases) => phrases.find([token]).length > 0) ||
      isInTitles(token.word)
    );
  };
}

function wordsOf(titles: readonly (string | undefined)[]): ReadonlyMap<string, ReadonlySet<string>> {
  const words = new Map<string, Set<string>>();
  for (const { word } of titles.flatMap((title) => tokenize(title ?? ''))) {
    const stem = word.slice(0, stemLetters);
    words.set(stem, (words.get(stem) ?? new Set()).add(word));
  }
  return words;
}
