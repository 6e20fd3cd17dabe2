import { z } from 'zod';
import { type Clock, createBounded, late, within } from '../../base/base';
import type { Bots } from './bots';
import type { Identities } from './identity';
import { slackLimits } from './limits';
import { channelOf, homeOwner } from './spot';
import type { SlackApi } from './web-api';

/** Who is in which conversation. */
export interface Rosters {
  /**
   * How many people are in it; undefined when Slack does not tell within a second. Other bots than ours are left out where so few
   * are there that Slack can be asked about each, and tells in the same second.
   */
  countPeople(conversation: string): Promise<number | undefined>;
  /** Whether the bot is in it, so that what is written there as a private chat with the bot is one; false when it cannot be told. */
  hasBot(conversation: string): Promise<boolean>;
  /** Whether the person ("slack:team:user") is in it now; false when it cannot be told. */
  hasMember(conversation: string, person: string): Promise<boolean>;
}

interface Roster {
  readonly users: ReadonlySet<string>;
  readonly readAt: number;
}

const answer = z.looseObject({
  members: z.array(z.string()),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

export function createRosters({
  api,
  identities,
  bots,
  clock,
}: {
  api: SlackApi;
  identities: Identities;
  bots: Bots;
  clock: Clock;
}): Rosters {
  const kept = createBounded<Roster>(slackLimits.rosters);
  const asking = new Map<string, Promise<Roster | undefined>>();
  const now = () => clock.now().getTime();

  async function readUsers(channel: string): Promise<ReadonlySet<string> | undefined> {
    const users = new Set<string>();
    let cursor = '';
    for (let page = 0; page < slackLimits.rosterPages; page++) {
      const args = { channel, limit: slackLimits.rosterPage, ...(cursor ? { cursor } : {}) };
      const called = await api({ method: 'conversations.members', args, answer, laneMs: slackLimits.lookupMs });
      if (called.kind !== 'ok') return undefined;
      for (const user of called.result.members) users.add(user);
      cursor = called.result.response_metadata?.next_cursor ?? '';
      if (!cursor) return users;
    }
    return undefined;
  }

  async function read(channel: string): Promise<Roster | undefined> {
    const readAt = now();
    const users = await readUsers(channel);
    asking.delete(channel);
    if (!users) return undefined;
    const roster = { users, readAt };
    kept.set(channel, roster);
    return roster;
  }

  async function rosterOf(channel: string, maxAgeMs: number): Promise<Roster | undefined> {
    const known = kept.get(channel);
    if (known && now() - known.readAt < maxAgeMs) return known;
    const running = asking.get(channel) ?? read(channel);
    asking.set(channel, running);
    const roster = await within(slackLimits.lookupMs, running, clock);
    return roster === late ? undefined : roster;
  }

  return {
    async countPeople(conversation) {
      if (homeOwner(conversation)) return 1;
      const end = now() + slackLimits.lookupMs;
      const [roster, identity] = await Promise.all([
        rosterOf(channelOf(conversation), slackLimits.rosterMs),
        identities.soon(),
      ]);
      if (!roster || !identity) return undefined;
      const others = [...roster.users].filter((user) => user !== identity.bot);
      await within(Math.max(0, end - now()), bots.look(others), clock);
      return others.filter((user) => !bots.isKnown(user)).length;
    },
    async hasBot(conversation) {
      const [roster, identity] = await Promise.all([rosterOf(conversation, slackLimits.rosterMs), identities.soon()]);
      return identity !== undefined && roster?.users.has(identity.bot) === true;
    },
    async hasMember(conversation, person) {
      const [channel, team, user = ''] = person.split(':');
      if (channel !== 'slack' || team !== (await identities.soon())?.team) return false;
      const owner = homeOwner(conversation);
      if (owner) return owner === user;
      const known = await rosterOf(conversation, slackLimits.rosterMs);
      if (!known || known.users.has(user)) return known !== undefined;
      return (await rosterOf(conversation, slackLimits.freshRosterMs))?.users.has(user) === true;
    },
  };
}
