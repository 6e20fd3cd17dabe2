import { createHash } from 'node:crypto';
import { type Ngrams, ngramBuckets } from './ngram-index';

/** Several indexes over the same titles, as the bytes of a file. */
export interface PackedNgrams {
  readonly ids: Uint32Array;
  readonly indexes: readonly Ngrams[];
}

// A file: "KTI1", the version of how pieces are made and weighed, the number of titles and of indexes, a SHA-256 of the
// rest; then the ids and, for each index, its number of rows, starts, rows and weights, each beginning at a multiple of 4.
const magic = 'KTI1';
const version = 1;
const digestAt = 16;
const bodyAt = 48;

/** The bytes to keep; `unpackNgrams` reads them. */
export function packNgrams({ ids, indexes }: PackedNgrams): Buffer {
  const header = Buffer.alloc(bodyAt);
  header.write(magic, 'latin1');
  header.writeUInt32LE(version, 4);
  header.writeUInt32LE(ids.length, 8);
  header.writeUInt32LE(indexes.length, 12);
  const body = Buffer.concat([
    bytesOf(ids),
    ...indexes.flatMap(({ starts, rows, weights }) => [
      bytesOf(Uint32Array.of(rows.length)),
      bytesOf(starts),
      bytesOf(rows),
      Buffer.alloc(toNextWord(rows.byteLength)),
      bytesOf(weights),
      Buffer.alloc(toNextWord(weights.byteLength)),
    ]),
  ]);
  header.set(digestOf(body), digestAt);
  return Buffer.concat([header, body]);
}

/** The indexes in a file's bytes, which they go on using; undefined when it is damaged or made another way. */
export function unpackNgrams(file: Buffer): PackedNgrams | undefined {
  if (file.length < bodyAt || file.toString('latin1', 0, magic.length) !== magic || file.readUInt32LE(4) !== version) {
    return undefined;
  }
  if (!digestOf(file.subarray(bodyAt)).equals(file.subarray(digestAt, bodyAt))) return undefined;
  // Node may hand out a file in the middle of a larger buffer, where numbers of four bytes cannot begin.
  const aligned = file.byteOffset % 4 === 0 ? file : Buffer.from(new Uint8Array(file).buffer);
  let at = bodyAt;
  const take = (bytes: number) => {
    const from = aligned.byteOffset + at;
    at += bytes + toNextWord(bytes);
    return from;
  };
  const { buffer } = aligned;
  const ids = new Uint32Array(buffer, take(aligned.readUInt32LE(8) * 4), aligned.readUInt32LE(8));
  const indexes = Array.from({ length: aligned.readUInt32LE(12) }, () => {
    const count = aligned.readUInt32LE(at);
    at += 4;
    return {
      starts: new Uint32Array(buffer, take((ngramBuckets + 1) * 4), ngramBuckets + 1),
      rows: new Uint16Array(buffer, take(count * 2), count),
      weights: new Uint8Array(buffer, take(count), count),
    };
  });
  return { ids, indexes };
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function toNextWord(bytes: number): number {
  return (4 - (bytes % 4)) % 4;
}

function digestOf(body: Uint8Array): Buffer {
  return createHash('sha256').update(body).digest();
}
