import type { Indicator } from '../../indicators/indicators';
import { onGroup } from '../answering/needs';
import type { Knowledge } from '../knowledge';
import type { Reading } from '../reading/reading';
import { peopleBeside, subjectsOf, wishesOf } from './asked';
import { candidatesAtMost, candidatesFor } from './candidates';
import { composedOf, headlineOf, namedFor, type SubjectQuestion } from './concept-choice';
import { areApart, demeritsOf } from './fit';
import { type FoundTitle, findTitles, type TitleQuestion, titleAsked } from './title-choice';
import { unreadIn } from './unread';

/** Which indicator a question is about. `clear` names an id that may be missing from the edition; then a look-up says why. */
export type Choice =
  | {
      readonly kind: 'clear';
      readonly indicator: number;
      /** The positions of words that are not understood and can mean no other indicator; absent when all are understood. */
      readonly unread?: readonly number[];
    }
  | { readonly kind: 'open'; readonly candidates: readonly Indicator[] }
  | { readonly kind: 'none' };

/** Chooses the indicator: clear only when every word of the question is explained and one indicator is left. */
export function chooseIndicator(reading: Reading, knowledge: Knowledge): Choice {
  const wishes = wishesOf(reading);
  const question = { ...subjectsOf(reading, wishes), reading, knowledge, wishes };
  const bySubject = subjectAsked(question);
  if (bySubject !== undefined) return { kind: 'clear', indicator: bySubject };
  const titles = toTitleQuestion(question);
  const found = findTitles(titles, knowledge);
  const byTitle = titleOf(question, titles, found);
  if (byTitle !== undefined) return { kind: 'clear', indicator: byTitle };
  const unread = unreadIn(question, found);
  const inSpite = unread.length > 0 ? subjectAsked(without(question, unread)) : undefined;
  if (inSpite !== undefined) return { kind: 'clear', indicator: inSpite, unread };
  const near = candidatesFor(question, found);
  // Words that name a subject too commonly to count are still better than nothing.
  const candidates = near.length > 0 ? near : candidatesFor({ ...question, concepts: reading.concepts }, found);
  if (candidates.length > 0) return { kind: 'open', candidates };
  // The edition holds nothing on a subject we know: the look-up tells that it may come with a sync.
  const [match, ...others] = question.concepts;
  const [subject] = match && others.length === 0 ? knowledge.idsOf(match.concept.targets) : [];
  return subject === undefined ? onPeople(question) : { kind: 'clear', indicator: subject };
}

/** What there is on the people named, when nothing else is understood. */
function onPeople({ people, knowledge }: SubjectQuestion): Choice {
  const [group, ...others] = people.groups;
  const found = group && others.length === 0 ? onGroup(group, knowledge) : undefined;
  return found
    ? { kind: 'open', candidates: [found.share, ...found.others].slice(0, candidatesAtMost) }
    : { kind: 'none' };
}

function without(question: SubjectQuestion, unread: readonly number[]): SubjectQuestion {
  return { ...question, left: question.left.filter((index) => !unread.includes(index)) };
}

function subjectAsked(question: SubjectQuestion): number | undefined {
  const [match, ...others] = question.concepts;
  if (!match) return agesAsked(question);
  if (others.length > 0) return composedOf(question);
  return isBareWord(question) ? undefined : headlineOf(match.concept, question);
}

/** Nothing but the name of a subject that differs by group: whoever types "yksinäisyys" has not said whose. */
function isBareWord({ concepts, reading }: SubjectQuestion): boolean {
  const isOfGroups = concepts.some(({ concept }) => Object.keys(concept.groups).length > 1);
  return isOfGroups && reading.intent === 'value' && reading.tokens.length === 1;
}

/** How many people of these ages there are, when a question names nothing but ages: "yli 75-vuotiaat Lohjalla". */
function agesAsked({ people, left, knowledge, reading, wishes }: SubjectQuestion): number | undefined {
  if (!people.ages || left.length > 0) return undefined;
  const against = { reading, wishes, edition: knowledge.edition };
  return knowledge
    .ofAges(people.ages)
    .map((indicator) => ({ indicator, demerits: demeritsOf(indicator, against) }))
    .sort((one, other) => one.demerits - other.demerits)[0]?.indicator.id;
}

function toTitleQuestion({ reading, concepts, left, people, wishes }: SubjectQuestion): TitleQuestion {
  const wordsAt = (indices: Iterable<number>) =>
    [...new Set([...indices].map((index) => reading.tokens[index]?.word ?? ''))].filter(Boolean);
  const words = wordsAt([...concepts.flatMap(({ tokens }) => [...tokens]), ...left]);
  // The words of a common subject, and those of a kind of figure, must not be told, but they speak for a title that does.
  const said = [...reading.concepts.map(({ tokens }) => tokens), ...wishes.values()];
  const beside = wordsAt(said.flatMap((indices) => [...indices])).filter((word) => !words.includes(word));
  return { reading, people, wishes, words, beside };
}

function titleOf(question: SubjectQuestion, titles: TitleQuestion, found: readonly FoundTitle[]): number | undefined {
  const { concepts, left, knowledge } = question;
  const [match, ...others] = concepts;
  const named = match && others.length === 0 ? namedFor(match.concept, found, question) : undefined;
  if (named !== undefined) return named;
  // What the lexicon leaves open a title answers only by words that say more than its subjects do, or, where a subject is
  // wide, by its whole name.
  const isMore = concepts.length !== 1 || left.length > 0;
  if (areApart(question.people.groups) || (!isMore && (!match?.concept.isBroad || isBareWord(question))))
    return undefined;
  // Ages that a subject's own words name bind a title as well.
  const { ages } = peopleBeside(question.reading, new Set());
  const people = ages ? { ...titles.people, ages, isOpen: false } : titles.people;
  return titleAsked(isMore ? found : found.filter(({ head }) => head >= wholeName), { ...titles, people }, knowledge);
}

const wholeName = 0.95;
