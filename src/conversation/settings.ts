import { type Clock, createBriefMemory, hashId } from '../base/base';
import type { Members, Person, Role } from '../members/members';
import type { Place } from '../polls/polls';
import { type DocumentStore, defineKind, StoreError } from '../store/store';
import { type Language, shorten } from '../text/text';
import { accountIds, linkedAccounts } from './accounts';
import { type Context, confidential, confidentialNotice, noticeToPerson, redrawn } from './context';
import type { Outcome } from './outcome';
import type { Notice, RoleHolder } from './views';

interface ConversationSettings {
  readonly language: Language;
}

export const conversationSettingsKind = defineKind<ConversationSettings>('conversationSettings');

/** Languages and roles: what people may set about themselves, a conversation and each other. */
export interface Settings {
  /** The language that everyone reads in a conversation; undefined until somebody has set one. */
  languageOf(place: Place): Promise<Language | undefined>;
  /** The same, as it was at most a second ago: for votes, of which many come at once. */
  recentLanguageOf(place: Place): Promise<Language | undefined>;
  setOwnLanguage(context: Context, language: Language | undefined): Promise<Outcome>;
  setConversationLanguage(context: Context, language: Language | undefined): Promise<Outcome>;
  roleForm(context: Context): Promise<Outcome>;
  /** `name` as typed. */
  setRoleByName(context: Context, name: string, role: Role): Promise<Outcome>;
  setRoleById(context: Context, id: string, role: Role): Promise<Outcome>;
}

// A name repeated back in a message.
const nameCharacters = 100;
// Choices that a Slack select takes.
const formPeople = 100;

interface Parts {
  readonly store: DocumentStore;
  readonly members: Members;
  readonly clock: Clock;
}

export function createSettings({ store, members, clock }: Parts): Settings {
  const addressOf = (place: Place) => ({ partition: hashId(place.channel, place.conversation), id: 'settings' });

  const recent = createBriefMemory<Language | undefined>({ clock, keptMs: 1_000, most: 1_000 });

  async function languageOf(place: Place): Promise<Language | undefined> {
    return (await store.get(conversationSettingsKind, addressOf(place)))?.body.language;
  }

  async function changeRole(id: string, role: Role, name: string): Promise<Notice> {
    const changed = await members.setRole(id, role);
    if (changed.kind === 'changed') {
      return { code: 'roleSet', name: changed.person.name, role, accounts: accountIds(changed.person) };
    }
    return { code: changed.reason === 'bySettings' ? 'adminBySettings' : 'personUnknown', name };
  }

  return {
    languageOf,
    recentLanguageOf: (place) => recent.get(addressOf(place).partition, () => languageOf(place)),

    async setOwnLanguage(context, language) {
      if (!language) return noticeToPerson(context, { code: 'languageUnknown' });
      await members.setLanguage(context.person.id, language);
      return noticeToPerson({ ...context, language }, { code: 'languageSet' });
    },

    async setConversationLanguage(context, language) {
      if (!language) return noticeToPerson(context, { code: 'languageUnknown' });
      for (;;) {
        const at = addressOf(context.place);
        const read = await store.get(conversationSettingsKind, at);
        try {
          await (read
            ? store.replace(conversationSettingsKind, read, { language })
            : store.create(conversationSettingsKind, at, { language }));
          recent.forget(at.partition);
          break;
        } catch (error) {
          if (!(error instanceof StoreError && (error.code === 'conflict' || error.code === 'exists'))) throw error;
        }
      }
      const view = { kind: 'notice', notice: { code: 'conversationLanguageSet' }, offerHelp: false } as const;
      return { replies: [{ audience: 'everyone', view, language }] };
    },

    async roleForm(context) {
      const people = (await members.all()).slice(0, formPeople);
      return confidential(context, { kind: 'roleForm', people: people.map(toHolder) });
    },

    async setRoleByName(context, typed, role) {
      const name = shorten(typed, nameCharacters);
      const [person, another] = await members.named(typed);
      if (!person) return confidentialNotice(context, { code: 'personUnknown', name });
      if (another) return confidentialNotice(context, { code: 'personAmbiguous', name });
      return confidentialNotice(context, await changeRole(person.id, role, person.name));
    },

    async setRoleById(context, id, role) {
      const person = await members.find(id);
      const notice = await changeRole(id, role, person?.name ?? '');
      return redrawn(context, { kind: 'notice', notice, offerHelp: false });
    },
  };
}

function toHolder(person: Person): RoleHolder {
  const { id, name, role } = person;
  const accounts = linkedAccounts(person);
  return { id, name, role, ...(accounts.length > 0 ? { accounts } : {}) };
}
