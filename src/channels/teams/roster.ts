import { z } from 'zod';
import { type Clock, createBounded } from '../../base/base';
import type { Connector } from './connector';
import { teamsLimits } from './limits';

/** Where somebody is asked about. */
export interface Whereabouts {
  readonly serviceUrl: string;
  readonly conversation: string;
}

/** Who is in a conversation, as Teams knows it. Asked seldom and remembered for a while. */
export interface Roster {
  /** How many people, bots not counted; undefined when it cannot be told. */
  countPeople(where: Whereabouts): Promise<number | undefined>;
  /** The name of somebody whom the delivery did not name. */
  nameOf(where: Whereabouts, user: string): Promise<string | undefined>;
  /** Whether the user organises the meeting that is held there; false when there is none or it cannot be told. */
  leads(where: Whereabouts & { readonly meeting: string | undefined }, user: string, tenant: string): Promise<boolean>;
}

const remembered = 1_000;

const member = z.object({ id: z.string(), name: z.string().nullish() });
const page = z.object({ members: z.array(z.object({ id: z.string() })), continuationToken: z.string().nullish() });
const participant = z.object({ meeting: z.object({ role: z.string() }) });

export function createRoster({ connector, clock }: { connector: Connector; clock: Clock }): Roster {
  const forAWhile = <Value>(keepMs: number) => createRecent<Value>(keepMs, clock);
  const counts = forAWhile<number>(teamsLimits.countMs);
  const names = forAWhile<string>(teamsLimits.countMs);
  const organisers = forAWhile<boolean>(teamsLimits.roleMs);

  /** Reads page by page; nothing when a page fails or there is no end, because a part of a count is none. */
  async function count({ serviceUrl, conversation }: Whereabouts): Promise<number | undefined> {
    let people = 0;
    let continuationToken: string | undefined;
    for (let pages = 0; pages < teamsLimits.memberPages; pages += 1) {
      const called = await connector.call(serviceUrl, async ({ bot }, options) =>
        page.parse(
          await bot.conversations.getConversationPagedMembers(conversation, {
            pageSize: teamsLimits.membersPage,
            // The SDK's type wants a token for the first page too; Teams does not.
            continuationToken: continuationToken as string,
            ...options,
          }),
        ),
      );
      if (called.kind !== 'done') return undefined;
      people += called.value.members.filter(({ id }) => !isBot(id)).length;
      continuationToken = called.value.continuationToken ?? undefined;
      if (continuationToken === undefined) return people;
    }
    return undefined;
  }

  async function readName({ serviceUrl, conversation }: Whereabouts, user: string): Promise<string | undefined> {
    const called = await connector.call(serviceUrl, async ({ bot }, options) =>
      member.parse(await bot.conversations.getConversationMember(conversation, user, options)),
    );
    return called.kind === 'done' ? (called.value.name ?? undefined) : undefined;
  }

  return {
    countPeople: (where) => counts(where.conversation, () => count(where)),
    nameOf: (where, user) => names(`${where.conversation} ${user}`, () => readName(where, user)),
    async leads({ serviceUrl, meeting }, user, tenantId) {
      if (meeting === undefined) return false;
      const organises = await organisers(`${meeting} ${user}`, async () => {
        const called = await connector.call(serviceUrl, async ({ teams }, options) =>
          participant.parse(await teams.teams.fetchMeetingParticipant(meeting, user, { tenantId, ...options })),
        );
        return called.kind === 'done' ? called.value.meeting.role === 'Organizer' : undefined;
      });
      return organises ?? false;
    },
  };
}

/** Accounts of bots have ids that begin so. */
const isBot = (id: string) => id.startsWith('28:');

/** Keeps what could be told; what could not is asked again next time. */
function createRecent<Value>(keepMs: number, clock: Clock) {
  const kept = createBounded<{ readonly value: Value; readonly at: number }>(remembered);
  return async (key: string, ask: () => Promise<Value | undefined>): Promise<Value | undefined> => {
    const now = clock.now().getTime();
    const recent = kept.get(key);
    // A clock that was set back must not make this last.
    if (recent && Math.abs(now - recent.at) < keepMs) return recent.value;
    const value = await ask();
    if (value !== undefined) kept.set(key, { value, at: now });
    return value;
  };
}
