import type { Indicator } from '../indicators/indicators';
import type { Concept, ConceptMatch, Group, Target } from '../understanding/understanding';
import { type People, peopleBeside, type Wishes } from './asked';
import { areApart, deniesWish, misfitOf, peopleFit } from './fit';
import type { Knowledge } from './knowledge';
import type { Reading } from './reading';
import { factsOf } from './title-facts';
import { tellsWord } from './title-words';

/** A question about one or more known subjects. */
export interface SubjectQuestion {
  readonly reading: Reading;
  readonly wishes: Wishes;
  readonly knowledge: Knowledge;
}

/**
 * The headline of the one subject asked about: of the people asked about, with nothing else in the question left unexplained.
 * An id that the edition lacks is only given when it knows none of the subject's.
 */
export function headlineOf(match: ConceptMatch, question: SubjectQuestion): number | undefined {
  const { reading, knowledge } = question;
  const people = peopleBeside(reading, match.tokens);
  const ids = knowledge.idsOf(targetsFor(match.concept, people.groups));
  const known = ids.flatMap((id) => knowledge.edition.indicators.get(id) ?? []);
  const left = wordsLeft(question, [match], people);
  if (known.length === 0) return isDecided(match.concept, people) && left.length === 0 ? ids[0] : undefined;
  if (!isDecided(match.concept, people)) return undefined;
  const fitting = ofPeople(known, match.concept, people, knowledge);
  const against = { reading, wishes: question.wishes, edition: knowledge.edition };
  return fitting
    .filter((indicator) => !deniesWish(indicator, question.wishes))
    .map((indicator) => ({ indicator, misfit: misfitOf(indicator, against) }))
    .sort((one, other) => one.misfit - other.misfit)
    .find(({ indicator }) => left.every((word) => tellsWord(indicator, word, reading.language)))?.indicator.id;
}

/** A wide subject is decided by a group that it has its own headline for. */
function isDecided({ isBroad, groups }: Concept, people: People): boolean {
  if (areApart(people.groups)) return false;
  return !isBroad || [...people.groups].some((group) => groups[group] !== undefined);
}

/** Those of a subject's indicators, or of their families, that are of the people asked about. */
function ofPeople(known: readonly Indicator[], concept: Concept, people: People, knowledge: Knowledge): Indicator[] {
  if (people.groups.size === 0 && !people.ages) return [...known];
  const siblings = known.flatMap((indicator) => knowledge.family(factsOf(indicator).family));
  const own = [...new Set([...known, ...siblings])].filter((indicator) => peopleFit(indicator, people) === 'own');
  // The lexicon knows of whom its headlines for a group are, even where their titles do not say it.
  const isNamed = !people.ages && [...people.groups].every((group) => concept.groups[group] !== undefined);
  return isNamed ? [...known, ...own] : own;
}

/** The content words that no subject, group, age or kind of figure explains. */
export function wordsLeft({ reading, wishes }: SubjectQuestion, matches: readonly ConceptMatch[], people: People) {
  const explained = new Set([
    ...matches.flatMap(({ tokens }) => [...tokens]),
    ...people.words,
    ...[...wishes.values()].flatMap((words) => [...words]),
  ]);
  return reading.content.filter((index) => !explained.has(index)).map((index) => reading.tokens[index]?.word ?? '');
}

export function targetsFor(concept: Concept, groups: ReadonlySet<Group>): readonly Target[] {
  const special = [...groups].flatMap((group) => concept.groups[group] ?? []);
  return special.length > 0 ? special : concept.targets;
}

/** All indicators of a subject: its headlines, then those of its groups. */
export function allTargets(concept: Concept): readonly Target[] {
  return [...concept.targets, ...Object.values(concept.groups).flat()];
}

/** The indicators that tell of all these subjects at once, those of the people asked about first. */
export function tellingAll(matches: readonly ConceptMatch[], related: readonly Indicator[], question: SubjectQuestion) {
  const { reading, wishes, knowledge } = question;
  const { edition } = knowledge;
  const ids = matches.map(({ concept }) => new Set(knowledge.idsOf(allTargets(concept))));
  const pool = new Set([
    ...ids.flatMap((set) => [...set]).flatMap((id) => edition.indicators.get(id) ?? []),
    ...related,
  ]);
  const people = peopleBeside(reading, new Set(matches.flatMap(({ tokens }) => [...tokens])));
  const order = { own: 0, whole: 1, other: 2 };
  return [...pool]
    .filter((indicator) =>
      matches.every(({ concept }, at) => ids[at]?.has(indicator.id) || concept.isNamedIn(indicator.title.fi ?? '')),
    )
    .map((indicator) => ({
      indicator,
      fit: peopleFit(indicator, people),
      misfit: misfitOf(indicator, { reading, wishes, edition }),
      isHeadline: ids.some((set) => set.has(indicator.id)),
    }))
    .sort((one, other) => order[one.fit] - order[other.fit] || one.misfit - other.misfit);
}

/** The one indicator that tells of all subjects, when it is a headline of one of them and nothing else is left to explain. */
export function composedOf(matches: readonly ConceptMatch[], question: SubjectQuestion): number | undefined {
  const people = peopleBeside(question.reading, new Set(matches.flatMap(({ tokens }) => [...tokens])));
  const telling = tellingAll(matches, [], question).filter(
    ({ indicator, fit, isHeadline }) => isHeadline && fit === 'own' && !deniesWish(indicator, question.wishes),
  );
  const left = wordsLeft(question, matches, people);
  const fitting = telling.filter(({ indicator }) =>
    left.every((word) => tellsWord(indicator, word, question.reading.language)),
  );
  const families = new Set(fitting.map(({ indicator }) => factsOf(indicator).family));
  return families.size === 1 ? fitting[0]?.indicator.id : undefined;
}
