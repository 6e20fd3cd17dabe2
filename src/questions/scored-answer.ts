import type { Gender, Region, RegionFigure } from '../indicators/indicators';
import type { YearSpan } from '../understanding/understanding';
import type { QuestionAnswer, Understood } from './question-answer';

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
  const indicator = indicatorOf(answer);
  const intent = understood.intent === 'elsewhere' ? 'out-of-scope' : understood.intent;
  const mode = modeOf(answer, understood);
  return {
    id,
    mode,
    indicator: mode === 'answer' ? indicator : null,
    candidates: answer.kind === 'candidates' ? answer.candidates.map(({ indicator }) => indicator.id) : [],
    regions: [
      ...understood.regions.flatMap((region) => codeOf(regions.get(region))),
      ...(understood.level === 'HYVINVOINTIALUE' ? ['level:hva'] : []),
    ],
    years: yearsOf(understood.years),
    gender: understood.gender,
    intent: mode === 'refuse' ? 'out-of-scope' : intent,
    figures: figuresOf(answer),
    ms,
  };
}

function modeOf(answer: QuestionAnswer, { intent, isFuture }: Understood): ScoredAnswer['mode'] {
  switch (answer.kind) {
    case 'answer':
    case 'definition':
      return 'answer';
    case 'missing':
      return isFuture ? 'refuse' : 'answer';
    case 'candidates':
      return 'clarify';
    case 'outOfScope':
      return intent === 'associations' ? 'associations' : 'refuse';
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
    default:
      return null;
  }
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
  if (answer.kind === 'missing') {
    const { instead, gender } = answer.missing;
    return instead ? [toFigure(instead, gender)] : [];
  }
  if (answer.kind !== 'answer') return [];
  const { figure, above, earlier, gender } = answer.answer;
  const shown = [figure, ...above, ...(earlier ? [{ ...earlier, region: figure.region }] : [])];
  return shown.map((one) => toFigure(one, gender));
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
