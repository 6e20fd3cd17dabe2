import type { Indicator } from '../../indicators/indicators';
import { type Language, languages } from '../../text/text';
import type { Knowledge } from '../knowledge';
import type { Reading } from '../reading/reading';
import type { People, Wishes } from './asked';
import { demeritsOf, deniesWish, isMarginal, peopleFit } from './fit';
import { factsOf } from './title-facts';
import { isTold, matchTitle } from './title-words';

/** A question's words as titles are searched for by them. */
export interface TitleQuestion {
  readonly reading: Reading;
  readonly people: People;
  readonly wishes: Wishes;
  /** What it is about: all words but slots, people, wishes and those that say nothing. */
  readonly words: readonly string[];
  /** Words that speak for a title which has them, and not against one that has not. */
  readonly beside: readonly string[];
}

/** An indicator whose title meets the words asked. */
export interface FoundTitle {
  readonly indicator: Indicator;
  /** Every word asked is told by the title. */
  readonly tellsAll: boolean;
  /** At least one word asked is told by the title, not only resembled. */
  readonly tellsSome: boolean;
  /** How much of the title's head the question says, 0–1. */
  readonly head: number;
  /** How much of the words asked the title tells or resembles, 0–1. */
  readonly share: number;
  /** For ordering. */
  readonly score: number;
}

// How many titles the index offers for a closer look.
const looked = 40;
// How much of a word's pieces a title must hold to resemble it, and how much of all words' it must to be offered.
const resembles = 0.8;
const shortestResembling = 6;
const recalled = 0.5;
// Letters and small numbers stand in many titles and tell nothing alone.
const shortestTelling = 3;
// Titles that meet far less of the question than the best one only distract.
const nearMost = 0.5;

/** The titles that meet the words asked, best first; from the other languages' when the question's own tell less. */
export function findTitles(question: TitleQuestion, knowledge: Knowledge): FoundTitle[] {
  if (question.words.length === 0) return [];
  const own = searchIn(question.reading.language, question, knowledge);
  // The question's own language nearly always tells; another's titles are worth the time only when it does not.
  const others = own.some(({ tellsSome }) => tellsSome)
    ? []
    : languages
        .filter((language) => language !== question.reading.language)
        .flatMap((language) => searchIn(language, question, knowledge));
  const best = new Map<number, FoundTitle>();
  const all = [...own, ...others];
  const plain = all.filter(({ indicator }) => !isMarginal(indicator, question.wishes));
  const most = Math.max(0, ...(plain.length > 0 ? plain : all).map(({ share }) => share));
  for (const found of all.filter(({ share }) => share >= most * nearMost)) {
    const known = best.get(found.indicator.id);
    if (!known || found.score > known.score) best.set(found.indicator.id, found);
  }
  return [...best.values()].sort((one, other) => other.score - one.score || one.indicator.id - other.indicator.id);
}

function searchIn(language: Language, question: TitleQuestion, knowledge: Knowledge): FoundTitle[] {
  const { edition } = knowledge;
  const hits = knowledge.titles(language).search([...question.words, ...question.beside].join(' '), looked);
  const best = hits[0]?.score ?? 1;
  const pieces = question.words.map(piecesOf);
  return hits.flatMap(({ id, score }) => {
    const indicator = edition.indicators.get(id);
    return indicator ? judge(indicator, score / best, { language, question, pieces, knowledge }) : [];
  });
}

interface Judging {
  readonly language: Language;
  readonly question: TitleQuestion;
  /** Of each word. */
  readonly pieces: readonly (readonly string[])[];
  readonly knowledge: Knowledge;
}

function judge(indicator: Indicator, nearness: number, judging: Judging): FoundTitle[] {
  const { language, question, pieces, knowledge } = judging;
  const { words, beside, reading, people, wishes } = question;
  const { told: allTold, head } = matchTitle([...words, ...beside], indicator, language);
  const told = allTold.slice(0, words.length);
  const title = (indicator.title[language] ?? indicator.title.fi ?? '').toLocaleLowerCase('fi');
  const recall = pieces.map((ofWord, index) => (isTold(told[index]) ? 1 : 0.6 * likeness(ofWord, title)));
  const all = words.reduce((sum, word) => sum + word.length, 0);
  const share = recall.reduce((sum, one, index) => sum + one * (words[index]?.length ?? 0), 0) / all;
  const tellsSome = told.some((one, index) => isTold(one) && (words[index]?.length ?? 0) >= shortestTelling);
  if (!tellsSome && share < recalled * 0.6) return [];
  const fit = { own: 0.3, whole: 0, other: -0.4 }[peopleFit(indicator, people)];
  const demerits = demeritsOf(indicator, { reading, wishes, edition: knowledge.edition });
  const score = 2 * share + 0.7 * head + 0.3 * nearness + fit - 0.1 * demerits;
  return [{ indicator, tellsAll: told.every(isTold), tellsSome, head, share, score }];
}

/** How much of a word's pieces of three letters a lower-case title holds, 0 when less than it takes to resemble it. */
function likeness(pieces: readonly string[], title: string): number {
  let held = pieces.length;
  for (const piece of pieces) {
    if (title.includes(piece)) continue;
    held -= 1;
    if (held / pieces.length < resembles) return 0;
  }
  return pieces.length === 0 ? 0 : held / pieces.length;
}

/** None of a word that is too short to resemble anything. */
function piecesOf(text: string): string[] {
  if (text.length < shortestResembling) return [];
  return Array.from({ length: Math.max(0, text.length - 2) }, (_, from) => text.slice(from, from + 3));
}

// How much of a head must be said for its family to be meant: by itself, and when several tell all words.
const said = 0.6;
const saidWhole = 0.85;

/** The indicator that the words name as its title does: all of them told by exactly one family. Undefined when unsure. */
export function titleAsked(found: readonly FoundTitle[], question: TitleQuestion, knowledge: Knowledge) {
  const { wishes, people } = question;
  const full = found.filter(
    ({ indicator, tellsAll, head }) =>
      tellsAll && head >= said && !isMarginal(indicator, wishes) && !deniesWish(indicator, wishes),
  );
  const whole = full.filter(({ head }) => head >= saidWhole);
  const family = soleFamily(whole) ?? (whole.length === 0 ? soleFamily(full) : undefined);
  if (family === undefined) return undefined;
  const against = { reading: question.reading, wishes, edition: knowledge.edition };
  const members = knowledge
    .family(family)
    .filter((indicator) => !isMarginal(indicator, wishes) && isOfAsked(indicator, people, knowledge.family(family)))
    .map((indicator) => ({ indicator, demerits: demeritsOf(indicator, against) }))
    .sort((one, other) => one.demerits - other.demerits);
  return members[0]?.indicator.id;
}

/** Of those asked about; a family that is all of one group needs no naming of it. */
function isOfAsked(indicator: Indicator, people: People, family: readonly Indicator[]): boolean {
  if (peopleFit(indicator, people) === 'own') return true;
  const [group, ...others] = new Set(family.map((member) => [...factsOf(member).groups].sort().join()));
  return people.isOpen && group !== undefined && others.length === 0;
}

function soleFamily(found: readonly FoundTitle[]): string | undefined {
  const [family, ...others] = new Set(found.map(({ indicator }) => factsOf(indicator).family));
  return others.length === 0 ? family : undefined;
}
