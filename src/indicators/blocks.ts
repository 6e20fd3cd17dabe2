import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { OperatorError } from '../base/base';
import type { KeyedValues } from './values';

// A block: "KFB1", indicator, count and a spare word (so that the numbers lie on multiples of 8), the values as
// Float64, their keys as Uint32, all of it gzipped: less than half the size, and gzip's own checksum guards it.
const magic = 'KFB1';
const headerBytes = 16;
const valueBytes = Float64Array.BYTES_PER_ELEMENT;
const keyBytes = Uint32Array.BYTES_PER_ELEMENT;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** The values of one indicator as the bytes of a block file. */
export async function encodeBlock(indicator: number, { keys, values }: KeyedValues): Promise<Buffer> {
  const header = Buffer.alloc(headerBytes);
  header.write(magic, 'latin1');
  header.writeUInt32LE(indicator, 4);
  header.writeUInt32LE(keys.length, 8);
  return pack(Buffer.concat([header, bytesOf(values), bytesOf(keys)]));
}

function bytesOf(array: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Reads a block file. One that is missing, damaged or another indicator's is an OperatorError that says how to mend it. */
export async function readBlock(path: string, indicator: number): Promise<KeyedValues> {
  try {
    return decodeBlock(await unpack(await readFile(path)), indicator);
  } catch (cause) {
    throw new OperatorError(
      `the figures of indicator ${indicator} cannot be read from ${path}; run "kumppani sync" to download them again`,
      { cause },
    );
  }
}

function decodeBlock(bytes: Buffer, indicator: number): KeyedValues {
  if (bytes.length < headerBytes || bytes.toString('latin1', 0, magic.length) !== magic) {
    throw new RangeError('not a block of figures');
  }
  if (bytes.readUInt32LE(4) !== indicator) throw new RangeError(`the block of indicator ${bytes.readUInt32LE(4)}`);
  const count = bytes.readUInt32LE(8);
  if (bytes.length !== headerBytes + count * (valueBytes + keyBytes)) throw new RangeError('wrong length');
  const keysAt = headerBytes + count * valueBytes;
  return {
    values: new Float64Array(copyOf(bytes, headerBytes, keysAt)),
    keys: new Uint32Array(copyOf(bytes, keysAt, bytes.length)),
  };
}

/** Memory of its own: what zlib returns may begin anywhere in a shared pool, where a Float64Array cannot. */
function copyOf(bytes: Buffer, start: number, end: number): ArrayBuffer {
  const copy = new ArrayBuffer(end - start);
  new Uint8Array(copy).set(bytes.subarray(start, end));
  return copy;
}
