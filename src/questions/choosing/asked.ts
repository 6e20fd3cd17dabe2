import {
  type Ages,
  type ConceptMatch,
  findAges,
  findSchools,
  type Group,
  type School,
} from '../../understanding/understanding';
import type { Reading } from '../reading/reading';
import type { Trait } from './title-facts';

/** Whom a question asks about; everybody when `isOpen`. */
export interface People {
  readonly groups: ReadonlySet<Group>;
  readonly ages?: Ages;
  /** Whose pupils or students. */
  readonly schools: ReadonlySet<School>;
  /** It names no group, no ages and no school. */
  readonly isOpen: boolean;
  /** The positions of the words that say it. */
  readonly words: ReadonlySet<number>;
}

/** A kind of figure that a question asks for by name, and the positions of the words that say it. */
export type Wishes = ReadonlyMap<Trait, ReadonlySet<number>>;

// Only what a person would not say of any other figure: "antal" and "määrä" may mean shares as well.
const wishWords: Readonly<Partial<Record<Trait, RegExp>>> = {
  money:
    /^(?:\p{L}*kustannu\p{L}*|\p{L}*meno(?:t|ja|jen|ihin|ista|issa)|euro\p{L}*|\p{L}*kostnad\p{L}*|utgift\p{L}*|costs?|expenditure|spending)$/u,
  count: /^(?:lukumäär\p{L}*|kappale\p{L}*|kpl|lkm)$/u,
  forecast: /^(?:\p{L}*ennust\p{L}*|\p{L}*prognos\p{L}*|forecasts?|projections?|projected)$/u,
  abroad: /^(?:eu|eu-ma\p{L}*|eu-länd\p{L}*|pohjoisma\p{L}*|norden|nordisk\p{L}*|nordic)$/u,
};

/** The kinds of figures that a question asks for by name. */
export function wishesOf({ tokens }: Reading): Wishes {
  const wishes = new Map<Trait, Set<number>>();
  for (const [trait, words] of Object.entries(wishWords) as [Trait, RegExp][]) {
    const said = tokens.flatMap(({ word }, index) => (words.test(word) ? index : []));
    if (said.length > 0) wishes.set(trait, new Set(said));
  }
  return wishes;
}

const schoolGroups: Readonly<Record<School, Group>> = {
  primary: 'children',
  lower: 'young',
  upper: 'young',
  vocational: 'young',
};

/** Whom a question asks about, by the words that these subjects' own words leave. */
export function peopleBeside(reading: Reading, subjects: ReadonlySet<number>): People {
  const isBeside = (words: Iterable<number>) => [...words].some((index) => !subjects.has(index));
  const named = [...reading.groups].filter(([index]) => !subjects.has(index));
  const found = findAges(reading.tokens);
  const ages = found && isBeside(found.tokens) ? found : undefined;
  const schools = findSchools(reading.tokens).filter(({ tokens }) => isBeside(tokens));
  const groups = new Set([...named.map(([, group]) => group), ...schools.map(({ school }) => schoolGroups[school])]);
  return {
    groups,
    ...(ages ? { ages: { from: ages.from ?? 0, ...(ages.to === undefined ? {} : { to: ages.to }) } } : {}),
    schools: new Set(schools.map(({ school }) => school)),
    isOpen: groups.size === 0 && !ages,
    words: new Set([
      ...named.map(([index]) => index),
      ...(ages?.tokens ?? []),
      ...schools.flatMap(({ tokens }) => [...tokens]),
    ]),
  };
}

/** What a question is about beside people and kinds of figures. */
export interface Subjects {
  /** The lexicon's; one whose words are common is none beside other words ("asukasta kohti"). */
  readonly concepts: readonly ConceptMatch[];
  /** The positions of the words that must be explained by titles. */
  readonly left: readonly number[];
  readonly people: People;
}

/** Parts a question into subjects, people and words that are left to explain. */
export function subjectsOf(reading: Reading, wishes: Wishes): Subjects {
  const concepts = withoutPeople(reading);
  const subjects = new Set(concepts.flatMap(({ tokens }) => [...tokens]));
  const people = peopleBeside(reading, subjects);
  const granted = new Set([...wishes.values()].flatMap((words) => [...words]));
  const left = reading.content.filter(
    (index) => !subjects.has(index) && !people.words.has(index) && !granted.has(index),
  );
  const isAside = concepts.every(({ concept }) => concept.isWeak) && (left.length > 0 || people.ages !== undefined);
  return { concepts: isAside ? [] : concepts, left, people };
}

/** How many there are of some people is a subject ("yli 75-vuotiaat Lohjalla") only where nothing is asked about them. */
function withoutPeople(reading: Reading): readonly ConceptMatch[] {
  const people = peopleBeside(reading, new Set());
  const isPeople = ({ named }: ConceptMatch) => [...named].every((index) => people.words.has(index));
  const others = reading.concepts.filter((match) => !isPeople(match) && !match.concept.isWeak);
  const explained = new Set([...people.words, ...reading.concepts.flatMap(({ tokens }) => [...tokens])]);
  const isAskedAbout = others.length > 0 || reading.content.some((index) => !explained.has(index));
  return isAskedAbout ? reading.concepts.filter((match) => !isPeople(match)) : reading.concepts;
}
