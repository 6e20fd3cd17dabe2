import { slipsByEnd } from './edit-distance';
import { isEnding } from './endings';
import type { KnownWord } from './phrases';
import { withoutDots } from './tokens';

export interface Spelling {
  /** The word that this one is a slip of the pen for, in the form typed; undefined when there is none or more than one. */
  correct(word: string): string | undefined;
}

interface SpellingParts {
  /** The words that questions are understood by. */
  readonly words: Iterable<KnownWord>;
  /** Names of places in their common forms. */
  readonly placeForms: () => Iterable<string>;
}

/** A way to read a word, with how many slips away it is. */
interface Guess {
  readonly read: string;
  readonly slips: number;
  /** How many letters of the known word it rests on. */
  readonly weight: number;
}

// A short word is one slip away from too many others; a long one may have two.
const shortestWord = 6;
const shortestOfTwo = 9;
const longestWord = 40;

/** Prepares for correcting; the lists are read at the first word that nothing explains. */
export function createSpelling({ words, placeForms }: SpellingParts): Spelling {
  let known: Map<string, KnownWord[]> | undefined;

  return {
    correct(word) {
      if (word.length < shortestWord - 1 || word.length > longestWord || !/^[\p{L}-]+$/u.test(word)) return undefined;
      known ??= byFirstLetter(words, placeForms());
      return best(guesses(withoutDots(word), known.get(withoutDots(word).charAt(0)) ?? []));
    },
  };
}

function byFirstLetter(words: Iterable<KnownWord>, placeForms: Iterable<string>): Map<string, KnownWord[]> {
  const unique = new Map<string, KnownWord>();
  for (const word of words) unique.set(`${word.text}${word.isStem ? '*' : ''}${word.language}`, word);
  for (const text of placeForms) unique.set(text, { text, isStem: false });
  const found = new Map<string, KnownWord[]>();
  for (const word of unique.values()) {
    if (word.text.length < shortestWord - 1) continue;
    const key = withoutDots(word.text.charAt(0));
    const at = found.get(key);
    if (at) at.push(word);
    else found.set(key, [word]);
  }
  return found;
}

function* guesses(typed: string, known: readonly KnownWord[]): Generator<Guess> {
  for (const word of known) {
    const wanted = withoutDots(word.text);
    const most = wanted.length >= shortestOfTwo ? 2 : 1;
    if (word.isStem ? typed.length < wanted.length - most : Math.abs(typed.length - wanted.length) > most) continue;
    for (const [end, slips] of slipsByEnd(wanted, typed, most)) {
      const rest = typed.slice(end);
      if (slips === 0 || !(word.isStem && word.language ? isEnding(rest, word.language) : rest === '')) continue;
      if (wanted.length < shortestWord && !isSmallSlip(wanted, typed.slice(0, end))) continue;
      yield { read: word.text + rest, slips, weight: wanted.length };
    }
  }
}

/** In a short word only neighbours swapped or a letter doubled or not is a slip; a changed letter makes another word. */
function isSmallSlip(wanted: string, typed: string): boolean {
  const single = (word: string) => word.replace(/(.)\1/g, '$1');
  return single(wanted) === single(typed) || [...wanted].sort().join('') === [...typed].sort().join('');
}

function best(found: Iterable<Guess>): string | undefined {
  const sorted = [...found].sort((one, other) => one.slips - other.slips || other.weight - one.weight);
  const [first] = sorted;
  if (!first) return undefined;
  const equals = sorted.filter(({ slips, weight }) => slips === first.slips && weight === first.weight);
  const readings = new Set(equals.map(({ read }) => withoutDots(read)));
  return readings.size === 1 ? first.read : undefined;
}
