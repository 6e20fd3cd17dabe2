import { type Clock, createBounded, hashId } from '../../base/base';
import { type DocumentStore, defineKind, StoreError } from '../../store/store';
import { conversationOf, type TeamsActivity } from './activity';

/** How to reach a conversation without anybody having spoken: in nobody's format, so that another SDK can take it over. */
export interface TeamsConversation {
  readonly serviceUrl: string;
  readonly conversation: {
    readonly id: string;
    readonly conversationType?: string;
    readonly tenantId?: string;
    readonly isGroup?: boolean;
  };
  readonly bot: { readonly id: string; readonly name?: string };
}

export const teamsConversationKind = defineKind<TeamsConversation>('teamsConversation');

/** Where the bot's conversations and people are reached. Kept in the store, so that another process and the next start know them. */
export interface TeamsConversations {
  /** Keeps how the conversation is reached, and for a personal one also the person. Written only when something has changed. */
  remember(activity: TeamsActivity, person: string): Promise<TeamsConversation>;
  /** The bot was installed: keeps it, whatever this process knew from before. */
  rememberAnew(activity: TeamsActivity, person: string): Promise<TeamsConversation>;
  /** Keeps that this is the person's own conversation with the bot. */
  rememberPersonal(person: string, reached: TeamsConversation): Promise<void>;
  find(conversation: string): Promise<TeamsConversation | undefined>;
  findPersonal(person: string): Promise<TeamsConversation | undefined>;
  /** The bot was removed. */
  forget(conversation: string, person: string): Promise<void>;
}

/** Conversations of a region's bot that are talking at the same time; others cost a read. */
const rememberedConversations = 5_000;
/** How long it is taken as still true: another process may hear that the bot was removed. */
const rememberedMs = 60_000;

export function createConversations(store: DocumentStore, clock: Clock): TeamsConversations {
  // What the store held a moment ago, as JSON: so a vote costs no read and no write.
  const written = createBounded<{ readonly json: string; readonly until: number }>(rememberedConversations);
  const now = () => clock.now().getTime();
  const note = (id: string, json: string) => written.set(id, { json, until: now() + rememberedMs });
  const noted = (id: string) => {
    const known = written.get(id);
    return known && known.until > now() ? known.json : undefined;
  };
  const at = (id: string) => ({ partition: id, id });
  const idOf = (conversation: string) => hashId('conversation', conversation);
  const personalId = (person: string) => hashId('person', person);

  async function keep(id: string, reached: TeamsConversation): Promise<void> {
    const json = JSON.stringify(reached);
    if (noted(id) === json) return;
    for (;;) {
      const read = await store.get(teamsConversationKind, at(id));
      if (read && JSON.stringify(read.body) === json) break;
      try {
        if (read) await store.replace(teamsConversationKind, read, reached);
        else await store.create(teamsConversationKind, at(id), reached);
        break;
      } catch (error) {
        // Somebody else wrote it just now: look again.
        if (!(error instanceof StoreError && ['exists', 'conflict'].includes(error.code))) throw error;
      }
    }
    note(id, json);
  }

  async function find(id: string): Promise<TeamsConversation | undefined> {
    const json = noted(id);
    if (json !== undefined) return JSON.parse(json);
    const read = await store.get(teamsConversationKind, at(id));
    if (read) note(id, JSON.stringify(read.body));
    return read?.body;
  }

  async function forget(id: string): Promise<void> {
    written.delete(id);
    const read = await store.get(teamsConversationKind, at(id));
    if (read) await store.remove(teamsConversationKind, read);
  }

  async function remember(activity: TeamsActivity, person: string): Promise<TeamsConversation> {
    const reached = toReached(activity);
    await keep(idOf(reached.conversation.id), reached);
    if (reached.conversation.conversationType === 'personal') await keep(personalId(person), reached);
    return reached;
  }

  return {
    remember,
    rememberAnew(activity, person) {
      written.delete(idOf(conversationOf(activity)));
      written.delete(personalId(person));
      return remember(activity, person);
    },
    rememberPersonal: (person, reached) => keep(personalId(person), reached),
    find: (conversation) => find(idOf(conversation)),
    findPersonal: (person) => find(personalId(person)),
    async forget(conversation, person) {
      const left = await find(idOf(conversation));
      await forget(idOf(conversation));
      if (left?.conversation.conversationType === 'personal') await forget(personalId(person));
    },
  };
}

function toReached(activity: TeamsActivity): TeamsConversation {
  const { conversationType, tenantId, isGroup } = activity.conversation;
  const { id, name } = activity.recipient;
  return {
    serviceUrl: activity.serviceUrl,
    conversation: {
      id: conversationOf(activity),
      ...(conversationType === undefined ? {} : { conversationType }),
      ...(tenantId === undefined ? {} : { tenantId }),
      ...(isGroup === undefined ? {} : { isGroup }),
    },
    bot: { id, ...(name === undefined ? {} : { name }) },
  };
}
