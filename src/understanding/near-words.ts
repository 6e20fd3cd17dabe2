/** A word of a list that a beginning of what was typed is a slip for. */
export interface NearWord {
  /** The word's position in the list. */
  readonly position: number;
  /** Where the beginning ends: `typed.slice(0, end)` stands for the word. */
  readonly end: number;
  /** How many letters are missing, added, changed or swapped with their neighbour; 0 when it is the very word. */
  readonly slips: number;
}

export interface NearWords {
  /**
   * The words with the first letter of `typed` that a beginning of it is at most as many slips away from as the list allows;
   * in the list's order, the ends rising.
   */
  find(typed: string): NearWord[];
}

// Longer words are no words; the limit keeps hostile text cheap.
const longestWord = 60;
// No list allows more: beside the diagonal of the table only so many columns are worth a look.
const slipsAtMost = 2;

// A table of slips, a row for each letter of a known word and a column for each typed one; cells far from the diagonal stay
// `far`. One for all searches: none waits in the middle of another.
const columns = longestWord + 1;
const far = 99;
const table = new Uint8Array(columns * columns).fill(far);
for (let column = 0; column <= slipsAtMost; column += 1) table[column] = column;

/**
 * Prepares a list for finding. `allowed` tells how many slips, at most two, a word of so many letters may have. Words are
 * compared in alphabetical order, so that those with the same beginning share the work on it and are left together.
 */
export function createNearWords(words: readonly string[], allowed: (length: number) => number): NearWords {
  const order = Uint32Array.from(inAlphabeticalOrder(words));
  const shared = Uint8Array.from(order, (position, at) =>
    at === 0 ? 0 : sharedLetters(words[order[at - 1] ?? 0] ?? '', words[position] ?? ''),
  );
  const from = new Map<string, number>();
  order.forEach((position, at) => {
    const letter = words[position]?.charAt(0) ?? '';
    if (!from.has(letter)) from.set(letter, at);
  });

  return {
    find(typed) {
      const found: NearWord[] = [];
      if (typed.length > longestWord) return found;
      const start = from.get(typed.charAt(0)) ?? order.length;
      // How many rows of the table are those of the word at hand.
      let rows = 0;
      for (let at = start; at < order.length && (at === start || (shared[at] ?? 0) > 0); ) {
        const position = order[at] ?? 0;
        const word = words[position] ?? '';
        rows = at === start ? 0 : Math.min(rows, shared[at] ?? 0);
        let isNear = true;
        while (isNear && rows < word.length) {
          rows += 1;
          isNear = fillRow(rows, word, typed) <= slipsAtMost;
        }
        if (isNear) addEnds(found, position, word.length, { typed, most: allowed(word.length) });
        at += 1;
        // All that begin alike are as far away.
        while (!isNear && at < order.length && (shared[at] ?? 0) >= rows) at += 1;
      }
      return found.sort((one, other) => one.position - other.position || one.end - other.end);
    },
  };
}

function inAlphabeticalOrder(words: readonly string[]): number[] {
  return [...words.keys()]
    .filter((position) => (words[position]?.length ?? 0) <= longestWord)
    .sort((one, other) => ((words[one] ?? '') < (words[other] ?? '') ? -1 : 1));
}

function sharedLetters(one: string, other: string): number {
  let shared = 0;
  while (shared < one.length && one.charCodeAt(shared) === other.charCodeAt(shared)) shared += 1;
  return shared;
}

/** Fills the row of a word's letter; returns the least number of slips in it. */
function fillRow(row: number, word: string, typed: string): number {
  const [here, above] = [row * columns, (row - 1) * columns];
  const [letter, before] = [word.charCodeAt(row - 1), word.charCodeAt(row - 2)];
  let least = far;
  for (let column = Math.max(0, row - slipsAtMost); column <= Math.min(typed.length, row + slipsAtMost); column += 1) {
    let slips = (table[above + column] ?? far) + 1;
    if (column > 0) {
      const [last, oneBefore] = [typed.charCodeAt(column - 1), typed.charCodeAt(column - 2)];
      const diagonal = (table[above + column - 1] ?? far) + (letter === last ? 0 : 1);
      slips = Math.min(slips, diagonal, (table[here + column - 1] ?? far) + 1);
      const isSwapped = row > 1 && column > 1 && letter === oneBefore && before === last;
      if (isSwapped) slips = Math.min(slips, (table[above - columns + column - 2] ?? far) + 1);
    }
    table[here + column] = Math.min(slips, far);
    least = Math.min(least, slips);
  }
  return least;
}

function addEnds(
  found: NearWord[],
  position: number,
  row: number,
  { typed, most }: { typed: string; most: number },
): void {
  for (let end = Math.max(0, row - most); end <= Math.min(typed.length, row + most); end += 1) {
    const slips = table[row * columns + end] ?? far;
    if (slips <= most) found.push({ position, end, slips });
  }
}

/** True when two words are at most one slip apart. */
export function isWithinOneSlip(one: string, other: string): boolean {
  if (one.length > longestWord || other.length > longestWord) return false;
  for (let row = 1; row <= one.length; row += 1) fillRow(row, one, other);
  return (table[one.length * columns + other.length] ?? far) <= 1;
}
