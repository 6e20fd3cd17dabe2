import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A pair of keys as Microsoft would publish it. */
export interface FakeKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly published: Readonly<Record<string, unknown>>;
}

export function createKey(id: string, endorsements: readonly string[] = ['msteams']): FakeKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const published = { ...publicKey.export({ format: 'jwk' }), use: 'sig', kid: id, x5t: id, endorsements };
  return { id, privateKey, publicKey, published };
}

export type Claims = Readonly<Record<string, unknown>>;

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const unsigned = (claims: Claims, key: FakeKey, alg: string) =>
  `${part({ typ: 'JWT', alg, kid: key.id, x5t: key.id })}.${part(claims)}`;

/** A token as the Bot Connector makes it. */
export function signToken(claims: Claims, key: FakeKey, alg = 'RS256'): string {
  const head = unsigned(claims, key, alg);
  return `${head}.${createSign('RSA-SHA256').update(head).sign(key.privateKey, 'base64url')}`;
}

/** A token that says that it needs no signature. */
export function unsignedToken(claims: Claims, key: FakeKey): string {
  return `${unsigned(claims, key, 'none')}.`;
}

/** A token signed with the public key as if that were a shared secret. */
export function publicKeyToken(claims: Claims, key: FakeKey): string {
  const head = unsigned(claims, key, 'HS256');
  const secret = key.publicKey.export({ type: 'spki', format: 'pem' });
  return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
}
