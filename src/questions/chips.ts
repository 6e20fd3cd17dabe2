import {
  type Edition,
  type FigureAnswer,
  type FigureQuestion,
  type Indicator,
  type MissingFigure,
  type Region,
  regionsBeside,
} from '../indicators/indicators';
import { familyOf } from './families';
import { isMarginal } from './fit';
import type { Knowledge } from './knowledge';
import type { Chip } from './shown';

// More would hide the answer that they stand under.
const othersShown = 3;

/** What can be changed about a question with one tap, the likeliest first. */
export function chipsFor(
  question: FigureQuestion,
  answer: FigureAnswer | MissingFigure,
  knowledge: Knowledge,
): readonly Chip[] {
  if (!knowledge.edition.hasValues(question.indicator)) return [];
  return [
    ...indicatorChips(question, knowledge),
    ...regionChips(question, knowledge),
    ...yearChips(question, answer),
    ...genderChips(question, answer),
  ];
}

/** Other indicators of the family: the same of other groups, ages or units; those with values first, ended ones last. */
export function relatives(indicator: Indicator, { edition }: Pick<Knowledge, 'edition'>): readonly Indicator[] {
  const family = familiesOf(edition).get(familyOf(indicator.title.fi ?? '')) ?? [];
  const order = (indicator: Indicator) => (isMarginal(indicator) ? 2 : 0) + (edition.hasValues(indicator.id) ? 0 : 1);
  return family.filter(({ id }) => id !== indicator.id).toSorted((one, other) => order(one) - order(other));
}

// Kept for as long as the indicators themselves: to sort them all takes longer than to answer.
const sorted = new WeakMap<Edition['indicators'], ReadonlyMap<string, readonly Indicator[]>>();

function familiesOf({ indicators }: Edition): ReadonlyMap<string, readonly Indicator[]> {
  const known = sorted.get(indicators);
  if (known) return known;
  const families = new Map<string, Indicator[]>();
  for (const indicator of indicators.values()) {
    const family = familyOf(indicator.title.fi ?? '');
    const others = families.get(family);
    if (others) others.push(indicator);
    else families.set(family, [indicator]);
  }
  sorted.set(indicators, families);
  return families;
}

function indicatorChips(question: FigureQuestion, knowledge: Knowledge): Chip[] {
  const asked = knowledge.edition.indicators.get(question.indicator);
  const others = asked ? relatives(asked, knowledge).slice(0, othersShown) : [];
  return others.map((indicator) => ({ changes: 'indicator', indicator, to: { ...question, indicator: indicator.id } }));
}

function regionChips(question: FigureQuestion, { edition }: Knowledge): Chip[] {
  const [first] = question.regions.flatMap((id) => edition.regions.get(id) ?? []);
  if (!first) return [];
  const levels = regionsBeside(edition, first);
  const country = levels.find(({ category }) => category === 'MAA');
  const to = (regions: readonly Region[], ask = question.ask): Chip => ({
    changes: 'region',
    regions,
    to: { ...question, ask, regions: regions.map(({ id }) => id) },
  });
  switch (question.ask) {
    case 'value':
    case 'trend':
      return [...levels.map((level) => to([level])), ...(country ? [to([first, country], 'compare')] : [])];
    case 'rank':
      return levels.filter(({ category }) => category !== question.level).map((level) => to([level]));
    case 'compare': {
      const compared = question.regions.flatMap((id) => edition.regions.get(id) ?? []);
      return compared.length < 8 && country && !compared.includes(country) ? [to([...compared, country])] : [];
    }
  }
}

function yearChips(question: FigureQuestion, answer: FigureAnswer | MissingFigure): Chip[] {
  const { years: _years, ...latest } = question;
  const inYear = (year: number, of: FigureQuestion = latest): Chip => ({
    changes: 'years',
    to: { ...of, years: { kind: 'year', year } },
  });
  switch (answer.kind) {
    case 'found': {
      // Also what was asked as a comparison may have come to one figure.
      const one = { ...latest, regions: [answer.figure.region.id] };
      return [
        ...(answer.series.length > 1 ? [{ changes: 'years', to: { ...one, ask: 'trend' } } as const] : []),
        ...(answer.earlier ? [inYear(answer.earlier.year, { ...one, ask: 'value' })] : []),
      ];
    }
    case 'trend':
      return [{ changes: 'years', to: { ...latest, ask: 'value' } }];
    case 'comparison': {
      const isSeries = answer.series.length > 0;
      const series: Chip = { changes: 'years', to: { ...latest, years: { kind: 'range' } } };
      return [isSeries ? { changes: 'years', to: latest } : series, inYear(answer.year - 1)];
    }
    case 'ranking':
      return [inYear(answer.year - 1)];
    case 'missing':
      return question.years ? [{ changes: 'years', to: latest }] : [];
  }
}

function genderChips(question: FigureQuestion, { indicator }: FigureAnswer | MissingFigure): Chip[] {
  const others = (indicator?.genders ?? []).filter((gender) => gender !== question.gender);
  return others.map((gender) => ({ changes: 'gender', to: { ...question, gender } }));
}
