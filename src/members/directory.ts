import { hashId } from '../base/base';
import { type Condition, type DocumentStore, defineKind, readAll, StoreError } from '../store/store';
import type { Language } from '../text/text';
import type { Person, Role } from './person';

export const personKind = defineKind<Person>('person', ['nameKey', 'role']);

// One region has some hundreds of people: one partition lists them in one query.
const partition = 'people';

export type RoleChange =
  | { readonly kind: 'changed'; readonly person: Person }
  /** `bySettings`: the person is an admin by the settings, and only the settings can change that. */
  | { readonly kind: 'refused'; readonly reason: 'unknown' | 'bySettings' };

/** Who the people are, what they may do and which language they read. */
export interface Members {
  /** The person of that id, made a member when seen for the first time; a changed name is taken over. */
  meet(seen: { readonly id: string; readonly name: string; readonly example?: boolean }): Promise<Person>;
  setLanguage(id: string, language: Language): Promise<void>;
  setRole(id: string, role: Role): Promise<RoleChange>;
  /** All people of that name, whatever its case. */
  named(name: string): Promise<readonly Person[]>;
  /** Everybody, by name. */
  all(): Promise<readonly Person[]>;
  remove(id: string): Promise<void>;
}

/** `admins` are the ids of those who are admins by the settings, whatever the store says. */
export function createMembers({ store, admins }: { store: DocumentStore; admins: readonly string[] }): Members {
  const at = (id: string) => ({ partition, id: hashId(id) });
  const withSettings = (person: Person): Person => (admins.includes(person.id) ? { ...person, role: 'admin' } : person);

  async function change(id: string, changed: (person: Person) => Person): Promise<Person | undefined> {
    for (;;) {
      const read = await store.get(personKind, at(id));
      if (!read) return undefined;
      try {
        return (await store.replace(personKind, read, changed(read.body))).body;
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'conflict')) throw error;
      }
    }
  }

  async function list(where: readonly Condition<Person>[]): Promise<readonly Person[]> {
    const found = await readAll(store, personKind, {
      partition,
      where,
      orderBy: { field: 'nameKey', direction: 'ascending' },
    });
    return found.map((document) => withSettings(document.body));
  }

  return {
    async meet({ id, name, example }) {
      const read = await store.get(personKind, at(id));
      if (read) {
        if (read.body.name === name) return withSettings(read.body);
        const renamed = await change(id, (person) => ({ ...person, name, nameKey: keyOf(name) }));
        if (renamed) return withSettings(renamed);
      }
      const person: Person = { id, name, nameKey: keyOf(name), role: 'member', ...(example ? { example } : {}) };
      try {
        await store.create(personKind, at(id), person);
      } catch (error) {
        // Another instance met the same person a moment earlier.
        if (!(error instanceof StoreError && error.code === 'exists')) throw error;
      }
      return withSettings(person);
    },
    async setLanguage(id, language) {
      await change(id, (person) => ({ ...person, language }));
    },
    async setRole(id, role) {
      if (admins.includes(id) && role !== 'admin') return { kind: 'refused', reason: 'bySettings' };
      const person = await change(id, (found) => ({ ...found, role }));
      return person ? { kind: 'changed', person } : { kind: 'refused', reason: 'unknown' };
    },
    named: (name) => list([{ field: 'nameKey', is: '=', value: keyOf(name) }]),
    all: () => list([]),
    async remove(id) {
      const read = await store.get(personKind, at(id));
      if (read) await store.remove(personKind, read);
    },
  };
}

function keyOf(name: string): string {
  return name.toLocaleLowerCase('fi');
}
