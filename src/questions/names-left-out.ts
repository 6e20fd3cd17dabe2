import { type Token, tokenize } from '../understanding/understanding';

/** What stands where something was left out. */
const gap = '…';

// Written for what people paste into a chat, widest first: addresses, then accounts, then numbers that belong to somebody.
const personal: readonly RegExp[] = [
  /\b(?:https?:\/\/|www\.)\S+/giu,
  /<[@#!][^>\s]*>/gu,
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  /@[\p{L}\p{N}][\p{L}\p{N}._-]*/gu,
  // A Finnish personal identity code: the day of birth, the sign of its century, number and check.
  /\b\d{6}[-+A-FU-Y]\d{3}[\dA-Z]\b/giu,
  // Seven digits and more, however they are grouped, with or without the country's number.
  /(?<![\p{L}\p{N}])\+?\d(?:[\s()-]?\d){6,}(?![\p{L}\p{N}])/gu,
];

// Two years side by side are seven digits and more, too.
const years = /^(?:19|20|21)\d\d(?:[\s-]+(?:19|20|21)\d\d)*$/u;

/**
 * The line without what could tell of whom it speaks: links, addresses, accounts, numbers of people, and the capitalised words
 * that are no known word; `isKnown` is asked for each of those. The first word has its capital as every first word and stays,
 * unless another unknown one follows it at once: then both are a name.
 */
export function withoutNames(line: string, isKnown: (token: Token) => boolean): string {
  const bare = personal.reduce(
    (left, pattern) => left.replace(pattern, (found) => (years.test(found.trim()) ? found : gap)),
    line.normalize('NFC'),
  );
  const tokens = tokenize(bare);
  const isName = tokens.map((token) => token.capitalised && !isKnown(token));
  if (isName[0] && !isName[1]) isName[0] = false;
  let rest = bare;
  let kept = '';
  tokens.forEach(({ text }, index) => {
    const at = rest.indexOf(text);
    kept += rest.slice(0, at) + (isName[index] ? gap : text);
    rest = rest.slice(at + text.length);
  });
  return (kept + rest).replace(/…(?:\s*…)+/gu, gap);
}
