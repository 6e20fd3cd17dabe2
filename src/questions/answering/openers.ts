import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../text/text';
import { type PhraseLists, type Token, tokenize } from '../../understanding/understanding';

const file = join(__dirname, '..', '..', '..', 'data', 'follow-ups.json');

let openers: readonly (readonly string[])[] | undefined;

/** Each opener as its words, the longest first; read once. */
function readOpeners(): readonly (readonly string[])[] {
  if (!openers) {
    const lists: PhraseLists = JSON.parse(readFileSync(file, 'utf8')).openers;
    openers = languages
      .flatMap((language) => lists[language]?.split(',') ?? [])
      .map((opener) => tokenize(opener).map(({ word }) => word))
      .toSorted((one, other) => other.length - one.length);
  }
  return openers;
}

/** How many words at the start only tie a question to the last one: "entä", "hur är det med", "what about". */
export function openingWords(tokens: readonly Token[]): number {
  const opener = readOpeners().find((words) => words.every((word, index) => tokens[index]?.word === word));
  return opener?.length ?? 0;
}
