import type { Concept } from './lexicon';
import type { Phrases } from './phrases';
import type { Token } from './tokens';

// How much of a phrase must be there, in letters.
const enough = 0.3;
// How much each word counts for, beside the phrase most of which is there.
const besideMost = 0.5;
// Shorter parts are in many words by chance.
const shortestPart = 5;
// Longer words are no words: their parts would be looked up by the thousand.
const longestWord = 40;

/** Subjects that a text may be about although it names none of them whole, likeliest first. */
export function nearConcepts(phrases: Phrases<Concept>, tokens: readonly Token[], left: readonly number[]): Concept[] {
  const shares = new Map<Concept, number>();
  const speak = (concept: Concept, share: number) => shares.set(concept, Math.max(shares.get(concept) ?? 0, share));
  // What only the words say that are understood already is no nearer than what they are understood as.
  const others = phrases.sharesOf(tokens.filter((_, index) => !left.includes(index)));
  for (const [concept, share] of phrases.sharesOf(tokens)) {
    if (share >= enough && share > (others.get(concept) ?? 0)) speak(concept, share);
  }
  for (const index of left) {
    const word = tokens[index]?.word ?? '';
    if (word.length > longestWord) continue;
    for (let length = word.length - 1; length >= shortestPart; length -= 1) {
      for (const part of [word.slice(0, length), word.slice(-length)]) {
        for (const concept of phrases.claimedBy(part)) speak(concept, length / word.length);
      }
    }
  }
  // Of several the one that more of the words speak for.
  for (const token of tokens) {
    for (const [concept, share] of phrases.sharesOf([token])) {
      const known = shares.get(concept);
      if (known !== undefined) shares.set(concept, known + share * besideMost);
    }
  }
  return [...shares].sort(([, one], [, other]) => other - one).map(([concept]) => concept);
}
