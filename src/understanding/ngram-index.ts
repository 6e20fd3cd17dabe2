/** A title that was found; a higher score is a better fit. */
export interface NgramHit {
  readonly id: number;
  readonly score: number;
}

export interface NgramIndex {
  /** The best fits, best first. A text without a common piece with any title finds nothing. */
  search(text: string, limit: number): NgramHit[];
}

// Pieces are hashed into this many buckets (a power of two); two pieces that share one cost a little precision, no faults.
const buckets = 1 << 18;
const [shortest, longest] = [3, 5];
// The usual constants of BM25.
const k1 = 1.2;
const b = 0.75;

/** Indexes titles by their pieces of 3–5 letters (BM25), so that inflection, compounds and slips of the pen still find them. */
export function createNgramIndex(titles: readonly { readonly id: number; readonly text: string }[]): NgramIndex {
  const pieces = titles.map(({ text }) => piecesOf(text));
  const starts = new Uint32Array(buckets + 1);
  for (const piece of pieces) for (const bucket of piece) starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  for (let bucket = 0; bucket < buckets; bucket += 1)
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
  // Titles by bucket, one row after another; a title that has a piece twice stands twice.
  const rows = new Uint16Array(starts[buckets] ?? 0);
  const filled = starts.slice();
  pieces.forEach((piece, title) => {
    for (const bucket of piece) {
      const at = filled[bucket] ?? 0;
      rows[at] = title;
      filled[bucket] = at + 1;
    }
  });
  const lengths = Float32Array.from(pieces, (piece) => piece.length);
  const average = rows.length / Math.max(1, titles.length);
  return {
    search(text, limit) {
      const scores = new Float32Array(titles.length);
      for (const bucket of new Set(piecesOf(text))) {
        addScores(scores, rows.subarray(starts[bucket], starts[bucket + 1]), lengths, average);
      }
      const hits: NgramHit[] = [];
      titles.forEach(({ id }, title) => {
        const score = scores[title] ?? 0;
        if (score > 0) hits.push({ id, score });
      });
      return hits.sort((one, other) => other.score - one.score || one.id - other.id).slice(0, limit);
    },
  };
}

function addScores(scores: Float32Array, row: Uint16Array, lengths: Float32Array, average: number): void {
  let kinds = 0;
  for (let at = 0; at < row.length; at += 1) if (row[at] !== row[at - 1]) kinds += 1;
  const rarity = Math.log(1 + (scores.length - kinds + 0.5) / (kinds + 0.5));
  for (let at = 0; at < row.length; ) {
    const title = row[at] ?? 0;
    let times = 0;
    for (; row[at] === title && at < row.length; at += 1) times += 1;
    const length = 1 - b + (b * (lengths[title] ?? 0)) / average;
    scores[title] = (scores[title] ?? 0) + (rarity * times * (k1 + 1)) / (times + k1 * length);
  }
}

function piecesOf(text: string): number[] {
  const letters = ` ${text
    .toLocaleLowerCase('fi')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const found: number[] = [];
  for (let from = 0; from + shortest <= letters.length; from += 1) {
    // FNV-1a, grown letter by letter through the lengths.
    let hash = 0x811c9dc5;
    for (let length = 1; length <= longest && from + length <= letters.length; length += 1) {
      hash = Math.imul(hash ^ letters.charCodeAt(from + length - 1), 0x01000193);
      if (length >= shortest) found.push((hash ^ (hash >>> 16)) & (buckets - 1));
    }
  }
  return found;
}
