import type { Language } from '../text/text';
import { isEnding, isSameWord } from './endings';

/** A stretch of a word's letters, the end not included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

// A part of a compound is known by so many letters at its front, and by so many at its back.
const shortestFront = 5;
const shortestBack = 4;

/**
 * What two words of one language have in common: all of both when they are forms of one word; of a compound the part that
 * the other word is ("sosiaalihuollon" and "sosiaalihuoltoasiakkaat"). Undefined when they share no part.
 */
export function sharedPart(a: string, b: string, language: Language): { a: Stretch; b: Stretch } | undefined {
  if (isSameWord(a, b, language)) return { a: wholeOf(a), b: wholeOf(b) };
  if (Math.min(a.length, b.length) < shortestBack || language === 'en') return undefined;
  const inB = partWithin(a, b, language);
  if (inB) return { a: wholeOf(a), b: inB };
  const inA = partWithin(b, a, language);
  return inA && { a: inA, b: wholeOf(b) };
}

function wholeOf(word: string): Stretch {
  return { from: 0, to: word.length };
}

function partWithin(part: string, compound: string, language: Language): Stretch | undefined {
  const front = commonLetters(part, compound, 0);
  if (front >= shortestFront && compound.length - front >= shortestBack && isEnding(part.slice(front), language)) {
    return { from: 0, to: front };
  }
  const at = compound.indexOf(part.slice(0, shortestBack), 3);
  if (at < 0) return undefined;
  const back = commonLetters(part, compound, at);
  const isPart = isEnding(part.slice(back), language) && isEnding(compound.slice(at + back), language);
  return isPart ? { from: at, to: compound.length } : undefined;
}

function commonLetters(part: string, compound: string, at: number): number {
  let common = 0;
  while (common < part.length && part[common] === compound[at + common]) common += 1;
  return common;
}
