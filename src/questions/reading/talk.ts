import { type Token, tokenize } from '../../understanding/understanding';
import { namesAssociations } from './intent';
import type { Reading } from './reading';

// How a clause begins after the one before it.
type Opening = 'sentence' | 'colon' | 'comma' | 'that' | 'and';

interface Clause {
  readonly opening: Opening;
  /** The positions of its words. */
  readonly words: readonly number[];
}

const marks = /(?<sentence>[.!?]+(?=\s|$))|(?<colon>:(?=\s)|\s[–—-](?=\s)|[–—])|(?<comma>[,;](?=\s|$))/gu;

const that = /^(?:että|et|att|that|whether|if)$/;
const and = /^(?:ja|mutta|mut|joten|koska|kun|och|men|så|eftersom|and|but|so|because|cause)$/;

// Who speaks of themselves, of asking or of what others say.
const speaking =
  /^(?:mä|minä|me|mun|mul|mulla|mua|minua|minulle|meil|meillä|meidän|oon|olen|olemme|ollaan|haemme|haen|haetaan|järjestämme|tarvits\p{L}*|tarvit\p{L}*|tartt\p{L}*|halua\p{L}*|haluu\p{L}*|kiinnost\p{L}*|kirjoit\p{L}*|kirjot\p{L}*|valmistel\p{L}*|kuulin|luin|näin|mietin|mietitään|väittää|väitti|väittävät|väitetään|väiteltiin|sanoi|sanoo|sanovat|kertoi|kysyi|kysyn|kyselee|pohtii|pohdi\p{L}*|pitääkö|pitäneekö|söker|ordnar|jag|vi|mig|oss|min|mitt|mina|vår|vårt|våra|vill|behöver|undrar|skriver|jobbar|påstår|påstod|säger|sade|sa|hörde|läste|stämmer|i|i'm|im|i've|i'd|we|we're|my|me|our|us|you|wonder|wondering|heard|claims|claimed|says|said|seems|told)$/u;

const asking =
  /^(?:mont\p{L}*|moni\p{L}*|mones\p{L}*|paljon\p{L}*|kuinka|miten|mite[ns]?|kuis|mitä|mikä|mitkä|missä|mihin|mistä|minkä|kump\p{L}*|kumm\p{L}*|on(?:ko|ks|k)\p{L}*|ovatko|hur|vad|vilk\p{L}*|how|what|what's|which|where|who)$/u;

/**
 * The positions of words that only talk about asking ("siskoni muutti sinne ja alkoi kiinnostaa, …"): what is left to explain in
 * a clause that neither asks nor names a subject. `isStrange` is true of a word that nothing knows.
 */
export function talkIn(
  text: string,
  { tokens, concepts, content }: Reading,
  isStrange: (token: Token) => boolean,
): ReadonlySet<number> {
  const clauses = clausesOf(text, tokens);
  const named = new Set(concepts.flatMap((match) => [...match.named]));
  if (clauses.length < 2 || named.size === 0) return new Set();
  const open = new Set(content);
  // "We are carers' association and apply for a grant: how many carers …": who asks is no subject.
  const asked = new Set(clauses.filter(isAsking).flatMap(({ words }) => words));
  const isNew = (index: number) =>
    concepts.some((match) => match.named.has(index) && ![...match.named].some((other) => asked.has(other)));
  const isTalk = (clause: Clause | undefined, at: number): boolean => {
    if (!clause) return false;
    const words = clause.words.map((index) => tokens[index]?.word ?? '');
    if (isAsking(clause) || clause.words.some(isNew)) return false;
    if (words.some((word) => speaking.test(word))) return true;
    if (clause.words.some((index) => isOfAsker(index))) return false;
    if (clauses[at + 1]?.opening === 'and' && isTalk(clauses[at + 1], at + 1)) return true;
    const isApart = isStatement(clause, clauses[at + 1]);
    return isApart && clause.words.every((index) => !open.has(index) || isStrangeAt(index));
  };
  return new Set(
    clauses.filter(isTalk).flatMap(({ words }) => words.filter((index) => open.has(index) || isOfAsker(index))),
  );

  function isAsking({ words }: Clause): boolean {
    return words.some((index) => asking.test(tokens[index]?.word ?? ''));
  }

  function isOfAsker(index: number): boolean {
    const token = tokens[index];
    return [...named].some((other) => asked.has(other)) && token !== undefined && namesAssociations(token);
  }

  function isStrangeAt(index: number): boolean {
    const token = tokens[index];
    return token !== undefined && isStrange(token);
  }
}

/** A sentence of its own, or what stands before "that" or a colon; a word between commas may be one of a list. */
function isStatement({ opening, words }: Clause, next: Clause | undefined): boolean {
  if (next?.opening === 'that' || next?.opening === 'colon') return true;
  return opening === 'sentence' && next?.opening === 'sentence' && words.length > 1;
}

function clausesOf(text: string, tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = [];
  let [from, opening]: [number, Opening] = [0, 'sentence'];
  let first = 0;
  const take = (piece: string) => {
    const count = tokenize(piece).length;
    const words = Array.from({ length: count }, (_, at) => first + at);
    first += count;
    if (count > 0) clauses.push(...partsOf({ opening, words }, tokens));
  };
  for (const match of text.matchAll(marks)) {
    take(text.slice(from, match.index));
    const { colon, comma } = match.groups ?? {};
    opening = colon ? 'colon' : comma ? 'comma' : 'sentence';
    from = match.index + match[0].length;
  }
  take(text.slice(from));
  // What the marks part is read as the whole is; else the positions would be of other words.
  return first === tokens.length ? clauses : [];
}

/** Parts at "that", and at "and" where what follows says or asks something by itself. */
function partsOf({ opening, words }: Clause, tokens: readonly Token[]): Clause[] {
  const at = words.findIndex((index, place) => place > 0 && isLink(index, words.slice(place + 1)));
  if (at < 0) return [{ opening, words }];
  const link = that.test(tokens[words[at] ?? 0]?.word ?? '') ? 'that' : 'and';
  return [{ opening, words: words.slice(0, at) }, ...partsOf({ opening: link, words: words.slice(at) }, tokens)];

  function isLink(index: number, rest: readonly number[]): boolean {
    const word = tokens[index]?.word ?? '';
    if (that.test(word)) return true;
    const saysMore = (other: number) => [speaking, asking].some((kind) => kind.test(tokens[other]?.word ?? ''));
    return and.test(word) && rest.slice(0, 4).some(saysMore);
  }
}
