import { unreachable } from '../../base/base';
import type { AnswerView } from '../../conversation/views';
import type { FigureAnswer } from '../../indicators/indicators';
import { comparisonWords } from './comparison';
import { type FigureWords, figureCard } from './figure-card';
import type { Presented, Wording } from './presented';
import { rankingWords } from './ranking';
import { trendWords } from './trend';
import { valueWords } from './value';

/** One figure, a series of them, several side by side or the parts of an area in order. */
export function presentAnswer(view: AnswerView, wording: Wording): Presented {
  return figureCard(view, wordsOf(view.answer, wording), wording);
}

function wordsOf(answer: FigureAnswer, wording: Wording): FigureWords {
  switch (answer.kind) {
    case 'found':
      return valueWords(answer, wording);
    case 'trend':
      return trendWords(answer, wording);
    case 'comparison':
      return comparisonWords(answer, wording);
    case 'ranking':
      return rankingWords(answer, wording);
    default:
      return unreachable(answer);
  }
}
