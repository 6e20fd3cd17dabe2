import type { Edition, Gender, Indicator, Region, Values } from './edition';
import type { FigureQuestion } from './figures';
import type { AnswerSource, MissingFigure, MissingReason, RegionFigure } from './lookup';
import { yearToName } from './spans';
import { withFittingDecimals } from './units';

/** A question with all that it asks about at hand. */
export interface Asked {
  readonly edition: Edition;
  readonly question: FigureQuestion;
  readonly indicator: Indicator;
  readonly values: Values;
  /** One or more, each once, in the order asked. */
  readonly regions: readonly [Region, ...Region[]];
}

/** Finds what a question names, or says why it cannot be answered whatever the figures are. */
export async function findAsked(edition: Edition, question: FigureQuestion): Promise<Asked | MissingFigure> {
  const indicator = edition.indicators.get(question.indicator);
  const ids = new Set(question.regions);
  const [first, ...others] = [...ids].flatMap((id) => edition.regions.get(id) ?? []);
  const missing = (reason: MissingReason) => missingFigure({ question, indicator, region: first }, reason);

  if (!indicator) return missing(edition.source === 'starter' ? 'notInStarter' : 'unknownIndicator');
  if (!first || others.length + 1 < ids.size) return missing('unknownRegion');
  const values = await edition.values(indicator.id);
  if (!values) return missing(edition.source === 'starter' ? 'notInStarter' : 'notDownloaded');
  return { edition, question, indicator, values, regions: [first, ...others] };
}

interface Subject {
  readonly question: FigureQuestion;
  readonly indicator: Indicator | undefined;
  readonly region: Region | undefined;
  readonly values?: Values;
}

/** No figure, with what there is instead of it. */
export function missingFigure(subject: Subject, reason: MissingReason, instead?: RegionFigure): MissingFigure {
  const { question, indicator, region, values } = subject;
  const { gender } = question;
  const years = region && values ? values.series(region.id, gender).map(({ year }) => year) : [];
  return {
    kind: 'missing',
    reason,
    indicator: indicator && instead ? withFittingDecimals(indicator, [instead.value]) : indicator,
    region,
    year: yearToName(question.years),
    gender,
    years,
    genders: region && values ? gendersOf(values, region) : [],
    instead,
  };
}

const genders: readonly Gender[] = ['total', 'female', 'male'];

function gendersOf(values: Values, region: Region): readonly Gender[] {
  return genders.filter((gender) => values.series(region.id, gender).length > 0);
}

/** Where the figures of an answer come from. */
export function sourceOf({ edition, indicator }: Pick<Asked, 'edition' | 'indicator'>): AnswerSource {
  return { edition: edition.source, updated: indicator.updated, downloaded: edition.downloaded };
}

/** The official figures of these regions for one year, where there are any. */
export function figuresOf({ values, question }: Asked, regions: readonly Region[], year: number): RegionFigure[] {
  const figures: RegionFigure[] = [];
  for (const region of regions) {
    const value = values.value(region.id, year, question.gender);
    if (value !== undefined) figures.push({ region, year, value });
  }
  return figures;
}
