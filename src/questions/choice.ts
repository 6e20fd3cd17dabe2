import type { Indicator } from '../indicators/indicators';
import type { ConceptMatch, Group } from '../understanding/understanding';
import { type People, peopleBeside, wishesOf } from './asked';
import {
  allTargets,
  composedOf,
  headlineOf,
  type SubjectQuestion,
  targetsFor,
  tellingAll,
  wordsLeft,
} from './concept-choice';
import { isMarginal, peopleFit } from './fit';
import type { Knowledge } from './knowledge';
import type { Reading } from './reading';
import { type FoundTitle, findTitles, type TitleQuestion, titleAsked } from './title-choice';
import { factsOf } from './title-facts';

/** Which indicator a question is about. `clear` names an id that may be missing from the edition; then a look-up says why. */
export type Choice =
  | { readonly kind: 'clear'; readonly indicator: number }
  | { readonly kind: 'open'; readonly candidates: readonly Indicator[] }
  | { readonly kind: 'none' };

// How many candidates a person is shown.
const shown = 4;

/** Chooses the indicator: clear only when every word of the question is explained and one indicator is left. */
export function chooseIndicator(reading: Reading, knowledge: Knowledge): Choice {
  const question = { reading, knowledge, wishes: wishesOf(reading) };
  const bySubject = subjectAsked(question);
  if (bySubject !== undefined) return { kind: 'clear', indicator: bySubject };
  const titles = titleQuestion(question);
  const found = findTitles(titles, knowledge);
  const byTitle = isMoreThanSubjects(question) ? titleAsked(found, titles, knowledge) : undefined;
  if (byTitle !== undefined) return { kind: 'clear', indicator: byTitle };
  const candidates = candidatesFor(question, titles.people, found);
  if (candidates.length > 0) return { kind: 'open', candidates };
  // The edition holds nothing on a subject we know: the look-up tells that it may come with a sync.
  const [match, ...others] = reading.concepts;
  const [subject] = match && others.length === 0 ? knowledge.idsOf(match.concept.targets) : [];
  return subject === undefined ? { kind: 'none' } : { kind: 'clear', indicator: subject };
}

/** A title may answer what the lexicon leaves open only by words that say more than the lexicon's subjects do. */
function isMoreThanSubjects(question: SubjectQuestion): boolean {
  const { concepts } = question.reading;
  const people = peopleBeside(question.reading, new Set(concepts.flatMap(({ tokens }) => [...tokens])));
  return concepts.length === 0 || wordsLeft(question, concepts, people).length > 0;
}

function subjectAsked(question: SubjectQuestion): number | undefined {
  const { concepts } = question.reading;
  const [match, ...others] = concepts;
  if (!match) return agesAsked(question);
  if (others.length === 0 && isBareWord(match, question.reading)) return undefined;
  return others.length === 0 ? headlineOf(match, question) : composedOf(concepts, question);
}

/** Nothing but the name of a subject that differs by group: whoever types "yksinäisyys" has not said whose. */
function isBareWord({ concept, tokens }: ConceptMatch, { tokens: all, intent }: Reading): boolean {
  const isOpen = Object.keys(concept.groups).length > 1;
  return isOpen && intent === 'value' && all.length === 1 && tokens.size === 1;
}

/** How many people of these ages there are, when a question names nothing but ages: "yli 75-vuotiaat Lohjalla". */
function agesAsked(question: SubjectQuestion): number | undefined {
  const people = peopleBeside(question.reading, new Set());
  if (!people.ages || wordsLeft(question, [], people).length > 0) return undefined;
  return question.knowledge.ofAges(people.ages)?.id;
}

function titleQuestion(question: SubjectQuestion): TitleQuestion {
  const { reading, wishes } = question;
  const subjects = new Set(reading.concepts.flatMap(({ tokens }) => [...tokens]));
  const people = peopleBeside(reading, subjects);
  const subjectWords = [...subjects]
    .sort((one, other) => one - other)
    .map((index) => reading.tokens[index]?.word ?? '');
  const words = [...new Set([...subjectWords, ...wordsLeft(question, reading.concepts, people)])];
  return { reading, people, wishes, words: words.filter(Boolean) };
}

/** What to choose from: what tells of all that was asked, then the subjects' headlines, then titles that resemble the question. */
function candidatesFor(question: SubjectQuestion, people: People, found: readonly FoundTitle[]): Indicator[] {
  const { reading, wishes } = question;
  const related = found.map(({ indicator }) => indicator);
  const { concepts } = reading;
  const composed = concepts.length > 1 ? tellingAll(concepts, related, question) : [];
  const headlines = takeTurns(
    concepts.map(({ concept }) => headlinesToOffer(targetsOfGroups(concept, people), question, people)),
  );
  const isAside = (indicator: Indicator) => isMarginal(indicator, wishes);
  const strong = found.filter(({ tellsAll, indicator }) => tellsAll && !isAside(indicator));
  const ofPeople = people.groups.size > 0 || people.ages !== undefined;
  const titled = strong.filter(({ indicator }) => ofPeople && peopleFit(indicator, people) === 'own');
  const ordered = [
    ...composed.map(({ indicator }) => indicator).filter((indicator) => !isAside(indicator)),
    ...(concepts.length > 0 ? titled.map(({ indicator }) => indicator) : []),
    ...headlines,
    ...related.filter((indicator) => !isAside(indicator)),
    ...related.filter(isAside),
  ];
  return onePerFamily(ordered, ofPeople ? [] : headlines).slice(0, shown);

  function targetsOfGroups(concept: (typeof concepts)[number]['concept'], { groups }: People) {
    return groups.size > 0
      ? [...targetsFor(concept, groups), ...concept.targets]
      : [...concept.targets.slice(0, 1), ...firstOfGroups(concept), ...allTargets(concept)];
  }

  function firstOfGroups({ groups, isBroad }: (typeof concepts)[number]['concept']) {
    // A wide subject has several headlines of its own, and they go before the first of each group.
    const order: readonly Group[] = ['young', 'elderly', 'adults', 'children'];
    return isBroad ? [] : order.flatMap((group) => groups[group]?.slice(0, 1) ?? []);
  }
}

function headlinesToOffer(
  targets: Parameters<Knowledge['idsOf']>[0],
  { knowledge }: SubjectQuestion,
  people: People,
): Indicator[] {
  const { edition } = knowledge;
  const known = knowledge.idsOf(targets).flatMap((id) => edition.indicators.get(id) ?? []);
  const siblings = people.groups.size > 0 ? known.flatMap((one) => knowledge.family(factsOf(one).family)) : [];
  const own = siblings.filter((indicator) => peopleFit(indicator, people) === 'own');
  return [
    ...new Set([
      ...known.filter((one) => peopleFit(one, people) === 'own' || people.groups.size === 0),
      ...own,
      ...known,
    ]),
  ];
}

/** The first of each list, then the second of each, and so on. */
function takeTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

/** One of each family; of those that are `apart`, one for each group of people. */
function onePerFamily(indicators: readonly Indicator[], apart: readonly Indicator[]): Indicator[] {
  const families = new Map<string, Indicator>();
  for (const indicator of indicators) {
    const { family, groups } = factsOf(indicator);
    const key = apart.includes(indicator) ? `${family} ${[...groups].sort().join()}` : family;
    if (
      !families.has(key) &&
      !(key === family && [...families.values()].some((one) => factsOf(one).family === family))
    ) {
      families.set(key, indicator);
    }
  }
  return [...families.values()];
}
