import { onGroup } from '../answering/needs';
import { openingWords } from '../answering/openers';
import type { Knowledge } from '../knowledge';
import type { Reading } from '../reading/reading';
import { peopleBeside } from './asked';
import { candidatesAtMost } from './candidates';
import type { Choice } from './choice';

const counting =
  /^(?:mont\p{L}+|moni|monelle|paljon\p{L}*|paljo\p{L}*|määr\p{L}*|lukumäär\p{L}*|osuu\p{L}*|osuude\p{L}*|många|mycke|mycket|antal\p{L}*|andel\p{L}*|fler|flera|färre|many|number|share|proportion|percentage|fewer|more)$/u;

/**
 * A question that names a group of people and nothing about them ("vanhukset Hyvinkäällä"): how many they are when it asks
 * that, else what there is to choose from. Undefined when it names no one group, or goes on from another question.
 */
export function groupAlone(reading: Reading, knowledge: Knowledge): Exclude<Choice, { kind: 'none' }> | undefined {
  const { groups, ages, schools } = peopleBeside(reading, new Set());
  const [group, ...others] = groups;
  if (!group || others.length > 0 || ages || schools.size > 0 || openingWords(reading.tokens) > 0) return undefined;
  const found = onGroup(group, knowledge);
  if (!found) return undefined;
  // Where youth ends is a matter of taste.
  const asksCount = reading.intent !== 'value' || reading.tokens.some(({ word }) => counting.test(word));
  if (asksCount && group !== 'young') return { kind: 'clear', indicator: found.share.id };
  return { kind: 'open', candidates: [found.share, ...found.others].slice(0, candidatesAtMost) };
}
