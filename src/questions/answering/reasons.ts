import type { Indicator } from '../../indicators/indicators';
import { peopleBeside } from '../choosing/asked';
import { tellsWord } from '../choosing/title-words';
import type { CandidatesReason } from '../question-answer';
import type { Reading } from '../reading/reading';

/** Why a question gets these candidates instead of an answer. */
export function reasonsFor(reading: Reading, candidates: readonly Indicator[]): CandidatesReason[] {
  return hasUnexplained(reading, candidates) ? ['notUnderstoodWhole'] : [];
}

/** True when a word belongs to no known subject, group or age, and to no title that is offered. */
function hasUnexplained(reading: Reading, candidates: readonly Indicator[]): boolean {
  const people = peopleBeside(reading, new Set());
  return reading.content.some(
    (index) =>
      !people.words.has(index) &&
      !reading.concepts.some(({ tokens }) => tokens.has(index)) &&
      !candidates.some((one) => tellsWord(one, reading.tokens[index]?.word ?? '', reading.language)),
  );
}
