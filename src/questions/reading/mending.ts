import {
  createSpelling,
  type Lexicon,
  listPlaces,
  listWords,
  type Places,
  readVocabulary,
  type Spelling,
  type SpellingList,
  type Token,
  tokenize,
} from '../../understanding/understanding';
import type { Correction } from '../shown';

/** What the words of a question are compared with. */
export interface KnownWords {
  readonly places: Places;
  readonly lexicon: Lexicon;
  /** True of a word of places, lexicon, vocabulary or titles. */
  readonly isKnown: (token: Token, lexicon: Lexicon) => boolean;
}

/** A question's words with the slips of the pen put right. */
export interface Mended {
  readonly tokens: readonly Token[];
  readonly corrections: readonly Correction[];
}

// Beyond these the text is no question with a slip in it.
const wordsAtMost = 8;
const shortestPart = 4;
const longestWord = 40;

// Each kept on its own: a new edition has new places, a taught word makes a new lexicon.
const wordLists = new WeakMap<Lexicon, SpellingList>();
const placeLists = new WeakMap<Places, SpellingList>();

/**
 * Puts right what nothing explains, at the positions of `unknown`: a compound written apart or one that the words know only
 * in parts, then slips of the pen. Undefined when there is nothing to put right.
 */
export function mend(tokens: readonly Token[], unknown: ReadonlySet<number>, known: KnownWords): Mended | undefined {
  const mended: Token[] = [];
  const corrections: Correction[] = [];
  const isOdd = (index: number) => unknown.has(index);
  let tried = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) continue;
    const next = tokens[index + 1];
    const joined = next && (isOdd(index) || isOdd(index + 1)) ? tokenOf(token.text + next.text) : undefined;
    if (joined && next && saysMore(joined, token, known)) {
      corrections.push({ typed: `${token.text} ${next.text}`, read: joined.text });
      mended.push(joined);
      index += 1;
      continue;
    }
    tried += isOdd(index) ? 1 : 0;
    const found = isOdd(index) && tried <= wordsAtMost ? putRight(token, index, known) : undefined;
    if (found?.correction) corrections.push(found.correction);
    mended.push(...(found?.tokens ?? [token]));
  }
  const isSame = mended.length === tokens.length && mended.every((token, index) => token === tokens[index]);
  return isSame ? undefined : { tokens: mended, corrections };
}

function putRight(
  token: Token,
  index: number,
  known: KnownWords,
): { readonly tokens: readonly Token[]; readonly correction?: Correction } | undefined {
  const { word, text } = token;
  if (word.length > longestWord) return undefined;
  const closed = word.replaceAll('-', '');
  if (closed !== word && isClaimed(closed, known)) return { tokens: [tokenOf(closed)] };
  const parts = partsOf(word, known);
  if (parts) return { tokens: parts };
  const hints = { isName: index > 0 && token.capitalised, isKnown: known.isKnown(token, known.lexicon) };
  const found = spellingOf(known).correct(word, hints);
  if (!found) return undefined;
  const read = token.capitalised ? found.charAt(0).toLocaleUpperCase('fi') + found.slice(1) : found;
  return { tokens: [tokenOf(read)], correction: { typed: text, read } };
}

/** "lohjalaisnuorten", "nuorisoköyhyys": a place's inhabitants or a group of people before what is known by itself. */
function partsOf(word: string, { places, lexicon }: KnownWords): readonly Token[] | undefined {
  for (let at = word.length - shortestPart; at >= shortestPart; at -= 1) {
    const [first, rest] = [word.slice(0, at), tokenOf(word.slice(at).replace(/^-/, ''))];
    const isGroup = lexicon.groups([rest]).size > 0;
    if (!isGroup && lexicon.claimedBy(rest.word).length === 0) continue;
    const inhabitants = tokenOf(first.replace(/(l[aä]is)-?$/, '$1et'));
    if (inhabitants.word !== first && places.find([inhabitants]).length > 0) return [inhabitants, rest];
    const group = tokenOf(first.replace(/s?-?$/, ''));
    if (!isGroup && [group, tokenOf(first)].some((one) => lexicon.groups([one]).size > 0)) {
      return [lexicon.groups([group]).size > 0 ? group : tokenOf(first), rest];
    }
  }
  return undefined;
}

/** A compound names something that its first part alone does not: endings are loose enough to take a whole word for one. */
function saysMore(joined: Token, first: Token, { lexicon }: KnownWords): boolean {
  const before = new Set(lexicon.claimedBy(first.word));
  return lexicon.claimedBy(joined.word).some((name) => !before.has(name));
}

function isClaimed(word: string, { lexicon }: KnownWords): boolean {
  return lexicon.claimedBy(word).length > 0;
}

function spellingOf({ lexicon, places }: KnownWords): Spelling {
  return createSpelling([prepareWords(lexicon), preparePlaces(places)]);
}

/** Makes a lexicon's words ready for `mend`, so that the first slip of the pen need not wait for it. */
export function prepareWords(lexicon: Lexicon): SpellingList {
  let list = wordLists.get(lexicon);
  if (!list) {
    const { functionWords, intents, genders } = readVocabulary();
    list = listWords(
      lexicon.words,
      [functionWords, intents, genders].flatMap(({ words }) => words),
    );
    wordLists.set(lexicon, list);
  }
  return list;
}

/** Makes the names of places ready for `mend`. */
export function preparePlaces(places: Places): SpellingList {
  let list = placeLists.get(places);
  if (!list) {
    list = listPlaces(places.forms());
    placeLists.set(places, list);
  }
  return list;
}

function tokenOf(text: string): Token {
  return tokenize(text)[0] ?? { text, word: text, capitalised: false };
}
