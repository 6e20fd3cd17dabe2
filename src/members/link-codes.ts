import { createHmac, randomBytes } from 'node:crypto';
import { type Clock, hashId } from '../base/base';
import {
  type DocumentStore,
  defineKind,
  readAll,
  type StoredDocument,
  StoreError,
  unlessOvertaken,
} from '../store/store';

/** A person's one code, kept so that only who knows it can find it. */
interface LinkCode {
  /** The id of the person who asked for it. */
  readonly owner: string;
  /** Keyed hash of the code. */
  readonly hash: string;
  /** Ms since 1970. */
  readonly expiresAt: number;
  /** The owner's own conversation with the bot, if it was asked for there: where they are told what came of it. */
  readonly askedIn?: string;
  readonly isUsed: boolean;
}

export const linkCodeKind = defineKind<LinkCode>('linkCode', ['hash']);

export type FoundCode = StoredDocument<LinkCode>;

/** Codes by which somebody proves on one platform to be who asked for the code on another. */
export interface LinkCodes {
  /** A new code, "ABCD-EFGH"; the person's earlier one stops working. */
  issue(owner: string, askedIn?: string): Promise<{ readonly code: string; readonly expiresAt: Date }>;
  /** An unused code; undefined when there is none. */
  find(code: string): Promise<FoundCode | undefined>;
  isExpired(found: FoundCode): boolean;
  /** Uses the code up, and then leaves no trace of it; false when somebody was faster. */
  use(found: FoundCode): Promise<boolean>;
  /** Removes those that are expired, or were used up when the power went. */
  clean(): Promise<void>;
}

// Capitals and digits without those that look like others (I, O, 0, 1): 32, so a character is five bits and a code forty.
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeCharacters = 8;
const validMs = 10 * 60_000;
const partition = 'linkCodes';

interface Parts {
  readonly store: DocumentStore;
  readonly clock: Clock;
  /** Without it, the few codes there can be could be tried out against a copy of the data. */
  readonly secret: string;
}

export function createLinkCodes({ store, clock, secret }: Parts): LinkCodes {
  const hashOf = (code: string) => createHmac('sha256', secret).update(`linkCode.${code}`).digest('base64url');

  async function keep(body: LinkCode): Promise<void> {
    const at = { partition, id: hashId(body.owner) };
    for (;;) {
      const before = await store.get(linkCodeKind, at);
      try {
        await (before ? store.replace(linkCodeKind, before, body) : store.create(linkCodeKind, at, body));
        return;
      } catch (error) {
        if (!(error instanceof StoreError && (error.code === 'conflict' || error.code === 'exists'))) throw error;
      }
    }
  }

  const isExpired = ({ body }: FoundCode) => clock.now().getTime() >= body.expiresAt;

  return {
    async issue(owner, askedIn) {
      const code = Array.from(randomBytes(codeCharacters), (byte) => alphabet[byte % alphabet.length]).join('');
      const expiresAt = new Date(clock.now().getTime() + validMs);
      const asked = askedIn === undefined ? {} : { askedIn };
      await keep({ owner, hash: hashOf(code), expiresAt: expiresAt.getTime(), isUsed: false, ...asked });
      return { code: `${code.slice(0, codeCharacters / 2)}-${code.slice(codeCharacters / 2)}`, expiresAt };
    },
    async find(typed) {
      const value = hashOf(bare(typed));
      const { documents } = await store.query(linkCodeKind, { partition, where: [{ field: 'hash', is: '=', value }] });
      return documents.find(({ body }) => !body.isUsed);
    },
    isExpired,
    async clean() {
      const expired = (await readAll(store, linkCodeKind, { partition })).filter(isExpired);
      for (const code of expired) await unlessOvertaken(store.remove(linkCodeKind, code));
    },
    async use(found) {
      try {
        // Removing alone would not tell who was first: a document that is gone already is removed without complaint.
        const used = await store.replace(linkCodeKind, found, { ...found.body, isUsed: true });
        await store.remove(linkCodeKind, used);
        return true;
      } catch (error) {
        if (error instanceof StoreError && error.code === 'conflict') return false;
        throw error;
      }
    },
  };
}

/** The code without what people put between and around its characters. */
function bare(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/gu, '');
}
