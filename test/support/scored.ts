import { answerFigures } from '../../src/indicators/answer-figures';
import { findFigure } from '../../src/indicators/find-figure';
import type { Edition } from '../../src/indicators/indicators';
import { createQuestions, type ScoredAnswer, toScoredAnswer } from '../../src/questions/questions';
import { createMemoryStore } from './memory-store';
import { createSetClock } from './set-clock';

/** Asks about the figures of an edition, on 23 November 2026, and puts the answers into the form for evaluation. */
export function createScored(edition: Edition): (id: string, text: string) => Promise<ScoredAnswer> {
  const indicators = {
    edition: () => edition,
    lookUp: findFigure.bind(null, edition),
    answer: answerFigures.bind(null, edition),
  };
  const clock = createSetClock('2026-11-23T10:00:00Z');
  const questions = createQuestions({ indicators, store: createMemoryStore(), clock, homeArea: 'Uusimaa' });
  return async (id: string, text: string) => {
    const started = performance.now();
    const { answer, understood } = await questions.answer({ text });
    const ms = performance.now() - started;
    return toScoredAnswer({ id, answer, understood, regions: edition.regions, ms });
  };
}
