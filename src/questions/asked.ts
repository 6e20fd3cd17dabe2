import { type Ages, findAges, type Group } from '../understanding/understanding';
import type { Reading } from './reading';
import type { Trait } from './title-facts';

/** Whom a question asks about; everybody when it names no group and no ages. */
export interface People {
  readonly groups: ReadonlySet<Group>;
  readonly ages?: Ages;
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

/** Whom a question asks about, by the words that these subjects' own words leave. */
export function peopleBeside(reading: Reading, subjects: ReadonlySet<number>): People {
  const groups = [...reading.groups].filter(([index]) => !subjects.has(index));
  const found = findAges(reading.tokens);
  const ages = found && ![...found.tokens].every((index) => subjects.has(index)) ? found : undefined;
  return {
    groups: new Set(groups.map(([, group]) => group)),
    ...(ages ? { ages: { from: ages.from ?? 0, ...(ages.to === undefined ? {} : { to: ages.to }) } } : {}),
    words: new Set([...groups.map(([index]) => index), ...(ages?.tokens ?? [])]),
  };
}
