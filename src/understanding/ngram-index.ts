/** A title that was found; a higher score is a better fit. */
export interface NgramHit {
  readonly id: number;
  readonly score: number;
}

export interface NgramIndex {
  /** The best fits, best first. A text without a common piece with any title finds nothing. */
  search(text: string, limit: number): NgramHit[];
}

/** An index as plain numbers, to keep in a file: which titles have a piece, and how much that says for them. */
export interface Ngrams {
  /** Where each bucket's rows begin; one more than there are buckets. */
  readonly starts: Uint32Array;
  /** Positions of titles, rising within a bucket. */
  readonly rows: Uint16Array;
  /** How much each row says for its title, in 1/12. */
  readonly weights: Uint8Array;
}

/** Pieces are hashed into so many buckets (a power of two); two that share one cost a little precision, no faults. */
export const ngramBuckets = 1 << 17;
const [shortest, longest] = [3, 5];
// The usual constants of BM25.
const k1 = 1.2;
const b = 0.75;
// The highest weight, of a rare piece in a short title, is about 20: a byte holds it in twelfths.
const weightUnit = 12;

/** Indexes texts by their pieces of 3–5 letters (BM25), so that inflection, compounds and slips of the pen still find them. */
export function buildNgrams(texts: readonly string[]): Ngrams {
  const counted = texts.map((text) => countPieces(text));
  const starts = new Uint32Array(ngramBuckets + 1);
  for (const { buckets } of counted) for (const bucket of buckets) starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  for (let bucket = 0; bucket < ngramBuckets; bucket += 1) {
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
  }
  const average = counted.reduce((sum, { length }) => sum + length, 0) / Math.max(1, texts.length);
  const rows = new Uint16Array(starts[ngramBuckets] ?? 0);
  const weights = new Uint8Array(rows.length);
  const filled = starts.slice();
  counted.forEach((pieces, title) => {
    const length = 1 - b + (b * pieces.length) / average;
    pieces.buckets.forEach((bucket, piece) => {
      const times = pieces.times[piece] ?? 0;
      const at = filled[bucket] ?? 0;
      const kinds = (starts[bucket + 1] ?? 0) - (starts[bucket] ?? 0);
      const rarity = Math.log(1 + (texts.length - kinds + 0.5) / (kinds + 0.5));
      rows[at] = title;
      weights[at] = Math.min(255, Math.ceil((weightUnit * rarity * times * (k1 + 1)) / (times + k1 * length)));
      filled[bucket] = at + 1;
    });
  });
  return { starts, rows, weights };
}

/** An index over titles in one call, where none is kept in a file. */
export function createNgramIndex(titles: readonly { readonly id: number; readonly text: string }[]): NgramIndex {
  return openNgrams(
    titles.map(({ id }) => id),
    buildNgrams(titles.map(({ text }) => text)),
  );
}

/** Searches in an index; `ids` are those of the texts it was built from, in their order. */
export function openNgrams(ids: ArrayLike<number>, { starts, rows, weights }: Ngrams): NgramIndex {
  // One for all searches: none waits in the middle of another.
  const scores = new Uint32Array(ids.length);
  return {
    search(text, limit) {
      scores.fill(0);
      for (const bucket of countPieces(text).buckets) {
        const end = starts[bucket + 1] ?? 0;
        for (let at = starts[bucket] ?? 0; at < end; at += 1) {
          const title = rows[at] ?? 0;
          scores[title] = (scores[title] ?? 0) + (weights[at] ?? 0);
        }
      }
      return bestOf(scores, limit).map((title) => ({
        id: ids[title] ?? 0,
        score: (scores[title] ?? 0) / weightUnit,
      }));
    },
  };
}

/** The positions of the highest scores, highest first; equals in their order. */
function bestOf(scores: Uint32Array, limit: number): number[] {
  const best: number[] = [];
  for (let title = 0; title < scores.length; title += 1) {
    const score = scores[title] ?? 0;
    if (score === 0 || (best.length === limit && score <= (scores[best[limit - 1] ?? 0] ?? 0))) continue;
    let at = best.length;
    while (at > 0 && (scores[best[at - 1] ?? 0] ?? 0) < score) at -= 1;
    best.splice(at, 0, title);
    if (best.length > limit) best.pop();
  }
  return best;
}

interface Pieces {
  /** How many pieces a text has. */
  readonly length: number;
  /** The buckets they fall into, each once. */
  readonly buckets: readonly number[];
  /** How many fall into each of these. */
  readonly times: readonly number[];
}

// How often each bucket was met in the text at hand, all noughts between texts: a map for each of thousands of titles would be
// slow. One for all: none waits in the middle of another.
const met = new Uint32Array(ngramBuckets);

function countPieces(text: string): Pieces {
  const letters = ` ${text
    .toLocaleLowerCase('fi')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const buckets: number[] = [];
  let count = 0;
  for (let from = 0; from + shortest <= letters.length; from += 1) {
    // FNV-1a, grown letter by letter through the lengths.
    let hash = 0x811c9dc5;
    for (let length = 1; length <= longest && from + length <= letters.length; length += 1) {
      hash = Math.imul(hash ^ letters.charCodeAt(from + length - 1), 0x01000193);
      if (length < shortest) continue;
      const bucket = (hash ^ (hash >>> 16)) & (ngramBuckets - 1);
      const before = met[bucket] ?? 0;
      if (before === 0) buckets.push(bucket);
      met[bucket] = before + 1;
      count += 1;
    }
  }
  const times = buckets.map((bucket) => met[bucket] ?? 0);
  for (const bucket of buckets) met[bucket] = 0;
  return { length: count, buckets, times };
}
