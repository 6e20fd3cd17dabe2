import { type Language, languages } from '../text/text';
import { type Beginnings, rememberBeginnings } from './beginnings';
import { isEnding } from './endings';
import { type Token, withoutDots } from './tokens';

/**
 * Words of three languages as the data files write them: phrases parted by commas, e.g. `"fi": "yksin asu*, yksinasuv*"`.
 * `asu*` is a stem that takes any ending of its language; a word without `*` must stand as it is. All words of a phrase
 * must be in the text, in any order. Words of four letters and more may be typed without their dots and rings.
 */
export type PhraseLists = Readonly<Partial<Record<Language, string>>>;

/** A phrase found in a text. */
export interface PhraseMatch<T> {
  readonly value: T;
  readonly language: Language;
  /** The positions of the words it explains. */
  readonly tokens: ReadonlySet<number>;
  /** How many words the phrase asks for. */
  readonly words: number;
}

/** A single word of a phrase; of a stem any form. */
export interface KnownWord {
  readonly text: string;
  readonly isStem: boolean;
  /** Absent of a name that is not bent further. */
  readonly language?: Language;
}

export interface Phrases<T> {
  /** Every word of the phrases, each once. */
  readonly words: readonly KnownWord[];
  /** Every phrase whose words are all among the tokens. */
  find(tokens: readonly Token[]): PhraseMatch<T>[];
  /** How much of its likeliest phrase each value has among the tokens, a share of letters, of rare words most; those with none are absent. */
  sharesOf(tokens: readonly Token[]): ReadonlyMap<T, number>;
  /** The values that claim this word by itself, each once. */
  claimedBy(word: string): T[];
  /** True when this word is one of a phrase's, be it one of many. */
  has(word: string): boolean;
}

interface Phrase<T> {
  readonly value: T;
  readonly language: Language;
  readonly words: readonly string[];
}

interface Slot<T> {
  readonly phrase: Phrase<T>;
  readonly position: number;
  readonly isStem: boolean;
}

/** The words of phrases, stems without their mark, each with the places it has in phrases. */
interface Index<T> {
  readonly slots: ReadonlyMap<string, readonly Slot<T>[]>;
  readonly beginnings: Beginnings;
}

// Longer words are no words; the limit keeps hostile text cheap.
const maxWord = 60;

// Shorter words become other words without their dots: "sää", the weather, would be "saa", to get.
const shortestDotless = 4;

/** Prepares phrases for finding; finding costs a few look-ups per word, however many phrases there are. */
export function createPhrases<T>(lists: Iterable<readonly [T, PhraseLists]>): Phrases<T> {
  const slots = new Map<string, Slot<T>[]>();
  const known: KnownWord[] = [];
  for (const [value, list] of lists) {
    for (const phrase of parsePhrases(value, list)) {
      phrase.words.forEach((word, position) => {
        const isStem = word.endsWith('*');
        const bare = isStem ? word.slice(0, -1) : word;
        if (!slots.get(bare)?.some((slot) => isSame(slot, word, phrase.language))) {
          known.push({ text: bare, isStem, language: phrase.language });
        }
        const slot = { phrase, position, isStem };
        for (const key of spellings(bare)) {
          const at = slots.get(key);
          if (at) at.push(slot);
          else slots.set(key, [slot]);
        }
      });
    }
  }
  const phrases = { slots, beginnings: rememberBeginnings(slots.keys()) };
  return {
    words: known,
    find: (tokens) => findPhrases(phrases, tokens),
    sharesOf: (tokens) => sharesOf(phrases, tokens),
    has: (word) => slotsOf(phrases, word).length > 0,
    claimedBy: (word) => [
      ...new Set(
        slotsOf(phrases, word)
          .filter(({ phrase }) => phrase.words.length === 1)
          .map(({ phrase }) => phrase.value),
      ),
    ],
  };
}

function isSame<T>({ phrase, position }: Slot<T>, word: string, language: Language): boolean {
  return phrase.words[position] === word && phrase.language === language;
}

function spellings(word: string): string[] {
  const dotless = word.length < shortestDotless ? word : withoutDots(word);
  return dotless === word ? [word] : [word, dotless];
}

function* parsePhrases<T>(value: T, lists: PhraseLists): Generator<Phrase<T>> {
  for (const language of languages) {
    for (const phrase of lists[language]?.split(',') ?? []) {
      const words = phrase.trim().split(/\s+/).filter(Boolean);
      if (words.length > 0) yield { value, language, words };
    }
  }
}

function slotsOf<T>({ slots, beginnings }: Index<T>, word: string): Slot<T>[] {
  const found: Slot<T>[] = [];
  if (word.length > maxWord) return found;
  for (const length of beginnings(word)) {
    const rest = word.slice(length);
    for (const slot of slots.get(word.slice(0, length)) ?? []) {
      if (slot.isStem ? isEnding(rest, slot.phrase.language) : rest === '') found.push(slot);
    }
  }
  return found;
}

function findPhrases<T>(phrases: Index<T>, tokens: readonly Token[]): PhraseMatch<T>[] {
  const matches: PhraseMatch<T>[] = [];
  for (const [{ value, language, words }, positions] of fill(phrases, tokens)) {
    if (positions.size < words.length) continue;
    matches.push({ value, language, words: words.length, tokens: new Set([...positions.values()].flat()) });
  }
  return matches;
}

/** The phrases that have a word among the tokens, and for each of its words the positions of these. */
function fill<T>(phrases: Index<T>, tokens: readonly Token[]): Map<Phrase<T>, Map<number, number[]>> {
  const filled = new Map<Phrase<T>, Map<number, number[]>>();
  tokens.forEach(({ word }, index) => {
    for (const { phrase, position } of slotsOf(phrases, word)) {
      const positions = filled.get(phrase) ?? new Map<number, number[]>();
      const at = positions.get(position);
      if (at) at.push(index);
      else positions.set(position, [index]);
      filled.set(phrase, positions);
    }
  });
  return filled;
}

function sharesOf<T>(phrases: Index<T>, tokens: readonly Token[]): Map<T, number> {
  const shares = new Map<T, number>();
  // A word of many values' phrases speaks for none of them: "live" for length of life no more than for living alone.
  const weigh = (words: readonly string[]) => words.reduce((sum, word) => sum + word.length * rarity(phrases, word), 0);
  for (const [{ value, words }, positions] of fill(phrases, tokens)) {
    const share = weigh(words.filter((_, at) => positions.has(at))) / weigh(words);
    shares.set(value, Math.max(shares.get(value) ?? 0, share));
  }
  return shares;
}

function rarity<T>({ slots }: Index<T>, word: string): number {
  const values = new Set((slots.get(word.replace(/\*$/, '')) ?? []).map(({ phrase }) => phrase.value));
  return 1 / Math.max(1, values.size);
}
