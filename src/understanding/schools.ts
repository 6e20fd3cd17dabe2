import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPhrases, type PhraseLists, type Phrases } from './phrases';
import type { Token } from './tokens';

/** The schools whose pupils and students surveys tell apart: grades 1–6, grades 7–9, general upper secondary, vocational. */
export type School = 'primary' | 'lower' | 'upper' | 'vocational';

export interface SchoolFound {
  readonly school: School;
  /** The positions of the words that say it. */
  readonly tokens: ReadonlySet<number>;
}

const schoolsFile = join(__dirname, '..', '..', 'data', 'schools.json');

let schools: Phrases<School> | undefined;

/** The schools whose pupils or students a text names ("lukiolaiset", "högstadieelever", "vocational students"). */
export function findSchools(tokens: readonly Token[]): SchoolFound[] {
  if (!schools) {
    const file: Readonly<Record<School, PhraseLists>> = JSON.parse(readFileSync(schoolsFile, 'utf8'));
    schools = createPhrases(Object.entries(file) as [School, PhraseLists][]);
  }
  const found = new Map<School, Set<number>>();
  for (const match of schools.find(tokens)) {
    found.set(match.value, new Set([...(found.get(match.value) ?? []), ...match.tokens]));
  }
  // "Lower secondary school" has the words of others in it: of two on the same words the one with more of them is meant.
  return [...found]
    .filter(([, words]) => ![...found.values()].some((other) => other.size > words.size && isPart(words, other)))
    .map(([school, words]) => ({ school, tokens: words }));
}

function isPart(words: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return [...words].every((index) => other.has(index));
}
