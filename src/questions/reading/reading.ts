import type { Gender } from '../../indicators/indicators';
import { cleanLine, type Language } from '../../text/text';
import {
  type Ages,
  type Concept,
  type ConceptMatch,
  detectLanguage,
  findAges,
  findSchools,
  findYears,
  type Group,
  type Intent,
  type Level,
  type Order,
  type PlaceMention,
  readVocabulary,
  type Token,
  tokenize,
  type YearSpan,
  type YearsFound,
} from '../../understanding/understanding';
import type { Correction } from '../shown';
import { readIntent } from './intent';
import { type KnownWords, mend } from './mending';
import { talkIn } from './talk';

/** A question taken apart. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly language: Language;
  readonly intent: Intent | 'value';
  /** Sotkanet's ids of the regions it names, each once. */
  readonly regions: readonly number[];
  /** What a ranking ranks, where the question says: "which county". */
  readonly level?: Level;
  /** Which end of a ranking it asks for; the highest unless told. */
  readonly order?: Order;
  readonly years?: YearSpan;
  readonly gender: Gender;
  readonly concepts: readonly ConceptMatch[];
  /** Groups of people by the position of their word; stated ages and grades among them. */
  readonly groups: ReadonlyMap<number, Group>;
  /** The ages it states, both ends included. */
  readonly ages?: Ages;
  /** Words read as others: slips of the pen. */
  readonly corrections?: readonly Correction[];
  /** Positions of the words that must be explained before anything is answered: all but slots and function words. */
  readonly content: readonly number[];
  /** Subjects that words which nothing explains may be about, likeliest first; never answered, only offered. */
  readonly near?: readonly Concept[];
  /** Those of them that no place, subject, group or title has; absent when there are none, or too many to be sure. */
  readonly strange?: ReadonlySet<number>;
}

interface Words {
  readonly text: string;
  readonly language: Language;
  readonly thisYear: number;
}

/** A question in words, and those positions where a word is read as a place although it is a common word too. */
interface Typed extends Words {
  readonly tokens: readonly Token[];
  readonly plain?: ReadonlySet<number>;
}

/**
 * Takes a question apart; nothing is filled in but the language. Where words are left that nothing knows, it is read again
 * with the slips of the pen put right, and `corrections` tells.
 */
export function readQuestion(words: Words, lists: KnownWords): Reading {
  const known = rememberKnown(lists);
  const reading = readMended(words, known);
  const left = [...unknownIn(reading)];
  const { tokens, concepts } = reading;
  if (left.length === 0 && concepts.length > 0) return reading;
  // Where no subject is named, words that mostly say nothing may be one's, "how many years do men live", but not those of a
  // few words that go on from the last question: "kehitys?".
  const isShort = left.length === 0 && tokens.length < aloneAtLeast;
  const near = lists.lexicon
    .near(tokens, concepts.length > 0 || isShort ? left : [...tokens.keys()])
    .slice(0, nearAtMost);
  const strange = left.length > strangeAtMost ? [] : left.filter((index) => isStrange(reading.tokens[index], known));
  return {
    ...reading,
    ...(near.length > 0 ? { near } : {}),
    ...(strange.length > 0 ? { strange: new Set(strange) } : {}),
  };
}

// Fewer words than these are no question by themselves when each of them could be in any.
const aloneAtLeast = 4;
const nearAtMost = 4;

/** The same lists, each word of one question looked up in all titles once. */
function rememberKnown(known: KnownWords): KnownWords {
  const found = new Map<string, boolean>();
  return {
    ...known,
    isKnown(token, lexicon) {
      const before = found.get(token.text) ?? known.isKnown(token, lexicon);
      found.set(token.text, before);
      return before;
    },
  };
}

// Where more words than these are left, they are what the question is about.
const strangeAtMost = 6;

function isStrange(token: Token | undefined, known: KnownWords): boolean {
  return token !== undefined && !known.isKnown(token, known.lexicon);
}

function readMended(words: Words, known: KnownWords): Reading {
  const text = cleanLine(words.text);
  const all = tokenize(text);
  const whole = readTokens({ ...words, tokens: all }, known);
  if (unknownIn(whole).size === 0 && whole.intent !== 'associations') return whole;
  const talk = talkIn(text, whole, (token) => !known.isKnown(token, known.lexicon));
  const tokens = all.filter((_, index) => !talk.has(index));
  const first = talk.size > 0 ? readTokens({ ...words, tokens }, known) : whole;
  const unknown = unknownIn(first);
  if (unknown.size === 0) return first;
  // Beside a subject a word of titles may be a place too: "koulukiusaaminen ingå".
  const isFree = (token: Token | undefined) =>
    token !== undefined && (first.concepts.length > 0 || !known.isKnown(token, known.lexicon));
  const plain =
    first.regions.length === 0 && isPlain(tokens)
      ? new Set([...unknown].filter((index) => isFree(tokens[index])))
      : undefined;
  const second = plain ? readTokens({ ...words, tokens, plain }, known) : first;
  const left = unknownIn(second);
  const mended = left.size > 0 ? mend(tokens, left, known) : undefined;
  if (!mended) return second;
  const mendedText = mended.tokens.map((token) => token.text).join(' ');
  const last = readTokens({ ...words, text: mendedText, tokens: mended.tokens, ...(plain ? { plain } : {}) }, known);
  return { ...last, ...(mended.corrections.length > 0 ? { corrections: mended.corrections } : {}) };
}

/** Nobody wrote names with capitals here, a sentence's first word aside. */
function isPlain(tokens: readonly Token[]): boolean {
  return tokens.slice(1).every(({ capitalised }) => !capitalised);
}

/** The words that neither a subject nor a group, an age or a school explains. */
function unknownIn({ tokens, content, concepts, groups }: Reading): Set<number> {
  const explained = new Set([
    ...groups.keys(),
    ...concepts.flatMap((match) => [...match.tokens]),
    ...wordsOfAges(tokens),
  ]);
  return new Set(content.filter((index) => !explained.has(index)));
}

/** The positions of the words that state ages or grades. */
function wordsOfAges(tokens: readonly Token[]): number[] {
  return [...(findAges(tokens)?.tokens ?? []), ...findSchools(tokens).flatMap((school) => [...school.tokens])];
}

function readTokens(typed: Typed, { places, lexicon }: KnownWords): Reading {
  const { text, tokens, language, thisYear, plain } = typed;
  const named = places.find(tokens, plain);
  const years = findYears(tokens, thisYear);
  const slots = slotsOf(named, years);
  // A word of a place is no subject: "Vantaan" must not be looked up as anything else.
  const masked = tokens.map((token, index) => (slots.has(index) ? { ...token, word: '' } : token));
  const concepts = lexicon.find(masked);
  const groups = lexicon.groups(masked);
  const ages = agesOf(masked);
  const regions = [...new Set(named.map((place) => place.region))];
  const people = new Set([...groups.keys(), ...wordsOfAges(masked)]);
  const { intent, explained } = readIntent(masked, { concepts, regions: regions.length, people, years: years?.span });
  const gender = readGender(masked);
  for (const index of [...explained, ...functionWords(masked)]) slots.add(index);
  for (const index of gender.explained) if (!groups.has(index)) slots.add(index);
  const hints = [...named.flatMap((place) => place.language ?? []), ...concepts.flatMap(soleLanguage)];
  return {
    tokens,
    language: detectLanguage(text, hints) ?? language,
    intent,
    regions,
    ...(intent === 'rank' ? rankingOf(tokens) : {}),
    ...(years ? { years: years.span } : {}),
    gender: gender.gender,
    concepts,
    groups,
    ...(ages ? { ages } : {}),
    content: tokens.flatMap((_, index) => (slots.has(index) ? [] : index)),
  };
}

function slotsOf(named: readonly PlaceMention[], years: YearsFound | undefined): Set<number> {
  return new Set([...named.flatMap((place) => [...place.tokens]), ...(years?.tokens ?? [])]);
}

function agesOf(tokens: readonly Token[]): Ages | undefined {
  const { from, to } = findAges(tokens) ?? {};
  if (from === undefined && to === undefined) return undefined;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function rankingOf(tokens: readonly Token[]): Pick<Reading, 'level' | 'order'> {
  const { levels, orders } = readVocabulary();
  const level = levels.find(tokens)[0]?.value;
  const [order, ...others] = new Set(orders.find(tokens).map(({ value }) => value));
  return { ...(level ? { level } : {}), ...(order === 'lowest' && others.length === 0 ? { order } : {}) };
}

function soleLanguage({ languages }: ConceptMatch): Language[] {
  return languages.size === 1 ? [...languages] : [];
}

function readGender(tokens: readonly Token[]): { readonly gender: Gender; readonly explained: readonly number[] } {
  const matches = readVocabulary().genders.find(tokens);
  const [gender, ...others] = new Set(matches.map(({ value }) => value));
  const explained = matches.flatMap((match) => [...match.tokens]);
  // Both named: everybody.
  return { gender: gender && others.length === 0 ? gender : 'total', explained };
}

function functionWords(tokens: readonly Token[]): number[] {
  return readVocabulary()
    .functionWords.find(tokens)
    .flatMap((match) => [...match.tokens]);
}
