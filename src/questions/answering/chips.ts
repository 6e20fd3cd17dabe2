import {
  type FigureAnswer,
  type FigureQuestion,
  type Gender,
  type MissingFigure,
  partsOf,
  type Region,
  regionsBeside,
  type Values,
} from '../../indicators/indicators';
import { worthwhileRelatives } from '../choosing/relatives';
import type { Knowledge } from '../knowledge';
import type { Chip } from '../shown';
import { regionsAtMost } from './figure-question';

// More would hide the answer that they stand under.
const othersShown = 3;
/** What a long series is cut to with one tap. */
const recentYears = 10;

/** The figures that a tap may lead to. */
interface Reachable {
  readonly knowledge: Knowledge;
  readonly values: Values;
}

/** What can be changed about a question with one tap, the likeliest first; none leads to where there is no figure at all. */
export async function chipsFor(
  question: FigureQuestion,
  answer: FigureAnswer | MissingFigure,
  knowledge: Knowledge,
): Promise<readonly Chip[]> {
  const values = await knowledge.edition.values(question.indicator);
  if (!values) return [];
  const reachable = { knowledge, values };
  return [
    ...indicatorChips(question, knowledge),
    ...regionChips(question, reachable),
    ...yearChips(question, answer, reachable),
    ...genderChips(question, answer, reachable),
  ];
}

function indicatorChips(question: FigureQuestion, knowledge: Knowledge): Chip[] {
  const { indicators, regions } = knowledge.edition;
  const asked = indicators.get(question.indicator);
  const [region] = question.regions.flatMap((id) => regions.get(id) ?? []);
  const others = asked && region ? worthwhileRelatives(asked, region, knowledge).slice(0, othersShown) : [];
  return others.map((indicator) => ({ changes: 'indicator', indicator, to: { ...question, indicator: indicator.id } }));
}

function regionChips(question: FigureQuestion, reachable: Reachable): Chip[] {
  const { edition } = reachable.knowledge;
  const asked = question.regions.flatMap((id) => edition.regions.get(id) ?? []);
  const [first] = asked;
  if (!first) return [];
  const levels = regionsBeside(edition, first).filter((level) => figured(level, question, reachable));
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
      const isFull = asked.length >= regionsAtMost;
      return country && !isFull && !asked.includes(country) ? [to([...asked, country])] : [];
    }
  }
}

/** True where there is anything to show: to rank an area, of its parts. */
function figured(region: Region, asked: FigureQuestion, { knowledge, values }: Reachable): boolean {
  const { ask, level = 'KUNTA', gender } = asked;
  const shown = ask === 'rank' ? partsOf(knowledge.edition, region, level) : [region];
  return shown.some(({ id }) => values.series(id, gender).length > 0);
}

function yearChips(question: FigureQuestion, answer: FigureAnswer | MissingFigure, reachable: Reachable): Chip[] {
  const { years, ...latest } = question;
  const to = (changed: FigureQuestion): Chip => ({ changes: 'years', to: changed });
  const inYear = (year: number, of: FigureQuestion = latest) => to({ ...of, years: { kind: 'year', year } });
  switch (answer.kind) {
    case 'found': {
      // Also what was asked as a comparison may have come to one figure.
      const one = { ...latest, ask: 'value', regions: [answer.figure.region.id] } as const;
      const isOlder = years !== undefined && answer.series.some(({ year }) => year > answer.figure.year);
      return [
        ...(isOlder ? [to(one)] : []),
        ...(answer.series.length > 1 ? [to({ ...one, ask: 'trend' })] : []),
        ...(answer.earlier ? [inYear(answer.earlier.year, one)] : []),
      ];
    }
    case 'trend': {
      const isLong = answer.points.length > recentYears;
      return [
        ...(years ? [to(latest)] : []),
        ...(isLong ? [to({ ...latest, years: { kind: 'last', years: recentYears } })] : []),
        to({ ...latest, ask: 'value' }),
      ];
    }
    case 'comparison': {
      const isSeries = answer.series.length > 0;
      const allYears = { ...latest, years: { kind: 'range' } } as const;
      const isAll = years?.kind === 'range' && years.from === undefined && years.to === undefined;
      return [
        ...(isAll ? [] : [to(allYears)]),
        ...(isSeries ? [to(latest)] : []),
        ...(years?.kind === 'year' ? [to(latest)] : []),
        ...yearsBefore(answer, answer.figures, reachable).map((year) => inYear(year)),
      ];
    }
    case 'ranking':
      return [
        ...(years ? [to(latest)] : []),
        ...yearsBefore(answer, answer.places, reachable).map((year) => inYear(year)),
      ];
    case 'missing': {
      const regions = question.regions.flatMap((id) => reachable.knowledge.edition.regions.get(id) ?? []);
      return years && regions.some((region) => figured(region, question, reachable)) ? [to(latest)] : [];
    }
  }
}

/** The last year before that several of those shown have a figure of; none when there is no such. */
function yearsBefore(
  { year: shown, gender }: { readonly year: number; readonly gender: Gender },
  figures: readonly { readonly region: Region }[],
  { values }: Reachable,
): readonly number[] {
  const has = (year: number) =>
    figures.filter(({ region }) => values.value(region.id, year, gender) !== undefined).length > 1;
  return values.years.filter((year) => year < shown && has(year)).slice(-1);
}

function genderChips(
  question: FigureQuestion,
  { indicator }: FigureAnswer | MissingFigure,
  { values }: Reachable,
): Chip[] {
  const others = (indicator?.genders ?? []).filter(
    (gender) => gender !== question.gender && values.genders.has(gender),
  );
  return others.map((gender) => ({ changes: 'gender', to: { ...question, gender } }));
}
