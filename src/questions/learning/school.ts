import type { Indicator } from '../../indicators/indicators';
import type { Language } from '../../text/text';
import type { Knowledge } from '../knowledge';
import type { Reading } from '../reading/reading';
import { type TaughtEntry, type TaughtWords, toTaughtWord } from './taught-words';
import { type MeaningFound, readMeaning, refusalOf, type WordRefusal } from './teaching';

/** What came of teaching a word; `word` is as it was or would be kept. */
export type Lesson = { readonly word: string } & (
  | { readonly kind: 'taught'; readonly indicator?: Indicator }
  | Extract<MeaningFound, { kind: 'unclear' }>
  | WordRefusal
  /** There are as many taught words as there may be. */
  | { readonly kind: 'full' }
);

/** Where people teach words to the lexicon. Rights are the caller's to check. */
export interface School {
  /** Teaches that a word means what another text says, both as typed. */
  teach(lesson: { word: string; meaning: string; by: string; language: Language }): Promise<Lesson>;
  /** Takes a taught word back; `isTaught` is false when there is none such. */
  forget(word: string, by: string): Promise<{ readonly word: string; readonly isTaught: boolean }>;
  /** By the alphabet. */
  words(): Promise<readonly TaughtEntry[]>;
}

interface Parts {
  readonly words: TaughtWords;
  understand(text: string, language: Language): Promise<{ readonly reading: Reading; readonly knowledge: Knowledge }>;
}

const meaningCharacters = 200;

export function createSchool({ words, understand }: Parts): School {
  return {
    async teach({ word: typed, meaning, by, language }) {
      const word = toTaughtWord(typed);
      const { reading, knowledge } = await understand(meaning.slice(0, meaningCharacters), language);
      const found = readMeaning(meaning, reading, knowledge);
      const means = found.kind === 'clear' ? found.means : undefined;
      const refusal = refusalOf(word, means, words.shipped, knowledge);
      if (refusal) return { word, ...refusal };
      if (found.kind === 'unclear') return { word, ...found };
      const kept = { word, meaning: meaning.slice(0, meaningCharacters), means: found.means, by };
      const { indicator } = found;
      return { word, kind: await words.teach(kept), ...(indicator ? { indicator } : {}) };
    },
    async forget(typed, by) {
      const word = toTaughtWord(typed);
      return { word, isTaught: await words.forget(word, by) };
    },
    words: words.all,
  };
}
