export { type Ages, type AgesFound, findAges } from './ages';
export { detectLanguage } from './detect-language';
export { isSameWord } from './endings';
export {
  type Concept,
  type ConceptMatch,
  createLexicon,
  type Group,
  type Lexicon,
  type LexiconFile,
  readLexicon,
  readLexiconFile,
  type Target,
} from './lexicon';
export {
  buildNgrams,
  createNgramIndex,
  type NgramHit,
  type NgramIndex,
  type Ngrams,
  openNgrams,
} from './ngram-index';
export { type PackedNgrams, packNgrams, unpackNgrams } from './packed-ngrams';
export { createPhrases, type KnownWord, type PhraseLists, type PhraseMatch, type Phrases } from './phrases';
export type { PlaceRegion } from './place-names';
export { createPlaces, type PlaceMention, type Places } from './places';
export { findSchools, type School, type SchoolFound } from './schools';
export { type Stretch, sharedPart } from './shared-part';
export { createSpelling, listPlaces, listWords, type Spelling, type SpellingList } from './spelling';
export { type Token, tokenize } from './tokens';
export { type Intent, type Level, type Order, readVocabulary, type Vocabulary } from './vocabulary';
export { findYears, type YearSpan, type YearsFound } from './years';
