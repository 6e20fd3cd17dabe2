import type { FigureAnswer, Gender, Region, RegionFigure, RegionSeries } from '../../indicators/indicators';
import type { YearSpan } from '../../understanding/understanding';
import type { QuestionAnswer, Understood } from '../question-answer';

/** An answer as evaluation scripts read it: one line of JSON per question. Ids are Sotkanet's, regions official codes. */
export interface ScoredAnswer {
  readonly id: string;
  readonly mode: 'answer' | 'clarify' | 'refuse' | 'associations';
  readonly indicator: number | null;
  readonly candidates: readonly number[];
  /** The regions that the question names: "kunta:444", "mk:01", "hva:03", "maa:FI"; "level:hva" when it asks which county. */
  readonly regions: readonly string[];
  /** The years that the question states. */
  readonly years: { readonly from: number | null; readonly to: number | null } | { readonly last: number } | null;
  readonly gender: Gender;
  readonly intent: string;
  /** Every number that the answer shows. */
  readonly figures: readonly ScoredFigure[];
  /** Those of the other indicators, where several stand side by side. */
  readonly beside?: readonly (ScoredFigure & { readonly indicator: number })[];
  readonly ms: number;
}

export interface ScoredFigure {
  readonly region: string;
  readonly year: number;
  readonly gender: Gender;
  readonly value: number;
}

interface Scorable {
  readonly id: string;
  readonly answer: QuestionAnswer;
  readonly understood: Understood;
  /** The regions of the edition that answered. */
  readonly regions: ReadonlyMap<number, Region>;
  /** How long the answer took, milliseconds. */
  readonly ms: number;
}

/** Puts an answer into the form for evaluation. */
export function toScoredAnswer({ id, answer, understood, regions, ms }: Scorable): ScoredAnswer {
  const mode = modeOf(answer, understood);
  const beside = besideOf(answer);
  return {
    id,
    mode,
    indicator: indicatorOf(answer),
    candidates: candidatesOf(answer),
    regions: [
      ...understood.regions.flatMap((region) => codeOf(regions.get(region))),
      ...(understood.level === 'HYVINVOINTIALUE' ? ['level:hva'] : []),
    ],
    years: yearsOf(understood.years),
    gender: understood.gender,
    intent: intentOf(answer, understood),
    figures: figuresOf(answer),
    ...(beside.length > 0 ? { beside } : {}),
    ms,
  };
}

/** What was read out of the question, also where its subject was not understood. */
function intentOf({ kind }: QuestionAnswer, { intent }: Understood): string {
  if (kind === 'outOfScope' && intent === 'associations') return intent;
  if (kind === 'outOfScope' || kind === 'future' || intent === 'elsewhere') return 'out-of-scope';
  return intent === 'needs' ? 'value' : intent;
}

function modeOf(answer: QuestionAnswer, { intent, isFuture }: Understood): ScoredAnswer['mode'] {
  switch (answer.kind) {
    case 'answer':
    case 'definition':
      return 'answer';
    case 'missing':
      return isFuture ? 'refuse' : 'answer';
    case 'candidates':
    case 'needs':
      return 'clarify';
    case 'outOfScope':
      return intent === 'associations' ? 'associations' : 'refuse';
    case 'future':
    case 'notUnderstood':
      return 'refuse';
  }
}

function indicatorOf(answer: QuestionAnswer): number | null {
  switch (answer.kind) {
    case 'answer':
      return answer.answer.indicator.id;
    case 'missing':
      return answer.missing.indicator?.id ?? null;
    case 'definition':
      return answer.indicator.id;
    case 'needs':
      return answer.needs.figures[0]?.indicator.id ?? null;
    default:
      return null;
  }
}

function candidatesOf(answer: QuestionAnswer): number[] {
  if (answer.kind === 'candidates') return answer.candidates.map(({ indicator }) => indicator.id);
  if (answer.kind !== 'needs') return [];
  const { figures, lacking } = answer.needs;
  return [...figures.map(({ indicator }) => indicator), ...lacking].map(({ id }) => id);
}

function yearsOf(years: YearSpan | undefined): ScoredAnswer['years'] {
  switch (years?.kind) {
    case undefined:
      return null;
    case 'year':
      return { from: years.year, to: years.year };
    case 'range':
      return { from: years.from ?? null, to: years.to ?? null };
    case 'last':
      return { last: years.years };
  }
}

function figuresOf(answer: QuestionAnswer): ScoredFigure[] {
  switch (answer.kind) {
    case 'answer':
      return shownIn(answer.answer);
    case 'missing': {
      const { instead, gender } = answer.missing;
      return instead ? [toFigure(instead, gender)] : [];
    }
    case 'needs':
      return answer.needs.figures.slice(0, 1).flatMap(shownIn);
    default:
      return [];
  }
}

function besideOf(answer: QuestionAnswer): (ScoredFigure & { indicator: number })[] {
  if (answer.kind !== 'needs') return [];
  const others = answer.needs.figures.slice(1);
  return others.flatMap((one) => shownIn(one).map((figure) => ({ indicator: one.indicator.id, ...figure })));
}

/** Every number of an answer, each once. */
function shownIn(answer: FigureAnswer): ScoredFigure[] {
  const shown = numbersOf(answer).map((one) => toFigure(one, answer.gender));
  return [...new Map(shown.map((figure) => [`${figure.region} ${figure.year}`, figure])).values()];
}

function numbersOf(answer: FigureAnswer): RegionFigure[] {
  const alongside = (series: readonly RegionSeries[]) =>
    series.flatMap(({ region, points }) => points.map((point) => ({ ...point, region })));
  switch (answer.kind) {
    case 'found': {
      const { figure, above, earlier } = answer;
      return [figure, ...above, ...(earlier ? [{ ...earlier, region: figure.region }] : [])];
    }
    case 'trend':
      return alongside([answer, ...answer.above]);
    case 'comparison':
      return [...answer.figures, ...answer.above, ...alongside(answer.series)];
    case 'ranking':
      return [...answer.places, ...answer.above];
  }
}

function toFigure({ region, year, value }: RegionFigure, gender: Gender): ScoredFigure {
  return { region: codeOf(region).join(), year, gender, value };
}

function codeOf(region: Region | undefined): string[] {
  switch (region?.category) {
    case 'KUNTA':
      return [`kunta:${region.code.padStart(3, '0')}`];
    case 'MAAKUNTA':
      return [`mk:${region.code.padStart(2, '0')}`];
    case 'HYVINVOINTIALUE':
      return [`hva:${region.code.padStart(2, '0')}`];
    case 'MAA':
      return ['maa:FI'];
    default:
      return [];
  }
}
