import {
  type FigureQuestion,
  type Gender,
  partsOf,
  type RankedLevel,
  type Region,
  regionsBeside,
} from '../../indicators/indicators';
import type { Intent, YearSpan } from '../../understanding/understanding';
import type { Knowledge } from '../knowledge';

/** The most regions that one question compares: what a card and a chart can show. */
export const regionsAtMost = 8;

/** What a question says of the figures it wants, whatever they are of; only what it states. */
export interface Wanted {
  readonly intent: Intent | 'value';
  readonly regions: readonly number[];
  readonly years?: YearSpan;
  readonly gender: Gender;
  readonly level?: RankedLevel;
  readonly order?: 'highest' | 'lowest';
}

/**
 * The question put to the figures, with what it leaves open filled in. Without a place it is about the home area where the
 * indicator has figures for it, else about the whole country; one place alone is compared with the country.
 */
export async function toFigureQuestion(
  indicator: number,
  wanted: Wanted,
  knowledge: Knowledge,
): Promise<FigureQuestion> {
  const regions = wanted.regions.slice(0, regionsAtMost);
  const ask = askOf(wanted);
  const named = regions.length > 0 ? regions : [await defaultRegion(indicator, ask, knowledge)];
  const about = { indicator, gender: wanted.gender };
  switch (ask) {
    case 'rank':
      return { ask, ...about, ...ranked(wanted, named, knowledge), ...whole(wanted.years) };
    case 'compare':
      return { ask, ...about, regions: compared(wanted, named, knowledge), ...whole(comparedYears(wanted)) };
    case 'trend':
      return { ask, ...about, regions: named.slice(0, 1), ...whole(untilYear(wanted.years)) };
    case 'value':
      return { ask, ...about, regions: named.slice(0, 1), ...whole(wanted.years) };
  }
}

function askOf({ intent, regions }: Wanted): FigureQuestion['ask'] {
  if (intent === 'rank' || intent === 'compare') return intent;
  if (intent === 'trend') return regions.length > 1 ? 'compare' : 'trend';
  return regions.length > 1 ? 'compare' : 'value';
}

function whole(years: YearSpan | undefined): Pick<FigureQuestion, 'years'> {
  return years ? { years } : {};
}

/** How several regions have changed is told by all their years. */
function comparedYears({ intent, years }: Wanted): YearSpan | undefined {
  return years ?? (intent === 'trend' ? { kind: 'range' } : undefined);
}

/** "How has it changed in 2020" wants the change into that year. */
function untilYear(years: YearSpan | undefined): YearSpan | undefined {
  return years?.kind === 'year' ? { kind: 'range', from: years.year - 1, to: years.year } : years;
}

function compared({ intent, level, years }: Wanted, named: readonly number[], knowledge: Knowledge): number[] {
  const [first = 0, second] = named;
  if (second !== undefined) return [...named];
  const above = levelsOf(first, knowledge);
  const country = knowledge.edition.regions.get(first)?.category === 'MAA';
  // The country has nothing above it: the home area is what its people compare it with.
  if (country) return [...new Set([...knowledge.defaultRegions, first])];
  const wantsLevel = intent === 'compare' && !(years && years.kind !== 'year');
  const beside = wantsLevel ? above.filter(({ category }) => category === level) : [];
  return [first, ...[...beside, ...above.filter(({ category }) => category === 'MAA')].map(({ id }) => id)];
}

function ranked({ regions, level = 'KUNTA', order }: Wanted, [first = 0]: readonly number[], knowledge: Knowledge) {
  const area = regions.length === 0 && level !== 'KUNTA' ? countryOf(knowledge) : areaAround(first, level, knowledge);
  return { regions: [area], ...(level === 'KUNTA' ? {} : { level }), ...(order ? { order } : {}) };
}

/** The area to rank within: a municipality, and a county among counties, is ranked among those around it. */
function areaAround(id: number, level: RankedLevel, knowledge: Knowledge): number {
  const category = knowledge.edition.regions.get(id)?.category;
  if (category !== 'KUNTA' && category !== level) return id;
  const wanted = category === 'KUNTA' && level === 'KUNTA' ? 'MAAKUNTA' : 'MAA';
  return levelsOf(id, knowledge).find((region) => region.category === wanted)?.id ?? countryOf(knowledge);
}

function levelsOf(id: number, { edition }: Knowledge): readonly Region[] {
  const region = edition.regions.get(id);
  return region ? regionsBeside(edition, region) : [];
}

function countryOf({ defaultRegions }: Knowledge): number {
  return defaultRegions.at(-1) ?? 0;
}

/** The home area if the indicator has figures for it, or to rank, for its municipalities; else the whole country. */
async function defaultRegion(
  indicator: number,
  ask: FigureQuestion['ask'],
  { edition, defaultRegions }: Knowledge,
): Promise<number> {
  const values = await edition.values(indicator);
  const hasFigures = (id: number) => {
    const region = edition.regions.get(id);
    const figured = ask === 'rank' && region ? partsOf(edition, region, 'KUNTA') : [{ id }];
    return figured.some((each) => values?.regions.has(each.id));
  };
  return defaultRegions.find(hasFigures) ?? defaultRegions.at(-1) ?? 0;
}
