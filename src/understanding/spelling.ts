import { isEnding } from './endings';
import { createNearWords, isWithinOneSlip, type NearWords } from './near-words';
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

/** Known words, prepared for comparing with what was typed. */
export interface SpellingList {
  readonly words: readonly Prepared[];
  readonly near: NearWords;
}

interface Prepared extends KnownWord {
  readonly kind: 'subject' | 'common' | 'place';
  /** Without dots and rings. */
  readonly plain: string;
  /** Of a place: its forms are all one reading. */
  readonly region?: number;
}

/**
 * Prepares the words of subjects and groups, and the common words of the languages: so many, and so near other words, that only
 * letters swapped or doubled are slips in these.
 */
export function listWords(words: Iterable<KnownWord>, commonWords: Iterable<KnownWord>): SpellingList {
  const known = new Map<string, Prepared>();
  const add = ({ text, isStem, language }: KnownWord, kind: Prepared['kind']) => {
    if (text.length < shortestWord) return;
    const plain = withoutDots(text);
    known.set(`${text}${isStem ? '*' : ''}${language}`, {
      text,
      isStem,
      kind,
      plain,
      ...(language ? { language } : {}),
    });
  };
  for (const word of words) add(word, 'subject');
  for (const word of commonWords) add(word, 'common');
  return toList([...known.values()]);
}

/** Prepares the names of places in their common forms. */
export function listPlaces(forms: Iterable<readonly [form: string, region: number]>): SpellingList {
  const known = new Map<string, Prepared>();
  for (const [text, region] of forms) {
    if (text.length < shortestWord) continue;
    known.set(text, { text, isStem: false, kind: 'place', plain: withoutDots(text), region });
  }
  return toList([...known.values()]);
}

function toList(words: readonly Prepared[]): SpellingList {
  return {
    words,
    near: createNearWords(
      words.map(({ plain }) => plain),
      slipsAllowed,
    ),
  };
}

function slipsAllowed(length: number): number {
  return length >= shortestFor.two ? 2 : 1;
}

/** Corrects by several lists; of equal readings the first list's counts. */
export function createSpelling(lists: readonly SpellingList[]): Spelling {
  return {
    correct(word, { isName = false, isKnown = false } = {}) {
      if (word.length < shortestWord || word.length > longestWord || !/^[\p{L}-]+$/u.test(word)) return undefined;
      const found = lists.flatMap((list) => [...guesses(word, isName, list)]);
      return best(isKnown ? found.filter((guess) => guess.slips < 1 && guess.weight >= shortestKnown) : found);
    },
  };
}

function* guesses(word: string, isName: boolean, { words, near }: SpellingList): Generator<Guess> {
  const typed = withoutDots(word);
  for (const { position, end, slips } of near.find(typed)) {
    const one = words[position];
    if (!one || slips === 0) continue;
    const { plain, region, isStem, language } = one;
    const rest = typed.slice(end);
    if (!(isStem && language ? isEnding(rest, language) : rest === '')) continue;
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
  if (slips > 1) return isWithinOneSlip(single(plain), single(typed));
  if (plain.length > typed.length) return weight >= shortestFor.missing;
  if (plain.length < typed.length) return weight >= shortestFor.added;
  return weight >= (kind === 'place' ? shortestFor.changedPlace : shortestFor.changed);
}

/** Neighbours swapped, or letters doubled or not. */
function isSmallSlip(wanted: string, typed: string): boolean {
  return single(wanted) === single(typed) || sorted(wanted) === sorted(typed);
}

function single(word: string): string {
  return word.replace(/(.)\1/g, '$1');
}

function sorted(word: string): string {
  return [...word].sort().join('');
}

function best(found: readonly Guess[]): string | undefined {
  const sorted = [...found].sort((one, other) => one.slips - other.slips || other.weight - one.weight);
  const [first] = sorted;
  if (!first) return undefined;
  const equals = sorted.filter(({ slips, weight }) => slips === first.slips && weight === first.weight);
  const readings = new Set(equals.map(({ read, region }) => region ?? withoutDots(read)));
  return readings.size === 1 ? first.read : undefined;
}
