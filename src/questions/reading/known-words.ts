import { languages } from '../../text/text';
import { type Lexicon, readVocabulary, type Token } from '../../understanding/understanding';
import { hasWord } from '../choosing/title-words';
import type { Knowledge } from '../knowledge';
import type { KnownAmong } from '../learning/names-left-out';

// A title with the very word is among so many best ones for it.
const looked = 8;
// The same words come again and again, within a question too.
const remembered = 1_000;

/** Tells whether a word is one of places, lexicon, vocabulary or titles, in any of the languages; else it may be somebody's name. */
export function createKnownWords({ edition, places, titles }: Knowledge): (token: Token, lexicon: Lexicon) => boolean {
  const searched = new Map<string, boolean>();
  const isInTitles = (word: string) => {
    let isFound = searched.get(word);
    if (isFound === undefined) {
      if (searched.size >= remembered) searched.clear();
      isFound = searchIn(word);
      searched.set(word, isFound);
    }
    return isFound;
  };
  const searchIn = (word: string) =>
    languages.some((language) =>
      titles(language)
        .search(word, looked)
        .some(({ id }) => {
          const indicator = edition.indicators.get(id);
          return indicator !== undefined && hasWord(indicator, word, language);
        }),
    );
  return (token, lexicon) => {
    const { functionWords, intents, genders } = readVocabulary();
    return (
      places.find([token]).length > 0 ||
      lexicon.has(token.word) ||
      [functionWords, intents, genders].some((phrases) => phrases.find([token]).length > 0) ||
      isInTitles(token.word)
    );
  };
}

/** The same of the words of one line, of which several together may be a place: "Västra Nyland". */
export function wordsKnownAmong(
  { places }: Knowledge,
  lexicon: Lexicon,
  isKnown: ReturnType<typeof createKnownWords>,
): KnownAmong {
  return (tokens) => {
    const inPlaces = new Set(places.find(tokens).flatMap((place) => [...place.tokens]));
    return (index) => {
      const token = tokens[index];
      return inPlaces.has(index) || (token !== undefined && isKnown(token, lexicon));
    };
  };
}
