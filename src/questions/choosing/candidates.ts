import type { Indicator } from '../../indicators/indicators';
import type { Concept, ConceptMatch, Group, Target } from '../../understanding/understanding';
import { peopleBeside } from './asked';
import { allTargets, type SubjectQuestion, targetsFor, tellingAll } from './concept-choice';
import { isMarginal, peopleFit } from './fit';
import type { FoundTitle } from './title-choice';
import { factsOf } from './title-facts';

/** How many candidates a person is shown. */
export const candidatesAtMost = 4;

/** What to choose from: what tells of all that was asked, then the subjects' headlines, then titles that resemble the question. */
export function candidatesFor(question: SubjectQuestion, found: readonly FoundTitle[]): Indicator[] {
  const { concepts, people, wishes } = question;
  const related = found.map(({ indicator }) => indicator);
  const isAside = (indicator: Indicator) => isMarginal(indicator, wishes);
  const composed = concepts.length > 1 ? tellingAll(related, question) : [];
  const near = (question.reading.near ?? []).map((concept) => ({ concept, tokens: new Set<number>() }));
  const headlines = takeTurns([...concepts, ...near].map((match) => headlinesOf(match, question)));
  // A title of the very people, or with words that the subject does not have, is nearer than the subject's own headline.
  const nearer = found.filter(
    ({ indicator, tellsAll }) => tellsAll && (question.left.length > 0 || peopleFit(indicator, people) === 'own'),
  );
  const isNarrowed = !people.isOpen || question.left.length > 0;
  const ordered = [
    ...composed.filter((indicator) => !isAside(indicator)),
    ...takeTurns([
      isNarrowed ? nearer.map(({ indicator }) => indicator).filter((one) => !isAside(one)) : [],
      headlines,
    ]),
    ...related.filter((indicator) => !isAside(indicator)),
    ...related.filter(isAside),
  ];
  return onePerFamily(ordered, people.isOpen ? new Set(headlines) : new Set()).slice(0, candidatesAtMost);
}

/** A subject's indicators, those of the people asked about first; when nobody is named, the first of each group. */
function headlinesOf(
  { concept, tokens }: Pick<ConceptMatch, 'concept' | 'tokens'>,
  { reading, knowledge }: SubjectQuestion,
): Indicator[] {
  // What are people to one subject may be another's own words: "families with children" beside poverty.
  const people = peopleBeside(reading, tokens);
  const { edition } = knowledge;
  const ids = knowledge.idsOf(
    people.isOpen ? openTargets(concept) : [...targetsFor(concept, people.groups), ...concept.targets],
  );
  const known = ids.flatMap((id) => edition.indicators.get(id) ?? []);
  if (people.isOpen) return known;
  const siblings = known.flatMap((one) => knowledge.family(factsOf(one).family));
  const own = [...known, ...siblings].filter((indicator) => peopleFit(indicator, people) === 'own');
  return [...new Set([...own, ...known])];
}

const groupOrder: readonly Group[] = ['young', 'elderly', 'adults', 'children'];

function openTargets(concept: Concept): Target[] {
  const ofGroups = groupOrder.flatMap((group) => concept.groups[group]?.slice(0, 1) ?? []);
  // A wide subject's own headlines are of several kinds: they go before those of groups.
  return concept.isBroad
    ? [...concept.targets, ...ofGroups]
    : [...concept.targets.slice(0, 1), ...ofGroups, ...allTargets(concept)];
}

/** The first of each list, then the second of each, and so on. */
function takeTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

/** One of each family; of those that are `apart`, one for each group of people. */
function onePerFamily(indicators: readonly Indicator[], apart: ReadonlySet<Indicator>): Indicator[] {
  const kept: Indicator[] = [];
  const [families, kinds] = [new Set<string>(), new Set<string>()];
  for (const indicator of indicators) {
    const { family, groups } = factsOf(indicator);
    const kind = `${family} ${[...groups].sort().join()}`;
    if (apart.has(indicator) ? kinds.has(kind) : families.has(family)) continue;
    families.add(family);
    kinds.add(kind);
    kept.push(indicator);
  }
  return kept;
}
