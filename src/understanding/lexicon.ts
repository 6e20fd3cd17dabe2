import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../text/text';
import { nearConcepts } from './near-concepts';
import { createPhrases, type KnownWord, type PhraseLists, type PhraseMatch, type Phrases } from './phrases';
import { type Token, tokenize } from './tokens';

/** A group of people that a question may be about. */
export type Group = 'children' | 'young' | 'adults' | 'elderly';

/**
 * An indicator by its id, or those whose Finnish title fits a regular expression: of titles that come and go, and of the same
 * series under several ids, a pattern keeps hold.
 */
export type Target = number | string;

/** A subject that people ask about in their own words. */
export interface Concept {
  readonly name: string;
  /** Its headline targets, best first. */
  readonly targets: readonly Target[];
  /** The headlines when the question is about such a group. A group that is missing here is not answered by the others' figure. */
  readonly groups: Readonly<Partial<Record<Group, readonly Target[]>>>;
  /** Too wide to answer at once: the targets are offered to choose from, unless a group decides. */
  readonly isBroad: boolean;
  /** Its words are so common that they count only when nothing else is asked about. */
  readonly isWeak: boolean;
  /** True when a text, such as the title of an indicator, names this subject. */
  isNamedIn(text: string): boolean;
}

/** A subject that a text is about, with the words that it explains. */
export interface ConceptMatch {
  readonly concept: Concept;
  /** The words that name it, a part of `tokens`. */
  readonly named: ReadonlySet<number>;
  readonly tokens: ReadonlySet<number>;
  /** The languages whose words name it. */
  readonly languages: ReadonlySet<Language>;
}

export interface Lexicon {
  readonly concepts: readonly Concept[];
  /** Every word that names a subject or a group. */
  readonly words: readonly KnownWord[];
  /**
   * The subjects a text is about. One found by more of the text's words wins over those found by a part of them
   * ("nuorisotyöttömyys" over "työttömyys"); a weak one shows only alone.
   */
  find(tokens: readonly Token[]): ConceptMatch[];
  /**
   * The subjects that the words at `left` may be about although no phrase is whole, likeliest first: most of a phrase is there,
   * or a word is made with one of theirs ("läkarkö").
   */
  near(tokens: readonly Token[], left: readonly number[]): Concept[];
  /** Which groups of people the text names, by the position of the word. */
  groups(tokens: readonly Token[]): ReadonlyMap<number, Group>;
  /** The names of the concepts that claim this single word; more than one is a fault of the data. */
  claimedBy(word: string): string[];
  /** True when this word is one of those that name a subject or a group, be it one of many: "yksin" of "yksin asuvat". */
  has(word: string): boolean;
}

interface ConceptEntry {
  readonly name: string;
  readonly targets: readonly Target[];
  readonly groups?: Concept['groups'];
  readonly broad?: true;
  readonly weak?: true;
  readonly words: PhraseLists;
  /** Words that say nothing more in this subject's company ("koulussa" beside bullying). */
  readonly also?: PhraseLists;
}

/** The form of the data: one file of it all, or a folder with `groups.json`, `beside.json` and a file of concepts for each theme. */
export interface LexiconFile {
  readonly groups: Readonly<Record<Group, PhraseLists>>;
  /** Words that say nothing more beside any subject ("kärsii", "per nuppi"). Where no subject is named they are left unexplained. */
  readonly beside?: PhraseLists;
  readonly concepts: readonly ConceptEntry[];
}

const groupsFile = 'groups.json';
const besideFile = 'beside.json';

/** Reads the data of a lexicon from a folder of the project. */
export function readLexiconFile(folder: string): LexiconFile {
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const { groups }: Pick<LexiconFile, 'groups'> = read(groupsFile);
  const { beside }: Pick<LexiconFile, 'beside'> = read(besideFile);
  const themes = readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== groupsFile && file !== besideFile)
    .sort();
  return {
    groups,
    ...(beside ? { beside } : {}),
    concepts: themes.flatMap((file) => (read(file) as Pick<LexiconFile, 'concepts'>).concepts),
  };
}

/** Reads a lexicon from a folder of the project. */
export function readLexicon(folder: string): Lexicon {
  return createLexicon(readLexiconFile(folder));
}

/** Prepares a lexicon for finding. */
export function createLexicon(file: LexiconFile): Lexicon {
  const named = rememberNamed(() => words);
  const concepts = new Map(file.concepts.map((entry) => [entry, toConcept(entry, named)]));
  const words = createPhrases([...concepts].map(([entry, concept]) => [concept, entry.words] as const));
  const also = createPhrases([...concepts].map(([entry, concept]) => [concept, entry.also ?? {}] as const));
  const idle = createPhrases([[undefined, file.beside ?? {}]]);
  const groups = createPhrases(Object.entries(file.groups) as [Group, PhraseLists][]);
  return {
    concepts: [...concepts.values()],
    words: [...words.words, ...also.words, ...idle.words, ...groups.words],
    find: (tokens) => withBeside(findConcepts(words, also, tokens), idle, tokens),
    near: (tokens, left) => nearConcepts(words, tokens, left),
    groups: (tokens) =>
      new Map(
        groups.find(tokens).flatMap(({ value, tokens: found }) => [...found].map((index) => [index, value] as const)),
      ),
    has: (word) => words.has(word) || groups.has(word),
    claimedBy: (word) => words.claimedBy(word).map(({ name }) => name),
  };
}

function toConcept({ name, targets, groups = {}, broad, weak }: ConceptEntry, named: Named): Concept {
  const concept: Concept = {
    name,
    targets,
    groups,
    isBroad: broad === true,
    isWeak: weak === true,
    isNamedIn: (text) => named(text).has(concept),
  };
  return concept;
}

type Named = (text: string) => ReadonlySet<Concept>;

/** The subjects that a text names, each text read once: the same few titles are asked about again and again. */
function rememberNamed(words: () => Phrases<Concept>): Named {
  const known = new Map<string, ReadonlySet<Concept>>();
  return (text) => {
    let named = known.get(text);
    if (!named) {
      named = new Set(
        words()
          .find(tokenize(text))
          .map(({ value }) => value),
      );
      known.set(text, named);
    }
    return named;
  };
}

function findConcepts(words: Phrases<Concept>, also: Phrases<Concept>, tokens: readonly Token[]): ConceptMatch[] {
  const matches = words.find(tokens);
  const strong = matches.some(({ value }) => !value.isWeak);
  const kept = matches.filter(
    (match) => !(strong && match.value.isWeak) && !matches.some((other) => isWithin(match, other)),
  );
  // The words of a weak concept say nothing more beside a strong one: "asukkaista" of "how many of the inhabitants".
  const weak = matches.filter(({ value }) => value.isWeak).flatMap((match) => [...match.tokens]);
  const beside = also.find(tokens);
  const found = [...new Set(kept.map(({ value }) => value))].map((concept) => {
    const named = kept.filter(({ value }) => value === concept);
    const own = [...named, ...beside.filter(({ value }) => value === concept)];
    return {
      concept,
      named: named.flatMap((match) => [...match.tokens]),
      tokens: new Set([...own.flatMap((match) => [...match.tokens]), ...weak]),
      languages: new Set(named.map(({ language }) => language)),
    };
  });
  return found
    .filter(({ named, tokens }) => !found.some((other) => covers(other.tokens, named) && !covers(tokens, other.named)))
    .map((match) => ({ ...match, named: new Set(match.named) }));
}

/** Every subject explains the words that say nothing beside it, unless they are another subject's. */
function withBeside(found: ConceptMatch[], idle: Phrases<undefined>, tokens: readonly Token[]): ConceptMatch[] {
  const said = idle.find(tokens).flatMap((match) => [...match.tokens]);
  return found.map((match) => ({ ...match, tokens: new Set([...match.tokens, ...said]) }));
}

function covers(tokens: ReadonlySet<number>, wanted: readonly number[]): boolean {
  return wanted.every((index) => tokens.has(index));
}

function isWithin(match: PhraseMatch<Concept>, other: PhraseMatch<Concept>): boolean {
  if (match.value === other.value || [...match.tokens].some((index) => !other.tokens.has(index))) return false;
  return other.tokens.size > match.tokens.size || other.words > match.words;
}
