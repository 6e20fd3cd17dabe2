import { type Clock, createBriefMemory, hashId } from '../base/base';
import { type Condition, type DocumentStore, readAll, StoreError } from '../store/store';
import type { Language } from '../text/text';
import { type Accounts, createAccountBook, isLink, people, personKind } from './accounts';
import { hasRights, type Person, type PersonDocument, type Role, roles } from './person';

export type RoleChange =
  | { readonly kind: 'changed'; readonly person: Person }
  /** `bySettings`: the person is an admin by the settings, and only the settings can change that. */
  | { readonly kind: 'refused'; readonly reason: 'unknown' | 'bySettings' };

/** An account as a platform shows it. */
export interface Seen {
  readonly id: string;
  /** Undefined when the platform does not tell it just now. */
  readonly name?: string | undefined;
  /** What to call somebody whose name has never been told; by default the id. */
  readonly makeshiftName?: string | undefined;
  readonly example?: boolean | undefined;
}

/** Who the people are, what they may do and which language they read. Every id may be that of any of a person's accounts. */
export interface Members {
  /** The person of that account, made a member when seen for the first time; a changed name is taken over, a makeshift never. */
  meet(seen: Seen): Promise<Person>;
  /**
   * The same, but writes nothing, whoever it is: beside a secret vote any write would tell who has just voted. What another
   * process has changed in the last 10 s may be missing.
   */
  look(seen: Seen): Promise<Person>;
  find(id: string): Promise<Person | undefined>;
  setLanguage(id: string, language: Language): Promise<void>;
  setRole(id: string, role: Role): Promise<RoleChange>;
  /** All people with an account of that name, whatever its case. */
  named(name: string): Promise<readonly Person[]>;
  /** Everybody once, by name. */
  all(): Promise<readonly Person[]>;
  /**
   * Makes two accounts one person: with the name and language of `main`, and the higher role of the two. False when either is
   * linked already or unknown.
   */
  join(main: string, other: string): Promise<boolean>;
  /**
   * Makes the person two again, each account with the role that it had or, the first one, was given since: who was talked into
   * linking with a stranger leaves them nothing. False when there was no link.
   */
  part(id: string): Promise<boolean>;
  /** Forgets one account. */
  remove(id: string): Promise<void>;
}

// For votes, of which one person sends several in a row: only the language matters for them.
const lookedMs = 10_000;
const lookedPeople = 5_000;

interface Parts {
  readonly store: DocumentStore;
  readonly admins: readonly string[];
  readonly clock: Clock;
}

/** `admins` are the ids of those who are admins by the settings, whatever the store says. */
export function createMembers({ store, admins, clock }: Parts): Members {
  const book = createAccountBook({ store });
  const at = (id: string) => ({ partition: people, id: hashId(id) });
  const isAdmin = (accounts: readonly { readonly id: string }[]) => accounts.some(({ id }) => admins.includes(id));

  function toPerson(accounts: Accounts): Person {
    const [{ id, name, example }, ...others] = accounts;
    const language = accounts.find((account) => account.language)?.language;
    return {
      id,
      name,
      role: isAdmin(accounts) ? 'admin' : highest(accounts.map(({ role }) => role)),
      ...(language ? { language } : {}),
      ...(example ? { example } : {}),
      identities: [{ id, name }, ...others.map((other) => ({ id: other.id, name: other.name }))],
    };
  }

  const personOf = async (account: PersonDocument) => toPerson(await book.together(account));

  async function find(id: string): Promise<Person | undefined> {
    const account = await book.read(id);
    return account && personOf(account);
  }

  const newMemory = () => createBriefMemory<Person | undefined>({ clock, keptMs: lookedMs, most: lookedPeople });
  let looked = newMemory();

  /** Does what changes a person. A person may be known by another account, so all that was looked up is forgotten. */
  async function changing<T>(change: Promise<T>): Promise<T> {
    try {
      return await change;
    } finally {
      looked = newMemory();
    }
  }

  async function list(where: readonly Condition<PersonDocument>[]): Promise<readonly PersonDocument[]> {
    const orderBy = { field: 'nameKey', direction: 'ascending' } as const;
    return (await readAll(store, personKind, { partition: people, where, orderBy })).map(({ body }) => body);
  }

  return {
    async meet(seen) {
      const { id, name } = seen;
      const known = await book.read(id);
      if (known && (name === undefined || known.name === name)) return personOf(known);
      const rename = (account: PersonDocument) =>
        name === undefined ? undefined : { ...account, name, nameKey: keyOf(name) };
      const renamed = known && (await book.change(id, rename));
      if (renamed) return personOf(renamed);
      const account = newAccount(seen);
      try {
        await store.create(personKind, at(id), account);
      } catch (error) {
        // Another instance met the same person a moment earlier.
        if (!(error instanceof StoreError && error.code === 'exists')) throw error;
      }
      return toPerson([account]);
    },
    look: async (seen) => (await looked.get(seen.id, () => find(seen.id))) ?? toPerson([newAccount(seen)]),
    find,
    async setLanguage(id, language) {
      const person = await find(id);
      if (person) await changing(book.change(person.id, (account) => ({ ...account, language })));
    },
    async setRole(id, role) {
      const person = await find(id);
      if (isAdmin(person?.identities ?? [{ id }]) && role !== 'admin') return { kind: 'refused', reason: 'bySettings' };
      if (!person) return { kind: 'refused', reason: 'unknown' };
      const [main, ...others] = person.identities;
      // The highest role of all accounts counts, so no other may keep a higher one.
      for (const { id: other } of others) {
        await book.change(other, (account) => (hasRights(role, account.role) ? undefined : { ...account, role }));
      }
      await book.change(main.id, (account) => ({ ...account, role }));
      return { kind: 'changed', person: { ...person, role } };
    },
    async named(name) {
      const found = await list([{ field: 'nameKey', is: '=', value: keyOf(name) }]);
      const persons = await Promise.all(found.map(personOf));
      // Two accounts of one person mostly have the same name.
      return [...new Map(persons.map((person) => [person.id, person])).values()];
    },
    async all() {
      const accounts = await list([]);
      const byId = new Map(accounts.map((account) => [account.id, account]));
      return accounts.flatMap((account) => {
        const main = byId.get(account.linkedTo ?? '');
        if (main && isLink(main, account)) return [];
        const other = byId.get(account.accepts ?? '');
        return [toPerson(other && isLink(account, other) ? [account, other] : [account])];
      });
    },
    join: (main, other) => changing(book.join(main, other)),
    part: (id) => changing(book.part(id)),
    async remove(id) {
      const read = await store.get(personKind, at(id));
      if (read) await changing(store.remove(personKind, read));
    },
  };
}

function newAccount({ id, makeshiftName = id, name = makeshiftName, example }: Seen): PersonDocument {
  return { id, name, nameKey: keyOf(name), role: 'member', ...(example ? { example } : {}) };
}

function keyOf(name: string): string {
  return name.toLocaleLowerCase('fi');
}

function highest(held: readonly Role[]): Role {
  return roles.findLast((role) => held.includes(role)) ?? 'member';
}
