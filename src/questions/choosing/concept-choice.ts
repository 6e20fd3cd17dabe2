import type { Indicator } from '../../indicators/indicators';
import type { Concept, Group, Target } from '../../understanding/understanding';
import type { Knowledge } from '../knowledge';
import type { Reading } from '../reading/reading';
import type { Subjects, Wishes } from './asked';
import { areApart, deniesWish, isMarginal, misfitOf, peopleFit } from './fit';
import type { FoundTitle } from './title-choice';
import { factsOf } from './title-facts';
import { tellsWord } from './title-words';

/** A question parted into what it is about, and what it is asked of. */
export interface SubjectQuestion extends Subjects {
  readonly reading: Reading;
  readonly wishes: Wishes;
  readonly knowledge: Knowledge;
}

/**
 * The headline of the one subject asked about: of the people asked about, with nothing else in the question left unexplained.
 * An id that the edition lacks is only given when it knows none of the subject's.
 */
export function headlineOf(concept: Concept, question: SubjectQuestion): number | undefined {
  const { knowledge, people, left } = question;
  if (areApart(people.groups)) return undefined;
  const ids = knowledge.idsOf(targetsFor(concept, people.groups));
  const known = inEdition(ids, knowledge);
  const isDecided = !concept.isBroad || [...people.groups].some((group) => concept.groups[group] !== undefined);
  if (known.length === 0) return isDecided && left.length === 0 ? ids[0] : undefined;
  const fitting = fittest(ofPeople(known, concept, question), question).filter((one) => tellsLeft(one, question));
  // A wide subject is decided by a group that it has its own headline for, or when one family of its own is left.
  const isNarrowed = new Set(fitting.map((one) => factsOf(one).family)).size === 1;
  return isDecided || isNarrowed ? fitting[0]?.id : undefined;
}

function inEdition(ids: readonly number[], { edition }: Knowledge): Indicator[] {
  return ids.flatMap((id) => edition.indicators.get(id) ?? []);
}

/** Those that grant what was wished for, the best fit first; equals stay in their order. */
function fittest(indicators: readonly Indicator[], { reading, wishes, knowledge }: SubjectQuestion): Indicator[] {
  const against = { reading, wishes, edition: knowledge.edition };
  return indicators
    .filter((indicator) => !deniesWish(indicator, wishes))
    .map((indicator) => ({ indicator, misfit: misfitOf(indicator, against) }))
    .sort((one, other) => one.misfit - other.misfit)
    .map(({ indicator }) => indicator);
}

function tellsLeft(indicator: Indicator, { reading, left }: SubjectQuestion): boolean {
  return left.every((index) => tellsWord(indicator, reading.tokens[index]?.word ?? '', reading.language));
}

/** Those of a subject's indicators, or of their families, that are of the people asked about. */
function ofPeople(known: readonly Indicator[], concept: Concept, { people, knowledge }: SubjectQuestion): Indicator[] {
  if (people.isOpen) return [...known];
  const all = [...known, ...inEdition(knowledge.idsOf(allTargets(concept)), knowledge)];
  const siblings = all.flatMap((indicator) => knowledge.family(factsOf(indicator).family));
  const own = [...new Set([...all, ...siblings])].filter((indicator) => peopleFit(indicator, people) === 'own');
  // The lexicon knows of whom its headlines for a group are, even where their titles do not say it.
  const isNamed =
    !people.ages && people.schools.size === 0 && [...people.groups].every((group) => concept.groups[group]);
  return isNamed ? [...new Set([...known, ...own])] : own;
}

export function targetsFor(concept: Concept, groups: ReadonlySet<Group>): readonly Target[] {
  const special = [...groups].flatMap((group) => concept.groups[group] ?? []);
  return special.length > 0 ? special : concept.targets;
}

/** All indicators of a subject: its headlines, then those of its groups. */
export function allTargets(concept: Concept): readonly Target[] {
  return [...concept.targets, ...Object.values(concept.groups).flat()];
}

/**
 * The title that names the one subject and is of the people asked about, where the lexicon has none for them: of one family,
 * with no more in its head than was asked.
 */
export function namedFor(
  concept: Concept,
  found: readonly FoundTitle[],
  question: SubjectQuestion,
): number | undefined {
  const { people, wishes } = question;
  if (concept.isBroad || people.isOpen || areApart(people.groups)) return undefined;
  const naming = found
    .filter(({ indicator, head }) => head >= wholeHead && concept.isNamedIn(indicator.title.fi ?? ''))
    .map(({ indicator }) => indicator)
    .filter((one) => peopleFit(one, people) === 'own' && !isMarginal(one, wishes) && tellsLeft(one, question));
  const families = new Set(naming.map((one) => factsOf(one).family));
  return families.size === 1 ? fittest(naming, question)[0]?.id : undefined;
}

// How much of a title's head the question must say, for the title to be about nothing more.
const wholeHead = 0.6;

/** The indicators that tell of all the subjects at once, those of the people asked about first. */
export function tellingAll(related: readonly Indicator[], question: SubjectQuestion): Indicator[] {
  const { concepts, people, knowledge } = question;
  const ids = concepts.map(({ concept }) => new Set(knowledge.idsOf(allTargets(concept))));
  const pool = new Set([...ids.flatMap((set) => inEdition([...set], knowledge)), ...related]);
  const telling = [...pool].filter((one) =>
    concepts.every(({ concept }, at) => ids[at]?.has(one.id) || concept.isNamedIn(one.title.fi ?? '')),
  );
  const order = { own: 0, whole: 1, other: 2 };
  return fittest(telling, question).sort(
    (one, other) => order[peopleFit(one, people)] - order[peopleFit(other, people)],
  );
}

/** The indicator that tells of all subjects, when these are headlines of one family and nothing else is left to explain. */
export function composedOf(question: SubjectQuestion): number | undefined {
  const fitting = tellingAll([], question).filter(
    (one) => peopleFit(one, question.people) === 'own' && tellsLeft(one, question) && !isMarginal(one, question.wishes),
  );
  const families = new Set(fitting.map((one) => factsOf(one).family));
  return families.size === 1 ? fitting[0]?.id : undefined;
}
