/** Tells the lengths, rising, of those beginnings of a word that may be among the known ones; few others come with them. */
export type Beginnings = (word: string) => readonly number[];

// So many places for each known word: one beginning in eight comes for nothing.
const placesEach = 8;

/**
 * Prepares words for being found at the beginning of others. Most beginnings of most words are unknown: to look at a mark in a
 * table is several times as fast as to cut each beginning out and look it up.
 */
export function rememberBeginnings(known: Iterable<string>): Beginnings {
  const words = [...known];
  const marks = new Uint8Array(2 ** Math.ceil(Math.log2(placesEach * (words.length + 1))));
  let longest = 0;
  for (const word of words) {
    let hash = start;
    for (let at = 0; at < word.length; at += 1) hash = grow(hash, word.charCodeAt(at));
    marks[placeOf(hash, marks)] = 1;
    longest = Math.max(longest, word.length);
  }
  return (word) => {
    const lengths: number[] = [];
    let hash = start;
    for (let length = 1; length <= word.length && length <= longest; length += 1) {
      hash = grow(hash, word.charCodeAt(length - 1));
      if (marks[placeOf(hash, marks)]) lengths.push(length);
    }
    return lengths;
  };
}

// FNV-1a.
const start = 0x811c9dc5;

function grow(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function placeOf(hash: number, { length }: Uint8Array): number {
  return (hash ^ (hash >>> 16)) & (length - 1);
}
