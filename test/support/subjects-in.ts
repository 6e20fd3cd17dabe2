import { join } from 'node:path';
import { readLexicon, tokenize } from '../../src/understanding/understanding';

const lexicon = readLexicon(join(__dirname, '..', '..', 'data', 'lexicon'));

/** The names of the subjects that a text is about, by the project's lexicon; ages, which say only whom it asks about, left out. */
export function subjectsIn(text: string): string[] {
  return lexicon
    .find(tokenize(text))
    .map(({ concept }) => concept.name)
    .filter((name) => !/^over\d+$/.test(name))
    .sort();
}
