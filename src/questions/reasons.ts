import type { Indicator } from '../indicators/indicators';
import { isInTitle } from './choice';
import type { CandidatesReason } from './question-answer';
import type { Reading } from './reading';

/** Why a question gets these candidates instead of an answer. */
export function reasonsFor(reading: Reading, candidates: readonly Indicator[]): CandidatesReason[] {
  const { intent } = reading;
  const asksForMore = intent === 'trend' || intent === 'compare' || intent === 'rank';
  return [
    ...(hasUnexplained(reading, candidates) ? (['notUnderstoodWhole'] as const) : []),
    ...(asksForMore ? (['oneFigureOnly'] as const) : []),
  ];
}

/** True when a word belongs to no known subject or group, and to no title that is offered. */
function hasUnexplained(reading: Reading, candidates: readonly Indicator[]): boolean {
  return reading.content.some(
    (index) =>
      !reading.groups.has(index) &&
      !reading.concepts.some(({ tokens }) => tokens.has(index)) &&
      !candidates.some((indicator) => isInTitle(index, indicator, reading)),
  );
}
