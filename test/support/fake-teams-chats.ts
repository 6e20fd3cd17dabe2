/** A person of the tenant. */
export interface FakePerson {
  readonly key: string;
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
  readonly locale: string;
}

export interface FakeMessage {
  readonly id: string;
  readonly thread?: string;
  activity: FakeActivity;
  updates: number;
}

export type FakeActivity = Readonly<Record<string, unknown>>;

export interface FakeChat {
  readonly id: string;
  readonly conversationType: 'personal' | 'groupChat' | 'channel';
  readonly people: readonly FakePerson[];
  readonly meeting?: string;
  /** The bot's messages, oldest first. */
  readonly messages: FakeMessage[];
  /** Set to a code of Teams, it refuses everything in the chat. */
  refuses?: string;
}

const names: readonly (readonly [string, string])[] = [
  ['fanni', 'Fanni Esimerkki'],
  ['aino', 'Aino Esimerkki'],
  ['bjorn', 'Björn Exempel'],
  ['cecilia', 'Cecilia Example'],
  ['kaisa', 'Kaisa Esimerkki'],
  ['admin', 'Admin'],
];

export const fakePeople: readonly FakePerson[] = names.map(([key, name], index) => ({
  key,
  id: `29:1-${key}`,
  aadObjectId: `0000000${index}-0000-4000-8000-000000000000`,
  name,
  locale: 'fi-FI',
}));

export function personCalled(key: string): FakePerson {
  const person = fakePeople.find((candidate) => candidate.key === key);
  if (!person) throw new RangeError(`nobody is called ${key}`);
  return person;
}

/** Everybody's chat with the bot, a group of all six, a channel and a meeting. */
export function createChats(): ReadonlyMap<string, FakeChat> {
  const chats: FakeChat[] = [
    ...fakePeople.map((person) => ({
      id: `a:1-${person.key}`,
      conversationType: 'personal' as const,
      people: [person],
      messages: [],
    })),
    { id: '19:group@thread.v2', conversationType: 'groupChat', people: fakePeople, messages: [] },
    { id: '19:channel@thread.tacv2', conversationType: 'channel', people: fakePeople, messages: [] },
    {
      id: '19:meeting@thread.v2',
      conversationType: 'groupChat',
      people: fakePeople,
      meeting: 'MCMxOTptZWV0aW5n',
      messages: [],
    },
  ];
  return new Map(chats.map((chat) => [chat.id, chat]));
}
