import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPhrases, type PhraseLists, type Phrases, type Token, tokenize } from '../../understanding/understanding';

/** What stands where something was left out. */
const gap = '…';

// None that are words of our languages: "Lohjalla.se on" is a sentence without its blank.
const domains = '(?:fi|com|org|net|eu|info|io|ax|dk)';
// Parts of a number as people group it: blanks, dashes, dots, slashes and brackets.
const between = '[\\s()./‐-―-]{0,3}';
// "FI21 1234": letters in front of the digits belong to it.
const prefix = '(?<![\\p{L}\\p{N}])[+(]?\\p{L}{0,4}';

// Written for what people paste into a chat, widest first: addresses, then accounts, then numbers that belong to somebody.
const personal: readonly RegExp[] = [
  /<at\b[^>]*>.*?<\/at>/giu,
  /<(?:[@#!]|mailto:|tel:|https?:)[^>]*>/giu,
  /\b(?:https?:\/\/|www\.|t\.me\/)\S+/giu,
  /[\p{L}\p{N}._%+-]+(?:@|\s?[([]\s?(?:at|ät|miukumauku)\s?[)\]]\s?)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/giu,
  // "@Aino Virtanen": how a mention of another comes to us.
  /@[\p{L}\p{N}][\p{L}\p{N}._-]*(?:\s\p{Lu}[\p{L}'’-]+)?/gu,
  new RegExp(`[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.${domains}(?![\\p{L}\\p{N}])\\S*`, 'giu'),
  // A Finnish personal identity code: the day of birth, the sign of its century, number and check.
  /(?<!\p{Nd})(?:\p{Nd}{2}\.?){3}\s?[-+A-FU-Y‐-―]\s?\p{Nd}{3}[\p{Nd}A-Z](?![\p{L}\p{N}])/giu,
  /[\p{L}-]+(?:katu|kuja|polku|tie|kaari|rinne|raitti|gatan|vägen|gränden|stigen)\s\p{Nd}{1,3}(?![\p{L}\p{N}])(?:\s?\p{L}(?!\p{L})(?:\s?\p{Nd}{1,3}(?!\p{N}))?)?/giu,
  // Seven digits and more, however they are grouped, with or without the country's number.
  new RegExp(`${prefix}\\p{Nd}(?:${between}\\p{Nd}){6,}\\p{L}?(?![\\p{L}\\p{N}])`, 'gu'),
  // The plate of a car.
  /(?<![\p{L}\p{N}])\p{L}{3}-\p{Nd}{3}(?![\p{L}\p{N}])/gu,
];

// Two years side by side are seven digits and more, too.
const years = /^\(?(?:19|20|21)\d\d(?:[\s/‐-―-]+(?:19|20|21)\d\d)*$/u;

const file = join(__dirname, '..', '..', '..', 'data', 'names.json');

interface Names {
  readonly given: Phrases<'given'>;
  readonly family: Phrases<'family'>;
}

let names: Names | undefined;

function readNames(): Names {
  if (!names) {
    const { given, family }: Readonly<Record<keyof Names, PhraseLists>> = JSON.parse(readFileSync(file, 'utf8'));
    names = { given: createPhrases([['given', given]]), family: createPhrases([['family', family]]) };
  }
  return names;
}

/** Tells of the words of a line, by their position, which are known; the others may be somebody's name. */
export type KnownAmong = (tokens: readonly Token[]) => (index: number) => boolean;

/**
 * The line without what could tell of whom it speaks: links, addresses, accounts, numbers of people, common names however
 * they are written, and the capitalised words that are not known. The first word has its capital as every first word and
 * stays, unless a name follows it at once: then both are one.
 */
export function withoutNames(line: string, knownAmong: KnownAmong): string {
  const bare = personal.reduce(
    (left, pattern) => left.replace(pattern, (found) => (years.test(found.trim()) ? found : gap)),
    line.normalize('NFC'),
  );
  const tokens = tokenize(bare);
  const isName = namesAmong(tokens, knownAmong(tokens), bare.startsWith(gap));
  let rest = bare;
  let kept = '';
  tokens.forEach(({ text }, index) => {
    const at = rest.indexOf(text);
    kept += rest.slice(0, at) + (isName[index] ? gap : text);
    rest = rest.slice(at + text.length);
  });
  return (kept + rest).replace(/…(?:\s*…)+/gu, gap);
}

/** Which of the words are names; `isCut` when something in front of the first was left out already. */
function namesAmong(tokens: readonly Token[], isKnown: (index: number) => boolean, isCut: boolean): boolean[] {
  const { given, family } = readNames();
  const isGiven = tokens.map((token) => given.find([token]).length > 0);
  const isFamily = tokens.map((token) => family.find([token]).length > 0);
  const isWritten = tokens.map(({ capitalised, word }, index) => (capitalised || isCaseless(word)) && !isKnown(index));
  const isOpening = !isCut && !isWritten[1] && tokens[0]?.capitalised === true;
  if (isOpening) isWritten[0] = false;
  return tokens.map((_, index) => {
    const areCapital = (one: number) => tokens[one]?.capitalised === true && tokens[one + 1]?.capitalised === true;
    const isListed = (isGiven[index] || isFamily[index]) === true && !isKnown(index);
    // "Ville Salo": with capitals, a family name is one also where it is a word or a place.
    const leads = isGiven[index] === true && (isFamily[index + 1] === true || areCapital(index));
    const isLower = tokens[index - 1]?.capitalised === false;
    const isLikely = areCapital(index - 1) || isFamily[index] === true || (isLower && !isKnown(index));
    const follows = isGiven[index - 1] === true && isLikely;
    return isWritten[index] === true || isListed || leads || follows;
  });
}

/** Scripts without capitals show no names, and nothing that the lexicon could learn. */
function isCaseless(word: string): boolean {
  return /^\p{Lo}/u.test(word);
}
