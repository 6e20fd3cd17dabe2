import { findAsked } from './asked';
import type { Edition } from './edition';
import type { FigureAnswer, FigureQuestion } from './figures';
import { findComparison } from './find-comparison';
import { findValue } from './find-figure';
import { findRanking } from './find-ranking';
import { findTrend } from './find-trend';
import type { MissingFigure } from './lookup';

/**
 * What `question` asks for, every number exactly as the edition holds it, or the reason why there is none. What there is too
 * little for becomes the next smaller answer: a trend of one point and a comparison of one region are values.
 */
export async function answerFigures(edition: Edition, question: FigureQuestion): Promise<FigureAnswer | MissingFigure> {
  const asked = await findAsked(edition, question);
  if ('kind' in asked) return asked;
  switch (question.ask) {
    case 'value':
      return findValue(asked);
    case 'trend':
      return findTrend(asked);
    case 'compare':
      return findComparison(asked);
    case 'rank':
      return findRanking(asked);
  }
}
