import { createHash, randomBytes } from 'node:crypto';

/** 128 bits of chance in 22 characters that every store and URL takes. */
export function randomId(): string {
  return randomBytes(16).toString('base64url');
}

/** A short id that is the same for the same parts (SHA-256, 22 characters), for writes that must not happen twice. */
export function hashId(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
