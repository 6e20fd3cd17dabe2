import { type Clock, createBriefMemory, type Links } from '../base/base';
import { toPng } from '../charts/charts';
import type { FigureAnswer, FigureQuestion, Indicators } from '../indicators/indicators';
import { isLanguage, type Language } from '../text/text';
import { parseAction, regionsAtMost, showFigures } from './actions';
import { drawFigures } from './figure-charts';
import type { AnswerView } from './views';

/** Pictures of trends, comparisons and rankings, at addresses that nobody can guess. */
export interface FigurePictures {
  /** The card of an answer, with the address of its picture where it has one. */
  view(answer: FigureAnswer, language: Language): AnswerView;
  /** The PNG behind an address, drawn from the figures of today; undefined when there is none. */
  draw(token: string): Promise<Buffer | undefined>;
}

interface Parts {
  readonly links: Links;
  readonly indicators: Pick<Indicators, 'answer'>;
  readonly clock: Clock;
}

// Whoever holds an address may load it as often as they like: what was drawn is kept for a while, 50 KB each.
const kept = { keptMs: 10 * 60_000, most: 40 } as const;

export function createFigurePictures({ links, indicators, clock }: Parts): FigurePictures {
  const drawn = createBriefMemory<Buffer | undefined>({ clock, ...kept });

  async function drawAnew(token: string): Promise<Buffer | undefined> {
    const asked = openSubject(links, token);
    if (!asked) return undefined;
    const answer = await indicators.answer(asked.question);
    const svg = answer.kind === 'missing' ? undefined : drawFigures(answer, asked.language);
    return svg === undefined ? undefined : toPng(svg);
  }

  return {
    view(answer, language) {
      const question = questionOf(answer);
      if (!question || question.regions.length > regionsAtMost) return { kind: 'answer', answer };
      // The date of the figures makes the address another one when they have changed, for caches keep what they have.
      const { updated, downloaded } = answer.source;
      const subject = [language, updated ?? downloaded, JSON.stringify(showFigures(question))].join(' ');
      return { kind: 'answer', answer, chartUrl: links.sign('figure', subject) };
    },
    // Only real addresses are remembered: anybody can make up others.
    draw: async (token) => (openSubject(links, token) ? drawn.get(token, () => drawAnew(token)) : undefined),
  };
}

/** The question that gives this answer again; none where a picture would say no more than a number. */
function questionOf(answer: FigureAnswer): FigureQuestion | undefined {
  const common = { indicator: answer.indicator.id, gender: answer.gender };
  switch (answer.kind) {
    case 'found':
      return undefined;
    case 'trend': {
      const [from, to] = [answer.points.at(0)?.year, answer.points.at(-1)?.year];
      return { ...common, ask: 'trend', regions: [answer.region.id], years: { kind: 'range', from, to } };
    }
    case 'comparison': {
      const regions = [...answer.figures, ...answer.lacking].map(({ region }) => region.id);
      return { ...common, ask: 'compare', regions, years: yearsCompared(answer) };
    }
    case 'ranking': {
      const { area, level, order, year } = answer;
      return { ...common, ask: 'rank', regions: [area.id], level, order, years: { kind: 'year', year } };
    }
  }
}

function yearsCompared({ year, series }: Extract<FigureAnswer, { kind: 'comparison' }>): FigureQuestion['years'] {
  const years = series.flatMap(({ points }) => points.map((point) => point.year));
  if (years.length === 0) return { kind: 'year', year };
  return { kind: 'range', from: Math.min(...years), to: Math.max(...years) };
}

function openSubject(links: Links, token: string): { question: FigureQuestion; language: Language } | undefined {
  const link = links.open('figure', token);
  if (link.kind !== 'valid') return undefined;
  const [language, , ...payload] = link.subject.split(' ');
  const action = parseAction(JSON.parse(payload.join(' ')));
  return isLanguage(language) && action?.verb === 'showFigures' ? { question: action, language } : undefined;
}
