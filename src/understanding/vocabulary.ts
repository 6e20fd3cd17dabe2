import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPhrases, type PhraseLists, type Phrases } from './phrases';

/** What a question wants done with a figure; without any of these words it wants the value. */
export type Intent = 'trend' | 'compare' | 'rank' | 'define' | 'needs' | 'associations' | 'elsewhere';

/** The words of the languages themselves, whatever the subject. */
export interface Vocabulary {
  /** Words that say nothing about the subject: question words, greetings, "saa", "share of". The value is nothing but a mark. */
  readonly functionWords: Phrases<'function'>;
  readonly intents: Phrases<Intent>;
  readonly genders: Phrases<'male' | 'female'>;
}

interface VocabularyFile {
  readonly functionWords: PhraseLists;
  readonly intents: Readonly<Record<Intent, PhraseLists>>;
  readonly genders: Readonly<Record<'male' | 'female', PhraseLists>>;
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
      genders: createPhrases(entriesOf(file.genders)),
    };
  }
  return vocabulary;
}

function entriesOf<Key extends string>(lists: Readonly<Record<Key, PhraseLists>>): [Key, PhraseLists][] {
  return Object.entries(lists) as [Key, PhraseLists][];
}
