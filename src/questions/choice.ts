import type { Indicator } from '../indicators/indicators';
import { localize } from '../text/text';
import {
  type Concept,
  type ConceptMatch,
  type Group,
  isSameWord,
  type Target,
  tokenize,
} from '../understanding/understanding';
import { familyOf, headOf, isAbout, isMarginal } from './families';
import type { Knowledge } from './knowledge';
import type { Reading } from './reading';

/** Which indicator a question is about. `clear` names an id that may be missing from the edition; then a look-up says why. */
export type Choice =
  | { readonly kind: 'clear'; readonly indicator: number }
  | { readonly kind: 'open'; readonly candidates: readonly Indicator[] }
  | { readonly kind: 'none' };

// How many titles the index offers for a closer look, and how many candidates a person is shown.
const looked = 60;
const shown = 4;
// Shares of words: of the question's that a candidate's title must recall, and of a title's head that the question must say.
const recalled = 0.5;
const said = 0.6;

/** Chooses the indicator: clear only when every word of the question is explained and one indicator is left. */
export function chooseIndicator(reading: Reading, knowledge: Knowledge): Choice {
  const { edition } = knowledge;
  const [match, ...others] = reading.concepts;
  const headline = match && others.length === 0 ? headlineOf(match, reading, knowledge) : undefined;
  if (headline !== undefined) return { kind: 'clear', indicator: headline };
  const related = relatedTitles(reading, knowledge);
  const title = reading.concepts.length === 0 ? titleAsked(related, reading, knowledge) : undefined;
  if (title !== undefined) return { kind: 'clear', indicator: title };
  const subjects = reading.concepts.flatMap(({ concept, tokens }) =>
    knowledge.idsOf(targetsFor(concept, groupsBeside(reading, tokens))),
  );
  const known = subjects.flatMap((id) => edition.indicators.get(id) ?? []);
  const asked = related.filter((indicator) => isOfAskedGroup(indicator, reading));
  const candidates = onePerFamily([...asked, ...known, ...related]).slice(0, shown);
  if (candidates.length > 0) return { kind: 'open', candidates };
  // The edition holds nothing on a subject we know: the look-up tells that it may come with a sync.
  const [subject] = subjects;
  return subject === undefined || others.length > 0 ? { kind: 'none' } : { kind: 'clear', indicator: subject };
}

/** The headline of the one concept asked about, when nothing else in the question is left unexplained. */
function headlineOf({ concept, tokens }: ConceptMatch, reading: Reading, knowledge: Knowledge): number | undefined {
  const groups = groupsBeside(reading, tokens);
  const [group, ...others] = groups;
  const decided = group !== undefined && others.length === 0 && concept.groups[group] !== undefined;
  if (concept.isBroad && !decided) return undefined;
  const targets = knowledge.idsOf(targetsFor(concept, groups));
  const { edition } = knowledge;
  const known = targets.filter((id) => edition.indicators.has(id));
  const headline = known.find((id) => edition.hasValues(id)) ?? known[0] ?? targets[0];
  if (headline === undefined) return undefined;
  const left = reading.content.filter((index) => !tokens.has(index) && !(decided && reading.groups.has(index)));
  const indicator = edition.indicators.get(headline);
  return left.every((index) => indicator && isInTitle(index, indicator, reading)) ? headline : undefined;
}

function groupsBeside(reading: Reading, tokens: ReadonlySet<number>): Set<Group> {
  return new Set([...reading.groups].filter(([index]) => !tokens.has(index)).map(([, group]) => group));
}

function targetsFor(concept: Concept, groups: ReadonlySet<Group>): readonly Target[] {
  const special = [...groups].flatMap((group) => concept.groups[group] ?? []);
  return special.length > 0 ? special : concept.targets;
}

/** True when the question names a group that no concept has a headline for, and the title is of that group. */
function isOfAskedGroup({ title }: Indicator, reading: Reading): boolean {
  return reading.concepts.some(({ concept, tokens }) =>
    [...groupsBeside(reading, tokens)].some((group) => !concept.groups[group] && isAbout(title.fi ?? '', group)),
  );
}

/** The one indicator whose title has every word asked, and whose title says little more than that. */
function titleAsked(related: readonly Indicator[], reading: Reading, knowledge: Knowledge): number | undefined {
  const full = related.filter((indicator) => reading.content.every((index) => isInTitle(index, indicator, reading)));
  const [only, ...others] = full;
  if (!only || others.length > 0) return undefined;
  const asked = reading.content.map((index) => reading.tokens[index]?.word ?? '');
  const head = tokenize(headOf(localize(only.title, reading.language)));
  const covered = head.filter(({ word }) => asked.some((other) => isSameWord(word, other, reading.language)));
  return covered.length >= head.length * said && knowledge.edition.hasValues(only.id) ? only.id : undefined;
}

/** True when the title has the word at this position of the question. */
export function isInTitle(index: number, indicator: Indicator, { tokens, language }: Reading): boolean {
  const asked = tokens[index]?.word ?? '';
  return tokenize(localize(indicator.title, language)).some(({ word }) => isSameWord(word, asked, language));
}

/**
 * Indicators whose titles recall at least half of the words asked, and one of the concept's where there is one, best first;
 * slips of the pen are forgiven here.
 */
function relatedTitles(reading: Reading, knowledge: Knowledge): Indicator[] {
  const wordsAt = (indices: Iterable<number>) => [...indices].map((index) => reading.tokens[index]?.word ?? '');
  const subject = wordsAt(new Set(reading.concepts.flatMap(({ tokens }) => [...tokens])));
  const words = [...new Set([...subject, ...wordsAt(reading.content)])];
  if (words.length === 0) return [];
  const found = knowledge
    .titles(reading.language)
    .search(words.join(' '), looked)
    .flatMap(({ id }) => knowledge.edition.indicators.get(id) ?? [])
    .filter(({ title }) => {
      const pieces = piecesOf(localize(title, reading.language).toLocaleLowerCase('fi'));
      if (subject.length > 0 && !subject.some((word) => recalls(pieces, word))) return false;
      return words.filter((word) => recalls(pieces, word)).length >= words.length * recalled;
    });
  const isAside = ({ title }: Indicator) => isMarginal(title.fi ?? '');
  return [...found.filter((indicator) => !isAside(indicator)), ...found.filter(isAside)];
}

function recalls(pieces: ReadonlySet<string>, word: string): boolean {
  const own = [...piecesOf(word)];
  return own.length > 0 && own.filter((piece) => pieces.has(piece)).length >= own.length * 0.6;
}

function piecesOf(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, from) => text.slice(from, from + 3)));
}

function onePerFamily(indicators: readonly Indicator[]): Indicator[] {
  const families = new Map<string, Indicator>();
  for (const indicator of indicators) {
    const family = familyOf(indicator.title.fi ?? String(indicator.id));
    if (!families.has(family)) families.set(family, indicator);
  }
  return [...families.values()];
}
