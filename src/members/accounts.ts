import { hashId } from '../base/base';
import { type DocumentStore, defineKind, type StoredDocument, StoreError } from '../store/store';
import type { PersonDocument } from './person';

export const personKind = defineKind<PersonDocument>('person', ['nameKey', 'role']);

// One region has some hundreds of people: one partition lists them in one query.
export const people = 'people';

type Stored = StoredDocument<PersonDocument>;

/** The accounts of one person: first the one whose profile counts. */
export type Accounts = readonly [PersonDocument, ...PersonDocument[]];

/** Accounts as stored, and which of them belong together. */
export interface AccountBook {
  read(id: string): Promise<PersonDocument | undefined>;
  /** Stores what is made of an account, whoever else writes it at the same time; undefined when it is unknown or left as it is. */
  change(
    id: string,
    changed: (account: PersonDocument) => PersonDocument | undefined | Promise<PersonDocument | undefined>,
  ): Promise<PersonDocument | undefined>;
  /** The account with the one that it is linked to, if any. */
  together(account: PersonDocument): Promise<Accounts>;
  /**
   * Makes two accounts one person; false when either is linked already, also by somebody faster. First one account accepts the
   * other, then the other says that it is linked: cut off in between, nothing is linked.
   */
  join(main: string, other: string): Promise<boolean>;
  /** Makes the person of this account two again. False when there was nothing to part. */
  part(id: string): Promise<boolean>;
}

export function createAccountBook({ store }: { store: DocumentStore }): AccountBook {
  const find = (id: string) => store.get(personKind, { partition: people, id: hashId(id) });
  const read = async (id: string) => (await find(id))?.body;

  /** Undefined when somebody else was faster. */
  async function replaceUnchanged(document: Stored, body: PersonDocument): Promise<PersonDocument | undefined> {
    try {
      return (await store.replace(personKind, document, body)).body;
    } catch (error) {
      if (error instanceof StoreError && error.code === 'conflict') return undefined;
      throw error;
    }
  }

  const change: AccountBook['change'] = async (id, changed) => {
    for (;;) {
      const document = await find(id);
      const body = document && (await changed(document.body));
      if (!document || !body) return undefined;
      const written = await replaceUnchanged(document, body);
      if (written) return written;
    }
  };

  async function together(account: PersonDocument): Promise<Accounts> {
    const main = account.linkedTo === undefined ? undefined : await read(account.linkedTo);
    if (main && isLink(main, account)) return [main, account];
    const other = account.accepts === undefined ? undefined : await read(account.accepts);
    return other && isLink(account, other) ? [account, other] : [account];
  }

  /** The first half of a link. The etag proves that the account has not been linked since it was looked at. */
  const accept = (id: string, other: string) =>
    change(id, async (account) => {
      if ((await together(account)).length > 1) return undefined;
      const { linkedTo: _abandoned, ...main } = account;
      return { ...main, accepts: other };
    });

  /** The second half. */
  const link = (id: string, main: string) =>
    change(id, async (account) => {
      const [first, other] = await together(account);
      const isTaken = account.accepts !== undefined || (other !== undefined && first.id !== main);
      return isTaken ? undefined : { ...account, linkedTo: main };
    });

  const withdraw = (id: string, other: string) =>
    change(id, (account) => (account.accepts === other ? withoutLinks(account) : undefined));

  return {
    read,
    change,
    together,
    async join(main, id) {
      if (!(await accept(main, id))) return false;
      const linked = await link(id, main);
      // Also not of two that accept each other at the same time: they would go round in a circle.
      if (!linked) {
        await withdraw(main, id);
        return false;
      }
      // Written as it is: whoever looked at it while the link was half made, and would accept another, finds it changed.
      const whole = await change(main, (account) => (account.accepts === id ? account : undefined));
      if (!whole) await change(id, (account) => (account.linkedTo === main ? withoutLinks(account) : undefined));
      const after = await read(id);
      return whole !== undefined && after !== undefined && isLink(whole, after);
    },
    async part(id) {
      const own = await read(id);
      if (!own) return false;
      const [main, other] = await together(own);
      await change(main.id, withoutLinks);
      if (!other) return false;
      await change(other.id, withoutLinks);
      return true;
    },
  };
}

/** Whether the two accounts are one person whose profile is `main`'s. */
export function isLink(main: PersonDocument, other: PersonDocument): boolean {
  return main.accepts === other.id && other.linkedTo === main.id;
}

function withoutLinks(account: PersonDocument): PersonDocument | undefined {
  const { accepts, linkedTo, ...alone } = account;
  return accepts === undefined && linkedTo === undefined ? undefined : alone;
}
