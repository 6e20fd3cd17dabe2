import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPhrases, type PhraseLists, type Phrases } from './phrases';

/** What a question wants done with a figure; without any of these words it wants the value. */
export type Intent = 'trend' | 'compare' | 'rank' | 'define' | 'associations' | 'needs' | 'elsewhere';

/** Which end of a ranking is asked for. */
export type Order = 'highest' | 'lowest';

/** What a ranking ranks: municipalities, wellbeing services counties or regions. */
export type Level = 'KUNTA' | 'HYVINVOINTIALUE' | 'MAAKUNTA';

/** The words of the languages themselves, whatever the subject. */
export interface Vocabulary {
  /** Words that say nothing about the subject: question words, greetings, "saa", "share of". The value is nothing but a mark. */
  readonly functionWords: Phrases<'function'>;
  /** What says an intent; `value` are wordings that show another only in part: "other than" compares nothing. */
  readonly intents: Phrases<Intent | 'value'>;
  /** "How are they doing": the needs of a group when nothing else is asked about. */
  readonly situations: Phrases<'situation'>;
  readonly genders: Phrases<'male' | 'female'>;
  readonly orders: Phrases<Order>;
  readonly levels: Phrases<Level>;
}

interface VocabularyFile {
  readonly functionWords: PhraseLists;
  readonly intents: Readonly<Record<Intent | 'value', PhraseLists>>;
  readonly situations: PhraseLists;
  readonly genders: Readonly<Record<'male' | 'female', PhraseLists>>;
  readonly orders: Readonly<Record<Order, PhraseLists>>;
  readonly levels: Readonly<Record<Level, PhraseLists>>;
}

const vocabularyFile = join(__dirname, '..', '..', 'data', 'language.json');

let vocabulary: Vocabulary | undefined;

/** The project's vocabulary, read and prepared once. */
export function readVocabulary(): Vocabulary {
  if (!vocabulary) {
    const file: VocabularyFile = JSON.parse(readFileSync(vocabularyFile, 'utf8'));
    vocabulary = {
      functionWords: createPhrases([['function', file.functionWords]]),
      intents: createPhrases(entriesOf(file.intents)),
      situations: createPhrases([['situation', file.situations]]),
      genders: createPhrases(entriesOf(file.genders)),
      orders: createPhrases(entriesOf(file.orders)),
      levels: createPhrases(entriesOf(file.levels)),
    };
  }
  return vocabulary;
}

function entriesOf<Key extends string>(lists: Readonly<Record<Key, PhraseLists>>): [Key, PhraseLists][] {
  return Object.entries(lists) as [Key, PhraseLists][];
}
