import { slipsByEnd } from './edit-distance';
import { isEnding } from './endings';
import type { KnownWord } from './phrases';
import { withoutDots } from './tokens';

export interface Spelling {
  /** The word that this one is a slip of the pen for, in the form typed; undefined when there is none or more than one. */
  correct(word: string, hints?: SpellingHints): string | undefined;
}

export interface SpellingHints {
  /** It has a capital within a sentence, so that it is hardly another common word. */
  readonly isName?: boolean;
  /** It looks like a form of a known word already: only letters swapped or doubled in a longer word are put right. */
  readonly isKnown?: boolean;
}

interface SpellingParts {
  /** The words of subjects and groups. */
  readonly words: Iterable<KnownWord>;
  /** Words of the languages: so many, and so near other words, that only letters swapped or doubled are slips in them. */
  readonly commonWords: Iterable<KnownWord>;
  /** Names of places in their common forms. */
  readonly placeForms: () => Iterable<readonly [form: string, region: number]>;
}

/** A way to read a word, with how many slips away it is. */
interface Guess {
  readonly read: string;
  readonly slips: number;
  /** How many letters of the known word it rests on. */
  readonly weight: number;
  readonly region?: number;
}

const shortestWord = 5;
const shortestKnown = 7;
const longestWord = 40;

// How long a known word must be for a slip of a kind: the more words a slip can make of each other, the longer. Neighbours
// swapped and letters doubled or not are nearly always slips; another letter is often another word: "tapahtuma", "tapaturma".
const shortestFor = { swapped: 7, missing: 7, added: 8, changed: 8, changedPlace: 10, two: 11 } as const;

// What a capital is worth in letters.
const nameWeight = 2;

interface Prepared extends KnownWord {
  readonly kind: 'subject' | 'common' | 'place';
  /** Without dots and rings. */
  readonly plain: string;
  /** Of a place: its forms are all one reading. */
  readonly region?: number;
  /** A bit for each of its letters. */
  readonly letters: number;
}

/** Prepares for correcting; the lists are read at the first word that nothing explains. */
export function createSpelling({ words, commonWords, placeForms }: SpellingParts): Spelling {
  let known: Map<string, Prepared[]> | undefined;

  return {
    correct(word, { isName = false, isKnown = false } = {}) {
      if (word.length < shortestWord || word.length > longestWord || !/^[\p{L}-]+$/u.test(word)) return undefined;
      known ??= byFirstLetter([
        ['place', placeWords(placeForms())],
        ['common', commonWords],
        ['subject', words],
      ]);
      const found = guesses(word, isName, known.get(withoutDots(word).charAt(0)) ?? []);
      return best(isKnown ? [...found].filter((guess) => guess.slips < 1 && guess.weight >= shortestKnown) : found);
    },
  };
}

function prepare(word: PlaceWord, kind: Prepared['kind']): Prepared {
  const plain = withoutDots(word.text);
  return { ...word, kind, plain, letters: lettersOf(plain) };
}

type PlaceWord = KnownWord & Pick<Prepared, 'region'>;

function* placeWords(forms: ReturnType<SpellingParts['placeForms']>): Generator<PlaceWord> {
  for (const [text, region] of forms) yield { text, isStem: false, region };
}

/** Each word once, of the first kind that has it: a word of several subjects comes many times. */
function byFirstLetter(lists: readonly (readonly [Prepared['kind'], Iterable<PlaceWord>])[]): Map<string, Prepared[]> {
  const seen = new Set<string>();
  const found = new Map<string, Prepared[]>();
  for (const [kind, words] of lists) {
    for (const word of words) {
      const key = `${word.text}${word.isStem ? '*' : ''}${word.language}`;
      if (word.text.length < shortestWord || seen.has(key)) continue;
      seen.add(key);
      const prepared = prepare(word, kind);
      const at = found.get(prepared.plain.charAt(0));
      if (at) at.push(prepared);
      else found.set(prepared.plain.charAt(0), [prepared]);
    }
  }
  return found;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) % 32);
  return letters;
}

function countOf(letters: number): number {
  let [left, count] = [letters, 0];
  for (; left !== 0; left &= left - 1) count += 1;
  return count;
}

function* guesses(word: string, isName: boolean, known: readonly Prepared[]): Generator<Guess> {
  const typed = withoutDots(word);
  const letters = lettersOf(typed);
  for (const one of known) {
    const { plain, region, isStem, language } = one;
    const most = plain.length >= shortestFor.two ? 2 : 1;
    if (isStem ? typed.length < plain.length - most : Math.abs(typed.length - plain.length) > most) continue;
    if (countOf(one.letters & ~letters) > most) continue;
    for (const [end, slips] of slipsByEnd(plain, typed, most)) {
      const rest = typed.slice(end);
      if (slips === 0 || !(isStem && language ? isEnding(rest, language) : rest === '')) continue;
      const weight = plain.length + (isName && one.kind === 'place' ? nameWeight : 0);
      if (!isLikely({ ...one, weight }, typed.slice(0, end), slips)) continue;
      const isSmall = isSmallSlip(plain, typed.slice(0, end));
      yield {
        read: one.text + word.slice(end),
        slips: isSmall ? slips / 2 : slips,
        weight,
        ...(region ? { region } : {}),
      };
    }
  }
}

/** True when this much of a slip is one in a word of this length, and not another word. */
function isLikely(
  { plain, kind, isStem, weight }: Prepared & Pick<Guess, 'weight'>,
  typed: string,
  slips: number,
): boolean {
  // The stem's last letter belongs to the word as much as to its ending.
  if (isStem && plain.at(-1) !== typed.at(-1) && sorted(plain) !== sorted(typed)) return false;
  if (isSmallSlip(plain, typed)) {
    return kind !== 'subject' || single(plain) === single(typed) || plain.length >= shortestFor.swapped;
  }
  if (kind === 'common') return false;
  if (slips > 1) return slipsOf(single(plain), single(typed)) <= 1;
  if (plain.length > typed.length) return weight >= shortestFor.missing;
  if (plain.length < typed.length) return weight >= shortestFor.added;
  return weight >= (kind === 'place' ? shortestFor.changedPlace : shortestFor.changed);
}

/** Neighbours swapped, or letters doubled or not. */
function isSmallSlip(wanted: string, typed: string): boolean {
  return single(wanted) === single(typed) || sorted(wanted) === sorted(typed);
}

function slipsOf(wanted: string, typed: string): number {
  return slipsByEnd(wanted, typed, 2).get(typed.length) ?? 3;
}

function single(word: string): string {
  return word.replace(/(.)\1/g, '$1');
}

function sorted(word: string): string {
  return [...word].sort().join('');
}

function best(found: Iterable<Guess>): string | undefined {
  const sorted = [...found].sort((one, other) => one.slips - other.slips || other.weight - one.weight);
  const [first] = sorted;
  if (!first) return undefined;
  const equals = sorted.filter(({ slips, weight }) => slips === first.slips && weight === first.weight);
  const readings = new Set(equals.map(({ read, region }) => region ?? withoutDots(read)));
  return readings.size === 1 ? first.read : undefined;
}
