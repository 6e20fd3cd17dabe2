import { createHash, randomFillSync } from 'node:crypto';

const idBytes = 16;
// Chance for 256 ids at a time: to ask the system costs more than all the rest of an id.
const chance = Buffer.alloc(256 * idBytes);
let used = chance.length;

/** 128 bits of chance in 22 characters that every store and URL takes. */
export function randomId(): string {
  if (used === chance.length) {
    randomFillSync(chance);
    used = 0;
  }
  used += idBytes;
  return chance.toString('base64url', used - idBytes, used);
}

/** A short id that is the same for the same parts (SHA-256, 22 characters), for writes that must not happen twice. */
export function hashId(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
